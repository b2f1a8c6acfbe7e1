"""Names in quotes and abbreviations: most are organisations, some places, some works."""

import re

from workers.enrich.claims import ORGANISATION, PLACE, Claim, Reading
from workers.enrich.lexicon import (
    KIN_HEADS,
    LEGAL,
    NOT_ORG,
    PLACE_HEADS,
    SHORT,
    WITH_QUOTES,
    WORK_HEADS,
)
from workers.enrich.name_words import given, is_among, is_org_head, is_title

ACRONYM = re.compile(
    r"[А-ЯЁІЇЄҐЎЈӘҒҚҢӨҰҮҺA-Z][А-ЯЁІЇЄҐЎЈӘҒҚҢӨҰҮҺA-Z0-9&]{1,6}(?:-[А-ЯA-Z0-9]{1,5})?"
    r"|[А-Я]{1,3}и[А-Я]{1,4}"
)
ROMAN = re.compile(r"[IVXLC]+|[ХІ]+")
QUOTES = {"„": '“”"', "«": "»", "“": '”"“', '"': '"', "”": "”", "‘": "’"}
LONGEST_QUOTED = 8
OWNED = frozenset({"си", "му", "ѝ", "й", "им", "его", "її", "свой", "своя"})
"""Small words between what a name is of and its quotes: романа си „…“."""


def acronym(reading: Reading, place: int) -> Claim | None:
    """An abbreviation in capitals, most of which are organisations."""
    word, low = reading.tokens.words[place], reading.tokens.lows[place]
    plain = word.split("-")[0] if reading.language == "kk" else word
    if not ACRONYM.fullmatch(plain) or _is_shouted(reading, place):
        return None
    if (
        low in NOT_ORG
        or plain.lower() in NOT_ORG
        or ROMAN.fullmatch(plain)
        or (low in LEGAL and reading.tokens.mark(place + 1) in QUOTES)
        or reading.tokens.mark(place - 1).isdigit()
    ):
        return None
    return Claim(start=place, end=place + 1, kind=ORGANISATION, method="rules", confidence=0.6)


def completed(reading: Reading, place: int) -> Claim | None:
    """An abbreviation that a name in quotes completes: УМБАЛ „Свети Георги“."""
    if reading.tokens.lows[place] not in WITH_QUOTES or not reading.tokens.words[place].isupper():
        return None
    closing = closing_quote(reading, place + 1)
    if closing is None:
        return None
    return Claim(start=place, end=closing + 1, kind=ORGANISATION, method="rules", confidence=0.7)


def _is_shouted(reading: Reading, place: int) -> bool:
    """Whether the words beside are in capitals too, as in headlines that shout."""
    beside = (reading.tokens.mark(place - 1), reading.tokens.mark(place + 1))
    return any(word.isupper() and len(word) > 4 for word in beside)


def quoted(reading: Reading, place: int) -> Claim | None:
    """A name in quotes: of an organisation, of a place, or nothing where it is a work's."""
    tokens, language = reading.tokens, reading.language
    closing = closing_quote(reading, place)
    if closing is None:
        return None
    start, end = place + 1, closing
    before = tokens.low(place - 1)
    if tokens.mark(place - 1) == "." and tokens.low(place - 2) in SHORT:
        before = tokens.low(place - 2)
    if before in OWNED:
        before = tokens.low(place - 2)
    if is_among(before, WORK_HEADS, language) or tokens.low(end + 1) in WORK_HEADS:
        _leave_out(reading, start, end)
        return None
    if is_among(before, PLACE_HEADS, language):
        return Claim(start=start, end=end, kind=PLACE, method="rules", confidence=0.75)
    is_named = is_among(before, KIN_HEADS, language) or is_org_head(before, language)
    is_firm = tokens.low(end + 1) in LEGAL or before in LEGAL
    if is_named or is_firm or _looks_like_name(reading, start, end):
        confidence = 0.8 if is_named or is_firm else 0.55
        return Claim(start=start, end=end, kind=ORGANISATION, method="rules", confidence=confidence)
    return None


def _leave_out(reading: Reading, start: int, end: int) -> None:
    """Leave what is the title of a work, with all names in it."""
    if all(reading.tokens.lows[place] for place in range(start, end)):
        for place in range(start, end):
            reading.tokens.taken[place] = True
        reading.runs.clear()


def _looks_like_name(reading: Reading, start: int, end: int) -> bool:
    tokens = reading.tokens
    words = [place for place in range(start, end) if tokens.lows[place]]
    is_latin = all(tokens.words[place].isascii() for place in words)
    if reading.language == "en":
        return False
    first = tokens.lows[words[0]] if words else ""
    is_person = given(first, reading.language) or is_title(first, reading.language)
    if len(words) == 2 and not is_latin and is_person:
        return False
    return len(words) <= 3 and all(tokens.capital[place] for place in words)


def closing_quote(reading: Reading, place: int) -> int | None:
    """Where a short quotation that begins with a capital is closed."""
    tokens = reading.tokens
    closes = QUOTES.get(tokens.mark(place))
    if closes is None or not reading.is_free(place + 1):
        return None
    for step in range(place + 2, min(place + 2 + LONGEST_QUOTED, len(tokens))):
        mark = tokens.words[step]
        if mark in closes:
            return step
        if not (tokens.lows[step] or mark.isdigit() or mark in "-–.&"):
            return None
    return None

"""Organisations by rule: a head noun and what belongs to it, abbreviations, names in quotes."""

import re

from workers.enrich.claims import ORGANISATION, PLACE, Claim, Reading
from workers.enrich.countries import country_at
from workers.enrich.lexicon import (
    BEGINNERS,
    COMPLEMENTED,
    GENITIVE,
    KIN_HEADS,
    LEGAL,
    NOT_ORG,
    PLACE_HEADS,
    WEAK_HEADS,
    WITH_QUOTES,
    WORK_HEADS,
)
from workers.enrich.name_words import ADJECTIVE, given, has_surname_ending, is_among, is_org_head

LINKS = frozenset({"на", "за", "по", "към", "при"})
DEFINITE = re.compile(r".{2,}(?:та|то|те|ът|ят|ите)")
GENITIVE_FORM = re.compile(r".{3,}(?:ых|их|ого|его|ой|ей|ов|ев|ий|ия|ии|ции|и|а|я|ы|ів|їв|ь|ого|ої|ньої|у|ства)")
ACRONYM = re.compile(r"[А-ЯЁІЇЄҐЎЈӘҒҚҢӨҰҮҺA-Z][А-ЯЁІЇЄҐЎЈӘҒҚҢӨҰҮҺA-Z0-9&]{1,6}(?:-[А-ЯA-Z0-9]{1,5})?")
ROMAN = re.compile(r"[IVXLC]+|[ХІ]+")
QUOTES = {"„": "“”\"", "«": "»", "“": "”\"“", '"': '"', "”": "”", "‘": "’"}
LONGEST_QUOTED = 5
OWNED = frozenset({"си", "му", "ѝ", "й", "им", "его", "її", "его", "свой", "своя"})


def headed(reading: Reading, start: int) -> Claim | None:
    """An organisation that begins here: Министерство на …, Върховния касационен съд, Wabtec Corp."""
    tokens, language = reading.tokens, reading.language
    low = tokens.lows[start]
    if is_org_head(low, language):
        return _from_head(reading, start, start)
    if not ADJECTIVE.fullmatch(low) or (given(low, language) == 1 and not tokens.is_first(start)):
        return None
    for head in range(start + 1, min(start + 5, len(tokens))):
        word = tokens.lows[head]
        if not word or not tokens.is_close(head):
            return None
        if is_org_head(word, language):
            if tokens.is_first(start) and is_among(word, WEAK_HEADS, language):
                return None
            if tokens.is_first(start) and low in BEGINNERS:
                return None
            is_nation = reading.country(start) is not None
            is_plain = _complement(reading, head) == head + 1
            if is_nation and is_plain and (tokens.is_first(start) or is_among(word, WEAK_HEADS, language)):
                return None if head == start + 1 or tokens.is_first(start) else _whole(start, head + 1)
            return _from_head(reading, start, head)
        if not (ADJECTIVE.fullmatch(word) or word in {"и", "по"}):
            return None
    return None


def _whole(start: int, end: int) -> Claim:
    return Claim(start=start, end=end, kind=ORGANISATION, method="rules", confidence=0.7)


def _from_head(reading: Reading, start: int, head: int) -> Claim | None:
    """The organisation with its complement; a head alone, at a sentence's beginning, is none."""
    tokens, language = reading.tokens, reading.language
    end = _complement(reading, head)
    if end == head + 1 and start == head:
        end = _named_after(reading, head)
        if end == head + 1 and (tokens.is_first(start) or language == "en"):
            return None
        if end > head + 1 and tokens.is_first(start) and is_among(tokens.lows[head], KIN_HEADS, language):
            return None
    if tokens.is_first(start) and end > head + 1 and start == head:
        if is_among(tokens.lows[head], WEAK_HEADS, language):
            return None
    return Claim(start=start, end=end, kind=ORGANISATION, method="rules", confidence=0.75)


def _named_after(reading: Reading, head: int) -> int:
    """Where the name ends that follows its head directly, in capitals or in quotes."""
    tokens = reading.tokens
    place = head + 1
    if tokens.mark(place) in QUOTES and reading.is_free(place + 1):
        return _closing(reading, place) or head + 1
    return head + 1


def _complement(reading: Reading, head: int) -> int:
    """Where the words end that belong to a head: «на външните работи», «иностранных дел»."""
    tokens, language = reading.tokens, reading.language
    low = tokens.lows[head]
    if language in {"ru", "uk", "be"}:
        return _genitive(reading, head) if is_among(low, GENITIVE, language) else head + 1
    if language not in {"bg", "mk"} or not is_among(low, COMPLEMENTED, language):
        return head + 1
    is_ministry = low.startswith("министерств")
    end = head + 1
    for _ in range(3):
        if tokens.low(end) not in LINKS or not tokens.is_close(end):
            break
        noun = _noun_phrase(reading, end + 1)
        if noun is None:
            break
        end = noun
        if DEFINITE.fullmatch(tokens.lows[end - 1]):
            more = _and_noun(reading, end, is_ministry)
            end = more or end
            break
    return end


def _and_noun(reading: Reading, place: int, is_ministry: bool) -> int | None:
    tokens = reading.tokens
    if tokens.low(place) != "и" or not is_ministry:
        return None
    end = _noun_phrase(reading, place + 1)
    return end if end and DEFINITE.fullmatch(tokens.lows[end - 1]) else None


def _noun_phrase(reading: Reading, place: int) -> int | None:
    """The end of adjectives in small letters and the noun behind them."""
    tokens = reading.tokens
    for step in range(place, min(place + 4, len(tokens))):
        low = tokens.lows[step]
        if not low or tokens.capital[step] or not tokens.is_close(step):
            return None
        if not ADJECTIVE.fullmatch(low) or not tokens.low(step + 1) or tokens.low(step + 1) in LINKS:
            return step + 1
    return None


def _genitive(reading: Reading, head: int) -> int:
    tokens = reading.tokens
    end = head + 1
    for step in range(end, min(end + 7, len(tokens))):
        low = tokens.lows[step]
        if not low or tokens.capital[step] or not tokens.is_close(step):
            break
        if low in {"и", "по", "та", "і", "з", "та", "у"} and step + 1 < len(tokens):
            continue
        if not GENITIVE_FORM.fullmatch(low) and not tokens.low(step - 1) == "по":
            break
        end = step + 1
    return end


def acronym(reading: Reading, place: int) -> Claim | None:
    """An abbreviation in capitals, most of which are organisations."""
    word, low = reading.tokens.words[place], reading.tokens.lows[place]
    plain = word.split("-")[0] if reading.language == "kk" else word
    if not ACRONYM.fullmatch(plain):
        return None
    if low in WITH_QUOTES and reading.tokens.mark(place + 1) in QUOTES:
        closing = _closing(reading, place + 1)
        if closing:
            return _whole(place, closing + 1)
    if low in NOT_ORG or plain.lower() in NOT_ORG or ROMAN.fullmatch(plain) or reading.tokens.mark(place - 1).isdigit():
        return None
    return Claim(start=place, end=place + 1, kind=ORGANISATION, method="rules", confidence=0.6)


def quoted(reading: Reading, place: int) -> Claim | None:
    """A name in quotes: of an organisation, of a place, or nothing where it is a work's."""
    tokens, language = reading.tokens, reading.language
    closing = _closing(reading, place)
    if closing is None:
        return None
    start, end = place + 1, closing
    before = tokens.low(place - 1)
    if before in OWNED:
        before = tokens.low(place - 2)
    if is_among(before, WORK_HEADS, language):
        return _none(reading, start, end)
    if is_among(before, PLACE_HEADS, language):
        return Claim(start=start, end=end, kind=PLACE, method="rules", confidence=0.75)
    is_named = is_among(before, KIN_HEADS, language) or is_org_head(before, language)
    is_firm = tokens.low(end + 1) in LEGAL or before in LEGAL
    if is_named or is_firm or _looks_like_name(reading, start, end):
        confidence = 0.8 if is_named or is_firm else 0.55
        return Claim(start=start, end=end, kind=ORGANISATION, method="rules", confidence=confidence)
    return _none(reading, start, end)


def _none(reading: Reading, start: int, end: int) -> None:
    """Leave what is the title of a work, with all names in it."""
    if all(reading.tokens.lows[place] for place in range(start, end)):
        for place in range(start, end):
            reading.tokens.taken[place] = True


def _looks_like_name(reading: Reading, start: int, end: int) -> bool:
    tokens = reading.tokens
    words = [place for place in range(start, end) if tokens.lows[place]]
    return len(words) <= 3 and all(tokens.capital[place] for place in words)


def _closing(reading: Reading, place: int) -> int | None:
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


def is_company_word(low: str) -> bool:
    """Whether a word is one that companies end in."""
    return low in LEGAL


__all__ = ["acronym", "has_surname_ending", "headed", "is_company_word", "quoted"]

"""Guesses: names that only their neighbours, their ends or their namesakes in the text tell of."""

import re
from itertools import pairwise

from news.annotations import MentionKind
from news.lemmas import is_word
from workers.enrich.beginnings import DEFINITE, is_beginning
from workers.enrich.claims import ORGANISATION, PERSON, PLACE, Claim, Reading
from workers.enrich.forms import TURKIC, is_turkic_case
from workers.enrich.lexicon import (
    BEGINNERS,
    INSIDE,
    KIN_HEADS,
    LEGAL,
    LOCATIVE,
    NEAR,
    NOT_NAMES,
    NOT_ORG,
    PLACE_HEADS,
    SPEECH,
)
from workers.enrich.name_words import ADJECTIVE, has_surname_ending, is_among, is_org_head, is_title
from workers.enrich.runs import run_end

LATIN = frozenset({"en", "de", "fr", "es", "tr"})
JOINS = frozenset({",", "и", "і", "й", "та", "және", "мен", "and", "или", "або", "or"})
SURE_ENDS = ("стан", "ландия", "ландія", "град", "бург", "ово")
AREA = re.compile(r".{3,}[сшч]ко")
"""What Bulgarian calls the country around a town: Добричко, Русенско."""
BEFORE_AREAS = frozenset({"в", "във", "от", "из", "край", "към", "до", "за", "на", "и"})
PLACE_ENDS = (*SURE_ENDS, "ево", "пол", "ия", "ія", "абад", "шир", "таун")


def titled(reading: Reading, place: int) -> Claim | None:
    """A run of capitalised words that its neighbours tell the kind of."""
    tokens, language = reading.tokens, reading.language
    low = tokens.lows[place]
    if low in NOT_NAMES or low in BEGINNERS:
        return None
    before = tokens.low(place - 1)
    end = run_end(reading, place)
    if tokens.low(end) in LEGAL and tokens.capital[end - 1]:
        return Claim(start=place, end=end, kind=ORGANISATION, method="rules", confidence=0.8)
    if tokens.is_first(place) or not before:
        return None
    is_headed = language not in TURKIC and is_org_head(before, language)
    if is_among(before, KIN_HEADS, language) or is_headed:
        return Claim(start=place, end=end, kind=ORGANISATION, method="rules", confidence=0.75)
    is_free = language in TURKIC or not tokens.taken[place - 1]
    if is_free and is_among(before, PLACE_HEADS, language):
        return Claim(start=place, end=end, kind=PLACE, method="rules", confidence=0.75)
    return None


def surnames_again(reading: Reading) -> None:
    """A surname after the full name, at the beginning of a sentence too."""
    tokens = reading.tokens
    known: dict[str, Claim] = {}
    for claim in reading.claims:
        if claim.kind is PERSON:
            for place in range(claim.start, claim.end):
                if tokens.capital[place] and len(tokens.lows[place]) > 2:
                    known.setdefault(tokens.lows[place].removesuffix("'s"), claim)
    _cities_of_surnames(reading)
    for place in tokens.capitals():
        if reading.is_free(place) and _is_person_again(reading, place, known):
            end = place + 1
            while (
                reading.is_free(end)
                and tokens.is_close(end)
                and _is_person_again(reading, end, known)
            ):
                end += 1
            reading.claim(Claim(start=place, end=end, kind=PERSON, method="rules", confidence=0.8))


def _cities_of_surnames(reading: Reading) -> None:
    """Make cities that are the surname of somebody named in full, Montgomery, that person."""
    tokens = reading.tokens
    surnames = {
        tokens.lows[claim.end - 1].removesuffix("'s")
        for claim in reading.claims
        if claim.kind is PERSON and claim.end - claim.start > 1
    }
    for claim in reading.claims:
        is_city = claim.kind is PLACE and claim.entry and claim.end - claim.start == 1
        low = tokens.lows[claim.start].removesuffix("'s")
        if is_city and low in surnames and tokens.low(claim.start - 1) not in LOCATIVE:
            claim.kind, claim.entry, claim.country = PERSON, None, None
            claim.method, claim.confidence = "rules", 0.7
            reading.persons.add(claim.start)


def _is_person_again(reading: Reading, place: int, known: dict[str, Claim]) -> bool:
    low = reading.tokens.lows[place].removesuffix("'s")
    if low in known:
        return not (reading.tokens.is_first(place) and low in BEGINNERS)
    if len(low) < 5:
        return False
    if reading.language in TURKIC:
        return any(low[:4] == other[:4] and is_turkic_case(low, other) for other in known)
    return any(low[:4] == other[:4] and _is_case_of(low, other) for other in known)


def _is_case_of(low: str, other: str) -> bool:
    longer, shorter = (low, other) if len(low) >= len(other) else (other, low)
    return longer.startswith(shorter) and len(longer) - len(shorter) <= 2 and longer.isalpha()


def joined(reading: Reading) -> None:
    """Make one name of a given name and a surname that were found one by one: Квинси Промес."""
    tokens = reading.tokens
    gone: set[int] = set()
    people = sorted((c for c in reading.claims if c.kind is PERSON), key=lambda claim: claim.start)
    for before, claim in pairwise(people):
        is_beside = before.end == claim.start and tokens.is_close(claim.start)
        sizes = (before.end - before.start, claim.end - claim.start)
        is_owner = tokens.lows[before.end - 1].endswith("'s")
        if is_beside and sizes == (1, 1) and not is_owner and not before.base:
            before.end, before.confidence = claim.end, min(before.confidence, claim.confidence)
            gone.add(id(claim))
    if gone:
        reading.claims[:] = [claim for claim in reading.claims if id(claim) not in gone]


def unknown(reading: Reading) -> None:
    """Capitalised words inside sentences that nothing explains: by their neighbours and ends."""
    tokens = reading.tokens
    kinds: dict[str, Claim] = {}
    seen = 0
    for place in tokens.capitals():
        if place < seen or not reading.is_free(place):
            continue
        end = run_end(reading, place)
        if tokens.is_first(place) and not _is_name_first(reading, place, end):
            continue
        seen = end
        if claim := _guess(reading, place, end):
            reading.claim(claim)
            kinds[" ".join(tokens.lows[claim.start : claim.end])] = claim
    for place in tokens.capitals():
        if reading.is_free(place) and (same := kinds.get(tokens.lows[place])):
            reading.claim(
                Claim(start=place, end=place + 1, kind=same.kind, method="rules", confidence=0.5)
            )


def _is_name_first(reading: Reading, start: int, end: int) -> bool:
    """Whether a sentence begins with two capitalised words, the first of them no common one."""
    low = reading.tokens.lows[start]
    if end - start < 2 or is_beginning(reading, start) or is_org_head(low, reading.language):
        return False
    return not ADJECTIVE.fullmatch(low) and len(low) > 2


def _guess(reading: Reading, start: int, end: int) -> Claim | None:
    """What an unknown run of capitalised words most likely names."""
    tokens, language = reading.tokens, reading.language
    while start < end and (
        tokens.lows[start] in NOT_NAMES or is_title(tokens.lows[start], language)
    ):
        start += 1
    while end > start and (tokens.lows[end - 1] in NOT_NAMES):
        end -= 1
    if start == end or (len(tokens.words[start]) == 1 and end == start + 1):
        return None
    if language == "en" and any(
        is_title(tokens.lows[place], language) for place in range(start, end)
    ):
        return None
    is_definite = end == start + 1 and bool(DEFINITE.fullmatch(tokens.lows[start]))
    if is_definite and language in {"bg", "mk"} and tokens.low(end) and tokens.is_close(end):
        return None
    low, before, last = tokens.lows[start], tokens.low(start - 1), tokens.lows[end - 1]
    size = end - start
    if size == 1 and low in NOT_ORG:
        return None
    if tokens.span(start, end).isupper() and (size > 1 or len(low) > 6):
        return None
    is_latin = low.isascii() and language not in LATIN
    if is_latin and size == 1:
        return _claim(start, end, ORGANISATION, 0.6)
    if kind := _joined_kind(reading, start):
        return _claim(start, end, kind, 0.6)
    is_owner = any(claim.start == end and claim.kind is PERSON for claim in reading.claims[-400:])
    if before == "на" and is_owner and tokens.is_close(end):
        return _claim(start, end, ORGANISATION, 0.6)
    if is_org_head(last, language) or tokens.words[start].isupper():
        return _claim(start, end, ORGANISATION, 0.6)
    if language == "bg" and size == 1 and before in BEFORE_AREAS and AREA.fullmatch(low):
        return _claim(start, end, PLACE, 0.7)
    if before in INSIDE or (before in NEAR and last.endswith(PLACE_ENDS)):
        return _claim(start, end, PLACE, 0.6)
    if last.endswith(PLACE_ENDS[:6]) and not has_surname_ending(last, language):
        return _claim(start, end, PLACE, 0.5)
    if is_latin:
        return _claim(start, end, ORGANISATION, 0.6)
    is_adjective = bool(ADJECTIVE.fullmatch(low)) and is_word(low, language)
    if size >= 2 and not is_adjective:
        return _claim(start, end, PERSON, 0.55)
    if before in SPEECH or tokens.low(end) in SPEECH:
        return _claim(start, end, PERSON, 0.6)
    if is_adjective:
        return None
    if language in TURKIC:
        return None
    if "-" in low and language == "en":
        return None
    if size > 1 or len(low) < 3 or is_word(low, language):
        return None
    return _claim(start, end, PERSON, 0.4)


def _joined_kind(reading: Reading, start: int) -> MentionKind | None:
    """The kind of the name before, where a comma or an «and» joins them: Русе и Клуж."""
    tokens = reading.tokens
    if tokens.mark(start - 1) not in JOINS or not start >= 2:
        return None
    before = [claim for claim in reading.claims if claim.end == start - 1 and not claim.is_derived]
    if not before or (before[-1].kind is PERSON and tokens.mark(start - 1) == ","):
        return None
    return before[-1].kind


def _claim(start: int, end: int, kind: MentionKind, confidence: float) -> Claim:
    return Claim(start=start, end=end, kind=kind, method="rules", confidence=confidence)

"""The finder: reads a text from left to right and claims the names in it."""

from workers.enrich.claims import ORGANISATION, PERSON, PLACE, Claim, Reading
from workers.enrich.countries import country_at
from workers.enrich.gazetteer import Entry, longest_at
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
from workers.enrich.organisations import acronym, headed, quoted
from workers.enrich.persons import person, run_end
from workers.enrich.name_words import (
    ADJECTIVE,
    given,
    has_surname_ending,
    is_among,
    is_org_head,
    is_title,
    surname_base,
)

HOME = frozenset({"BG", "KZ"})
PLACE_ENDS = ("стан", "ландия", "ландія", "град", "бург", "ово", "ево", "пол", "ия", "ія", "абад", "шир", "таун")


def read(reading: Reading) -> list[Claim]:
    """All names of a text, in order."""
    place = 0
    tokens = reading.tokens
    while place < len(tokens):
        place = _step(reading, place)
    _surnames_again(reading)
    _unknown(reading)
    return sorted(reading.claims, key=lambda claim: claim.start)


def _step(reading: Reading, place: int) -> int:
    """Look at one token; where to look next."""
    tokens = reading.tokens
    if tokens.taken[place]:
        return place + 1
    if not tokens.lows[place]:
        if tokens.words[place] in "„«“\"”" and (claim := quoted(reading, place)):
            return _quoted(reading, claim)
        return place + 1
    if not tokens.capital[place]:
        return _small(reading, place)
    for way in (_known_phrase, headed, _known_abbreviation, person, _known, acronym, _titled):
        if claim := way(reading, place):
            return reading.claim(claim)
    return place + 1


def _small(reading: Reading, place: int) -> int:
    """A word in small letters: at most made of a country's name."""
    found = country_at(reading.tokens, place, reading.language)
    if found and found.is_derived:
        return reading.claim(_country(place, found.code, 1, is_derived=True))
    return place + 1


def _country(place: int, code: str, size: int, *, is_derived: bool) -> Claim:
    return Claim(
        start=place,
        end=place + size,
        kind=PLACE,
        method="gazetteer",
        confidence=0.9 if is_derived else 0.97,
        country=code,
        is_derived=is_derived,
    )


def _quoted(reading: Reading, claim: Claim) -> int:
    """What stands in quotes: known by name, a person, or what its quotes make of it."""
    tokens, language = reading.tokens, reading.language
    known = longest_at(tokens, claim.start, language)
    if known and known[1] == claim.end - claim.start and known[0].kind is not PLACE:
        return reading.claim(_entry(claim.start, *known))
    found = country_at(tokens, claim.start, language)
    if found and found.size == claim.end - claim.start:
        return reading.claim(
            _country(claim.start, found.code, found.size, is_derived=found.is_derived)
        )
    return reading.claim(claim)


def _entry(start: int, entry: Entry, size: int) -> Claim:
    return Claim(
        start=start,
        end=start + size,
        kind=entry.kind,
        method="gazetteer",
        confidence=0.9 if entry.is_sure else 0.75,
        entry=entry,
        country=entry.country,
    )


def _known_phrase(reading: Reading, place: int) -> Claim | None:
    """A country, place or organisation known by several words."""
    tokens, language = reading.tokens, reading.language
    known = longest_at(tokens, place, language)
    found = country_at(tokens, place, language)
    if found and found.size > 1 and (known is None or known[1] <= found.size):
        return _country(place, found.code, found.size, is_derived=found.is_derived)
    if known and known[1] > 1 and not (given(tokens.lows[place], language) == 1 and known[0].weight):
        return _entry(place, *known)
    return None


def _known_abbreviation(reading: Reading, place: int) -> Claim | None:
    """A known name in capitals, before anything takes it for a person's."""
    tokens = reading.tokens
    if not tokens.words[place][:2].isupper():
        return None
    found = country_at(tokens, place, reading.language)
    if found and not found.is_derived:
        return _country(place, found.code, found.size, is_derived=False)
    known = longest_at(tokens, place, reading.language)
    return _entry(place, *known) if known and known[0].kind is ORGANISATION else None


def _known(reading: Reading, place: int) -> Claim | None:
    """A country, city or organisation known by one word."""
    tokens, language = reading.tokens, reading.language
    found = country_at(tokens, place, language)
    if found:
        return _country(place, found.code, found.size, is_derived=found.is_derived)
    known = longest_at(tokens, place, language)
    if known is None:
        return None
    entry, size = known
    if entry.kind is PLACE:
        return _entry(place, entry, size) if _is_city_here(reading, place, entry) else None
    before = tokens.low(place - 1)
    if entry.is_sure or is_among(before, KIN_HEADS, language):
        return _entry(place, entry, size)
    return _entry(place, entry, size) if _is_alone(reading, place) else None


def _is_city_here(reading: Reading, place: int, entry: Entry) -> bool:
    """Whether what stands around lets a city's name be one."""
    tokens, language = reading.tokens, reading.language
    before = tokens.low(place - 1)
    if before in LOCATIVE or is_among(before, PLACE_HEADS, language):
        return True
    if not entry.is_sure or tokens.lows[place] in NOT_NAMES:
        return False
    if tokens.first[place] and entry.weight < (40_000 if entry.country in HOME else 250_000):
        return False
    follows = run_end(reading, place)
    if follows > place + 1 and not given(tokens.low(place + 1), language):
        follower = longest_at(tokens, place + 1, language)
        is_known = follower is not None or country_at(tokens, place + 1, language) is not None
        return is_known or before in NEAR or not has_surname_ending(tokens.low(place + 1), language)
    return given(tokens.lows[place], language) < 1 or before in NEAR


def _is_alone(reading: Reading, place: int) -> bool:
    """Whether a known word in capitals is no sentence's beginning and in no run of them."""
    tokens = reading.tokens
    return not tokens.first[place] and run_end(reading, place) == place + 1


def _titled(reading: Reading, place: int) -> Claim | None:
    """A run of capitalised words that its neighbours tell the kind of."""
    tokens, language = reading.tokens, reading.language
    low = tokens.lows[place]
    if low in NOT_NAMES or low in BEGINNERS:
        return None
    before = tokens.low(place - 1)
    end = run_end(reading, place)
    if tokens.low(end) in LEGAL and tokens.capital[end - 1]:
        return Claim(start=place, end=end, kind=ORGANISATION, method="rules", confidence=0.8)
    if tokens.first[place] or not before:
        return None
    if is_among(before, KIN_HEADS, language):
        return Claim(start=place, end=end, kind=ORGANISATION, method="rules", confidence=0.75)
    if is_among(before, PLACE_HEADS, language):
        return Claim(start=place, end=end, kind=PLACE, method="rules", confidence=0.75)
    return None


def _surnames_again(reading: Reading) -> None:
    """A surname after the full name, at the beginning of a sentence too."""
    tokens = reading.tokens
    known: dict[str, Claim] = {}
    for claim in reading.claims:
        if claim.kind is PERSON:
            for place in range(claim.start, claim.end):
                if tokens.capital[place] and len(tokens.lows[place]) > 2:
                    known.setdefault(tokens.lows[place], claim)
    for place in range(len(tokens)):
        if reading.is_free(place) and _is_person_again(reading, place, known):
            end = place + 1
            reading.claim(Claim(start=place, end=end, kind=PERSON, method="rules", confidence=0.8))


def _is_person_again(reading: Reading, place: int, known: dict[str, Claim]) -> bool:
    low = reading.tokens.lows[place]
    if low in known:
        return not (reading.tokens.first[place] and low in BEGINNERS)
    if len(low) < 5:
        return False
    return any(low[:4] == other[:4] and _is_case_of(low, other) for other in known)


def _is_case_of(low: str, other: str) -> bool:
    longer, shorter = (low, other) if len(low) >= len(other) else (other, low)
    return longer.startswith(shorter) and len(longer) - len(shorter) <= 2 and longer.isalpha()


def _unknown(reading: Reading) -> None:
    """Capitalised words inside sentences that nothing explains: by their neighbours and ends."""
    tokens = reading.tokens
    kinds: dict[str, Claim] = {}
    place = 0
    while place < len(tokens):
        if not reading.is_free(place) or tokens.first[place]:
            place += 1
            continue
        end = run_end(reading, place)
        claim = _guess(reading, place, end)
        if claim:
            reading.claim(claim)
            kinds[" ".join(tokens.lows[claim.start : claim.end])] = claim
        place = end
    for place in range(len(tokens)):
        if reading.is_free(place) and (same := kinds.get(tokens.lows[place])):
            reading.claim(
                Claim(start=place, end=place + 1, kind=same.kind, method="rules", confidence=0.5)
            )


def _guess(reading: Reading, start: int, end: int) -> Claim | None:
    """What an unknown run of capitalised words most likely names."""
    tokens, language = reading.tokens, reading.language
    while start < end and (tokens.lows[start] in NOT_NAMES or is_title(tokens.lows[start], language)):
        start += 1
    while end > start and (tokens.lows[end - 1] in NOT_NAMES):
        end -= 1
    if start == end:
        return None
    low, before, last = tokens.lows[start], tokens.low(start - 1), tokens.lows[end - 1]
    size = end - start
    if size == 1 and low in NOT_ORG:
        return None
    if is_org_head(last, language) or tokens.words[start].isupper():
        return _claim(start, end, ORGANISATION, 0.6)
    if before in INSIDE or (before in NEAR and last.endswith(PLACE_ENDS)):
        return _claim(start, end, PLACE, 0.6)
    if last.endswith(PLACE_ENDS[:6]) and not has_surname_ending(last, language):
        return _claim(start, end, PLACE, 0.5)
    if low.isascii() and language not in {"en", "de", "fr", "es", "tr"}:
        return _claim(start, end, ORGANISATION, 0.6)
    if size >= 2 and not ADJECTIVE.fullmatch(low):
        return _claim(start, end, PERSON, 0.55)
    if before in SPEECH or tokens.low(end) in SPEECH:
        return _claim(start, end, PERSON, 0.6)
    if ADJECTIVE.fullmatch(low) and size == 1:
        return None
    return _claim(start, end, PERSON, 0.4) if size == 1 and len(low) > 2 else None


def _claim(start: int, end: int, kind: object, confidence: float) -> Claim:
    return Claim(start=start, end=end, kind=kind, method="rules", confidence=confidence)  # type: ignore[arg-type]


__all__ = ["read", "surname_base"]

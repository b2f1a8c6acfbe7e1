"""Known names: countries, cities and organisations that the gazetteer has, where they may be."""

from news.lemmas import is_word
from workers.enrich.claims import ORGANISATION, PLACE, Claim, Reading
from workers.enrich.forms import SLAVIC
from workers.enrich.gazetteer import Entry
from workers.enrich.lexicon import (
    BEGINNERS,
    KIN_HEADS,
    LOCATIVE,
    NEAR,
    NOT_NAMES,
    PLACE_HEADS,
    SPORTS,
)
from workers.enrich.name_words import given, has_surname_ending, is_among, is_org_head, is_title
from workers.enrich.persons import is_place_of
from workers.enrich.runs import run_end

HOME = frozenset({"BG", "KZ"})
"""Countries whose smaller cities begin sentences."""


def plain(reading: Reading, place: int) -> Claim | None:
    """A country in one word, no capital behind it: most of what news name, and nothing else."""
    tokens = reading.tokens
    if place + 1 < len(tokens.words) and tokens.capital[place + 1]:
        return None
    found = reading.country(place)
    if found is None or found.is_derived or found.size > 1:
        return None
    known = reading.known(place)
    return (
        country_claim(place, found.code, 1, is_derived=False)
        if not known or known[1] == 1
        else None
    )


def known_quoted(reading: Reading, place: int) -> Claim | None:
    """A known name that fills its quotes, whatever it is called by."""
    if not reading.is_free(place + 1):
        return None
    known = reading.known(place + 1)
    if known is None or known[0].kind is PLACE:
        return None
    is_filled = reading.tokens.mark(place + 1 + known[1]) in set('“”"»')
    return entry_claim(place + 1, *known) if is_filled else None


def fill_quotes(reading: Reading, claim: Claim) -> int:
    """What stands in quotes: known by name, a person, or what its quotes make of it."""
    tokens = reading.tokens
    known = reading.known(claim.start)
    if known and known[1] == claim.end - claim.start and known[0].kind is not PLACE:
        return reading.claim(entry_claim(claim.start, *known))
    found = reading.country(claim.start)
    if found and tokens.mark(claim.start - 1) not in "„«" and found.size == claim.end - claim.start:
        return reading.claim(
            country_claim(claim.start, found.code, found.size, is_derived=found.is_derived)
        )
    return reading.claim(claim)


def known_phrase(reading: Reading, place: int) -> Claim | None:
    """A country, place or organisation known by several words."""
    tokens, language = reading.tokens, reading.language
    known = reading.known(place)
    found = reading.country(place)
    if found and found.is_derived and given(tokens.lows[place], language):
        found = None
    if found and found.size > 1 and (known is None or known[1] <= found.size):
        return country_claim(place, found.code, found.size, is_derived=found.is_derived)
    if known and known[1] > 1:
        return entry_claim(place, *known)
    return None


def known_abbreviation(reading: Reading, place: int) -> Claim | None:
    """A known name in capitals, before anything takes it for a person's."""
    tokens = reading.tokens
    if not tokens.words[place][:2].isupper():
        return None
    found = reading.country(place)
    if found and not found.is_derived:
        return country_claim(place, found.code, found.size, is_derived=False)
    known = reading.known(place)
    return entry_claim(place, *known) if known and known[0].kind is ORGANISATION else None


def known_name(reading: Reading, place: int) -> Claim | None:
    """A country, city or organisation known by one word."""
    tokens, language = reading.tokens, reading.language
    found = reading.country(place)
    if found and not (found.is_derived and given(tokens.lows[place], language)):
        return country_claim(place, found.code, found.size, is_derived=found.is_derived)
    known = reading.known(place)
    if known is None:
        return None
    entry, size = known
    if entry.kind is PLACE:
        return entry_claim(place, entry, size) if _is_city_here(reading, place, entry) else None
    before = tokens.low(place - 1)
    if entry.is_sure or is_among(before, KIN_HEADS, language):
        return entry_claim(place, entry, size)
    return entry_claim(place, entry, size) if _is_alone(reading, place) else None


def _is_city_here(reading: Reading, place: int, entry: Entry) -> bool:
    """Whether what stands around lets a city's name be one."""
    tokens, language = reading.tokens, reading.language
    before = tokens.low(place - 1)
    if before in LOCATIVE or is_among(before, PLACE_HEADS, language):
        return True
    if not entry.is_sure or tokens.lows[place] in NOT_NAMES:
        return False
    if tokens.is_first(place) and tokens.lows[place] != entry.words[0] and len(entry.words[0]) < 5:
        return False
    if language in SLAVIC and is_place_of(reading, place):
        return True
    if language == "en" and _is_behind_name(reading, place):
        return False
    if tokens.is_first(place) and entry.weight < (40_000 if entry.country in HOME else 250_000):
        return False
    follows = run_end(reading, place)
    if follows > place + 1 and not given(tokens.low(place + 1), language):
        follower = reading.known(place + 1)
        is_known = follower is not None or reading.country(place + 1) is not None
        return is_known or before in NEAR or not has_surname_ending(tokens.low(place + 1), language)
    return given(tokens.lows[place], language) < 1 or before in NEAR


def _is_behind_name(reading: Reading, place: int) -> bool:
    """Whether an unknown name stands right before, which the word goes on with: Tran Van Minh."""
    tokens = reading.tokens
    before = place - 1
    if not (tokens.is_close(place) and reading.is_free(before)):
        return False
    low = tokens.lows[before]
    return not (low in BEGINNERS or is_title(low, "en") or is_word(low, "en"))


def _is_alone(reading: Reading, place: int) -> bool:
    """Whether a known word in capitals is no sentence's beginning and in no run of them."""
    tokens, language = reading.tokens, reading.language
    follows = tokens.low(place + 1)
    if tokens.is_first(place):
        return follows in SPORTS
    return run_end(reading, place) == place + 1 or bool(
        given(follows, language)
        or reading.country(place + 1)
        or is_org_head(follows, language)
        or reading.known(place + 1)
    )


def country_claim(place: int, code: str, size: int, *, is_derived: bool) -> Claim:
    return Claim(
        start=place,
        end=place + size,
        kind=PLACE,
        method="gazetteer",
        confidence=0.9 if is_derived else 0.97,
        country=code,
        is_country=True,
        is_derived=is_derived,
    )


def entry_claim(start: int, entry: Entry, size: int) -> Claim:
    return Claim(
        start=start,
        end=start + size,
        kind=entry.kind,
        method="gazetteer",
        confidence=0.9 if entry.is_sure else 0.75,
        entry=entry,
        country=entry.country,
    )

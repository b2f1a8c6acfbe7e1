"""English names by their first and last words: Emirates Stadium, Thames Water, Radio Free Delta."""

from workers.enrich.claims import ORGANISATION, PLACE, Claim, Reading
from workers.enrich.lexicon import (
    BEGINNERS,
    ENGLISH_ORG_ENDS,
    ENGLISH_ORG_HEADS,
    ENGLISH_PLACE_ENDS,
    ENGLISH_PLACE_HEADS,
    LEGAL,
    NOT_NAMES,
)
from workers.enrich.name_words import given, is_org_head, is_title
from workers.enrich.runs import run_end


def english_headed(reading: Reading, start: int) -> Claim | None:
    """An organisation or a place that its first or last word tells."""
    tokens = reading.tokens
    if tokens.lows[start] in BEGINNERS:
        return None
    end = _before_known(reading, start, run_end(reading, start))
    while end > start + 1 and tokens.lows[end - 1] in NOT_NAMES:
        end -= 1
    if end < start + 2 or is_title(tokens.lows[start], "en"):
        return None
    first = tokens.lows[start]
    if first in ENGLISH_PLACE_HEADS:
        return _claim(start, end, PLACE)
    if first in ENGLISH_ORG_HEADS:
        return _claim(start, end, ORGANISATION)
    for last in range(end - 1, start, -1):
        low = tokens.lows[last].removesuffix("'s")
        is_name = given(first, "en") == 1 and last == start + 1
        if low in ENGLISH_PLACE_ENDS and not is_name:
            return _claim(start, last + 1, PLACE)
        if low in ENGLISH_ORG_ENDS and not is_name:
            return _claim(start, _with_heads(reading, last + 1, end), ORGANISATION)
    return _club(reading, start, end)


def _with_heads(reading: Reading, place: int, end: int) -> int:
    """The end with the heads and legal forms that follow: Toyota Motor Corp."""
    tokens = reading.tokens
    while place < end and (tokens.lows[place] in LEGAL or is_org_head(tokens.lows[place], "en")):
        place += 1
    return place


def _before_known(reading: Reading, start: int, end: int) -> int:
    """Where a run ends before a country or a known name of several words in it."""
    for place in range(start + 1, end):
        country, known = reading.country(place), reading.known(place)
        if (country and country.size > 1) or (known and known[1] > 1):
            return place
    return end


def _club(reading: Reading, start: int, end: int) -> Claim | None:
    """A city and «City», which is a club: the known cities of that name come first."""
    is_city = reading.tokens.lows[end - 1] == "city" and end == start + 2
    known = reading.known(start)
    if not is_city or known is None or known[1] > 1 or known[0].country != "GB":
        return None
    return _claim(start, end, ORGANISATION)


def _claim(start: int, end: int, kind: object) -> Claim:
    return Claim(
        start=start,
        end=end,
        kind=PLACE if kind is PLACE else ORGANISATION,
        method="rules",
        confidence=0.75,
    )

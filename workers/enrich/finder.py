"""The finder: reads a text from left to right and claims the names in it."""

from collections.abc import Callable

from news.stopwords import stopwords
from workers.enrich.claims import Claim, Reading
from workers.enrich.countries import made_prefixes
from workers.enrich.english_guesses import guess_all
from workers.enrich.english_heads import english_headed
from workers.enrich.guesses import joined, surnames_again, titled, unknown
from workers.enrich.headings import flatten
from workers.enrich.known import (
    country_claim,
    fill_quotes,
    known_abbreviation,
    known_name,
    known_phrase,
    known_quoted,
    plain,
)
from workers.enrich.organisations import firm, headed
from workers.enrich.persons import person
from workers.enrich.places import place_headed
from workers.enrich.quoted_names import acronym, completed, quoted

Way = Callable[[Reading, int], Claim | None]
OPENING = frozenset('„«“"”')
WAYS = (
    completed,
    firm,
    known_phrase,
    place_headed,
    headed,
    known_abbreviation,
    person,
    known_name,
    acronym,
    titled,
)
"""How a capitalised word is read: the first that claims it has it."""
ENGLISH_WAYS = (firm, known_phrase, english_headed, *WAYS[4:])
"""The same in English, where names are told by their first and last words."""


def read(reading: Reading) -> list[Claim]:
    """All names of a text, in order."""
    if reading.language == "en":
        flatten(reading)
    ways = ENGLISH_WAYS if reading.language == "en" else WAYS
    for place in _interesting(reading):
        if not reading.tokens.taken[place]:
            _step(reading, place, ways)
    surnames_again(reading)
    if reading.language == "en":
        guess_all(reading)
        surnames_again(reading)
    else:
        unknown(reading)
    joined(reading)
    return sorted(reading.claims, key=lambda claim: claim.start)


def _interesting(reading: Reading) -> list[int]:
    """Places of capitals, of quotes, and of words that may be made of a country's name."""
    tokens = reading.tokens
    prefixes = made_prefixes(reading.language)
    return [
        place
        for place, (word, low, capital) in enumerate(
            zip(tokens.words, tokens.lows, tokens.capital, strict=True)
        )
        if capital or (low[:3] in prefixes if low else word in OPENING)
    ]


def _step(reading: Reading, place: int, ways: tuple[Way, ...]) -> int:
    """Look at one token; where to look next."""
    tokens = reading.tokens
    if not tokens.lows[place]:
        claim = known_quoted(reading, place) or quoted(reading, place)
        return fill_quotes(reading, claim) if claim else place + 1
    if not tokens.capital[place]:
        return _small(reading, place)
    if _is_beginning(reading, place):
        return place + 1
    if claim := plain(reading, place):
        return reading.claim(claim)
    for way in ways:
        if claim := way(reading, place):
            return reading.claim(claim)
    return place + 1


def _is_beginning(reading: Reading, place: int) -> bool:
    """Whether a word has its capital from its sentence alone: of a function word, most do."""
    tokens, low = reading.tokens, reading.tokens.lows[place]
    if len(low) == 1 or low not in stopwords(reading.language):
        return False
    follows = place + 1 < len(tokens.words) and tokens.capital[place + 1]
    return not follows and tokens.is_first(place) and reading.country(place) is None


def _small(reading: Reading, place: int) -> int:
    """A word in small letters: at most made of a country's name."""
    found = reading.country(place)
    if found and found.is_derived:
        return reading.claim(country_claim(place, found.code, 1, is_derived=True))
    return place + 1

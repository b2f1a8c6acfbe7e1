"""Places by rule: an adjective and a noun: Бъкингамския дворец, Московской области."""

import re

from workers.enrich.claims import PLACE, Claim, Reading
from workers.enrich.countries import word_country
from workers.enrich.forms import TURKIC
from workers.enrich.lexicon import BEGINNERS, COMMON, PLACE_NOUNS
from workers.enrich.name_words import ADJECTIVE, is_among

LOCAL = re.compile(r".{3,}(?:ск|ьк|цк)\w{1,3}")


def place_headed(reading: Reading, place: int) -> Claim | None:
    """A place that an adjective and a noun name: Бъкингамския дворец, Московской области."""
    tokens, language = reading.tokens, reading.language
    low, noun = tokens.lows[place], tokens.low(place + 1)
    is_capital = place + 1 < len(tokens) and tokens.capital[place + 1]
    if not noun or is_capital or not is_among(noun, PLACE_NOUNS, language):
        return None
    known = reading.known(place)
    is_city = known is not None and known[0].kind is PLACE and language in TURKIC
    if not (ADJECTIVE.fullmatch(low) or is_city) or low in BEGINNERS or low in COMMON:
        return None
    if tokens.is_first(place) and not is_city and not LOCAL.fullmatch(low):
        return None
    country = word_country(low, language)
    return Claim(
        start=place,
        end=place + 2,
        kind=PLACE,
        method="rules",
        confidence=0.75,
        country=country[0] if country else known[0].country if known and is_city else None,
    )

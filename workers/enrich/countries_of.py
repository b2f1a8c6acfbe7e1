"""The countries that an article is mainly about."""

from collections import defaultdict
from collections.abc import Iterable

from news.annotations import Mention, TextPart

WEIGHTS = {TextPart.HEADLINE: 3.0, TextPart.DESCRIPTION: 2.0, TextPart.BODY: 1.0}
LESS = 0.5
"""What a city, or a word made of a country's name, weighs beside the name itself."""
SHARE = 0.3
"""Of the weightiest country's weight, what another has to have."""
LEAST = 1.0
MOST = 5


def main_countries(mentions: Iterable[Mention]) -> tuple[str, ...]:
    """ISO codes by weight: where and how often a country and its cities are named."""
    weights: dict[str, float] = defaultdict(float)
    for mention in mentions:
        if mention.country:
            is_itself = not mention.is_derived and mention.geonames_id is None
            weights[mention.country] += WEIGHTS[mention.part] * (1 if is_itself else LESS)
    least = max(LEAST, SHARE * max(weights.values(), default=0))
    ranked = sorted(weights.items(), key=lambda item: (-item[1], item[0]))
    return tuple(code for code, weight in ranked if weight >= least)[:MOST]

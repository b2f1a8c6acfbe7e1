"""Likeness: how sure it is that two articles tell of the same event, from their signatures."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import chain
from math import log, sqrt

from news.signatures import Signature

PRIOR = 60
"""Articles that a window is thought to hold beside its own: of a few articles none tells what is
rare."""
SMOOTH = 24.0
"""What two rare features weigh: two articles that share their only name are not the same."""
TERMS = 0.8
A_DAY = 0.08
"""What each day between two articles says against one event."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rarity:
    """How rare a feature is among the articles of a time (a smoothed idf)."""

    articles: int
    holders: Mapping[str, int] = field(default_factory=dict)
    """How many of them have it."""

    def __call__(self, feature: str) -> float:
        """The weight of a feature."""
        held = min(self.holders.get(feature, 1), self.articles)
        return log((self.articles + PRIOR) / (held + 1))


def rarity_among(kinds: Iterable[Iterable[str]], articles: int) -> Rarity:
    """How rare features are, from those that some articles have and the number of all."""
    return Rarity(articles=articles, holders=Counter(chain.from_iterable(kinds)))


def likeness(one: Signature, other: Signature, of_features: Rarity, of_terms: Rarity) -> float:
    """0 for nothing in common, up to about 2: what names, numbers and words share, less the time.

    Words count within a language only; names and numbers across languages and scripts.
    """
    told = _cosine(one.names, other.names, of_features)
    told += _cosine(one.numbers, other.numbers, of_features)
    if one.in_language == other.in_language:
        told += TERMS * _cosine(one.terms, other.terms, of_terms)
    days = abs((one.at - other.at).total_seconds()) / 86_400
    return told - A_DAY * days


def _cosine(one: Mapping[str, float], other: Mapping[str, float], rarity: Rarity) -> float:
    shared = one.keys() & other.keys()
    if not shared:
        return 0.0
    both = sum(one[name] * other[name] * rarity(name) ** 2 for name in shared)
    return both / sqrt(_length(one, rarity) * _length(other, rarity))


def _length(weights: Mapping[str, float], rarity: Rarity) -> float:
    return SMOOTH + sum((weight * rarity(name)) ** 2 for name, weight in weights.items())

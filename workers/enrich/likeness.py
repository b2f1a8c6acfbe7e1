"""Likeness: how sure it is that two articles tell of the same event, from their signatures."""

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import chain
from math import log, sqrt

from news.embeddings import closeness
from news.signatures import Signature

PRIOR = 60
"""Articles that a window is thought to hold beside its own: of a few articles none tells what is
rare."""
SMOOTH = 24.0
"""What two rare features weigh: two articles that share their only name are not the same."""
TERMS = 0.8
MEANING = 2.5
SPREAD = 0.1
"""The closeness of meanings that have nothing to do with each other: so wide around zero."""
STRANGERS = 0.5
"""The share that counts of articles with several names each and none in common."""
SEVERAL = 3
A_DAY = 0.08
"""What each day between two articles says against one event."""


class Weights:
    """One article's features, weighed by how rare they are, to compare others with (a cosine)."""

    def __init__(
        self, features: Mapping[str, float], holders: Mapping[str, int], articles: int
    ) -> None:
        self.rare = log((articles + PRIOR) / 2) ** 2
        """What a feature weighs of which nothing is known: that of its only holder."""
        self.squares = {
            name: log((articles + PRIOR) / (min(holders.get(name, 1), articles) + 1)) ** 2
            for name in features
        }
        self.features = features
        self.length = SMOOTH + sum(w * w * self.squares[name] for name, w in features.items())

    def cosine(self, other: Mapping[str, float]) -> float:
        """How much of its weight an article shares with another: 0 to 1."""
        shared = self.features.keys() & other.keys()
        if not shared:
            return 0.0
        both = length = 0.0
        for name in shared:
            weight, square = other[name], self.squares[name]
            both += self.features[name] * weight * square
            length += weight * weight * (square - self.rare)
        length += SMOOTH + self.rare * sum(weight * weight for weight in other.values())
        return both / sqrt(self.length * length)


class Likeness:
    """Compares one article with others of its days."""

    def __init__(
        self,
        one: Signature,
        others: Iterable[Signature],
        *,
        holders: Mapping[str, int],
        articles: int,
    ) -> None:
        """`holders`: how many of so many articles of these days have each of its features."""
        self.one = one
        self.names = Weights(one.names, holders, articles)
        self.numbers = Weights(one.numbers, holders, articles)
        peers = [other.terms for other in others if other.in_language == one.in_language]
        told = Counter(chain.from_iterable(one.terms.keys() & terms.keys() for terms in peers))
        of_terms = {term: count + 1 for term, count in told.items()}
        self.terms = Weights(one.terms, of_terms, len(peers) + 1)
        self.by_chance = SPREAD * sqrt(2 * log(articles + PRIOR))
        """How close the nearest of so many is by chance: the largest of as many normal values."""

    def to(self, other: Signature) -> float:
        """0 for nothing in common, 1 and more for one event, less the time between.

        Words count within a language only; names and numbers across languages and scripts.
        Meaning counts across them only, where both articles have an embedding: within a language
        it joined what is of one subject.
        """
        told = self.names.cosine(other.names) + self.numbers.cosine(other.numbers)
        if self.one.in_language == other.in_language:
            told += TERMS * self.terms.cosine(other.terms)
        else:
            told += self._meaning(other)
        return told - A_DAY * abs((self.one.at - other.at).total_seconds()) / 86_400

    def _meaning(self, other: Signature) -> float:
        """What two embeddings say, nothing where one is missing or they are close by chance."""
        if not self.one.embedding or not other.embedding:
            return 0.0
        close = closeness(self.one.embedding, other.embedding) - self.by_chance
        return MEANING * max(0.0, close) * (STRANGERS if self._strange(other) else 1.0)

    def _strange(self, other: Signature) -> bool:
        mine, its = self.one.names.keys(), other.names.keys()
        return min(len(mine), len(its)) >= SEVERAL and not mine & its

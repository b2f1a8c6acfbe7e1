"""The words of a text with their places."""

import re

WORD = re.compile(r"[^\W\d_]+(?:[-'’ʼ][^\W\d_]+)*")
LONGEST = 60_000
"""Characters of a text that are looked at."""


def lowered(text: str) -> str:
    """A text in small letters, its apostrophes straight, each character in its place."""
    small = text.lower()
    if len(small) != len(text):
        small = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return small.replace("’", "'").replace("ʼ", "'")

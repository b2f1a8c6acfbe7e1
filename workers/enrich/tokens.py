"""Tokens: a text cut into words, numbers and marks, with what their letters look like."""

import re
from bisect import bisect_left
from dataclasses import dataclass, field

TOKEN = re.compile(
    r"https?://\S+|www\.\S+|\S+@\S+\.\S+"
    r"|[^\W\d_]+(?:[-‑'’ʼ&][^\W\d_]+|[-‑]\d+\b|\.[^\W\d_]+(?=\.))*'?"
    r"|\d+(?:[.,:]\d+)*|\n+|[^\w\s]"
)
APOSTROPHES = str.maketrans("’ʼ‘‑", "'''-")
ENDS = frozenset(".!?…\n")
OPENING = frozenset("\"„“«‚‘”(—–-[•»*")
SHORT = frozenset(
    """г гр ул бул проф д-р др акад доц инж арх адв о св им кв ж.к м см км млн млрд хил лв стр чл ал
    т с н.пр ген полк кап лейт мин кор ред гос тыс руб ст пр пл обл р р-н г-н г-жа гг вв в сб рис ім
    вул просп тис грн ін mr mrs ms dr prof st sr jr gen col lt sgt rep sen gov no vs inc ltd co corp
    u.s u.k jan feb mar apr jun jul aug sep sept oct nov dec""".split()
)
"""What ends in a full stop without ending a sentence."""


@dataclass(slots=True)
class Tokens:
    """A text's tokens as columns: cheaper by far than an object for each."""

    text: str
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    lows: list[str] = field(default_factory=list)
    """In small letters, apostrophes straight; empty of what is no word."""
    capital: list[bool] = field(default_factory=list)
    first: list[bool] = field(default_factory=list)
    """Whether a word begins its sentence, where a capital says nothing."""
    taken: list[bool] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.words)

    def span(self, start: int, end: int) -> str:
        """The text of tokens start to end, the last one left out."""
        return self.text[self.starts[start] : self.ends[end - 1]]

    def low(self, place: int) -> str:
        """A word in small letters, or nothing where there is none."""
        return self.lows[place] if 0 <= place < len(self.lows) else ""

    def mark(self, place: int) -> str:
        """What stands at a place, or nothing."""
        return self.words[place] if 0 <= place < len(self.words) else ""

    def at(self, offset: int) -> int:
        """The first token that begins at or behind a character."""
        return bisect_left(self.starts, offset)

    def is_close(self, place: int) -> bool:
        """Whether a token follows the one before it with nothing but a space between."""
        return 0 < place < len(self.starts) and self.starts[place] - self.ends[place - 1] <= 1


def tokens_of(text: str) -> Tokens:
    """Cut a text into tokens."""
    found = Tokens(text)
    fresh = True
    last = ""
    for match in TOKEN.finditer(text):
        word = match.group()
        low = word.translate(APOSTROPHES).lower() if word[0].isalpha() else ""
        is_word = bool(low) and "://" not in low and "@" not in low and low[:4] != "www."
        found.starts.append(match.start())
        found.ends.append(match.end())
        found.words.append(word)
        found.lows.append(low if is_word else "")
        found.capital.append(is_word and word[0].isupper())
        found.first.append(fresh and is_word)
        if is_word or word[0].isdigit():
            fresh = False
        elif word[0] in ENDS:
            fresh = word != "." or not (last in SHORT or len(last) == 1)
        elif word == ":":
            fresh = True
        elif word not in OPENING:
            fresh = fresh and word[0] in "\"'»”“"
        last = low
    found.taken = [False] * len(found.words)
    return found

"""Tokens: a text cut into words, numbers and marks, with what their letters look like."""

import re
from bisect import bisect_left
from dataclasses import dataclass

from workers.enrich.lexicon import SHORT

TAILS = (
    "based|listed|owned|born|backed|led|winning|nominated|style|area|run|built|made|bound|educated"
    "|funded|linked|trained|headquartered|registered|affiliated|controlled|occupied|held|speaking"
    "|inspired|themed|related|sponsored|supported|bred|branded|focused|brokered|mediated|imposed"
)
"""What English hangs on a name by a hyphen: London-based."""
TOKEN = re.compile(rf"\w+(?:[-‑](?!(?:{TAILS})\b)\w+|['’ʼ&]\w+|\.\w+(?=\.))*'?|\n+|[^\w\s]")
ADDRESS = re.compile(r"https?://\S+|www\.\S+|[\w.+-]+@[\w-]+\.\S+|(?<![\w.])[@#]\w+")
APOSTROPHES = "’ʼ‘"
HYPHEN = "‑"
ENDS = frozenset(".!?…\n")
OPENING = frozenset('"„“«‚‘”(—–-[•»*')


@dataclass(slots=True)
class Tokens:
    """A text's tokens as columns: cheaper by far than an object for each."""

    text: str
    starts: list[int]
    ends: list[int]
    words: list[str]
    lows: list[str]
    """In small letters, apostrophes straight; empty of what is no word."""
    capital: list[bool]
    taken: list[bool]
    hidden: list[bool]
    """Of addresses and credits, where no name is looked for."""

    def hide(self, start: int, end: int) -> None:
        """Leave out the tokens between two characters."""
        for place in range(self.at(start), self.at(end)):
            self.taken[place] = self.hidden[place] = True

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

    def is_first(self, place: int) -> bool:
        """Whether a word begins its sentence, where a capital says nothing."""
        before = place - 1
        while before >= 0:
            mark = self.words[before][0]
            if mark in ENDS:
                last = self.lows[before - 1] if before else ""
                return mark != "." or not (last in SHORT or len(last) == 1)
            if mark == ":":
                return True
            if mark not in OPENING:
                return False
            before -= 1
        return True

    def capitals(self) -> list[int]:
        """The places of capitalised words."""
        return [place for place, is_capital in enumerate(self.capital) if is_capital]

    def is_close(self, place: int) -> bool:
        """Whether a token follows the one before it with nothing but a space between."""
        return 0 < place < len(self.starts) and self.starts[place] - self.ends[place - 1] <= 1


def tokens_of(text: str) -> Tokens:
    """Cut a text into tokens."""
    straight = text.replace(HYPHEN, "-")
    for mark in APOSTROPHES:
        straight = straight.replace(mark, "'")
    small = straight.lower()
    if len(small) != len(text):
        small = "".join(letter.lower()[:1] for letter in straight)
    spans = [match.span() for match in TOKEN.finditer(text)]
    words = [text[start:end] for start, end in spans]
    lows = [small[start:end] if text[start].isalpha() else "" for start, end in spans]
    made = Tokens(
        text=text,
        starts=[start for start, _ in spans],
        ends=[end for _, end in spans],
        words=words,
        lows=lows,
        capital=[
            low != word and low != "" and (low[0] != word[0] or word[1:3].isupper())
            for low, word in zip(lows, words, strict=True)
        ],
        taken=[False] * len(spans),
        hidden=[False] * len(spans),
    )
    for match in ADDRESS.finditer(text) if "@" in text or "#" in text or "/" in text else ():
        made.hide(*match.span())
    return made

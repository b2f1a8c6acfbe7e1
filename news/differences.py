"""Differences: two texts compared word by word, in time that a hostile text cannot stretch."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

TOKEN = re.compile(r"\w+|[^\w\s]|\s+")
MOST = 1500
"""Tokens of a changed stretch that are compared one by one: the time grows with their square."""
OF_ALL = 20_000
"""The same of all stretches of a text together."""


class Kind(StrEnum):
    """What became of a piece of text."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of text, and what became of it."""

    kind: Kind
    text: str


def compared(before: str, after: str) -> list[Piece]:
    """The pieces of both texts, in order: first by paragraph, then by word where these differ."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    found: list[Piece] = []
    left = OF_ALL
    for kind, a, b in blocks(old, new):
        removed, added = "".join(a), "".join(b)
        if kind == "equal":
            found.append(Piece(kind=Kind.SAME, text=added))
        else:
            words = TOKEN.findall(removed), TOKEN.findall(added)
            left -= max(map(len, words))
            found += by_word(*words, most=MOST if left > 0 else 0)
    return list(joined(found))


def by_word(old: list[str], new: list[str], *, most: int = MOST) -> list[Piece]:
    """The pieces of two stretches; where they are too long, the one removed and the other added."""
    if len(old) > most or len(new) > most:
        before, after = "".join(old), "".join(new)
        return [Piece(kind=Kind.REMOVED, text=before), Piece(kind=Kind.ADDED, text=after)]
    found = []
    for kind, a, b in blocks(old, new):
        if kind == "equal":
            found.append(Piece(kind=Kind.SAME, text="".join(b)))
        else:
            found.append(Piece(kind=Kind.REMOVED, text="".join(a)))
            found.append(Piece(kind=Kind.ADDED, text="".join(b)))
    return found


def blocks(
    old: Sequence[str], new: Sequence[str]
) -> Iterator[tuple[str, Sequence[str], Sequence[str]]]:
    """Stretches of two sequences with what they are to each other; very long ones as a whole."""
    if len(old) > MOST or len(new) > MOST:
        yield ("equal" if old == new else "replace"), old, new
        return
    for kind, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        yield kind, old[i:j], new[k:m]


def joined(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces without empty ones, neighbours of a kind as one.

    A space between two changes is of both, so that changed words next to each other are read
    as one change.
    """
    told = {Kind.REMOVED: "", Kind.ADDED: ""}
    same = ""
    for place, piece in enumerate(pieces):
        is_space = piece.text.isspace() and "\n" not in piece.text
        if piece.kind is not Kind.SAME:
            if same:
                yield Piece(kind=Kind.SAME, text=same)
            told[piece.kind] += piece.text
            same = ""
        elif is_space and any(told.values()) and place + 1 < len(pieces):
            told = {kind: text + piece.text for kind, text in told.items()}
        else:
            yield from changed(told)
            told = dict.fromkeys(told, "")
            same += piece.text
    yield from changed(told)
    if same:
        yield Piece(kind=Kind.SAME, text=same)


def changed(told: dict[Kind, str]) -> Iterator[Piece]:
    """What was removed, then what was added, where there is any of it."""
    return (Piece(kind=kind, text=text) for kind, text in told.items() if text)

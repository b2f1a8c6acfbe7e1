"""The golden articles: texts written for Tema with everything that is to be found in them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Self

from news.annotations import AmountKind, MentionKind

FOLDER = Path(__file__).parent.parent / "tests" / "golden"
HALVES = ("tuning", "kept_apart")
MARK = re.compile(
    r"\[\[(?P<kind>[pocalqmnw%x])(?P<optional>\?)?(?:=(?P<value>[^@|\[\]]*))?"
    r"(?:@(?P<country>[A-Z]{2}))?\|"
)
CLOSING = "]]"
BETWEEN = "\n\n"
MENTIONS = {
    "p": MentionKind.PERSON,
    "o": MentionKind.ORGANISATION,
    "l": MentionKind.PLACE,
    "c": MentionKind.PLACE,
    "a": MentionKind.PLACE,
}
AMOUNTS = {
    "m": AmountKind.MONEY,
    "n": AmountKind.COUNT,
    "w": AmountKind.COUNT,
    "%": AmountKind.PERCENTAGE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A stretch of a text that is said to be something; characters count in the plain text."""

    kind: str
    value: str
    country: str | None
    optional: bool
    """Neither missed where it is not found nor wrong where it is."""
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldenMention:
    """A name in the text."""

    start: int
    end: int
    text: str
    kind: MentionKind
    name: str
    country: str | None
    of_country: bool
    """Whether it names a country itself, by its name or by an adjective of it."""
    optional: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldenQuotation:
    """Somebody's words, without their marks."""

    start: int
    end: int
    text: str
    speaker: str | None
    by: str
    """name, role, pronoun or none."""
    verb: str | None
    optional: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldenAmount:
    """A number of something; of a range any value between its ends is right."""

    start: int
    end: int
    text: str
    kind: AmountKind
    low: float
    high: float
    unit: str | None
    currency: str | None
    optional: bool


@dataclass(frozen=True, kw_only=True)
class Golden:
    """One golden article."""

    name: str
    half: str
    language: str
    published: date
    event: str | None
    countries: tuple[str, ...]
    roles: dict[str, str]
    headline: str
    text: str
    """Headline and body, an empty line between them: what all spans count in."""
    marks: tuple[Mark, ...] = field(repr=False)

    @classmethod
    def read(cls, file: Path) -> Self:
        """The article of a file; raises ValueError, which names the file, where it is wrong."""
        head, _, marked = file.read_text(encoding="utf-8").rstrip().partition("\n\n# ")
        told = [(key, value) for key, _, value in (li.partition(": ") for li in head.split("\n"))]
        once = {key: value for key, value in told if key != "role"}
        roles = [value.split(" = ", 1) for key, value in told if key == "role"]
        try:
            text, marks = plain(marked)
            return cls(
                name=file.stem,
                half=file.parent.name,
                language=once["language"],
                published=date.fromisoformat(once["date"]),
                event=once.get("event"),
                countries=tuple(once["countries"].split()),
                roles=dict(roles),
                headline=text.partition(BETWEEN)[0],
                text=text,
                marks=tuple(marks),
            )
        except (KeyError, ValueError) as error:
            raise ValueError(f"{file}: {error}") from error

    @property
    def body(self) -> str:
        """The text without its headline."""
        return self.text[self.body_start :]

    @property
    def body_start(self) -> int:
        """Where the body begins in the text."""
        return len(self.headline) + len(BETWEEN)

    @cached_property
    def mentions(self) -> tuple[GoldenMention, ...]:
        """Every name, in order."""
        return tuple(_mention(mark) for mark in self.marks if mark.kind in MENTIONS)

    @cached_property
    def quotations(self) -> tuple[GoldenQuotation, ...]:
        """Every quotation, in order."""
        return tuple(_quotation(mark) for mark in self.marks if mark.kind == "q")

    @cached_property
    def amounts(self) -> tuple[GoldenAmount, ...]:
        """Every amount, in order."""
        return tuple(_amount(mark) for mark in self.marks if mark.kind in AMOUNTS)

    @cached_property
    def open_spans(self) -> tuple[tuple[int, int], ...]:
        """Stretches of which it is left open whether they are amounts or quotations."""
        return tuple((mark.start, mark.end) for mark in self.marks if mark.kind == "x")


def read_all(folder: Path = FOLDER) -> list[Golden]:
    """All golden articles, half by half."""
    return [Golden.read(file) for half in HALVES for file in sorted((folder / half).glob("*.txt"))]


def plain(marked: str) -> tuple[str, list[Mark]]:
    """A text without its marks, and what they say; raises ValueError where one is not closed."""
    text, marks, opened = "", [], []
    place = 0
    for place, token in _tokens(marked):
        if isinstance(token, str):
            text += token
        elif token is not None:
            opened.append((token, len(text)))
        elif opened:
            mark, start = opened.pop()
            marks.append(_mark(mark, start, text))
        else:
            raise ValueError(f"closed, but not opened: …{marked[max(0, place - 40) : place]}")
    if opened:
        raise ValueError(f"not closed: {opened[-1][0][0]}")
    return text, sorted(marks, key=lambda mark: (mark.start, -mark.end))


def _tokens(marked: str) -> Iterator[tuple[int, str | re.Match[str] | None]]:
    """Stretches of text, openings, and None for closings, each with its place."""
    place = 0
    while place < len(marked):
        if opening := MARK.match(marked, place):
            yield place, opening
            place = opening.end()
        elif marked.startswith(CLOSING, place):
            yield place, None
            place += len(CLOSING)
        elif marked.startswith("[[", place):
            raise ValueError(f"no such mark: {marked[place : place + 40]}")
        else:
            yield place, marked[place]
            place += 1


def _mark(opening: re.Match[str], start: int, text: str) -> Mark:
    content = text[start:]
    return Mark(
        kind=opening["kind"],
        value=content if opening["value"] is None else opening["value"],
        country=opening["country"],
        optional=opening["optional"] is not None or opening["kind"] in "aw",
        start=start,
        end=len(text),
        text=content,
    )


def _mention(mark: Mark) -> GoldenMention:
    of_country = mark.kind in "ca"
    return GoldenMention(
        start=mark.start,
        end=mark.end,
        text=mark.text,
        kind=MENTIONS[mark.kind],
        name=mark.text if of_country else mark.value,
        country=mark.value if of_country else mark.country,
        of_country=of_country,
        optional=mark.optional,
    )


def _quotation(mark: Mark) -> GoldenQuotation:
    speaker, by, verb = (*mark.value.split("/"), "", "")[:3]
    return GoldenQuotation(
        start=mark.start,
        end=mark.end,
        text=mark.text,
        speaker=speaker or None,
        by=by,
        verb=verb or None,
        optional=mark.optional,
    )


def _amount(mark: Mark) -> GoldenAmount:
    """An amount; its unit is what the mark says or the last word of a count."""
    number, _, told = mark.value.partition(" ")
    low, _, high = number.partition("..")
    kind = AMOUNTS[mark.kind]
    counted = (told or mark.text.split()[-1]) if kind is AmountKind.COUNT else None
    return GoldenAmount(
        start=mark.start,
        end=mark.end,
        text=mark.text,
        kind=kind,
        low=float(low),
        high=float(high or low),
        unit=counted,
        currency=told if kind is AmountKind.MONEY else None,
        optional=mark.optional,
    )

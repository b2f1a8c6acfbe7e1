"""Output: tables for people on a terminal, JSON with --json."""

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from enum import Enum
from typing import Annotated, Any
from uuid import UUID

import typer
from rich import box
from rich.console import Console, Group, RenderableType
from rich.table import Column, Table
from rich.text import Text

Json = Annotated[bool, typer.Option("--json", help="JSON instead of tables.")]
Row = Mapping[str, Any]
ADDRESSES = frozenset({"url", "listing"})
"""Columns that a person copies from: folded, never cut."""
CONTROL = {
    n: "\N{REPLACEMENT CHARACTER}" for n in (*range(32), *range(127, 160)) if n not in {9, 10}
}
"""What a terminal might obey; also the marks that turn the direction of text."""
CONTROL |= dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)), None)

ESCAPED = {n: f"\\u{n:04x}" for n in CONTROL if n > 126}
"""The same in JSON, where it may be escaped."""
NARROW, PIPE = 110, 400
"""Columns below which a table becomes a list; columns of what is no terminal."""


def console() -> Console:
    """The terminal, or a plain text wide enough for every address where there is none."""
    width = None if sys.stdout.isatty() else PIPE
    return Console(highlight=False, emoji=False, width=width)


def note(text: str) -> None:
    """Something beside the result: to the error stream, so that pipes stay clean."""
    typer.echo(text.translate(CONTROL), err=True)


def plain(text: object) -> Text:
    """Text from the web as it is: no markup of ours, no control characters of theirs."""
    return Text(str(text).translate(CONTROL))


def table(
    *columns: str, rows: Iterable[Sequence[object]], title: str | None = None
) -> RenderableType:
    """A light table, or a list where the terminal is too narrow for one with addresses."""
    if console().width < NARROW and ADDRESSES & set(columns):
        return as_list(columns, rows, title)
    headers = [Column(name, overflow="fold") for name in columns]
    made = Table(*headers, title=title, box=box.SIMPLE_HEAD, title_justify="left", pad_edge=False)
    for row in rows:
        made.add_row(*("–" if cell is None or cell == "" else plain(cell) for cell in row))
    return made


def as_list(
    columns: Sequence[str], rows: Iterable[Sequence[object]], title: str | None
) -> RenderableType:
    """A line for each cell that says something, an empty one between rows."""
    lines = [plain(f"{title}\n")] if title else []
    for row in rows:
        named = [(n, c) for n, c in zip(columns, row, strict=True) if c not in (None, "")]
        lines.append(plain("\n".join(f"{n}: {c}" if n else str(c) for n, c in named) + "\n"))
    return Group(*lines)


def print_json(data: object) -> None:
    """Data as JSON, times in ISO 8601."""
    typer.echo(as_json(data))


def as_json(data: object) -> str:
    """The same as a text."""
    text = json.dumps(data, ensure_ascii=False, indent=2, default=_plain)
    return text.translate(ESCAPED)


def done(text: str, json: bool, **data: object) -> None:
    """What a command has done, as a line or as JSON."""
    if json:
        print_json(data)
    else:
        console().print(plain(text))


def when(moment: datetime | None) -> str | None:
    """A time as people read it: local, to the minute, with its zone."""
    return f"{moment.astimezone():%Y-%m-%d %H:%M %Z}" if moment else None


def ago(moment: datetime | None, now: datetime | None = None) -> str | None:
    """How long ago, in one unit."""
    return None if moment is None else f"{span((now or datetime.now(UTC)) - moment)} ago"


def span(length: timedelta) -> str:
    """A length of time in one unit, the largest that says something."""
    seconds = max(0.0, length.total_seconds())
    for size, unit in ((86400, "d"), (3600, "h"), (60, "min")):
        if seconds >= 2 * size or (seconds >= size and seconds % size == 0):
            return f"{seconds / size:.0f} {unit}"
    return f"{seconds:.0f} s"


def period(length: timedelta) -> str:
    """A period exactly, in the largest unit that divides it."""
    seconds = length.total_seconds()
    units = ((86400, "d"), (3600, "h"), (60, "min"))
    size, unit = next(((s, u) for s, u in units if seconds >= s and seconds % s == 0), (1, "s"))
    return f"{seconds / size:g} {unit}"


def counted(count: int, noun: str) -> str:
    """`1 page`, `2 pages`."""
    return f"{count} {noun}{'' if count == 1 else 's'}"


def size(count: int) -> str:
    """Bytes as people read them."""
    for unit, factor in (("GiB", 1024**3), ("MiB", 1024**2), ("KiB", 1024)):
        if count >= factor:
            return f"{count / factor:.1f} {unit}"
    return f"{count} bytes"


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, timedelta):
        return value.total_seconds()
    if isinstance(value, UUID):
        return value.hex
    if isinstance(value, bytes | memoryview):
        return f"{len(value)} bytes"
    if isinstance(value, Enum):
        return value.value
    raise TypeError(f"no JSON form of {type(value).__name__}")

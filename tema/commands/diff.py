"""`tema diff`: what changed in an article, word by word."""

from dataclasses import replace
from typing import Annotated

import typer
from rich.text import Text

from news.differences import Kind, Piece, compared
from store import versions
from tema import arguments
from tema.output import Json, Row, console, note, plain, print_json, when
from tema.servers import postgres

FIELDS = {"headline": "headline", "description": "lead", "authors": "by", "date_published": "date"}
STYLES = {Kind.REMOVED: "red strike", Kind.ADDED: "bold green", Kind.SAME: ""}
MARKS = {Kind.REMOVED: ("[-", "-]"), Kind.ADDED: ("{+", "+}"), Kind.SAME: ("", "")}
"""For what has no colours; the same that git's --word-diff writes."""


def diff(
    url: Annotated[str, typer.Argument(metavar="URL", help="Any address of the article.")],
    first: Annotated[
        int | None,
        typer.Option("--from", min=1, metavar="N", help="The older version; the one before M."),
    ] = None,
    last: Annotated[
        int | None, typer.Option("--to", min=1, metavar="M", help="The newer one; the current one.")
    ] = None,
    json: Json = False,
) -> None:
    """What changed in an article from one version to another, word by word.

    On a terminal what went is red and struck out, what came green; elsewhere [-so-] and {+so+}.
    Paragraphs that are the same are left out.

    Example: tema diff https://site.example/novini/1041 --from 1
    """
    address = arguments.url(url)
    with postgres() as conn:
        history = versions.history(conn, address)
        numbers = chosen(address, [row["number"] for row in history], first, last)
        if numbers is None:
            print_json({"url": address, "versions": len(history), "fields": {}}) if json else note(
                f"there is one version, of {when(history[0]['fetched_at'])}: nothing has changed"
            )
            return
        before, after = (versions.text(conn, history[0]["article_id"], n) for n in numbers)
    fields = differences(before, after)
    if json:
        print_json(as_data(address, before, after, fields))
    else:
        show(before, after, fields)


def chosen(
    url: str, there: list[int], first: int | None, last: int | None
) -> tuple[int, int] | None:
    """The numbers of the two versions; None where there is one alone, NotThere without any."""
    if not there:
        raise arguments.NotThere(f"no article at {url}: tema trace {url}")
    newer = last or (there[-1] if first is None or first < there[-1] else first)
    older = first or max(1, newer - 1)
    for number in (older, newer):
        if number not in there:
            raise arguments.NotThere(f"no version {number}: there are 1 to {there[-1]}")
    return (older, newer) if len(there) > 1 else None


def differences(before: Row, after: Row) -> dict[str, list[Piece]]:
    """The pieces of each field that differs."""
    told = {}
    for name in (*FIELDS, "article_body"):
        old, new = (said(row[name]) for row in (before, after))
        if old != new:
            told[name] = compared(old, new)
    return told


def said(value: object) -> str:
    """A field as a text; a paragraph ends where the last one does."""
    return "" if value is None else f"{value}".rstrip()


def as_data(url: str, before: Row, after: Row, fields: dict[str, list[Piece]]) -> dict[str, object]:
    """The same as plain data."""
    told = {
        name: [{"kind": p.kind, "text": p.text} for p in pieces] for name, pieces in fields.items()
    }
    names = ("number", "fetched_at")
    ends = {end: {n: row[n] for n in names} for end, row in (("from", before), ("to", after))}
    return {"url": url, **ends, "fields": told}


def show(before: Row, after: Row, fields: dict[str, list[Piece]]) -> None:
    """For people."""
    out = console()
    ends = (f"version {row['number']}, {when(row['fetched_at'])}" for row in (before, after))
    out.print(plain(" → ".join(ends)))
    if not fields:
        out.print(plain("the same words"))
    for name, pieces in fields.items():
        coloured = out.is_terminal and not out.no_color
        out.print()
        for line in around(lines_of(pieces)):
            name_of = f"{FIELDS[name]}: " if name in FIELDS else ""
            out.print(Text(name_of) + written(line, coloured=coloured), soft_wrap=True)


def lines_of(pieces: list[Piece]) -> list[list[Piece]]:
    """The pieces by paragraph, those that go over its end parted."""
    lines: list[list[Piece]] = [[]]
    for piece in pieces:
        first, *more = piece.text.split("\n")
        lines[-1] += [replace(piece, text=first)] if first else []
        lines += [[replace(piece, text=text)] if text else [] for text in more]
    return lines


def around(lines: list[list[Piece]]) -> list[list[Piece]]:
    """The paragraphs that have a change, an ellipsis for those between them."""
    gap = [Piece(kind=Kind.SAME, text="…")]
    kept: list[list[Piece]] = []
    for line in filter(None, lines):
        if any(piece.kind is not Kind.SAME for piece in line):
            kept.append(line)
        elif not kept or kept[-1] != gap:
            kept.append(gap)
    return kept


def written(pieces: list[Piece], *, coloured: bool) -> Text:
    """The pieces in one line, marked by colours or by brackets."""
    text = Text()
    for piece in pieces:
        before, after = ("", "") if coloured else MARKS[piece.kind]
        style = STYLES[piece.kind] if coloured else ""
        text.append(f"{before}{plain(piece.text)}{after}", style=style)
    return text

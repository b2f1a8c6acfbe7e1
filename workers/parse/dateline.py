"""The date line: when an article was published, and the views and comments shown beside it."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from news.dates import has_zone, structured_date, visible_date
from workers.parse.outline import Outline
from workers.parse.structured import Structured
from workers.parse.text import clean, words_of

METAS = (
    *("article:published_time", "og:published_time", "article:published", "datepublished"),
    *("date", "dc.date", "dc.date.issued", "dcterms.created", "dcterms.date", "publishdate"),
    *("publish-date", "pubdate", "published", "publication_date", "sailthru.date"),
    *("parsely-pub-date", "cxenseparse:recs:publishtime", "last-modified"),
)
NAMES = frozenset({"date", "time", "published", "datetime", "datum", "pubdate", "timestamp"})
GUESSED = "zone of language"
NUMBER = r"(\d{1,3}(?:[\s.,]\d{3})+|\d{1,9})"
COUNTS = re.compile(rf"^\s*(?:ч\.?|г\.?)?[\s|·•,]*{NUMBER}[\s|·•]+(\d{{1,6}})(?:\s|$)")
VIEW = r"(?:просмотр\w*|прегледи|прегледана|прегледа|переглядів|қаралым|рет қаралды|views)"
VIEWS = (
    re.compile(rf"{VIEW}\s*:\s*{NUMBER}", re.I),
    re.compile(rf"(?<![\d:]){NUMBER}\s+{VIEW}(?!\w|\s*:)", re.I),
)
CHANGED = re.compile(
    r"^\W*(?:последн\w+\s+)?(?:обновен[ао]?|променена|обновлен[ао]?|изменен[ао]?|жаңартылды|оновлено"
    r"|(?:last\s+)?(?:updated|modified)|aktualisiert|mis à jour|actualizado|aggiornato)\b",
    re.I,
)
"""What a line begins with that says when the article was changed."""


NUMBERED = re.compile(r"\d{1,2}[:.]\d{2}|\b20\d{2}\b")
TIMELY = re.compile(r"\d|преди|назад|тому|бұрын|\bago\b|\bvor\b", re.I)
"""What a line of a date, of a time ago, of views or comments has at least."""
MANY = 60
"""Blocks around the heading that are looked at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """What a page says of its time and its readers."""

    date: datetime | None = None
    raw: str | None = None
    source: str | None = None
    modified: datetime | None = None
    views: int | None = None
    comments: int | None = None


def dateline_of(
    root: Any, outline: Outline, data: Structured, fetched_at: datetime, language: str | None
) -> Dateline:
    """The date as told, else as shown; views and comments as shown."""
    block = _block(outline)
    near = None if block is None else outline.boxes[block].element
    lines = _lines(outline, block)
    dated = [(line, d) for line in lines if (d := visible_date(line, fetched_at, language))]
    changed = next((d for line, d in dated if CHANGED.match(line)), None)
    shown = next((d for line, d in dated if not CHANGED.match(line)), changed)
    views, comments = _counts(lines, shown[1] if shown else None)
    told, raw, source = _told(_times(root, near), data, fetched_at, language)
    if not told and shown:
        (told, raw), source = shown, "html" if has_zone(shown[1]) else f"html, {GUESSED}"
    modified = changed[0] if changed else None
    return Dateline(
        date=told, raw=raw, source=source, modified=modified, views=views, comments=comments
    )


def _told(
    times: list[str], data: Structured, fetched_at: datetime, language: str | None
) -> tuple[datetime | None, str | None, str | None]:
    """The first possible date of structured data, then of a marked time element."""
    values = [data.values(prop) for prop in ("datePublished", "dateCreated")]
    values += [(data.meta.get(meta, []), "open_graph") for meta in METAS]
    values += [([time], "html") for time in times]
    for found, source in values:
        for raw in found[:1]:
            if date := structured_date(raw, fetched_at, language):
                return date, raw, source if has_zone(raw) else f"{source}, {GUESSED}"
    return None, None, None


def _times(root: Any, near: Any | None) -> list[str]:
    """The machine-readable times of the page: those near its heading, else its first."""
    places = [near, root] if near is not None else [root]
    return [time for place in places if (time := _first_time(place))]


def _first_time(place: Any) -> str | None:
    """The first machine-readable time inside an element."""
    return next((told for time in place.iter("time") if (told := time.get("datetime"))), None)


def _block(outline: Outline) -> int | None:
    """The box around the heading, up to three steps, that shows some number beside it."""
    block = outline.heading_box()
    if block is None:
        return None
    for _ in range(3):
        if not outline.boxes[block].parent:
            break
        block = outline.boxes[block].parent
        lines = [line for held in outline.inside(block)[:20] for line in held.text.split("\n")]
        if any(NUMBERED.search(line) for line in lines[:20]):
            break
    return block


def _lines(outline: Outline, block: int | None) -> list[str]:
    """The lines where a page may show its date: around the heading, then elements named so."""
    title = words_of(outline.headings[0]) if outline.headings else ""
    held = outline.inside(block)[:MANY] if block is not None else []
    lines = [line for one in held for line in one.text.split("\n") if line != title]
    marked = [words_of(element) for element in outline.called(NAMES)[:5]]
    return [clean(line) for line in (*lines, *marked) if len(line) < 200 and TIMELY.search(line)]


def _counts(lines: list[str], date: str | None) -> tuple[int | None, int | None]:
    """Views and comments: two bare numbers behind the date («22:05 320 0»), or views by name."""
    for place, line in enumerate(lines[:40]):
        if date and date in line:
            behind = line.split(date, 1)[1]
            rest = behind if re.search(r"\d", behind) else " ".join(lines[place + 1 : place + 3])
            if found := COUNTS.match(rest):
                return _number(found.group(1)), int(found.group(2))
            break
    short = [line for line in lines[:40] if len(line) < 160]
    for pattern in VIEWS:
        for found in filter(None, map(pattern.search, short)):
            return _number(found.group(1)), None
    return None, None


def _number(text: str) -> int:
    return int(re.sub(r"\D", "", text))

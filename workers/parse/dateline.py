"""The date line: when an article was published, and the views and comments shown beside it."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from news.dates import has_zone, structured_date, visible_date
from workers.parse.outline import Outline
from workers.parse.structured import Structured
from workers.parse.text import lines_of, words_of

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
    lines = _lines(outline, block)
    dated = [(line, d) for line in lines if (d := visible_date(line, fetched_at, language))]
    changed = next((d for line, d in dated if CHANGED.match(line)), None)
    shown = next((d for line, d in dated if not CHANGED.match(line)), changed)
    views, comments = _counts(lines, shown[1] if shown else None)
    told, raw, source = _told(_times(root, block), data, fetched_at, language)
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
    return [str(t) for place in places for t in place.xpath(".//time/@datetime")[:1]]


def _block(outline: Outline) -> Any | None:
    """The element around the heading, up to three steps, that shows some number beside it."""
    heading = outline.headings[0] if outline.headings else None
    if heading is None:
        return None
    block = heading
    for _ in range(3):
        parent = block.getparent()
        if parent is None or parent.tag in {"body", "html"}:
            break
        block = parent
        if any(re.search(r"\d{1,2}[:.]\d{2}|\b20\d{2}\b", line) for line in lines_of(block)[:20]):
            break
    return block


def _lines(outline: Outline, block: Any | None) -> list[str]:
    """The lines where a page may show its date: around the heading, then elements named so."""
    title = words_of(outline.headings[0]) if outline.headings else ""
    lines = [line for line in lines_of(block) if line != title] if block is not None else []
    marked = [words_of(element) for element in outline.called(NAMES)[:5]]
    return [line for line in (*lines, *marked) if len(line) < 200]


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

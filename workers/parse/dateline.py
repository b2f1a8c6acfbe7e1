"""The date line: when an article was published and changed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from typing import Any

from htmldate import find_date
from lxml import etree, html

from news.dates import has_zone, structured_date, url_date, visible_date
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
GUESSED = "zone of site"
CHANGED = re.compile(
    r"\W*(?:последн\w+\s+)?(?:обновен[ао]?|променена|обновлен[ао]?|изменен[ао]?|жаңартылды|оновлено"
    r"|ажурирано|(?:last\s+)?(?:updated|modified)|aktualisiert|mis à jour|actualizado|aggiornato"
    r"|atualizado|güncelle(?:me|ndi)|تحديث|更新)(?:\b|\d)",
    re.I,
)
"""What a line begins with that says when the article was changed."""


NUMBERED = re.compile(r"\d{1,2}[:.]\d{2}|\b20\d{2}\b")
TIMELY = re.compile(r"\d|преди|назад|тому|бұрын|\bago\b|\bvor\b", re.I)
"""What a line of a date, of a time ago, of views or comments has at least."""
SAME_DAY = timedelta(hours=36)
Found = tuple[datetime, str, str]
MANY = 60
"""Blocks around the heading that are looked at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """What a page's times are read by: when it was fetched, and its zone where it names none."""

    fetched_at: datetime
    zone: tzinfo


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """When an article was published and changed; `lines` are those that its page shows of it."""

    date: datetime | None = None
    raw: str | None = None
    source: str | None = None
    modified: datetime | None = None
    lines: Sequence[str] = ()


def dateline_of(
    root: Any, outline: Outline, data: Structured, url: str, clock: Clock, headline: str
) -> Dateline:
    """The date as told, else as shown, else as the address has it, else as the library guesses."""
    block = _block(outline, headline)
    near = None if block is None else outline.boxes[block].element
    lines = _lines(outline, block)
    dated = [(line, d) for line in lines if (d := _read(line, clock))]
    changed = next((d for line, d in dated if CHANGED.match(line)), None)
    shown = next((d for line, d in dated if not CHANGED.match(line)), changed)
    date, raw, source = (
        _told(_times(root, near), data, clock)
        or _shown(shown, url, clock)
        or _guessed(root, url, clock)
        or (None, None, None)
    )
    modified = changed[0] if changed else None
    return Dateline(date=date, raw=raw, source=source, modified=modified, lines=lines)


def _read(line: str, clock: Clock) -> tuple[datetime, str] | None:
    return visible_date(line, clock.fetched_at, clock.zone)


def _told(times: list[str], data: Structured, clock: Clock) -> Found | None:
    """The first possible date of structured data, then of a marked time element."""
    values = [data.values(prop) for prop in ("datePublished", "dateCreated")]
    values += [(data.meta.get(meta, []), "open_graph") for meta in METAS]
    values += [([time], "html") for time in times]
    for found, source in values:
        for raw in found[:1]:
            if date := structured_date(raw, clock.fetched_at, clock.zone):
                return date, raw, source if has_zone(raw) else f"{source}, {GUESSED}"
    return None


def _shown(shown: tuple[datetime, str] | None, url: str, clock: Clock) -> Found | None:
    """The date as shown, if it is of the day that the address has or the address has none."""
    in_url = url_date(url, clock.fetched_at, clock.zone)
    if shown and (not in_url or abs(shown[0] - in_url[0]) < SAME_DAY):
        return *shown, "html" if has_zone(shown[1]) else f"html, {GUESSED}"
    return (*in_url, f"url, {GUESSED}") if in_url else None


def _guessed(root: Any, url: str, clock: Clock) -> Found | None:
    """The day that the library makes out where nothing is told and nothing we know is shown."""
    tree = html.document_fromstring(etree.tostring(root, encoding="utf-8"))
    raw = find_date(tree, url=url or None, original_date=True, extensive_search=False)
    date = structured_date(raw, clock.fetched_at, clock.zone) if raw else None
    return (date, raw, f"library, {GUESSED}") if date and raw else None


def _times(root: Any, near: Any | None) -> list[str]:
    """The machine-readable times of the page: those near its heading, else its first."""
    places = [near, root] if near is not None else [root]
    return [time for place in places if (time := _first_time(place))]


def _first_time(place: Any) -> str | None:
    """The first machine-readable time inside an element."""
    for time in place.iter("time", "abbr"):
        told = time.get("datetime")
        if told is None and "published" in (time.get("class") or ""):
            told = time.get("title")
        if told:
            return str(told)
    return None


def _heading(outline: Outline, headline: str) -> int | None:
    """The box of the first h1, else of the text that begins with the headline."""
    box = outline.heading_box()
    if box is not None or not headline:
        return box
    return next((b.box for b in outline.blocks if b.text.startswith(headline)), None)


def _block(outline: Outline, headline: str) -> int | None:
    """The box around the heading, up to three steps, that shows some number beside it."""
    block = _heading(outline, headline)
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
    timely = [line for line in (*lines, *marked) if len(line) < 200 and TIMELY.search(line)]
    return [part for line in timely for part in _parts(clean(line))]


def _parts(line: str) -> list[str]:
    """A line, parted where it goes on to say when the article was changed."""
    found = CHANGED.search(line, 8)
    return [line] if found is None else [line[: found.start()], line[found.start() :]]

"""Coverage: what each source and listing should have brought and did not, as warnings; by beat."""

import logging
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from news.volume import volume_of
from store import coverage, warnings
from store.connection import Connection
from store.warnings import Warned

LISTINGS = 500
FAILED = 3
"""Crawls in a row that failed."""
PAGES = 10
"""Pages of a listing of which none is an article; links of a day that were turned away."""
TURNED_AWAY = re.compile(r"\b(forbidden|robots|blocked|HTTP 4(?:01|03|29|51))\b", re.I)
Row = Mapping[str, Any]
log = logging.getLogger(__name__)


def look(conn: Connection, now: datetime) -> tuple[int, int]:
    """Look at all listings and their sources; how many warnings began and ended."""
    found: list[Warned] = []
    after = 0
    while listings := coverage.of_listings(conn, after=after, limit=LISTINGS):
        after = listings[-1]["id"]
        active = [row for row in listings if not row["paused"]]
        found += [warned for row in active for warned in of_listing(row)]
        found += of_sources(conn, active, now)
    with conn.transaction():
        begun, ended = warnings.sync(conn, found, now)
    if begun or ended:
        log.warning("coverage changed", extra={"begun": begun, "ended": ended})
    return begun, ended


def of_listing(row: Row) -> Iterator[Warned]:
    """What is wrong with one listing."""

    def warned(kind: str, **told: object) -> Warned:
        ids = {"topic_id": row["topic_id"], "source_id": row["source_id"]}
        return Warned(kind=kind, subject=row["url"], listing_id=row["id"], **ids, told=told)

    if row["gap_at"]:
        yield warned("listing.gap", since=row["gap_at"].isoformat())
    error = row["last_error"] or ""
    if (error and TURNED_AWAY.search(error)) or row["turned_away"] >= PAGES:
        yield warned("listing.blocked", error=error, links=int(row["turned_away"]))
    elif row["crawls"] >= FAILED and row["failed"] == row["crawls"]:
        yield warned("listing.failing", error=error)
    if row["pages"] >= PAGES and row["refused"] == row["pages"]:
        yield warned("listing.refused", pages=row["pages"])


def of_sources(conn: Connection, listings: Iterable[Row], now: datetime) -> Iterator[Warned]:
    """Which sources of these listings are silent, or give much less than they used to."""
    pairs = {(row["topic_id"], row["source_id"]): row["domain"] for row in listings}
    for (topic_id, source_id), row in coverage.times(conn, list(pairs)).items():
        volume = volume_of(row["times"] or (), now)
        ids = {"topic_id": topic_id, "source_id": source_id}
        subject = pairs[topic_id, source_id]
        if volume.is_silent(now) and volume.last and volume.pause:
            told = {"last": volume.last.isoformat(), "pause_hours": hours(volume.pause)}
            yield Warned(kind="source.silent", subject=subject, **ids, told=told)
        elif volume.has_fallen:
            told = {"week": volume.week, "usual": round(volume.usual, 1)}
            yield Warned(kind="source.volume", subject=subject, **ids, told=told)


def hours(length: Any) -> float:
    """A length of time in hours."""
    return round(float(length.total_seconds()) / 3600, 1)

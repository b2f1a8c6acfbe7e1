"""Drift: a field that a site's articles had, and its newest ones have much less; a look by beat."""

import logging
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from math import sqrt
from typing import Any

from store import drifts
from store.connection import Connection
from store.drifts import FIELDS, Drift

RECENT, BEFORE, LEAST = 20, 100, 30
"""A source's newest articles against those before them, of which there must be some."""
LEFT, LEFT_OF_BODY = 2 / 3, 1 / 2
"""What is left where it fell: of a share, and of the median length, which varies more by chance."""
CHANCE = 3.0
"""Standard deviations that a share must be below: by chance one in some thousand."""
HABIT = timedelta(days=7)
"""After which what no article has any more counts as usual."""
SOURCES = 100
Row = Mapping[str, Any]
log = logging.getLogger(__name__)


def look(conn: Connection, now: datetime) -> int:
    """Look at all sources that have something new; how many drifts were found."""
    found = after = 0
    while newest := drifts.due(conn, after=after, limit=SOURCES):
        after = max(newest)
        with conn.transaction():
            found += look_at(conn, list(newest), now)
            drifts.looked(conn, newest)
    return found


def look_at(conn: Connection, source_ids: list[int], now: datetime) -> int:
    """Compare these sources' newest articles with those before; how many drifts were found."""
    halves: dict[int, dict[bool, Row]] = {}
    for row in drifts.windows(conn, source_ids, recent=RECENT, before=BEFORE):
        halves.setdefault(row["source_id"], {})[row["recent"]] = row
    known: dict[int, list[Row]] = {}
    for drift in drifts.open_ones(conn, source_ids):
        known.setdefault(drift["source_id"], []).append(drift)
    count = 0
    for source_id, half in halves.items():
        mine, before = known.get(source_id, []), half.get(False)
        drifts.end(conn, [one["id"] for one in mine if is_over(one, half, now)], now)
        fields = {one["field"] for one in mine}
        fresh = [one for one in fallen(before, half[True]) if one.field not in fields]
        if fresh and drifts.begin(conn, half[True], fresh, now):
            count += len(fresh)
            names = ", ".join(one.field for one in fresh)
            log.warning("source drifts", extra={"source_id": source_id, "fields": names})
    return count


def fallen(before: Row | None, recent: Row) -> Iterator[Drift]:
    """The fields that the newest articles have much less than those before."""
    if not before or before["articles"] < LEAST or recent["articles"] < RECENT:
        return
    for name in FIELDS:
        was, is_now = level(before, name), level(recent, name)
        if is_now < was * left_of(name) and (
            name == "body_length" or not by_chance(before, recent, name)
        ):
            yield Drift(field=name, before=was, now=is_now)


def level(row: Row, name: str) -> float:
    """The share of articles with a field; of their lengths the median."""
    count = float(row[name] or 0)
    return count if name == "body_length" else count / row["articles"]


def left_of(name: str) -> float:
    """What part of a level counts as fallen."""
    return LEFT_OF_BODY if name == "body_length" else LEFT


def by_chance(before: Row, recent: Row, name: str) -> bool:
    """Whether so few articles may have it though nothing has changed (Laplace's share)."""
    share = (before[name] + 1) / (before["articles"] + 2)
    expected, count = share * recent["articles"], recent["articles"]
    return bool(recent[name] > expected - CHANCE * sqrt(count * share * (1 - share)))


def is_over(drift: Row, half: Mapping[bool, Row], now: datetime) -> bool:
    """Whether a field is there again, or all articles that are looked at have been without."""
    if level(half[True], drift["field"]) >= drift["before"] * left_of(drift["field"]):
        return True
    oldest = min(row["oldest"] for row in half.values())
    return bool(oldest > drift["article_id"] and now - drift["began_at"] > HABIT)

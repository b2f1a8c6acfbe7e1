"""Revisits: stored articles looked at again on a ladder by age, a run for each source."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from psycopg.rows import DictRow

from store.connection import Connection, rows

AT_ONCE = 50
"""Articles of one run."""
BUSY = timedelta(minutes=1)
"""By which an article is put off whose source is being looked through."""
Ladder = Sequence[timedelta]


def take_due(conn: Connection, now: datetime, ladder: Ladder, limit: int = 500) -> list[int]:
    """Open a run for the due articles of each source, and set when each is looked at next.

    What was missed is caught up once: the next look is on the first rung after now. The ids.
    """
    due = rows(
        conn,
        """
        SELECT a.id, a.source_id, a.created_at, a.date_published,
               EXISTS (SELECT FROM crawl_runs r WHERE r.source_id = a.source_id
                          AND r.state = 'open' AND r.reason = 'revisit') AS busy
          FROM articles a WHERE a.next_look_at <= %(now)s
         ORDER BY a.next_look_at LIMIT %(limit)s FOR NO KEY UPDATE SKIP LOCKED
        """,
        now=now,
        limit=limit,
    )
    taken: dict[int, list[int]] = {}
    next_looks: dict[int, datetime | None] = {}
    for row in due:
        own = taken.setdefault(row["source_id"], [])
        is_due, next_look = place_of(row, now, ladder)
        if is_due and (row["busy"] or len(own) == AT_ONCE):
            next_look = now + BUSY
        elif is_due:
            own.append(row["id"])
        next_looks[row["id"]] = next_look
    _put_off(conn, next_looks)
    asked = [(source, ids) for source, ids in sorted(taken.items()) if ids]
    return [run for source, ids in asked for run in _open(conn, source, ids, now)]


def place_of(row: DictRow, now: datetime, ladder: Ladder) -> tuple[bool, datetime | None]:
    """Whether a rung of its age has come since an article was stored, and when the next one does.

    Its age counts from its publication; a date that is later than its fetch is none.
    """
    stored: datetime = row["created_at"]
    born = min(row["date_published"] or stored, stored)
    rungs = [born + age for age in ladder]
    later = [rung for rung in rungs if rung > now]
    return any(stored < rung <= now for rung in rungs), (later or [None])[0]


def _put_off(conn: Connection, next_looks: dict[int, datetime | None]) -> None:
    conn.execute(
        """
        UPDATE articles a SET next_look_at = r.at
          FROM unnest(%(ids)s::bigint[], %(times)s::timestamptz[]) AS r (id, at) WHERE a.id = r.id
        """,
        {"ids": list(next_looks), "times": list(next_looks.values())},
    )


def _open(conn: Connection, source_id: int, article_ids: list[int], now: datetime) -> list[int]:
    """The id of the source's new run; none where another beat was first."""
    found = rows(
        conn,
        """
        INSERT INTO crawl_runs (url, source_id, article_ids, slot, reason, requested_at, sent_at,
                                refetch)
        SELECT 'https://' || s.domain || '/', s.id, %(articles)s, %(now)s, 'revisit', %(now)s,
               %(now)s, true
          FROM sources s WHERE s.id = %(source_id)s
        ON CONFLICT DO NOTHING RETURNING id
        """,
        source_id=source_id,
        articles=article_ids,
        now=now,
    )
    return [row["id"] for row in found]


def links(conn: Connection, article_ids: Sequence[int]) -> list[DictRow]:
    """Where each of these articles was fetched last, with the validators that came along."""
    if not article_ids:
        return []
    return rows(
        conn,
        """
        SELECT c.url, c.headers->>'etag' AS etag, c.headers->>'last-modified' AS last_modified
          FROM unnest(%(ids)s::bigint[]) WITH ORDINALITY AS wanted (id, place),
               LATERAL (SELECT url, headers FROM captures WHERE article_id = wanted.id
                         ORDER BY fetched_at DESC LIMIT 1) c
         ORDER BY place
        """,
        ids=list(article_ids),
    )

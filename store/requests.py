"""Crawl requests: a run's row is written first, the message to the crawlers after the commit."""

from datetime import datetime

from psycopg.rows import DictRow

from news.model import CrawlRequest, Reason
from store.connection import Connection, rows


def take_due(conn: Connection, now: datetime, limit: int = 100) -> list[CrawlRequest]:
    """Open a run for each due listing, the most overdue first, and put its next crawl off.

    A listing whose last run is open yet is put off too; a slot that was taken already gives none.
    """
    due = rows(
        conn,
        """
        SELECT id, next_crawl_at AS slot FROM listings l
         WHERE next_crawl_at <= %(now)s AND NOT paused
           AND NOT EXISTS (SELECT FROM topics t WHERE t.id = l.topic_id AND t.paused)
         ORDER BY next_crawl_at LIMIT %(limit)s FOR NO KEY UPDATE SKIP LOCKED
        """,
        now=now,
        limit=limit,
    )
    opened = rows(
        conn,
        """
        INSERT INTO crawl_runs (listing_id, slot, reason, requested_at, sent_at)
        SELECT id, slot, %(reason)s, %(now)s, %(now)s
          FROM unnest(%(ids)s::bigint[], %(slots)s::timestamptz[]) AS due (id, slot)
        ON CONFLICT DO NOTHING RETURNING id
        """,
        ids=[row["id"] for row in due],
        slots=[row["slot"] for row in due],
        reason=Reason.SCHEDULED,
        now=now,
    )
    conn.execute(
        "UPDATE listings SET next_crawl_at = %(now)s + crawl_every WHERE id = ANY(%(ids)s)",
        {"now": now, "ids": [row["id"] for row in due]},
    )
    return _requests(conn, [row["id"] for row in opened])


def take_overdue(conn: Connection, now: datetime, deadline: float) -> list[CrawlRequest]:
    """Open runs without a report `deadline` seconds after they were sent: to send again."""
    late = rows(
        conn,
        """
        UPDATE crawl_runs SET sent_at = %(now)s WHERE id IN (
            SELECT id FROM crawl_runs
             WHERE state = 'open' AND reported_at IS NULL
               AND sent_at < %(now)s - make_interval(secs => %(deadline)s)
             ORDER BY id FOR NO KEY UPDATE SKIP LOCKED)
        RETURNING id
        """,
        now=now,
        deadline=deadline,
    )
    return _requests(conn, [row["id"] for row in late])


def _requests(conn: Connection, run_ids: list[int]) -> list[CrawlRequest]:
    found = rows(
        conn,
        """
        SELECT r.id AS run_id, r.listing_id, l.topic_id, l.url, r.reason, l.max_pages,
               l.frontier, l.etag, l.last_modified
          FROM crawl_runs r JOIN listings l ON l.id = r.listing_id
         WHERE r.id = ANY(%(run_ids)s) ORDER BY r.id
        """,
        run_ids=run_ids,
    )
    return [_request(row) for row in found]


def _request(row: DictRow) -> CrawlRequest:
    values = row | {"reason": Reason(row["reason"]), "frontier": tuple(row["frontier"])}
    return CrawlRequest(**values)

"""Looks: fetches of stored articles that brought no page, because they are as they were or gone."""

from news import urls
from news.model import Outcome, Report
from store.connection import Connection

NOT_MODIFIED, GONE = 304, 410


def add(conn: Connection, told: Report) -> None:
    """Note which of a report's articles have not changed, and which are gone."""
    gone = [urls.key(f.url) for f in told.failures if f.outcome is Outcome.GONE]
    keys = [*told.unchanged, *gone]
    if not keys:
        return
    conn.execute(
        """
        INSERT INTO looks (article_id, at, run_id, status)
        SELECT DISTINCT ON (u.article_id) u.article_id, %(at)s, %(run_id)s, seen.status
          FROM unnest(%(keys)s::uuid[], %(statuses)s::integer[]) AS seen (key, status)
               JOIN urls u ON u.url_key = seen.key
         WHERE u.article_id IS NOT NULL ORDER BY u.article_id, seen.status
        ON CONFLICT DO NOTHING
        """,
        {
            "keys": keys,
            "statuses": [NOT_MODIFIED] * len(told.unchanged) + [GONE] * len(gone),
            "at": told.ended_at,
            "run_id": told.run_id,
        },
    )

"""Looks: fetches of stored articles that brought no page; what is gone is noted, never deleted."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from news import urls
from news.model import Outcome, Reading, Report
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
    if gone:
        _remove(conn, gone, told.ended_at)


def _remove(conn: Connection, keys: list[UUID], at: datetime) -> None:
    """Note that these articles are gone, each with its event; an alias alone may go.

    What was fetched after that time is there.
    """
    conn.execute(
        """
        WITH gone AS (
            UPDATE articles a SET gone_at = %(at)s WHERE a.id IN (
                SELECT o.id FROM articles o
                 WHERE o.id IN (SELECT u.article_id FROM urls u WHERE u.url_key = ANY(%(keys)s))
                   AND o.gone_at IS NULL
                   AND EXISTS (SELECT FROM captures c WHERE c.article_id = o.id
                                  AND c.url_key = ANY(%(keys)s))
                   AND NOT EXISTS (SELECT FROM captures c WHERE c.article_id = o.id
                                      AND c.fetched_at > %(at)s)
                 ORDER BY o.url_key FOR NO KEY UPDATE)
            RETURNING a.id, a.version, a.canonical_url, a.headline)
        INSERT INTO events (kind, article_id, version, payload)
        SELECT 'article.removed', id, version,
               jsonb_build_object('url', canonical_url, 'headline', headline, 'version', version)
          FROM gone ORDER BY id
        ON CONFLICT DO NOTHING
        """,
        {"keys": keys, "at": at},
    )


def there(conn: Connection, stored: Iterable[tuple[Reading, int]]) -> None:
    """These articles were fetched: none of them is gone."""
    seen = list(stored)
    conn.execute(
        """
        UPDATE articles a SET gone_at = NULL
          FROM unnest(%(ids)s::bigint[], %(times)s::timestamptz[]) AS seen (id, at)
         WHERE a.id = seen.id AND a.gone_at < seen.at
        """,
        {
            "ids": [article_id for _, article_id in seen],
            "times": [reading.page.fetched_at for reading, _ in seen],
        },
    )

"""Refused: stored pages that gave no article, to be read again from their bytes."""

from collections.abc import Sequence
from uuid import UUID

from psycopg.rows import DictRow

from news.model import Outcome, Page
from store.connection import Connection, rows
from store.rereading import Wanted

REFUSED = (Outcome.NOT_AN_ARTICLE, Outcome.TOO_LARGE)
FIRST = UUID(int=0)


def some(
    conn: Connection, wanted: Wanted, *, after: UUID = FIRST, limit: int = 50
) -> list[tuple[UUID, Page]]:
    """The next refused pages by their keys, as they were fetched last, for the topics of then."""
    found = rows(
        conn,
        """
        SELECT u.url_key, c.run_id, c.url, c.status, c.headers, c.fetched_at, c.body,
               l.id AS listing_id, t.id AS topic_id, coalesce(t.name, '') AS topic,
               CASE WHEN l.whole_site THEN names_of(t.id) ELSE '{}' END AS names
          FROM urls u
          CROSS JOIN LATERAL (SELECT * FROM captures c WHERE c.url_key = u.url_key
                               ORDER BY c.fetched_at DESC LIMIT 1) c
          LEFT JOIN crawl_runs r ON r.id = c.run_id
          LEFT JOIN listings l ON l.id = r.listing_id
          LEFT JOIN topics t ON t.id = l.topic_id
         WHERE u.url_key > %(after)s AND u.outcome = ANY(%(refused)s) AND c.article_id IS NULL
           AND (%(topic_id)s::bigint IS NULL OR t.id = %(topic_id)s)
           AND (%(domain)s::text IS NULL OR right(
               '.' || lower(split_part(split_part(c.url, '://', 2), '/', 1)),
               length(%(domain)s) + 1) = '.' || %(domain)s)
         ORDER BY u.url_key LIMIT %(limit)s
        """,
        after=after,
        limit=limit,
        refused=list(REFUSED),
        topic_id=wanted.topic_id,
        domain=wanted.domain,
    )
    return [(row["url_key"], _page(row)) for row in found]


def stored_of(conn: Connection, keys: Sequence[UUID]) -> list[str]:
    """The addresses of these that are stored articles now."""
    found = rows(
        conn,
        "SELECT url FROM urls WHERE url_key = ANY(%(keys)s) AND outcome = 'stored' ORDER BY url",
        keys=list(keys),
    )
    return [row["url"] for row in found]


def _page(row: DictRow) -> Page:
    return Page(
        run_id=row["run_id"] or 0,
        listing_id=row["listing_id"],
        topic_id=row["topic_id"],
        topic=row["topic"],
        names=tuple(row["names"]),
        requested_url=row["url"],
        url=row["url"],
        status=row["status"],
        headers=row["headers"],
        fetched_at=row["fetched_at"],
        body=bytes(row["body"]),
    )

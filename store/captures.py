"""Captures: each fetched response as it came, unique by URL and time of fetch."""

from collections.abc import Iterable
from operator import itemgetter
from typing import Any

from psycopg.types.json import Jsonb

from news import urls
from news.model import Page
from store.connection import Connection


def save(conn: Connection, fetched: Iterable[tuple[Page, int | None]]) -> None:
    """Keep these pages' bytes, each with the article that it is, in a fixed order."""
    values: list[dict[str, Any]] = [
        {
            "key": urls.key(page.url),
            "fetched_at": page.fetched_at,
            "article_id": article_id,
            "run_id": page.run_id,
            "url": page.url,
            "status": page.status,
            "headers": Jsonb(dict(page.headers)),
            "body": page.body,
        }
        for page, article_id in fetched
    ]
    with conn.cursor() as cursor:
        cursor.executemany(
            """
            INSERT INTO captures
                   (url_key, fetched_at, article_id, run_id, url, status, headers, body)
            VALUES (%(key)s, %(fetched_at)s, %(article_id)s, %(run_id)s, %(url)s, %(status)s,
                    %(headers)s, %(body)b)
            ON CONFLICT DO NOTHING
            """,
            sorted(values, key=itemgetter("key", "fetched_at")),
        )

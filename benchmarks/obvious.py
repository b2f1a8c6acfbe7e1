"""The obvious pipeline's other half: a Celery task takes a page's HTML and upserts its article."""

from functools import cache

import psycopg
from celery import Celery
from trafilatura import bare_extraction

from news.settings import settings

SCHEMA = """
    CREATE TABLE IF NOT EXISTS pages (
        url text PRIMARY KEY, headline text, date text, body text,
        fetched_at timestamptz NOT NULL
    )
"""
app = Celery("obvious", broker=settings().redis_url)


@cache
def connection() -> psycopg.Connection:
    """This process's connection."""
    return psycopg.connect(settings().database_url, autocommit=True)


@app.task(name="obvious.store", ignore_result=True)  # type: ignore[untyped-decorator]  # celery has no types
def store(url: str, html: str, fetched_at: str) -> None:
    """Extract the article and write it as one row."""
    found = bare_extraction(html, url=url, with_metadata=True)
    connection().execute(
        """
        INSERT INTO pages (url, headline, date, body, fetched_at)
        VALUES (%(url)s, %(headline)s, %(date)s, %(body)s, %(fetched_at)s)
        ON CONFLICT (url) DO UPDATE SET headline = excluded.headline, date = excluded.date,
            body = excluded.body, fetched_at = excluded.fetched_at
        """,
        {
            "url": url,
            "headline": getattr(found, "title", None),
            "date": getattr(found, "date", None),
            "body": getattr(found, "text", None),
            "fetched_at": fetched_at,
        },
    )

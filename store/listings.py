"""Listings: the URLs that list a topic's articles, and when each is due."""

from datetime import datetime, timedelta

from news import urls
from store import sources
from store.connection import Connection, rows


def add(
    conn: Connection,
    topic_id: int,
    url: str,
    *,
    crawl_every: timedelta = timedelta(minutes=15),
    max_pages: int = 20,
) -> int:
    """The id of this topic's listing at this URL, made where it is new and due at once."""
    url = urls.canonical(url)
    domain = urls.domain(url)
    found = rows(
        conn,
        """
        INSERT INTO listings (topic_id, source_id, url, url_key, crawl_every, max_pages)
        VALUES (%(topic_id)s, %(source_id)s, %(url)s, %(url_key)s, %(crawl_every)s, %(max_pages)s)
        ON CONFLICT (topic_id, url_key) DO UPDATE
            SET crawl_every = excluded.crawl_every, max_pages = excluded.max_pages
        RETURNING id
        """,
        topic_id=topic_id,
        source_id=sources.ids(conn, [domain])[domain],
        url=url,
        url_key=urls.key(url),
        crawl_every=crawl_every,
        max_pages=max_pages,
    )
    return int(found[0]["id"])


def make_due(conn: Connection, listing_id: int, now: datetime) -> None:
    """Let the next tick take this listing."""
    conn.execute(
        "UPDATE listings SET next_crawl_at = %(now)s WHERE id = %(id)s",
        {"now": now, "id": listing_id},
    )

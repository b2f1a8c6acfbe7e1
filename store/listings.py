"""Listings: the URLs that list a topic's articles, and when each is due."""

from datetime import datetime, timedelta

from psycopg.rows import DictRow

from news import urls
from news.listing import ListingKind
from store import sources
from store.connection import Connection, rows

EVERY, PAGES = timedelta(minutes=15), 20
"""Of a listing for which nothing else was said."""


def add(
    conn: Connection,
    topic_id: int,
    url: str,
    *,
    crawl_every: timedelta | None = None,
    max_pages: int | None = None,
    kind: ListingKind | None = None,
    whole_site: bool | None = None,
    adaptive: bool | None = None,
) -> int:
    """The id of this topic's listing at this URL, made where it is new and due at once.

    What is None stays as it was; where the listing is new it is 15 minutes, 20 pages, a page of
    the topic's own. Its period follows its crawls where nobody said one, or it is `adaptive`.
    """
    url = urls.canonical(url)
    domain = urls.domain(url)
    found = rows(
        conn,
        """
        INSERT INTO listings (topic_id, source_id, url, url_key, crawl_every, max_pages, kind,
                              whole_site, adaptive)
        VALUES (%(topic_id)s, %(source_id)s, %(url)s, %(url_key)s,
                coalesce(%(crawl_every)s, %(every)s), coalesce(%(max_pages)s, %(pages)s),
                coalesce(%(kind)s, 'topic_page'), coalesce(%(whole_site)s, false),
                coalesce(%(adaptive)s, %(crawl_every)s::interval IS NULL))
        ON CONFLICT (topic_id, url_key) DO UPDATE
            SET crawl_every = coalesce(%(crawl_every)s, listings.crawl_every),
                max_pages = coalesce(%(max_pages)s, listings.max_pages),
                kind = coalesce(%(kind)s, listings.kind),
                whole_site = coalesce(%(whole_site)s, listings.whole_site),
                adaptive = coalesce(
                    %(adaptive)s, listings.adaptive AND %(crawl_every)s::interval IS NULL),
                next_crawl_at = least(
                    listings.next_crawl_at, now() + coalesce(%(crawl_every)s, listings.crawl_every))
        RETURNING id
        """,
        topic_id=topic_id,
        source_id=sources.ids(conn, [domain])[domain],
        url=url,
        url_key=urls.key(url),
        crawl_every=crawl_every,
        max_pages=max_pages,
        kind=kind,
        whole_site=whole_site,
        adaptive=adaptive,
        every=EVERY,
        pages=PAGES,
    )
    return int(found[0]["id"])


def overview(conn: Connection, topic_id: int | None = None) -> list[DictRow]:
    """The listings (of a topic) with their schedule, last crawl, last new article and error."""
    return rows(
        conn,
        """
        SELECT l.id, t.name AS topic, l.url, l.kind, l.whole_site, l.gap_at, s.domain,
               l.crawl_every, l.adaptive, l.waits_until, l.max_pages, l.paused,
               t.paused AS topic_paused, l.next_crawl_at, l.last_crawl_at, l.last_new_at,
               l.last_error, r.state AS last_state, r.ended_at AS last_ended_at
          FROM listings l
          JOIN topics t ON t.id = l.topic_id
          JOIN sources s ON s.id = l.source_id
          LEFT JOIN LATERAL (SELECT state, ended_at FROM crawl_runs r
                              WHERE r.listing_id = l.id ORDER BY id DESC LIMIT 1) r ON true
         WHERE %(topic_id)s::bigint IS NULL OR l.topic_id = %(topic_id)s
         ORDER BY t.name, l.id
        """,
        topic_id=topic_id,
    )


def find(conn: Connection, url: str, topic_id: int | None = None) -> list[DictRow]:
    """The listings (id, topic_id, url, paused) at this URL, of all topics or of one."""
    return rows(
        conn,
        """
        SELECT id, topic_id, url, paused FROM listings
         WHERE url_key = %(url_key)s AND (%(topic_id)s::bigint IS NULL OR topic_id = %(topic_id)s)
         ORDER BY id
        """,
        url_key=urls.key(url),
        topic_id=topic_id,
    )


def of_source(conn: Connection, domain: str) -> list[int]:
    """The ids of a source's listings that are not paused, nor are their topics."""
    found = rows(
        conn,
        """
        SELECT l.id FROM listings l JOIN sources s ON s.id = l.source_id
          JOIN topics t ON t.id = l.topic_id
         WHERE s.domain = %(domain)s AND NOT l.paused AND NOT t.paused ORDER BY l.id
        """,
        domain=domain,
    )
    return [row["id"] for row in found]


def set_paused(conn: Connection, listing_id: int, paused: bool) -> None:
    """Pause a listing's crawls, or let them go on."""
    conn.execute(
        "UPDATE listings SET paused = %(paused)s WHERE id = %(id)s",
        {"paused": paused, "id": listing_id},
    )


def remove(conn: Connection, listing_id: int) -> None:
    """Crawl a listing no more; its articles stay."""
    conn.execute("DELETE FROM listings WHERE id = %(id)s", {"id": listing_id})


def make_due(conn: Connection, listing_id: int, now: datetime) -> None:
    """Let the next tick take this listing."""
    conn.execute(
        "UPDATE listings SET next_crawl_at = %(now)s WHERE id = %(id)s",
        {"now": now, "id": listing_id},
    )

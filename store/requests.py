"""Crawl requests: a run's row is written first, the message to the crawlers after the commit."""

from dataclasses import dataclass
from datetime import datetime

from psycopg.rows import DictRow

from news import urls
from news.model import Browser, CrawlRequest, Link, Reason, Target
from store import revisits
from store.connection import Connection, rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What a person asks of a crawl beyond the schedule."""

    asked_by: str
    """The Celery task that asks: asked twice, it opens its runs once."""
    max_pages: int | None = None
    since: datetime | None = None
    refetch: bool = False
    force: bool = False
    """Whether an article is fetched though it has not changed, over budget and after failures."""

    @property
    def past_frontier(self) -> bool:
        """Whether paging goes on behind the frontier: where it was said how far to go."""
        return self.max_pages is not None or self.since is not None


def take_due(conn: Connection, now: datetime, limit: int = 100) -> list[CrawlRequest]:
    """Open a run for each due listing, the most overdue first, and put its next crawl off.

    A listing whose last run is open yet is put off too, and one of a paused topic, so that a tick
    costs what is due and no more; a slot that was taken already gives none. What is further off
    than any crawl is put was planned by a clock that was wrong: it is due.
    """
    conn.execute(
        """
        UPDATE listings SET next_crawl_at = %(now)s
         WHERE next_crawl_at > %(now)s + interval '2 days'
           AND next_crawl_at > %(now)s + interval '2 days' + crawl_every AND NOT paused
        """,
        {"now": now},
    )
    due = rows(
        conn,
        """
        SELECT l.id, next_crawl_at AS slot,
               EXISTS (SELECT FROM topics t WHERE t.id = l.topic_id AND t.paused) AS paused
          FROM listings l WHERE next_crawl_at <= %(now)s AND NOT paused
         ORDER BY next_crawl_at LIMIT %(limit)s FOR NO KEY UPDATE SKIP LOCKED
        """,
        now=now,
        limit=limit,
    )
    begun = [row for row in due if not row["paused"]]
    opened = rows(
        conn,
        """
        INSERT INTO crawl_runs (listing_id, slot, reason, requested_at, sent_at)
        SELECT id, slot, %(reason)s, %(now)s, %(now)s
          FROM unnest(%(ids)s::bigint[], %(slots)s::timestamptz[]) AS due (id, slot)
        ON CONFLICT DO NOTHING RETURNING id
        """,
        ids=[row["id"] for row in begun],
        slots=[row["slot"] for row in begun],
        reason=Reason.SCHEDULED,
        now=now,
    )
    conn.execute(
        "UPDATE listings SET next_crawl_at = %(now)s + crawl_every WHERE id = ANY(%(ids)s)",
        {"now": now, "ids": [row["id"] for row in due]},
    )
    return of_runs(conn, [row["id"] for row in opened])


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
    return of_runs(conn, [row["id"] for row in late])


def open_listings(conn: Connection, listing_ids: list[int], now: datetime, wish: Wish) -> None:
    """Open a run on demand for each of these listings, paused or not."""
    conn.execute(
        """
        INSERT INTO crawl_runs (listing_id, slot, reason, requested_at, sent_at, asked_by,
                                max_pages, since, past_frontier, refetch, force)
        SELECT l.id, %(now)s, 'on_demand', %(now)s, %(now)s, %(asked_by)s,
               %(max_pages)s, %(since)s, %(past_frontier)s, %(refetch)s, %(force)s
          FROM listings l WHERE l.id = ANY(%(ids)s)
         ORDER BY l.id ON CONFLICT DO NOTHING
        """,
        {
            "ids": listing_ids,
            "now": now,
            "asked_by": wish.asked_by,
            "max_pages": wish.max_pages,
            "since": wish.since,
            "past_frontier": wish.past_frontier,
            "refetch": wish.refetch,
            "force": wish.force,
        },
    )


def open_article(conn: Connection, url: str, now: datetime, wish: Wish) -> None:
    """Open a run on demand for one article; ValueError where the URL is none.

    One that is stored is fetched only if it changed, unless that is forced.
    """
    conn.execute(
        """
        INSERT INTO crawl_runs (url, slot, reason, requested_at, sent_at, asked_by, refetch, force,
                                source_id, article_ids)
        VALUES (%(url)s, %(now)s, 'on_demand', %(now)s, %(now)s, %(asked_by)s, true, %(force)s,
                (SELECT id FROM sources WHERE domain = %(domain)s),
                ARRAY(SELECT id FROM articles WHERE url_key = %(key)s AND NOT %(force)s))
        ON CONFLICT DO NOTHING
        """,
        {
            "url": urls.canonical(url),
            "key": urls.key(url),
            "domain": urls.domain(url),
            "now": now,
            "asked_by": wish.asked_by,
            "force": wish.force,
        },
    )


def asked_for(conn: Connection, asked_by: str) -> list[CrawlRequest]:
    """The requests of the runs that a task opened and that have no report yet."""
    found = rows(
        conn,
        """
        SELECT id FROM crawl_runs
         WHERE asked_by = %(asked_by)s AND state = 'open' AND reported_at IS NULL
        """,
        asked_by=asked_by,
    )
    return of_runs(conn, [row["id"] for row in found])


def of_runs(conn: Connection, run_ids: list[int]) -> list[CrawlRequest]:
    """The requests of these runs, the oldest first."""
    found = rows(
        conn,
        """
        SELECT r.id AS run_id, r.listing_id, l.topic_id, coalesce(t.name, '') AS topic,
               coalesce(l.url, r.url) AS url, r.reason, r.since, r.past_frontier, r.refetch,
               coalesce(r.max_pages, l.max_pages, 1) AS max_pages,
               coalesce(l.browser, b.browser, 'no') AS browser,
               coalesce(l.frontier, '{}') AS frontier, l.etag, l.last_modified, r.force,
               CASE WHEN l.whole_site THEN names_of(t.id) ELSE '{}' END AS names,
               r.article_ids, s.delay, s.daily_pages, s.daily_bytes
          FROM crawl_runs r
          LEFT JOIN listings l ON l.id = r.listing_id
          LEFT JOIN topics t ON t.id = l.topic_id
          LEFT JOIN sources s ON s.id = coalesce(r.source_id, l.source_id)
          LEFT JOIN LATERAL (
              SELECT n.browser FROM listings n JOIN sources o ON o.id = n.source_id
               WHERE n.browser = 'all' AND r.listing_id IS NULL
                 AND o.domain = substring(r.url FROM '^https?://(?:www[.])?([^/?#]+)')
               LIMIT 1) b ON true
         WHERE r.id = ANY(%(run_ids)s) ORDER BY r.id
        """,
        run_ids=run_ids,
    )
    return [_request(row, revisits.links(conn, row.pop("article_ids"))) for row in found]


def _request(row: DictRow, links: list[DictRow]) -> CrawlRequest:
    target = Target.ARTICLE if row["listing_id"] is None else Target.LISTING
    values = row | {
        "reason": Reason(row["reason"]),
        "browser": Browser(row["browser"]),
        "links": tuple(Link(**one) for one in links),
    }
    values |= {name: tuple(row[name]) for name in ("frontier", "names")}
    if row["refetch"] or row["past_frontier"]:
        values |= {
            "etag": None,
            "last_modified": None,
        }  # an unchanged list must be read all the same
    return CrawlRequest(target=target, **values)


def previews(conn: Connection, listing_ids: list[int], wish: Wish) -> list[CrawlRequest]:
    """Requests to tell what a crawl of these listings would take; no run is opened."""
    found = rows(
        conn,
        """
        SELECT l.id AS listing_id, l.topic_id, t.name AS topic, l.url, l.frontier, l.browser,
               CASE WHEN l.whole_site THEN names_of(t.id) ELSE '{}' END AS names,
               coalesce(%(max_pages)s, l.max_pages) AS max_pages,
               s.delay, s.daily_pages, s.daily_bytes
          FROM listings l JOIN topics t ON t.id = l.topic_id JOIN sources s ON s.id = l.source_id
         WHERE l.id = ANY(%(ids)s) ORDER BY l.id
        """,
        ids=listing_ids,
        max_pages=wish.max_pages,
    )
    return [
        CrawlRequest(
            run_id=0,
            reason=Reason.PREVIEW,
            since=wish.since,
            past_frontier=wish.past_frontier,
            **row
            | {name: tuple(row[name]) for name in ("frontier", "names")}
            | {"browser": Browser(row["browser"])},
        )
        for row in found
    ]

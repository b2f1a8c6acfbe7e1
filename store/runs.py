"""Crawl runs: complete when every page has an outcome; only then does the frontier move."""

from collections.abc import Iterable
from dataclasses import fields
from datetime import datetime

from psycopg.rows import DictRow

from news import urls
from news.model import PASSING, Outcome, Report
from store import belonging, gaps, intervals, off_topic
from store.connection import Connection, rows
from store.intervals import Bounds
from store.urls import TRIES

TURNED_AWAY = frozenset({Outcome.FORBIDDEN, Outcome.ROBOTS, Outcome.BLOCKED})
COPIED = tuple(
    f.name
    for f in fields(Report)
    if f.name not in {"run_id", "listing_id", "topic_id", "url", "failures", "error"}
)


def report(conn: Connection, told: Report) -> None:
    """Note how a crawl went; the first report of a run counts, a second one changes nothing."""
    values = {name: getattr(told, name) for name in COPIED}
    values |= {name: list(v) for name, v in values.items() if isinstance(v, tuple)}
    conn.execute(
        """
        UPDATE crawl_runs SET reported_at = %(ended_at)s, error = coalesce(error, %(error)s),
               not_modified = %(not_modified)s, pages_read = %(pages_read)s,
               links_found = %(links_found)s, known = %(known)s,
               frontier_reached = %(frontier_reached)s, handed_over = %(handed_over)s,
               awaited = %(awaited)s, frontier_seen = %(frontier_seen)s, etag = %(etag)s,
               last_modified = %(last_modified)s, kind = %(kind)s,
               end_reached = %(end_reached)s, unchanged = %(unchanged)s,
               not_before = %(not_before)s, period = %(period)s,
               turned_away = %(turned_away)s
         WHERE id = %(run_id)s AND reported_at IS NULL
        """,
        values
        | {
            "run_id": told.run_id,
            "error": told.error or _unfetched(conn, told),
            "turned_away": sum(f.outcome in TURNED_AWAY for f in told.failures),
        },
    )


def give_up(conn: Connection, now: datetime, deadline: float) -> None:
    """Let runs fail whose pages have had no outcome `deadline` seconds after the report.

    The frontier stays, so the next crawl takes what is missing.
    """
    conn.execute(
        """
        UPDATE crawl_runs SET error = 'pages without an outcome'
         WHERE id IN (
            SELECT id FROM crawl_runs
             WHERE state = 'open' AND error IS NULL
               AND reported_at < %(now)s - make_interval(secs => %(deadline)s)
             ORDER BY id FOR NO KEY UPDATE)
        """,
        {"now": now, "deadline": deadline},
    )


def settle(
    conn: Connection, run_ids: Iterable[int] | None = None, bounds: Bounds | None = None
) -> list[int]:
    """End the reported runs (of `run_ids`) whose pages have all ended, and give back their ids.

    Meant for a transaction of its own, after the one that saved the pages: of two workers with
    a run's last two pages the later one sees both.
    """
    ended = _end(conn, None if run_ids is None else sorted(set(run_ids)))
    if not ended:
        return []
    _match_known(conn, ended)
    off_topic.match_known(conn, ended)
    _note(conn, ended)
    gaps.settle(conn, ended)
    intervals.settle(conn, ended, bounds or Bounds())
    _advance(conn, ended)
    return ended


def _match_known(conn: Connection, ended: list[int]) -> None:
    """Match the articles that ended runs met and that were known: they are of these topics too."""
    met = rows(
        conn,
        """
        INSERT INTO article_topics (article_id, topic_id, matched_by, evidence)
        SELECT DISTINCT ON (u.article_id, l.topic_id)
               u.article_id, l.topic_id, 'listing', jsonb_build_object('listing_id', l.id)
          FROM crawl_runs r JOIN listings l ON l.id = r.listing_id,
               unnest(r.known || r.awaited) AS link (key) JOIN urls u ON u.url_key = link.key
         WHERE r.id = ANY(%(ended)s) AND u.article_id IS NOT NULL AND NOT l.whole_site
           AND NOT EXISTS (SELECT FROM left_out o
                            WHERE o.article_id = u.article_id AND o.topic_id = l.topic_id)
         ORDER BY u.article_id, l.topic_id, l.id
        ON CONFLICT DO NOTHING RETURNING article_id, topic_id
        """,
        ended=ended,
    )
    belonging.keep_to_rules(conn, met)


def cancel(conn: Connection, run_ids: Iterable[int]) -> list[int]:
    """End these runs where they are open; pages that were handed over are stored all the same."""
    found = rows(
        conn,
        """
        UPDATE crawl_runs SET state = 'cancelled', ended_at = now(), error = 'cancelled'
         WHERE state = 'open' AND id IN (
               SELECT id FROM crawl_runs WHERE id = ANY(%(run_ids)s) ORDER BY id FOR NO KEY UPDATE)
        RETURNING id
        """,
        run_ids=sorted(set(run_ids)),
    )
    return [row["id"] for row in found]


def _note(conn: Connection, ended: list[int]) -> None:
    """Count the new articles of ended runs, and tell their listings of the last crawl."""
    conn.execute(
        """
        UPDATE crawl_runs r SET new_articles = (
               SELECT count(DISTINCT a.id) FROM run_outcomes o JOIN urls u USING (url_key)
                 JOIN articles a ON a.id = u.article_id
                WHERE o.run_id = r.id AND a.created_at >= r.requested_at)
         WHERE r.id = ANY(%(ended)s)
        """,
        {"ended": ended},
    )
    conn.execute(
        """
        UPDATE listings l SET last_crawl_at = r.ended_at, last_error = r.error,
               kind = CASE WHEN l.kind = 'search' THEN l.kind ELSE coalesce(r.kind, l.kind) END,
               last_new_at = CASE WHEN r.of_all > 0 THEN r.ended_at ELSE l.last_new_at END
          FROM (SELECT DISTINCT ON (listing_id) listing_id, ended_at, error, kind,
                       sum(new_articles) OVER (PARTITION BY listing_id) AS of_all
                  FROM crawl_runs WHERE id = ANY(%(ended)s) ORDER BY listing_id, id DESC) r
         WHERE l.id = r.listing_id
        """,
        {"ended": ended},
    )


def _advance(conn: Connection, ended: list[int]) -> None:
    """Move the frontiers of listings whose run is complete.

    A crawl on demand that was told to end before the frontier leaves it: what lies between is
    for the next one by schedule.
    """
    conn.execute(
        """
        UPDATE listings l SET frontier = r.frontier_seen, etag = r.etag,
               last_modified = r.last_modified
          FROM (SELECT DISTINCT ON (listing_id) * FROM crawl_runs
                 WHERE id = ANY(%(ended)s) AND state = 'complete' AND NOT not_modified
                   AND (reason = 'scheduled' OR frontier_reached)
                 ORDER BY listing_id, id DESC) r
         WHERE l.id = r.listing_id
        """,
        {"ended": ended},
    )


def _end(conn: Connection, run_ids: list[int] | None) -> list[int]:
    """End the reported runs that failed or have an outcome for every page.

    Listings are locked before their runs, as the tick that opens runs does; a run whose report
    comes in between is left to the next one. No lock here or in `articles.save` is on a key, so
    that foreign keys of other writers do not wait for it.
    """
    reported = _reported(conn, run_ids)
    if not reported:
        return []
    listing_ids = [row["listing_id"] for row in reported if row["listing_id"]]
    conn.execute(
        "SELECT id FROM listings WHERE id = ANY(%(ids)s) ORDER BY id FOR NO KEY UPDATE",
        {"ids": listing_ids},
    )
    off_topic.fail_awaiting(conn, [row["id"] for row in reported])
    found = rows(
        conn,
        """
        WITH reported AS (
            SELECT id, error, handed_over, awaited, refetch, requested_at FROM crawl_runs
             WHERE state = 'open' AND id = ANY(%(ids)s)
             ORDER BY id FOR NO KEY UPDATE)
        UPDATE crawl_runs r SET ended_at = now(),
               state = CASE WHEN r.error IS NULL THEN 'complete' ELSE 'failed' END
          FROM reported
         WHERE r.id = reported.id AND (reported.error IS NOT NULL OR NOT EXISTS (
               SELECT FROM unnest(reported.handed_over) AS handed (key) WHERE NOT EXISTS (
                   SELECT FROM run_outcomes o WHERE o.run_id = r.id AND o.url_key = handed.key))
           AND NOT EXISTS (
               SELECT FROM unnest(reported.awaited) AS awaited (key) WHERE NOT EXISTS (
                   SELECT FROM urls u WHERE u.url_key = awaited.key
                      AND (NOT reported.refetch OR u.ended_at >= reported.requested_at))))
        RETURNING r.id
        """,
        ids=[row["id"] for row in reported],
    )
    return [row["id"] for row in found]


def _reported(conn: Connection, run_ids: list[int] | None) -> list[DictRow]:
    """The open runs (of `run_ids`) that have their report, with their listings."""
    return rows(
        conn,
        """
        SELECT id, listing_id FROM crawl_runs
         WHERE state = 'open' AND reported_at IS NOT NULL
           AND (%(ids)s::bigint[] IS NULL OR id = ANY(%(ids)s::bigint[]))
        """,
        ids=run_ids,
    )


def _unfetched(conn: Connection, told: Report) -> str | None:
    """Why the run cannot be complete: links whose failure may pass, and was not seen often."""
    keys = [urls.key(f.url) for f in told.failures if f.outcome in PASSING]
    found = rows(
        conn,
        """
        SELECT count(*) AS links FROM urls
         WHERE url_key = ANY(%(keys)s) AND failures BETWEEN 1 AND %(tries)s - 1
        """,
        keys=keys,
        tries=TRIES,
    )
    links = found[0]["links"]
    return f"{links} link{'' if links == 1 else 's'} not reached yet" if links else None

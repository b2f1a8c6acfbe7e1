"""Watching runs: which are open, and how far those are that somebody asked for."""

from psycopg.rows import DictRow

from store.connection import Connection, rows


def asked(conn: Connection, task_id: str) -> list[DictRow]:
    """The runs that a task opened, with their state and how many of their pages have ended."""
    return rows(
        conn,
        """
        SELECT r.id, coalesce(l.url, r.url) AS url, r.listing_id, r.state, r.error, r.requested_at,
               r.pages_read, r.links_found, r.not_modified, r.frontier_reached, r.new_articles,
               r.reported_at IS NOT NULL AS reported, cardinality(r.handed_over) AS handed_over,
               cardinality(r.known) AS known, cardinality(r.unchanged) AS unchanged,
               (SELECT count(*) FROM run_outcomes o WHERE o.run_id = r.id) AS ended,
               (SELECT count(*) FROM run_outcomes o
                 WHERE o.run_id = r.id AND o.outcome = 'stored') AS stored,
               (SELECT count(*) FROM run_outcomes o
                 WHERE o.run_id = r.id AND o.outcome = 'off_topic') AS off_topic
          FROM crawl_runs r LEFT JOIN listings l ON l.id = r.listing_id
         WHERE r.asked_by = %(task_id)s ORDER BY r.id
        """,
        task_id=task_id,
    )


def open_runs(conn: Connection, topic_id: int | None = None) -> list[DictRow]:
    """The open runs (of a topic), the oldest first."""
    return rows(
        conn,
        """
        SELECT r.id, r.listing_id, coalesce(l.url, r.url) AS url, t.name AS topic,
               r.reason, r.requested_at, r.reported_at
          FROM crawl_runs r
          LEFT JOIN listings l ON l.id = r.listing_id
          LEFT JOIN topics t ON t.id = l.topic_id
         WHERE r.state = 'open' AND (%(topic_id)s::bigint IS NULL OR l.topic_id = %(topic_id)s)
         ORDER BY r.id
        """,
        topic_id=topic_id,
    )


def totals(conn: Connection) -> DictRow:
    """Counts for `tema status`: articles, topics, listings, open runs, oldest open run, bytes."""
    return rows(
        conn,
        """
        SELECT (SELECT count(*) FROM articles WHERE version > 0) AS articles,
               (SELECT count(*) FROM topics) AS topics,
               (SELECT count(*) FROM listings) AS listings,
               (SELECT count(*) FROM crawl_runs WHERE state = 'open') AS open_runs,
               (SELECT min(requested_at) FROM crawl_runs WHERE state = 'open') AS oldest_open_run,
               (SELECT count(*) FROM events WHERE sent_at IS NULL) AS unsent_events,
               (SELECT count(*) FROM listings l JOIN topics t ON t.id = l.topic_id
                 WHERE NOT l.paused AND NOT t.paused AND l.next_crawl_at < now()) AS due,
               (SELECT min(l.next_crawl_at) FROM listings l JOIN topics t ON t.id = l.topic_id
                 WHERE NOT l.paused AND NOT t.paused) AS most_overdue,
               pg_database_size(current_database()) AS bytes
        """,
    )[0]

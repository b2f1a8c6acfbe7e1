"""Coverage in rows: how the last crawls of each listing went, and when a source published."""

from collections.abc import Sequence

from psycopg.rows import DictRow

from store.connection import Connection, rows

NEWEST = 500
"""Articles of a topic at a source whose times are looked at, the newest."""
OUTCOMES, RUNS = 50, 20
"""Pages of a listing whose ends are looked at, and crawls in which they are sought."""


def of_listings(
    conn: Connection, *, after: int = 0, limit: int | None = None, topic_id: int | None = None
) -> list[DictRow]:
    """Listings with their last crawl, its overlap with the one before, and how pages ended.

    `overlap` is the share of the last complete crawl's links that were known; None where it
    found none, or nothing was modified. One that fetched all again asked for none of them.
    """
    return rows(
        conn,
        """
        SELECT l.id, l.topic_id, t.name AS topic, l.source_id, s.domain, l.url, l.kind,
               l.whole_site, l.paused OR t.paused AS paused, l.last_crawl_at, l.last_new_at,
               l.last_error, l.gap_at, last.ended_at AS complete_at, last.links_found,
               last.overlap, last.not_modified, runs.crawls, runs.failed, runs.turned_away,
               pages.pages, pages.stored, pages.refused
          FROM listings l
          JOIN topics t ON t.id = l.topic_id
          JOIN sources s ON s.id = l.source_id
          LEFT JOIN LATERAL (
               SELECT r.ended_at, r.links_found, r.not_modified,
                      cardinality(r.known)::float / nullif(r.links_found, 0) AS overlap
                 FROM crawl_runs r
                WHERE r.listing_id = l.id AND r.state = 'complete' AND NOT r.refetch
                ORDER BY r.id DESC LIMIT 1) last ON true
          CROSS JOIN LATERAL (
               SELECT count(*) FILTER (WHERE place <= 3) AS crawls,
                      count(*) FILTER (WHERE place <= 3 AND state = 'failed') AS failed,
                      coalesce(sum(turned_away) FILTER (
                          WHERE ended_at > now() - interval '25 hours'), 0) AS turned_away
                 FROM (SELECT state, turned_away, ended_at,
                              row_number() OVER (ORDER BY id DESC) AS place FROM crawl_runs r
                        WHERE r.listing_id = l.id AND r.state <> 'open'
                        ORDER BY id DESC LIMIT 100) newest) runs
          CROSS JOIN LATERAL (
               SELECT count(*) AS pages, count(*) FILTER (WHERE outcome = 'stored') AS stored,
                      count(*) FILTER (WHERE outcome = 'not_an_article') AS refused
                 FROM (SELECT o.outcome
                         FROM (SELECT id FROM crawl_runs r WHERE r.listing_id = l.id
                                ORDER BY id DESC LIMIT %(runs)s) r
                         JOIN run_outcomes o ON o.run_id = r.id
                        ORDER BY r.id DESC LIMIT %(outcomes)s) ended) pages
         WHERE l.id > %(after)s AND (%(topic_id)s::bigint IS NULL OR l.topic_id = %(topic_id)s)
         ORDER BY l.id LIMIT %(limit)s
        """,
        after=after,
        limit=limit,
        topic_id=topic_id,
        runs=RUNS,
        outcomes=OUTCOMES,
    )


def times(conn: Connection, pairs: Sequence[tuple[int, int]]) -> dict[tuple[int, int], DictRow]:
    """For topics and sources when their newest articles were published, the newest first.

    Where a page tells no time it is when the article was stored; none lies in the future.
    `newest` is the time at which the last one was stored.
    """
    found = rows(
        conn,
        """
        SELECT p.topic_id, p.source_id,
               array_agg(n.at ORDER BY n.at DESC) FILTER (WHERE n.at IS NOT NULL) AS times,
               max(n.created_at) AS newest
          FROM unnest(%(topics)s::bigint[], %(sources)s::bigint[]) p (topic_id, source_id)
          LEFT JOIN LATERAL (
               SELECT least(coalesce(a.date_published, a.created_at), a.created_at) AS at,
                      a.created_at
                 FROM (SELECT * FROM articles WHERE source_id = p.source_id
                        ORDER BY id DESC LIMIT 4 * %(most)s) a
                 JOIN article_topics m ON m.article_id = a.id AND m.topic_id = p.topic_id
                ORDER BY a.id DESC LIMIT %(most)s) n ON true
         GROUP BY p.topic_id, p.source_id
        """,
        topics=[topic for topic, _ in pairs],
        sources=[source for _, source in pairs],
        most=NEWEST,
    )
    return {(row["topic_id"], row["source_id"]): row for row in found}

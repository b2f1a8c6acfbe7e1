"""Gaps: what lies between a crawl's last page and the frontier that it should have reached."""

from collections.abc import Sequence

from store.connection import Connection


def settle(conn: Connection, ended: Sequence[int]) -> None:
    """Close the gaps that these ended runs have read over, and note those that they leave.

    Meant to run before the frontiers move: the old one is the far side of a new gap.
    """
    _close(conn, ended)
    _close_by_others(conn, ended)
    _note(conn, ended)


def _close(conn: Connection, ended: Sequence[int]) -> None:
    """Close gaps whose far side a complete run met, or whose list it read to its end."""
    conn.execute(
        """
        UPDATE listings l SET gap_at = NULL, gap_frontier = '{}'
          FROM crawl_runs r
         WHERE r.id = ANY(%(ended)s) AND r.state = 'complete' AND l.id = r.listing_id
           AND l.gap_at IS NOT NULL
           AND (r.end_reached OR l.gap_frontier && (r.handed_over || r.known || r.awaited))
        """,
        {"ended": list(ended)},
    )


def _close_by_others(conn: Connection, ended: Sequence[int]) -> None:
    """Close the gaps of feeds, which show no older entries, by the topic's page at that source.

    The page was read without a gap to where it was read before: what the feed missed is there.
    """
    conn.execute(
        """
        UPDATE listings SET gap_at = NULL, gap_frontier = '{}' WHERE id IN (
            SELECT g.id FROM listings g
             WHERE g.gap_at IS NOT NULL
               AND g.kind IN ('rss', 'atom', 'json_feed', 'news_sitemap')
               AND EXISTS (
                   SELECT FROM crawl_runs r JOIN listings l ON l.id = r.listing_id
                    WHERE r.id = ANY(%(ended)s) AND r.state = 'complete'
                      AND (r.frontier_reached OR r.not_modified)
                      AND r.requested_at > g.gap_at
                      AND l.topic_id = g.topic_id AND l.source_id = g.source_id
                      AND l.kind IN ('topic_page', 'sitemap') AND l.gap_at IS NULL
                      AND (g.whole_site OR NOT l.whole_site))
             ORDER BY g.id FOR NO KEY UPDATE OF g SKIP LOCKED)
        """,
        {"ended": list(ended)},
    )


def _note(conn: Connection, ended: Sequence[int]) -> None:
    """Note the complete runs by schedule that ended before the frontier, whatever ended them.

    What they met of the frontier all the same was pinned or moved up: it is no far side.
    """
    conn.execute(
        """
        UPDATE crawl_runs r SET gap = true FROM listings l
         WHERE r.id = ANY(%(ended)s) AND r.state = 'complete' AND r.reason = 'scheduled'
           AND l.id = r.listing_id AND l.frontier <> '{}'
           AND NOT (r.not_modified OR r.frontier_reached OR r.end_reached)
        """,
        {"ended": list(ended)},
    )
    conn.execute(
        """
        UPDATE listings l SET gap_at = coalesce(l.gap_at, r.ended_at),
               gap_frontier = CASE WHEN l.gap_frontier <> '{}' THEN l.gap_frontier ELSE ARRAY(
                   SELECT unnest(l.frontier)
                   EXCEPT SELECT unnest(r.handed_over || r.known || r.awaited)) END
          FROM crawl_runs r
         WHERE r.id = ANY(%(ended)s) AND r.gap AND l.id = r.listing_id
        """,
        {"ended": list(ended)},
    )

"""Intervals: when a listing is crawled next, and how a period follows what its crawls find."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from store.connection import Connection

LONGER, SHORTER = 1.5, 0.5
"""By which a period grows where most was known, and shrinks where most was new."""
MOST_TOLD = timedelta(days=1)
"""The longest period of a feed's own that is kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """Between which periods find themselves."""

    floor: timedelta = timedelta(minutes=5)
    ceiling: timedelta = timedelta(hours=2)


def settle(conn: Connection, ended: Sequence[int], bounds: Bounds) -> None:
    """Set when the listings of these ended runs are due: put off, or by what was known of them."""
    _put_off(conn, ended)
    _steer(conn, ended, bounds)


def _put_off(conn: Connection, ended: Sequence[int]) -> None:
    """Wait for hosts that rest, and for tomorrow where the budget is used up."""
    conn.execute(
        """
        UPDATE listings l SET waits_until = r.not_before,
               next_crawl_at = greatest(l.next_crawl_at, r.not_before)
          FROM (SELECT DISTINCT ON (listing_id) listing_id, not_before FROM crawl_runs
                 WHERE id = ANY(%(ended)s) ORDER BY listing_id, id DESC) r
         WHERE l.id = r.listing_id
           AND (r.not_before IS NOT NULL OR l.waits_until IS NOT NULL)
        """,
        {"ended": list(ended)},
    )


def _steer(conn: Connection, ended: Sequence[int], bounds: Bounds) -> None:
    """Let the period of adaptive listings steer toward a third to two thirds of known links.

    A first crawl tells nothing of it: all is new there. Nothing is shorter than the feed's own.
    """
    conn.execute(
        """
        UPDATE listings l SET least_every = r.least, crawl_every = r.every,
               next_crawl_at = greatest(r.requested_at + r.every, l.waits_until)
          FROM (SELECT DISTINCT ON (r.listing_id) r.listing_id, r.requested_at, told.least,
                       greatest(least(CASE
                           WHEN r.not_modified OR 3 * cardinality(r.known) > 2 * r.links_found
                                THEN l.crawl_every * %(longer)s
                           WHEN l.frontier <> '{}' AND 3 * cardinality(r.known) < r.links_found
                                THEN l.crawl_every * %(shorter)s
                           ELSE l.crawl_every END, %(ceiling)s), %(floor)s, told.least) AS every
                  FROM crawl_runs r JOIN listings l ON l.id = r.listing_id,
                       LATERAL (SELECT CASE WHEN r.not_modified THEN l.least_every
                                             WHEN r.period > 0
                                             THEN least(make_interval(secs => r.period), %(most)s)
                                        END AS least) told
                 WHERE r.id = ANY(%(ended)s) AND r.reason = 'scheduled'
                   AND r.state = 'complete' AND l.adaptive
                 ORDER BY r.listing_id, r.id DESC) r
         WHERE l.id = r.listing_id
        """,
        {
            "ended": list(ended),
            "floor": bounds.floor,
            "ceiling": bounds.ceiling,
            "longer": LONGER,
            "shorter": SHORTER,
            "most": MOST_TOLD,
        },
    )

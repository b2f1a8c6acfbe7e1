"""What a listing was read as, and the gap that a crawl leaves which ended before the frontier."""

from datetime import UTC, datetime, timedelta

import pytest

from news.listing import ListingKind
from store import listings, requests, topics
from store.connection import rows
from tests.store.test_runs import KEYS, LISTING, OLD, ask, end, listing


@pytest.fixture
def listing_id(conn) -> int:
    found = listings.add(conn, topics.add(conn, "Қазақстан"), LISTING)
    conn.execute("UPDATE listings SET frontier = %s", [list(OLD)])
    return found


@pytest.fixture
def scheduled(conn, listing_id) -> int:  # there is something to crawl
    """A run by schedule."""
    return due(conn, timedelta(seconds=1))


def due(conn, later: timedelta = timedelta(days=1)) -> int:
    """The next run by schedule."""
    (request,) = requests.take_due(conn, datetime.now(UTC) + later)
    return request.run_id


class TestTheKind:
    def test_a_listing_is_what_it_was_read_as(self, conn, scheduled):
        end(conn, scheduled, kind=ListingKind.ATOM)
        assert listing(conn)["kind"] == "atom"

    def test_a_listing_that_could_not_be_read_stays_what_it_was(self, conn, scheduled):
        end(conn, scheduled, error="listing: HTTP 500")
        assert listing(conn)["kind"] == "topic_page"

    def test_a_search_stays_one(self, conn, scheduled):
        conn.execute("UPDATE listings SET kind = 'search'")
        end(conn, scheduled, kind=ListingKind.TOPIC_PAGE)
        assert listing(conn)["kind"] == "search"


class TestAGap:
    def test_a_crawl_by_schedule_that_ended_before_the_frontier_leaves_one(self, conn, scheduled):
        end(conn, scheduled, frontier_reached=False, frontier_seen=KEYS)
        assert listing(conn)["gap_at"] is not None
        assert rows(conn, "SELECT gap_frontier FROM listings")[0]["gap_frontier"] == list(OLD)
        assert rows(conn, "SELECT gap FROM crawl_runs") == [{"gap": True}]

    @pytest.mark.parametrize("told", ["frontier_reached", "end_reached", "not_modified"])
    def test_one_that_reached_it_or_the_lists_end_leaves_none(self, conn, scheduled, told):
        end(conn, scheduled, frontier_seen=KEYS, **{told: True})
        assert listing(conn)["gap_at"] is None

    def test_the_first_crawl_of_a_listing_leaves_none(self, conn, scheduled):
        conn.execute("UPDATE listings SET frontier = '{}'")
        end(conn, scheduled, frontier_seen=KEYS)
        assert listing(conn)["gap_at"] is None

    def test_a_second_one_keeps_the_far_side_of_the_first(self, conn, scheduled):
        end(conn, scheduled, frontier_seen=KEYS[:1])
        end(conn, due(conn), frontier_seen=KEYS[1:])
        assert rows(conn, "SELECT gap_frontier FROM listings")[0]["gap_frontier"] == list(OLD)

    def test_what_was_met_all_the_same_is_no_far_side(self, conn, scheduled):
        conn.execute("UPDATE listings SET frontier = %s", [[*OLD, KEYS[0]]])
        end(conn, scheduled, known=KEYS[:1], frontier_seen=KEYS)
        end(conn, due(conn), known=KEYS[:1], frontier_seen=KEYS, frontier_reached=True)
        assert listing(conn)["gap_at"] is not None, "a pinned article was met, the gap was not"

    def test_a_crawl_that_meets_its_far_side_closes_it(self, conn, scheduled, listing_id):
        end(conn, scheduled, frontier_seen=KEYS)
        end(conn, ask(conn, listing_id, "task-2"), known=KEYS, frontier_reached=True)
        assert listing(conn)["gap_at"] is not None
        end(conn, ask(conn, listing_id, "task-3"), known=KEYS + OLD, frontier_reached=True)
        assert listing(conn)["gap_at"] is None

    def test_a_failed_crawl_closes_none(self, conn, scheduled, listing_id):
        end(conn, scheduled, frontier_seen=KEYS)
        end(conn, ask(conn, listing_id, "task-2"), known=OLD, error="HTTP 500")
        assert listing(conn)["gap_at"] is not None

    def test_a_feeds_is_closed_by_the_topics_page_of_that_site(self, conn, scheduled):
        end(conn, scheduled, frontier_seen=KEYS, kind=ListingKind.RSS)
        page = listings.add(conn, topics.add(conn, "Қазақстан"), f"{LISTING}/2")
        end(conn, ask(conn, page, "task-2"), frontier_reached=True, kind=ListingKind.TOPIC_PAGE)
        assert [row["gap_at"] for row in listings.overview(conn)] == [None, None]

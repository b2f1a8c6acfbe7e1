"""How a run ends, and what its listing then knows: frontier, last crawl, last article, error."""

from datetime import UTC, datetime, timedelta

import pytest

from news import urls
from news.model import Failure, Outcome
from store import batches, listings, requests, runs, topics, watching
from store.batches import Batch
from store.connection import rows
from store.requests import Wish
from tests.factories import NOON, URL, a_reading, a_report

LISTING = "https://novini.example/tema/kazahstan"
KEYS = (urls.key(URL), urls.key(f"{URL}-2"))
OLD = (urls.key(f"{URL}-old"),)


@pytest.fixture
def listing_id(conn) -> int:
    found = listings.add(conn, topics.add(conn, "Қазақстан"), LISTING)
    conn.execute("UPDATE listings SET frontier = %s, etag = 'old'", [list(OLD)])
    return found


@pytest.fixture
def scheduled(conn, listing_id) -> int:
    """A run by schedule, opened now by the server's clock."""
    (request,) = requests.take_due(conn, datetime.now(UTC) + timedelta(seconds=1))
    conn.execute("UPDATE crawl_runs SET requested_at = now()")
    return request.run_id


@pytest.fixture
def on_demand(conn, listing_id) -> int:
    """A run that somebody asked for."""
    return ask(conn, listing_id, "task-1")


def ask(conn, listing_id: int, task: str) -> int:
    wish = Wish(asked_by=task, max_pages=1)
    requests.open_listings(conn, [listing_id], datetime.now(UTC), wish)
    (request,) = requests.asked_for(conn, task)
    return request.run_id


def save(conn, *readings, **more) -> None:
    with conn.transaction():
        batches.save(conn, Batch(readings=readings, **more))


def end(conn, run_id: int, *readings, **told) -> list[int]:
    """Save a run's pages and its report, and settle."""
    handed = tuple(urls.key(reading.page.requested_url) for reading in readings)
    report = a_report(run_id=run_id, handed_over=handed, **told)
    save(conn, *readings, reports=[report])
    return runs.settle(conn)


def page_of(run_id: int, url: str = URL, **changes):
    return a_reading(url=url, page={"run_id": run_id}, **changes)


def listing(conn) -> dict:
    return listings.overview(conn)[0] | rows(conn, "SELECT frontier, etag FROM listings")[0]


def state(conn, run_id: int) -> str:
    return rows(conn, "SELECT state FROM crawl_runs WHERE id = %(id)s", id=run_id)[0]["state"]


class TestTheFrontier:
    def test_a_crawl_on_demand_that_reached_it_moves_it(self, conn, on_demand):
        end(conn, on_demand, frontier_reached=True, frontier_seen=KEYS)
        assert listing(conn)["frontier"] == list(KEYS)

    def test_a_crawl_on_demand_that_ended_before_it_leaves_it(self, conn, on_demand):
        end(conn, on_demand, frontier_reached=False, frontier_seen=KEYS, etag="new")
        assert state(conn, on_demand) == "complete"
        assert (listing(conn)["frontier"], listing(conn)["etag"]) == (list(OLD), "old")

    def test_a_crawl_by_schedule_moves_it_also_where_the_old_one_has_vanished(
        self, conn, scheduled
    ):
        end(conn, scheduled, frontier_reached=False, frontier_seen=KEYS)
        assert listing(conn)["frontier"] == list(KEYS)

    def test_a_list_that_was_not_modified_leaves_it(self, conn, scheduled):
        end(conn, scheduled, not_modified=True)
        assert state(conn, scheduled) == "complete"
        assert (listing(conn)["frontier"], listing(conn)["etag"]) == (list(OLD), "old")

    def test_a_crawl_that_failed_leaves_it(self, conn, on_demand):
        end(conn, on_demand, frontier_reached=True, frontier_seen=KEYS, error="HTTP 500")
        assert listing(conn)["frontier"] == list(OLD)


class TestCancelling:
    def test_an_open_run_is_cancelled_once(self, conn, scheduled):
        assert runs.cancel(conn, [scheduled]) == [scheduled]
        assert runs.cancel(conn, [scheduled]) == []

    def test_a_run_that_ended_is_not(self, conn, scheduled):
        end(conn, scheduled)
        assert runs.cancel(conn, [scheduled]) == []
        assert state(conn, scheduled) == "complete"

    def test_a_run_that_is_not_named_goes_on(self, conn, scheduled, listing_id):
        other = ask(conn, listing_id, "task-1")
        runs.cancel(conn, [other])
        assert state(conn, scheduled) == "open"

    def test_its_late_report_changes_neither_state_nor_frontier(self, conn, scheduled):
        runs.cancel(conn, [scheduled])
        assert end(conn, scheduled, frontier_reached=True, frontier_seen=KEYS) == []
        assert state(conn, scheduled) == "cancelled"
        assert listing(conn)["frontier"] == list(OLD)

    def test_a_report_before_it_does_not_move_the_frontier_with_the_last_page(
        self, conn, scheduled
    ):
        told = a_report(run_id=scheduled, handed_over=KEYS[:1], frontier_seen=KEYS)
        save(conn, reports=[told])
        runs.cancel(conn, [scheduled])
        save(conn, page_of(scheduled))
        assert runs.settle(conn) == []
        assert (state(conn, scheduled), listing(conn)["frontier"]) == ("cancelled", list(OLD))

    def test_its_late_pages_are_stored_all_the_same(self, conn, scheduled):
        runs.cancel(conn, [scheduled])
        end(conn, scheduled, page_of(scheduled))
        assert rows(conn, "SELECT version FROM articles") == [{"version": 1}]

    def test_the_next_slot_has_a_run(self, conn, scheduled):
        runs.cancel(conn, [scheduled])
        assert len(requests.take_due(conn, datetime.now(UTC) + timedelta(hours=1))) == 1

    def test_it_is_not_sent_again(self, conn, scheduled):
        runs.cancel(conn, [scheduled])
        assert requests.take_overdue(conn, datetime.now(UTC) + timedelta(days=1), 900) == []

    def test_it_is_not_among_the_open_ones(self, conn, scheduled, listing_id):
        other = ask(conn, listing_id, "task-1")
        runs.cancel(conn, [scheduled])
        assert [run["id"] for run in watching.open_runs(conn)] == [other]


class TestWhatAListingKnows:
    def test_a_crawl_with_a_new_article_is_its_last_with_one(self, conn, scheduled):
        end(conn, scheduled, page_of(scheduled))
        told = listing(conn)
        assert told["last_new_at"] == told["last_crawl_at"] == told["last_ended_at"]

    def test_new_articles_are_counted_and_changed_ones_are_not(self, conn, scheduled):
        save(conn, page_of(scheduled + 1, f"{URL}-2"))
        conn.execute("UPDATE articles SET created_at = now() - interval '1 hour'")
        changed = page_of(scheduled, f"{URL}-2", headline="Друга ъгълна щ", minutes=5)
        end(conn, scheduled, page_of(scheduled), changed)
        assert rows(conn, "SELECT new_articles AS n FROM crawl_runs") == [{"n": 1}]

    def test_an_article_under_two_addresses_is_counted_once(self, conn, scheduled):
        alias = page_of(scheduled, f"{URL}?p=1", minutes=1, canonical_url=URL)
        end(conn, scheduled, page_of(scheduled), alias)
        assert rows(conn, "SELECT new_articles AS n FROM crawl_runs") == [{"n": 1}]

    def test_a_crawl_without_new_articles_leaves_the_time_of_the_last(self, conn, scheduled):
        conn.execute("UPDATE listings SET last_new_at = %s", [NOON])
        end(conn, scheduled)
        assert listing(conn)["last_new_at"] == NOON
        assert listing(conn)["last_crawl_at"] > NOON

    def test_a_crawl_that_failed_leaves_its_reason(self, conn, scheduled):
        end(conn, scheduled, error="listing: HTTP 500")
        assert listing(conn)["last_error"] == "listing: HTTP 500"
        assert listing(conn)["last_state"] == "failed"

    def test_links_that_were_not_reached_are_the_reason(self, conn, scheduled):
        failure = Failure(url=URL, outcome=Outcome.UNREACHABLE)
        end(conn, scheduled, failures=(failure,))
        assert listing(conn)["last_error"].endswith("not reached yet")

    def test_the_next_good_crawl_takes_the_reason_away(self, conn, scheduled, listing_id):
        end(conn, scheduled, error="listing: HTTP 500")
        end(conn, ask(conn, listing_id, "task-1"))
        assert listing(conn)["last_error"] is None

    def test_of_two_crawls_that_end_together_the_later_one_is_the_last(self, conn, scheduled):
        later = ask(conn, listing(conn)["id"], "task-1")
        told = a_report(run_id=scheduled, handed_over=(urls.key(URL),))
        save(conn, page_of(scheduled), reports=[told])
        end(conn, later, error="HTTP 500")
        assert listing(conn)["last_error"] == "HTTP 500"
        assert listing(conn)["last_new_at"] is not None

    @pytest.mark.usefixtures("listing_id")
    def test_a_crawl_of_one_article_alone_is_none_of_its_business(self, conn):
        requests.open_article(conn, URL, datetime.now(UTC), Wish(asked_by="task-1"))
        (request,) = requests.asked_for(conn, "task-1")
        assert end(conn, request.run_id, page_of(request.run_id)) == [request.run_id]
        assert listing(conn)["last_crawl_at"] is None

    def test_pages_that_never_came_are_the_reason(self, conn, scheduled):
        save(conn, reports=[a_report(run_id=scheduled, handed_over=KEYS)])
        runs.give_up(conn, datetime.now(UTC) + timedelta(hours=1), 900)
        runs.settle(conn)
        assert listing(conn)["last_error"] == "pages without an outcome"


def test_who_asked_sees_how_its_runs_ended(conn, on_demand, scheduled):
    end(conn, on_demand, page_of(on_demand), pages_read=3, links_found=5, known=KEYS[1:])
    (told,) = watching.asked(conn, "task-1")
    facts = {"state": "complete", "pages_read": 3, "links_found": 5, "known": 1, "handed_over": 1}
    facts |= {"ended": 1, "stored": 1, "new_articles": 1, "url": LISTING, "error": None}
    assert facts.items() <= told.items()

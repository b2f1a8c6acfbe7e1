"""Due listings become runs, one a slot, and what a person asks for travels with the request."""

from collections.abc import Callable
from datetime import timedelta
from threading import Barrier, Thread

import pytest

from news import urls
from news.model import Browser, CrawlRequest, Reason, Target
from store import batches, listings, requests, runs, topics
from store.batches import Batch
from store.connection import connect, rows
from store.requests import Wish
from tests.factories import NOON, a_report

LISTING = "https://novini.example/tema/kazahstan"
LATER = NOON.replace(year=2030)
QUARTER = timedelta(minutes=15)
WISH = Wish(asked_by="a task")


@pytest.fixture
def topic_id(conn) -> int:
    return topics.add(conn, "Қазақстан")


@pytest.fixture
def listing_id(conn, topic_id) -> int:
    return listings.add(conn, topic_id, LISTING, crawl_every=QUARTER, max_pages=7)


def take(conn, now=LATER) -> list[CrawlRequest]:
    with conn.transaction():
        return requests.take_due(conn, now)


def end(conn, request: CrawlRequest, **changes) -> None:
    """Let the run of a request end."""
    told = a_report(run_id=request.run_id, listing_id=request.listing_id, **changes)
    with conn.transaction():
        batches.save(conn, Batch(reports=[told]))
    runs.settle(conn)


def count(conn) -> int:
    return rows(conn, "SELECT count(*) AS n FROM crawl_runs")[0]["n"]


def side_by_side(database_url: str, work: Callable[..., object], times: int = 4) -> list:
    """What so many connections at once get, each in a transaction of its own."""
    barrier, got = Barrier(times), []

    def run() -> None:
        with connect(database_url) as own:
            barrier.wait()
            with own.transaction():
                got.append(work(own))

    threads = [Thread(target=run) for _ in range(times)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(got) == times, "one of them failed"
    return got


class TestTheSchedule:
    def test_beats_at_once_open_one_run_a_slot(self, conn, database_url, topic_id):
        for number in range(30):
            listings.add(conn, topic_id, f"{LISTING}-{number}", crawl_every=QUARTER)
        for turn in range(5):
            now = LATER + turn * QUARTER
            got = side_by_side(database_url, lambda own, now=now: requests.take_due(own, now))
            assert sum(map(len, got)) == count(conn) - 30 * turn == 30
            for request in (request for asked in got for request in asked):
                end(conn, request)

    @pytest.mark.usefixtures("listing_id")
    def test_a_late_beat_catches_up_once(self, conn):
        conn.execute("UPDATE listings SET next_crawl_at = %s", [LATER - timedelta(days=3)])
        assert len(take(conn)) == 1
        assert take(conn, LATER + QUARTER - timedelta(seconds=1)) == []

    @pytest.mark.usefixtures("listing_id")
    def test_after_its_period_a_listing_is_due_again(self, conn):
        (request,) = take(conn)
        end(conn, request)
        assert len(take(conn, LATER + QUARTER)) == 1

    @pytest.mark.usefixtures("listing_id")
    def test_a_listing_whose_run_is_open_yet_is_put_off(self, conn):
        take(conn)
        assert take(conn, LATER + QUARTER) == []
        (row,) = rows(conn, "SELECT next_crawl_at FROM listings")
        assert row["next_crawl_at"] == LATER + 2 * QUARTER

    def test_the_most_overdue_go_first(self, conn, topic_id):
        for number, days in enumerate([1, 3, 2]):
            listings.add(conn, topic_id, f"{LISTING}-{number}")
            due = LATER - timedelta(days=days)
            conn.execute("UPDATE listings SET next_crawl_at = %s WHERE id = %s", [due, number + 1])
        with conn.transaction():
            asked = requests.take_due(conn, LATER, limit=2)
        assert {request.listing_id for request in asked} == {2, 3}

    @pytest.mark.usefixtures("listing_id")
    def test_a_listing_that_is_not_due_waits(self, conn):
        conn.execute("UPDATE listings SET next_crawl_at = %s", [LATER + timedelta(days=2)])
        assert take(conn) == []

    @pytest.mark.usefixtures("listing_id")
    def test_a_listing_put_off_by_a_clock_that_was_a_year_ahead_is_due(self, conn):
        conn.execute("UPDATE listings SET next_crawl_at = %s", [LATER + timedelta(days=365)])
        assert len(take(conn)) == 1
        assert take(conn) == []

    def test_the_request_says_what_to_crawl(self, conn, topic_id, listing_id):
        (request,) = take(conn)
        assert request == CrawlRequest(
            run_id=1,
            listing_id=listing_id,
            topic_id=topic_id,
            topic="Қазақстан",
            url=LISTING,
            max_pages=7,
        )

    @pytest.mark.usefixtures("listing_id")
    def test_it_carries_frontier_and_validators_of_the_last_complete_crawl(self, conn):
        (request,) = take(conn)
        seen = (urls.key(f"{LISTING}/1"),)
        end(conn, request, frontier_seen=seen, etag='"е1"', last_modified="Sun")
        (again,) = take(conn, LATER + QUARTER)
        assert (again.frontier, again.etag, again.last_modified) == (seen, '"е1"', "Sun")


class TestAPause:
    @pytest.fixture(params=["topic", "listing"])
    def pause(self, request, conn, topic_id, listing_id) -> Callable[[bool], None]:
        if request.param == "topic":
            return lambda paused: topics.set_paused(conn, topic_id, paused)
        return lambda paused: listings.set_paused(conn, listing_id, paused)

    def test_what_is_paused_is_not_taken(self, conn, pause):
        pause(True)
        assert take(conn) == []

    def test_what_is_resumed_is_taken_once_for_all_that_it_missed(self, conn, pause):
        pause(True)
        take(conn)
        pause(False)
        taken = [len(take(conn, LATER + timedelta(days=3, minutes=n))) for n in range(5)]
        assert taken == [1, 0, 0, 0, 0]

    def test_another_topic_is_taken_all_the_same(self, conn, pause):
        other = topics.add(conn, "Енергетика")
        listings.add(conn, other, LISTING)
        pause(True)
        assert [request.topic for request in take(conn)] == ["Енергетика"]


class TestOnDemand:
    WISH = Wish(asked_by="task-1", max_pages=50, since=NOON, refetch=True)

    def test_what_was_wished_is_carried_into_the_request(self, conn, topic_id, listing_id):
        requests.open_listings(conn, [listing_id], LATER, self.WISH)
        assert requests.asked_for(conn, "task-1") == [
            CrawlRequest(
                run_id=1,
                listing_id=listing_id,
                topic_id=topic_id,
                topic="Қазақстан",
                url=LISTING,
                reason=Reason.ON_DEMAND,
                max_pages=50,
                since=NOON,
                past_frontier=True,
                refetch=True,
            )
        ]

    def test_where_nothing_more_is_wished_the_crawl_is_as_by_schedule(self, conn, listing_id):
        requests.open_listings(conn, [listing_id], LATER, Wish(asked_by="task-1"))
        (request,) = requests.asked_for(conn, "task-1")
        assert (request.max_pages, request.past_frontier, request.refetch) == (7, False, False)

    @pytest.mark.parametrize(
        "wish", [Wish(asked_by="t", refetch=True), Wish(asked_by="t", max_pages=2)]
    )
    def test_a_list_that_did_not_change_is_read_all_the_same(self, conn, listing_id, wish):
        conn.execute("UPDATE listings SET etag = 'e', last_modified = 'm'")
        requests.open_listings(conn, [listing_id], LATER, wish)
        (request,) = requests.asked_for(conn, "t")
        assert (request.etag, request.last_modified) == (None, None)

    def test_a_task_that_runs_twice_opens_its_listings_once(self, conn, listing_id):
        for seconds in range(3):
            later = LATER + timedelta(seconds=seconds)
            requests.open_listings(conn, [listing_id], later, self.WISH)
        assert count(conn) == 1

    def test_a_task_that_runs_twice_opens_its_article_once(self, conn):
        for seconds in range(3):
            later = LATER + timedelta(seconds=seconds)
            requests.open_article(conn, f"{LISTING}/1", later, Wish(asked_by="task-1"))
        assert count(conn) == 1

    def test_a_task_that_runs_four_times_at_once_opens_its_runs_once(
        self, conn, database_url, listing_id
    ):
        def ask(own) -> None:
            requests.open_article(own, f"{LISTING}/1", LATER, Wish(asked_by="of an article"))
            requests.open_listings(own, [listing_id], LATER, Wish(asked_by="of a listing"))

        side_by_side(database_url, ask)
        assert count(conn) == 2

    def test_an_article_is_asked_for_alone_and_fetched_though_it_is_known(self, conn):
        requests.open_article(conn, f"{LISTING}/1?utm_source=x", LATER, Wish(asked_by="task-1"))
        (request,) = requests.asked_for(conn, "task-1")
        assert (request.url, request.target) == (f"{LISTING}/1", Target.ARTICLE)
        assert (request.refetch, request.reason) == (True, Reason.ON_DEMAND)

    def test_two_tasks_for_one_article_have_a_run_each(self, conn):
        for task in ("task-1", "task-2"):
            requests.open_article(conn, f"{LISTING}/1", LATER, Wish(asked_by=task))
        assert count(conn) == 2

    def test_it_does_not_wait_for_the_scheduled_run_that_is_open(self, conn, listing_id):
        take(conn)
        requests.open_listings(conn, [listing_id], LATER, self.WISH)
        assert len(requests.asked_for(conn, "task-1")) == 1

    def test_it_does_not_keep_the_schedule_from_its_slot(self, conn, listing_id):
        requests.open_listings(conn, [listing_id], LATER, self.WISH)
        assert len(take(conn)) == 1

    def test_what_has_been_reported_is_not_asked_for_again(self, conn, listing_id):
        requests.open_listings(conn, [listing_id], LATER, self.WISH)
        (request,) = requests.asked_for(conn, "task-1")
        end(conn, request, handed_over=(urls.key(f"{LISTING}/1"),))
        assert rows(conn, "SELECT state FROM crawl_runs") == [{"state": "open"}]
        assert requests.asked_for(conn, "task-1") == []

    def test_one_without_a_report_is_sent_again_as_it_was(self, conn, listing_id):
        requests.open_listings(conn, [listing_id], LATER, self.WISH)
        asked = requests.asked_for(conn, "task-1")
        assert requests.take_overdue(conn, LATER + timedelta(minutes=16), 900) == asked


def test_a_preview_opens_no_run(conn, topic_id, listing_id):
    (request,) = requests.previews(conn, [listing_id], Wish(asked_by="", since=NOON))
    assert count(conn) == 0
    assert request == CrawlRequest(
        run_id=0,
        listing_id=listing_id,
        topic_id=topic_id,
        topic="Қазақстан",
        url=LISTING,
        reason=Reason.PREVIEW,
        max_pages=7,
        since=NOON,
        past_frontier=True,
    )


def test_what_needs_a_browser_is_asked_for_with_one(conn, topic_id, listing_id):
    assert take(conn)[0].browser is Browser.NO
    listings.add(conn, topic_id, LISTING, browser=Browser.LIST)
    listings.add(conn, topic_id, LISTING, max_pages=3)
    assert [r.browser for r in requests.previews(conn, [listing_id], WISH)] == [Browser.LIST]


@pytest.mark.parametrize(
    ("url", "browser"),
    [
        ("https://www.novini.example/1?a=b", Browser.ALL),
        ("http://novini.example", Browser.ALL),
        ("https://novini.example:8443/1", Browser.NO),
        ("https://drugi.example/1", Browser.NO),
    ],
)
def test_an_article_alone_is_read_as_its_sources_articles_are(conn, topic_id, url, browser):
    listings.add(conn, topic_id, LISTING, browser=Browser.ALL)
    with conn.transaction():
        requests.open_article(conn, url, NOON, Wish(asked_by="one"))
    assert [request.browser for request in requests.asked_for(conn, "one")] == [browser]

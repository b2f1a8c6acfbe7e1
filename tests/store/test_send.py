"""Requests go to the stream of their urgency, as they were; known URLs are told to the crawlers."""

from datetime import UTC, datetime, timedelta

import pytest

from news import urls
from news.keys import known_key
from news.model import CrawlRequest, Reason, Target
from news.wire import REQUESTS, URGENT, load
from store import batches, listings, requests, topics
from store.batches import Batch
from store.connection import rows
from store.requests import Wish
from tests.factories import URL, a_reading
from workers import schedule
from workers.recrawl import NothingToCrawl, NotKnown, recrawl

LISTING = "https://novini.example/tema/kazahstan"
NOW = datetime.now(UTC)


def a_request(**changes) -> CrawlRequest:
    return CrawlRequest(**{"run_id": 1, "topic": "Қазақстан", "url": LISTING} | changes)


def on(stream, name: str) -> list:
    """The messages on a stream."""
    return [load(fields) for _, fields in stream.xrange(name)]


@pytest.fixture
def listing_id(conn) -> int:
    topic_id = topics.add(conn, "Казахстан", [("kk", "Қазақстан")])
    return listings.add(conn, topic_id, LISTING)


class TestSending:
    @pytest.mark.parametrize(
        ("reason", "name"),
        [
            (Reason.ON_DEMAND, URGENT),
            (Reason.SCHEDULED, REQUESTS),
            (Reason.REVISIT, REQUESTS),
        ],
    )
    def test_a_request_goes_to_the_stream_of_its_urgency(self, stream, reason, name):
        asked = a_request(reason=reason)
        schedule.send(stream, [asked])
        assert (on(stream, name), stream.xlen(REQUESTS) + stream.xlen(URGENT)) == ([asked], 1)

    def test_they_keep_their_order(self, stream):
        asked = [a_request(run_id=number) for number in range(5)]
        schedule.send(stream, asked)
        assert on(stream, REQUESTS) == asked

    def test_what_is_due_is_sent_once(self, conn, stream, listing_id):
        told = [schedule.request_due(conn, stream, NOW + timedelta(hours=1), 900) for _ in "ab"]
        assert told == [1, 0]
        assert [request.listing_id for request in on(stream, REQUESTS)] == [listing_id]

    def test_a_wish_that_is_overdue_is_sent_again_to_the_urgent_stream(
        self, conn, stream, listing_id
    ):
        listings.set_paused(conn, listing_id, True)
        requests.open_listings(conn, [listing_id], NOW, Wish(asked_by="task-1"))
        schedule.request_due(conn, stream, NOW + timedelta(minutes=16), 900)
        assert [request.reason for request in on(stream, URGENT)] == [Reason.ON_DEMAND]


class TestRecrawling:
    def ask(self, conn, stream, target: str, task: str = "task-1") -> list[CrawlRequest]:
        recrawl(conn, stream, target, NOW, Wish(asked_by=task, refetch=True))
        return on(stream, URGENT)

    @pytest.mark.parametrize("name", ["Казахстан", "Қазақстан"])
    def test_a_topic_is_its_listings_by_name_and_by_alias(self, conn, stream, listing_id, name):
        assert [request.listing_id for request in self.ask(conn, stream, name)] == [listing_id]

    def test_a_listing_that_is_paused_is_left_out_of_its_topic(self, conn, stream, listing_id):
        other = listings.add(conn, 1, f"{LISTING}-2")
        listings.set_paused(conn, listing_id, True)
        assert [r.listing_id for r in self.ask(conn, stream, "Казахстан")] == [other]

    def test_a_listing_by_its_url_is_crawled_though_it_is_paused(self, conn, stream, listing_id):
        listings.set_paused(conn, listing_id, True)
        assert [r.listing_id for r in self.ask(conn, stream, LISTING)] == [listing_id]

    @pytest.mark.usefixtures("listing_id")
    def test_another_url_is_an_article(self, conn, stream):
        (request,) = self.ask(conn, stream, f"{URL}?utm_source=x")
        assert (request.url, request.target) == (URL, Target.ARTICLE)

    def test_a_topic_that_is_not_there_is_named(self, conn, stream):
        with pytest.raises(NotKnown, match="Няма такава"):
            self.ask(conn, stream, "Няма такава")

    def test_a_topic_without_listings_says_what_to_do(self, conn, stream):
        topics.add(conn, "Празна")
        with pytest.raises(NothingToCrawl, match="add one"):
            self.ask(conn, stream, "Празна")

    @pytest.mark.usefixtures("listing_id")
    def test_a_task_that_runs_twice_sends_the_same_run_again(self, conn, stream):
        self.ask(conn, stream, "Казахстан")
        sent = self.ask(conn, stream, "Казахстан")
        assert [request.run_id for request in sent] == [1, 1]
        assert len(rows(conn, "SELECT FROM crawl_runs")) == 1


class TestKnownUrls:
    @pytest.fixture(autouse=True)
    def stored(self, conn):
        with conn.transaction():
            batches.save(conn, Batch(readings=[a_reading()]))

    def test_they_are_filled_in_where_valkey_lost_them(self, conn, stream):
        assert schedule.remember_known(conn, stream) == 1
        assert stream.exists(known_key(urls.key(URL)))

    def test_they_are_filled_in_once(self, conn, stream):
        schedule.remember_known(conn, stream)
        stream.delete(known_key(urls.key(URL)))
        assert schedule.remember_known(conn, stream) == 0

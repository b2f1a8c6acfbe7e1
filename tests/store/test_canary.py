"""The canary goes the way of all pages and leaves nothing that readers see."""

from datetime import UTC, datetime, timedelta

import pytest

from news.bodies import zip_body
from news.model import Canary, CrawlRequest, Page
from news.wire import PAGES, URGENT, WORKERS_GROUP, dump, load
from store import batches, canary
from store.batches import Batch
from store.connection import rows
from tests.factories import NOON, a_page
from workers import canary as flying
from workers.ingest import ingest
from workers.stream import PageStream

URL = "http://127.0.0.1:8900/canary"
HIDDEN = ("articles", "captures", "urls", "events", "quarantine", "sources", "run_outcomes")


@pytest.fixture
def stream(valkey):
    """The pages stream of an empty Valkey."""
    pages = PageStream(valkey.url)
    pages.client.flushdb()
    pages.create_group()
    yield pages
    pages.client.flushdb()


def take(conn, stream) -> None:
    """Intake and worker take what is on the stream."""
    found = stream.read(20)
    ingest(conn, stream, list(found))


def requests(client) -> list[CrawlRequest]:
    return [load(fields) for _, fields in client.xrange(URGENT)]


def test_it_comes_from_the_stream_to_its_row_and_nobody_sees_it(conn, stream):
    now = datetime.now(UTC)
    flying.fly(stream.client, now)
    take(conn, stream)
    last = canary.last(conn)
    assert last is not None
    assert (last["sent_at"], last["crawled"]) == (now, False)
    assert last["stored_at"] - now < timedelta(seconds=30)
    assert [rows(conn, f"SELECT FROM {name}") for name in HIDDEN] == [[]] * len(HIDDEN)
    assert stream.client.xlen(PAGES) == 0
    assert stream.client.xpending(PAGES, WORKERS_GROUP)["pending"] == 0


def test_the_newest_one_counts(conn):
    for minutes in (5, 9, 7):
        told = Canary(sent_at=NOON + timedelta(minutes=minutes), url=URL, body=b"")
        with conn.transaction():
            batches.save(conn, Batch(canaries=[told]))
    last = canary.last(conn)
    assert last is not None
    assert last["sent_at"] == NOON + timedelta(minutes=9)


@pytest.mark.parametrize("body", [b"", b"<html><p>nothing", b"\x1f\x8b broken"])
def test_one_that_is_no_article_is_neither_stored_nor_kept(conn, stream, body):
    flying.send(stream.client, Canary(sent_at=NOON, url=URL, body=body))
    take(conn, stream)
    assert canary.last(conn) is None
    assert stream.client.xlen(PAGES) == 0
    assert rows(conn, "SELECT FROM quarantine") == []


def test_a_page_that_says_another_time_is_not_the_one_that_was_sent():
    other = zip_body(flying.page(NOON - timedelta(minutes=1)))
    assert not flying.arrived(Canary(sent_at=NOON, url=URL, body=other))


class TestThroughACrawler:
    def test_it_is_asked_for_as_a_page_that_is_not_stored(self, stream):
        flying.fly(stream.client, NOON, URL)
        (request,) = requests(stream.client)
        assert (request.url, request.reason, request.target) == (URL, "preview", "article")
        assert request.run_id == 0

    def test_what_was_brought_goes_on_with_the_time_of_its_asking(self, conn, stream):
        flying.fly(stream.client, NOON, URL)
        (request,) = requests(stream.client)
        body = zip_body(flying.page(NOON))
        told = a_page(run_id=0, requested_url=URL, url=URL, body=body)
        stream.client.hset(request.reply_to, mapping=dump(told))
        flying.fly(stream.client, NOON + timedelta(minutes=1), URL)
        take(conn, stream)
        last = canary.last(conn)
        assert last is not None
        assert (last["sent_at"], last["crawled"]) == (NOON, True)

    def test_without_a_crawler_nothing_comes_and_nothing_piles_up(self, stream):
        for minute in range(5):
            flying.fly(stream.client, NOON + timedelta(minutes=minute), URL)
        assert len(requests(stream.client)) == 1
        assert stream.client.xlen(PAGES) == 0

    def test_an_answer_that_is_no_page_is_none(self, stream):
        flying.fly(stream.client, NOON, URL)
        stream.client.hset(flying.ANSWER, mapping={"v": "1", "type": "preview", "data": "{}"})
        flying.fly(stream.client, NOON + timedelta(minutes=1), URL)
        assert stream.client.xlen(PAGES) == 0


def test_a_page_of_a_site_cannot_pass_for_it(conn, stream):
    """Only a message of its own type is one, and no crawler writes any."""
    page = a_page(run_id=1, url=flying.ADDRESS, body=zip_body(flying.page(NOON)))
    assert isinstance(
        load(
            {k.encode(): v if isinstance(v, bytes) else v.encode() for k, v in dump(page).items()}
        ),
        Page,
    )
    stream.client.xadd(PAGES, dump(page))
    take(conn, stream)
    assert canary.last(conn) is None

"""A listing that kills its crawlers costs three, and ends in quarantine with its bytes."""

import signal

import pytest

from crawler.deadly import MOST
from news.bodies import unzip_body
from news.keys import reading_key
from news.model import Deadly
from news.wire import PAGES, REQUESTS
from tests.flow.crawl_site import ask, messages, report_of, two_pages
from tests.hostile.poisonable_crawler import POISON
from workers.ingest import ingest
from workers.stream import PageStream

KILLER = "tests.hostile.poisonable_crawler"


@pytest.fixture
def pages(valkey, stream):
    """The pages as a worker sees them."""
    seen = PageStream(valkey.url)
    seen.create_group()
    yield seen
    seen.client.close()


def poison(site, path: str, more: bytes = b"") -> bytes:
    status, headers, body = site.answers[path]
    site.answers[path] = (status, headers, body + POISON + more)
    return site.answers[path][2]


def test_its_bytes_go_to_quarantine_and_nothing_stays_beside(
    conn, stream, pages, site, start_crawler
):
    two_pages(site)
    body = poison(site, "/tema?page=2")
    ask(stream, site)
    for deaths in range(3):
        assert stream.exists(reading_key(7)) == 0
        assert start_crawler(KILLER).wait(30) == -signal.SIGSEGV, deaths
    assert 0 < stream.ttl(reading_key(7)) <= 3600
    assert stream.memory_usage(reading_key(7)) < MOST
    start_crawler(KILLER)
    assert report_of(stream).error == "three crawlers died on this listing"
    assert stream.exists(reading_key(7)) == 0
    assert site.count("/tema?page=2") == 3

    (told,) = messages(stream, Deadly)
    assert (told.url, told.deaths) == (f"{site.base}/tema?page=2", 3)
    entries = pages.read(200, 0.2)
    ingest(conn, pages, list(entries))
    (row,) = conn.execute("SELECT * FROM quarantine").fetchall()
    assert (row["stage"], row["reason"], row["attempts"]) == ("crawl", "crash", 3)
    assert (row["url"], row["run_id"]) == (told.url, 7)
    assert unzip_body(bytes(row["body"])) == body
    assert pages.client.xlen(PAGES) == 0
    assert conn.execute("SELECT FROM urls WHERE outcome = 'quarantined'").fetchall() == []


def test_what_is_read_at_the_third_time_leaves_nothing_beside(stream, site, start_crawler):
    two_pages(site)
    ask(stream, site)
    stream.xgroup_create(REQUESTS, "crawlers", id="0")
    stream.xreadgroup("crawlers", "dead-1", {REQUESTS: ">"})
    [row] = stream.xpending_range(REQUESTS, "crawlers", "-", "+", 1)
    stream.xclaim(REQUESTS, "crawlers", "dead-2", 0, [row["message_id"]])
    start_crawler()
    assert len(report_of(stream).handed_over) == 10
    assert stream.exists(reading_key(7)) == 0
    assert messages(stream, Deadly) == []

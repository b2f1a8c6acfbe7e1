"""Crawlers killed, stopped, without Valkey, on bad requests, under pressure: crawls go on."""

import signal
import time

import redis

from news import urls
from news.model import Page, Report
from news.wire import CRAWLERS_GROUP, PAGES, REQUESTS
from tema.ports import free_port
from tema.valkey import EmbeddedValkey
from tests.flow.crawl_site import Site, ask, eventually, keys, messages, report_of, two_pages


def slow_site(site: Site, pause: float = 0.4) -> None:
    """Two pages whose articles take their time."""
    two_pages(site)
    for n in range(1, 11):
        answer = site.answers[f"/news/{n}"]

        def slowly(_headers, answer=answer):
            time.sleep(pause)
            return answer

        site.answers[f"/news/{n}"] = slowly


def test_another_crawler_finishes_what_a_killed_one_began(stream, site, start_crawler):
    slow_site(site)
    ask(stream, site)
    first = start_crawler()
    eventually(lambda: messages(stream, Page))
    first.kill()
    first.wait()
    assert stream.xlen(REQUESTS) == 1
    assert messages(stream, Report) == []
    start_crawler()
    report = report_of(stream)
    assert report.error is None
    assert report.awaited == ()
    assert set(report.handed_over) == keys(site, *range(1, 11))
    assert {urls.key(page.requested_url) for page in messages(stream, Page)} == keys(
        site, *range(1, 11)
    )


def test_a_crawler_that_was_stopped_for_long_yields_to_its_successor(stream, site, start_crawler):
    slow_site(site, pause=1)
    ask(stream, site)
    first = start_crawler()
    eventually(lambda: site.count("/news/1"))
    first.send_signal(signal.SIGSTOP)
    start_crawler()
    report = report_of(stream)
    first.send_signal(signal.SIGCONT)
    assert set(report.handed_over) == keys(site, *range(1, 11))
    time.sleep(3)
    assert first.poll() is None
    ask(stream, site, run_id=8)  # both work on
    assert report_of(stream, run_id=8).error is None


def test_the_crawl_goes_on_when_valkey_was_killed(state_dir, site, start_crawler):
    slow_site(site, pause=1)
    server = EmbeddedValkey(state_dir / "valkey", free_port())
    server.start()
    try:
        client = redis.Redis.from_url(server.url, retry=None)
        ask(client, site)
        start_crawler(TEMA_REDIS_URL=server.url)
        eventually(lambda: messages(client, Page))
        server.kill()
        time.sleep(4)  # longer than the claim's idle time
        server.start()
        report = report_of(client)
        assert report.error is None
        assert set(report.handed_over) == keys(site, *range(1, 11))
        fetched = {urls.key(page.requested_url) for page in messages(client, Page)}
        assert fetched == keys(site, *range(1, 11))
        assert len(messages(client, Report)) == 1
        client.close()
    finally:
        server.stop()


def test_a_request_on_which_three_crawlers_died_ends_as_failed(stream, site, start_crawler):
    two_pages(site)
    ask(stream, site)
    stream.xgroup_create(REQUESTS, CRAWLERS_GROUP, id="0")
    stream.xreadgroup(CRAWLERS_GROUP, "dead-1", {REQUESTS: ">"})
    [row] = stream.xpending_range(REQUESTS, CRAWLERS_GROUP, "-", "+", 1)
    for name in ("dead-2", "dead-3"):
        stream.xclaim(REQUESTS, CRAWLERS_GROUP, name, 0, [row["message_id"]])
    start_crawler()
    assert report_of(stream).error == "three crawlers died on this listing"
    assert site.hits == []


def test_on_sigterm_the_request_is_given_back_uncounted(stream, site, start_crawler):
    slow_site(site, pause=1)
    ask(stream, site)
    crawler = start_crawler(TEMA_CLAIM_IDLE="30")
    eventually(lambda: site.count("/news/1"))
    begun = time.monotonic()
    crawler.send_signal(signal.SIGTERM)
    assert crawler.wait(20) == 0
    assert time.monotonic() - begun < 15
    [row] = stream.xpending_range(REQUESTS, CRAWLERS_GROUP, "-", "+", 1)
    assert row["times_delivered"] == 0
    assert row["time_since_delivered"] >= 30_000
    start_crawler(TEMA_CLAIM_IDLE="30")
    assert set(report_of(stream).handed_over) == keys(site, *range(1, 11))


def test_a_malformed_request_is_dropped_and_a_too_new_one_left(stream, site, start_crawler):
    two_pages(site)
    stream.xadd(REQUESTS, {"nonsense": "1"})
    new = stream.xadd(REQUESTS, {"v": "99", "type": "crawl_request", "data": "{}"})
    ask(stream, site)
    start_crawler()
    eventually(lambda: messages(stream, Report))
    eventually(lambda: stream.xlen(REQUESTS) == 1)
    time.sleep(5)  # it is claimed again and again, and never counted
    [row] = stream.xpending_range(REQUESTS, CRAWLERS_GROUP, "-", "+", 5)
    assert row["message_id"] == new
    assert row["times_delivered"] <= 1


def test_fetching_pauses_while_pages_are_many(stream, site, start_crawler):
    two_pages(site)
    with stream.pipeline() as pipe:
        for _ in range(400):
            pipe.xadd(PAGES, {"v": "99", "type": "filler", "data": "{}"})
        pipe.execute()
    start_crawler()
    eventually(lambda: list(stream.scan_iter("pulse:crawler:*")))
    time.sleep(1)  # it looks at the stream twice a second
    ask(stream, site)
    eventually(lambda: stream.xpending(REQUESTS, CRAWLERS_GROUP)["pending"])
    time.sleep(3)  # longer than the claim's idle time: renewal goes on
    assert site.hits == []
    stream.delete(PAGES)
    assert len(report_of(stream).handed_over) == 10

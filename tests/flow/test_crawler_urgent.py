"""What a person asks for goes ahead of the schedule, can be previewed, and can be cancelled."""

import time
from datetime import UTC, datetime

from news import urls
from news.answers import Preview
from news.keys import cancel_key, known_key, progress_key, wanted_key
from news.model import Page, Reason, Report, Target
from news.wire import REQUESTS, URGENT, load
from tests.flow.crawl_site import ask, eventually, keys, messages, report_of, two_pages


def article(site, number: int) -> dict:
    url = f"{site.base}/news/{number}"
    return {"url": url, "target": Target.ARTICLE, "reason": Reason.ON_DEMAND, "refetch": True}


def reports(stream, run_id: int) -> list[Report]:
    return [told for told in messages(stream, Report) if told.run_id == run_id]


def test_an_urgent_article_overtakes_a_crawl_of_the_same_host(stream, site, start_crawler):
    site.listing("/tema", range(1, 31))
    ask(stream, site)
    start_crawler(TEMA_DOWNLOAD_DELAY="1")
    eventually(lambda: messages(stream, Page))
    stream.set(known_key(urls.key(f"{site.base}/news/30")), 1)
    began = time.monotonic()
    ask(stream, site, name=URGENT, **article(site, 30) | {"run_id": 8, "listing_id": None})
    (told,) = eventually(lambda: reports(stream, 8))
    assert time.monotonic() - began < 4.5  # at most two requests of one second stand before it
    assert set(told.handed_over) == keys(site, 30)
    assert len(messages(stream, Page)) < 12


def test_four_slow_crawls_do_not_hold_up_an_urgent_one(stream, site, start_crawler):
    def slowly(_headers):
        time.sleep(3)
        return 404, {}, b""

    for number in range(4):
        site.answers[f"/slow/{number}"] = slowly
        ask(stream, site, path=f"/slow/{number}", run_id=20 + number)
    site.listing("/tema", range(1, 3))
    start_crawler()
    eventually(lambda: len([hit for hit, _ in site.hits if hit.startswith("/slow")]) >= 4)
    ask(stream, site, name=URGENT, **article(site, 1) | {"run_id": 8})
    (told,) = eventually(lambda: reports(stream, 8), 2)
    assert told.error is None
    assert all(not reports(stream, 20 + number) for number in range(4))


def test_a_cancelled_crawl_ends_and_others_go_on(stream, site, start_crawler):
    two_pages(site)
    start_crawler(TEMA_DOWNLOAD_DELAY="0.5")
    ask(stream, site)
    eventually(lambda: messages(stream, Page))
    assert int(stream.hget(progress_key(7), "links")) > 0
    stream.set(cancel_key(7), 1)
    report = report_of(stream)
    assert report.error == "cancelled"
    assert len(report.handed_over) < 10
    ask(stream, site, run_id=8, max_pages=1)
    assert report_of(stream, 8).error is None


def test_a_crawl_cancelled_before_it_began_fetches_nothing(stream, site, start_crawler):
    two_pages(site)
    stream.set(cancel_key(7), 1)
    ask(stream, site)
    start_crawler()
    assert report_of(stream).error == "cancelled"
    assert site.hits == []


def test_a_preview_tells_what_would_be_taken_and_hands_nothing_over(stream, site, start_crawler):
    two_pages(site)
    stream.set(known_key(urls.key(f"{site.base}/news/2")), 1)
    wish = {"reason": Reason.PREVIEW, "reply_to": "preview:1", "max_pages": 1, "run_id": 0}
    stream.set(wanted_key("preview:1"), 1)
    ask(stream, site, name=URGENT, **wish)
    start_crawler()
    told = load(eventually(lambda: stream.hgetall("preview:1")))
    assert isinstance(told, Preview)
    assert [urls.key(entry.url) for entry in told.entries] == [
        urls.key(f"{site.base}/news/{n}") for n in range(1, 6)
    ]
    assert set(told.known) == keys(site, 2)
    assert told.next_url == f"{site.base}/tema?page=2"
    eventually(lambda: not stream.xlen(URGENT))
    assert stream.xlen("pages") == 0
    assert not any(path.startswith("/news") for path, _ in site.hits)


def test_a_preview_that_nobody_waits_for_is_left_after_its_page(stream, site, start_crawler):
    two_pages(site)
    wish = {"reason": Reason.PREVIEW, "reply_to": "preview:1", "max_pages": 9, "run_id": 0}
    ask(stream, site, name=URGENT, **wish)
    start_crawler()
    eventually(lambda: not stream.xlen(URGENT))
    assert not stream.exists("preview:1")
    assert site.count("/tema?page=2") == 0


def test_an_article_does_not_wait_behind_urgent_listings(stream, site, start_crawler):
    def slowly(_headers):
        time.sleep(3)
        return 404, {}, b""

    for number in range(6):
        site.answers[f"/slow/{number}"] = slowly
        ask(stream, site, path=f"/slow/{number}", name=URGENT, run_id=20 + number)
    site.listing("/tema", range(1, 3))
    start_crawler()
    eventually(lambda: len([hit for hit, _ in site.hits if hit.startswith("/slow")]) >= 4)
    ask(stream, site, name=URGENT, **article(site, 1) | {"run_id": 8})
    eventually(lambda: reports(stream, 8), 2)


def test_a_listing_without_a_link_to_an_article_is_told_as_a_fault(stream, site, start_crawler):
    site.answers["/tema"] = (200, {"Content-Type": "text/html"}, "<h1>Няма нищо</h1>".encode())
    ask(stream, site)
    start_crawler()
    assert report_of(stream).error == "listing: no link to an article found"


def test_a_crawl_asked_to_go_back_reads_on_behind_the_frontier(stream, site, start_crawler):
    two_pages(site)
    frontier = tuple(keys(site, 1))
    ask(stream, site, frontier=frontier, past_frontier=True, since=datetime(2020, 1, 1, tzinfo=UTC))
    start_crawler()
    report = report_of(stream)
    assert (report.pages_read, report.frontier_reached) == (2, True)
    assert set(report.handed_over) == keys(site, *range(1, 11))
    assert stream.xlen(REQUESTS) == 0

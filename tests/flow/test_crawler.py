"""What a crawl reads, fetches and hands over, by a crawler as a real process."""

import gzip
import time

from news import urls
from news.keys import known_key
from news.model import Outcome, Page, Reason
from news.wire import URGENT
from tests.flow.crawl_site import ask, keys, messages, report_of, two_pages


def test_a_listing_of_two_pages_becomes_pages_and_a_report(stream, site, start_crawler):
    two_pages(site)
    ask(stream, site)
    start_crawler()
    report = report_of(stream)
    assert report.error is None
    assert (report.pages_read, report.links_found) == (2, 10)
    assert set(report.handed_over) == keys(site, *range(1, 11))
    assert list(report.frontier_seen) == [urls.key(f"{site.base}/news/{n}") for n in range(1, 6)]
    assert report.frontier_reached
    assert report.etag == '"e1"'
    pages = {page.requested_url: page for page in messages(stream, Page)}
    assert len(pages) == 10
    for n in range(1, 11):
        page = pages[f"{site.base}/news/{n}"]
        assert page.body == site.answers[f"/news/{n}"][2]  # the site's own bytes
        assert page.headers["content-type"] == "text/html"
        assert page.fetched_at.tzinfo is not None
        assert site.count(f"/news/{n}") == 1
    agent = site.hits[0][1]["User-Agent"]
    assert agent.startswith("Tema/")


def test_a_page_sent_plain_is_gzipped(stream, site, start_crawler):
    site.listing("/tema", range(1, 6))
    site.answers["/news/3"] = (200, {"Content-Type": "text/html"}, b"<h1>plain</h1>")
    ask(stream, site)
    start_crawler()
    report_of(stream)
    [page] = [page for page in messages(stream, Page) if page.url.endswith("/news/3")]
    assert gzip.decompress(page.body) == b"<h1>plain</h1>"


def test_paging_stops_at_the_frontier_and_known_links_are_not_fetched(stream, site, start_crawler):
    two_pages(site)
    stream.set(known_key(urls.key(f"{site.base}/news/2")), 1)
    ask(stream, site, frontier=tuple(keys(site, 4)))
    start_crawler()
    report = report_of(stream)
    assert report.pages_read == 1
    assert report.frontier_reached
    assert set(report.known) == keys(site, 2)
    assert set(report.handed_over) == keys(site, 1, 3, 4, 5)
    assert site.count("/tema?page=2") == 0


def test_what_is_known_is_asked_for_each_listing_page_and_with_each_lease(
    stream, site, start_crawler
):
    two_pages(site)
    stream.config_resetstat()
    ask(stream, site)
    start_crawler()
    assert len(report_of(stream).handed_over) == 10
    calls = {name: told["calls"] for name, told in stream.info("commandstats").items()}
    assert calls["cmdstat_mget"] == 2 + 10
    assert calls["cmdstat_set"] == calls["cmdstat_xadd"] - 2 == 10  # a request and a report beside
    assert calls["cmdstat_get"] <= 2  # its host's rest, once a second: no lease ran out


def test_known_links_do_not_stop_paging(stream, site, start_crawler):
    two_pages(site)
    for key in keys(site, *range(1, 6)):
        stream.set(known_key(key), 1)
    ask(stream, site)
    start_crawler()
    assert set(report_of(stream).handed_over) == keys(site, *range(6, 11))


def test_a_recrawl_fetches_what_is_known(stream, site, start_crawler):
    site.listing("/tema", range(1, 6))
    stream.set(known_key(urls.key(f"{site.base}/news/2")), 1)
    ask(stream, site, name=URGENT, reason=Reason.ON_DEMAND, refetch=True)
    start_crawler()
    assert set(report_of(stream).handed_over) == keys(site, *range(1, 6))


def test_a_listing_that_did_not_change_is_not_read(stream, site, start_crawler):
    def answer(headers):
        if headers["If-None-Match"] == '"e1"':
            return 304, {}, b""
        return 500, {}, b""

    site.answers["/tema"] = answer
    ask(stream, site, etag='"e1"')
    start_crawler()
    report = report_of(stream)
    assert report.not_modified
    assert report.error is None


def test_robots_are_obeyed_though_gzipped(stream, site, start_crawler):
    site.listing("/tema", range(1, 6))
    rules = gzip.compress(b"User-agent: *\nDisallow: /news/3\n")
    site.answers["/robots.txt"] = (200, {"Content-Encoding": "gzip"}, rules)
    ask(stream, site)
    start_crawler()
    report = report_of(stream)
    assert [(f.url, f.outcome) for f in report.failures] == [
        (f"{site.base}/news/3", Outcome.ROBOTS)
    ]
    assert site.count("/news/3") == 0
    assert site.count("/robots.txt") == 1


def test_a_site_whose_robots_fail_is_not_crawled_for_now(stream, site, start_crawler):
    site.listing("/tema", range(1, 6))
    site.answers["/robots.txt"] = (503, {}, b"")
    ask(stream, site)
    start_crawler()
    report = report_of(stream)
    assert report.error is not None
    assert "rests until" in report.error
    assert report.not_before is not None
    assert report.failures == ()
    assert site.count("/tema") == 0


def test_many_that_wait_for_one_robots_txt_all_obey_it(stream, site, start_crawler):
    def rules(_headers):
        time.sleep(1.5)
        return 200, {}, b"User-agent: *\nDisallow: /\n"

    site.answers["/robots.txt"] = rules
    for n in range(4):
        site.listing(f"/tema{n}", range(1, 6))
        ask(stream, site, f"/tema{n}", run_id=n)
    start_crawler()
    errors = [report_of(stream, run_id=n).error or "" for n in range(4)]
    assert all("robots" in error for error in errors)
    assert {path for path, _ in site.hits} == {"/robots.txt"}


def test_every_failure_of_a_link_has_its_outcome(stream, site, start_crawler):
    site.listing("/tema", range(1, 9))
    big = b"x" * (5 * 1024 * 1024 + 1)
    site.answers |= {
        "/news/1": (404, {}, b""),
        "/news/2": (451, {}, b""),
        "/news/3": (500, {}, b""),
        "/news/4": (200, {"Content-Type": "text/html"}, big),
        "/news/5": (200, {"Content-Type": "text/html"}, b"%PDF-1.7 ..."),
        "/news/6": (302, {"Location": "/news/6"}, b""),
        "/news/7": (200, {"Content-Length": "100"}, b"cut"),
    }
    ask(stream, site)
    start_crawler()
    report = report_of(stream)
    assert {f.url.rpartition("/")[2]: f.outcome for f in report.failures} == {
        "1": Outcome.GONE,
        "2": Outcome.FORBIDDEN,
        "3": Outcome.HTTP_ERROR,
        "4": Outcome.TOO_LARGE,
        "5": Outcome.NOT_HTML,
        "6": Outcome.UNREACHABLE,
        "7": Outcome.UNREACHABLE,
    }
    assert set(report.handed_over) == keys(site, 8)
    assert not list(stream.scan_iter("lease:*" + urls.key(f"{site.base}/news/1").hex))


def test_a_redirect_to_an_inner_address_is_blocked(stream, site, victim, start_crawler):
    """The policy lets the victim's port through here, so it is the resolver that says no."""
    site.listing("/tema", range(1, 6))
    inner = [victim.base, f"http://localhost:{victim.port}", f"http://[::1]:{victim.port}"]
    for n, target in enumerate([*inner, "http://127.0.0.1", "file:///etc/hostname"], start=1):
        site.answers[f"/news/{n}"] = (302, {"Location": f"{target}/robots.txt"}, b"")
    ask(stream, site)
    start_crawler(TEMA_ALLOW_ADDRESSES=f"127.0.0.1:{site.port},192.0.2.1:{victim.port}")
    report = report_of(stream)
    assert {f.outcome for f in report.failures} == {Outcome.BLOCKED}
    assert len(report.failures) == 5
    assert victim.hits == []


def test_a_failed_later_page_is_the_runs_error(stream, site, start_crawler):
    site.listing("/tema", range(1, 6), "/tema?page=2")
    ask(stream, site)
    start_crawler()
    report = report_of(stream)
    assert report.error is not None
    assert "404" in report.error
    assert set(report.handed_over) == keys(site, *range(1, 6))

"""Names that mean one address now and another one then: only an allowed one is connected to."""

import sys

import pytest

from news.model import Outcome, Page
from tests.flow.crawl_site import Site, ask, messages, report_of, serve

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="macOS has one loopback address")
CRAWLER = "tests.hostile.rebinding_crawler"
OUTER, INNER = "127.0.0.1", "127.0.0.2"


@pytest.fixture
def inner(site: Site):
    """A server that the crawler has no business with, at the site's own port of another address."""
    made = Site(address=INNER)
    server = serve(made, site.port)
    yield made
    server.shutdown()
    server.server_close()


def crawl(stream, site, start_crawler, names: str, **settings: str):
    """The report of a crawl of a listing under the hostile name."""
    ask(stream, site, url=f"http://rebind.example:{site.port}/tema")
    start_crawler(CRAWLER, NAMES=names, **settings)
    return report_of(stream)


def test_a_name_that_turns_to_an_inner_address_is_left_at_once(stream, site, inner, start_crawler):
    site.listing("/tema", range(1, 6))
    report = crawl(stream, site, start_crawler, f"rebind.example={OUTER},{OUTER},{INNER}")
    assert {failure.outcome for failure in report.failures} == {Outcome.BLOCKED}
    assert inner.hits == []


def test_nothing_that_a_wrong_address_says_is_followed_tried_again_or_heeded(
    stream, site, inner, start_crawler
):
    """Where a connection came about in spite of the first two layers."""
    site.listing("/tema", range(1, 5))
    there = {"Location": f"{site.base}/landed"}
    inner.answers |= {
        "/news/1": (302, there, b""),
        "/news/2": (500, {}, b""),
        "/news/3": (503, {"Retry-After": "3600"}, b""),
        "/news/4": (200, {"Content-Type": "text/html"}, b"<h1>x</h1>"),
    }
    names = f"rebind.example={OUTER},{OUTER},{INNER}"
    report = crawl(stream, site, start_crawler, names, BLIND="1")
    assert {failure.outcome for failure in report.failures} == {Outcome.BLOCKED}
    assert sorted(path for path, _ in inner.hits) == [f"/news/{n}" for n in range(1, 5)]
    assert site.count("/landed") == 0
    assert stream.keys("host:*:rest") == stream.keys("host:*:faults") == []


def test_of_several_addresses_the_inner_ones_are_passed_over(stream, site, inner, start_crawler):
    site.listing("/tema", range(1, 6))
    many = f"{INNER}+10.0.0.1+::1+169.254.169.254+{OUTER}+::ffff:127.0.0.2"
    report = crawl(stream, site, start_crawler, f"rebind.example={many}")
    assert (report.error, len(messages(stream, Page))) == (None, 5)
    assert inner.hits == []


def test_a_name_of_inner_addresses_alone_is_blocked_and_nothing_asked(
    stream, site, inner, start_crawler
):
    report = crawl(stream, site, start_crawler, f"rebind.example={INNER}+10.0.0.1+fd00::1")
    assert report.error is not None
    assert "blocked" in report.error
    assert (site.hits, inner.hits) == ([], [])


def test_a_crawler_whose_guard_is_not_in_the_way_takes_no_request(
    stream, site, start_crawler, tmp_path
):
    ask(stream, site)
    crawler = start_crawler(CRAWLER, NAMES="", UNGUARDED="1")
    crawler.wait(30)
    assert "the address guard" in (tmp_path / "crawler-0.log").read_text()
    assert site.hits == []

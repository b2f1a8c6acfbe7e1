"""A first crawl of fifty pages and a second one that stops at the frontier, in requests made."""

import threading
from collections.abc import Iterator

import pytest

from news import urls
from news.keys import known_key
from news.model import Page, Report
from news.wire import PAGES as STREAM
from news.wire import load
from tests.flow.crawl_site import Site, ask, keys, report_of

PAGES, PER_PAGE = 50, 5
ALL = PAGES * PER_PAGE


def publish(site: Site, newest: int) -> None:
    """A list of the articles from the newest number down to 1, on as many pages as it takes."""
    numbers = list(range(newest, 0, -1))
    pages = [numbers[n : n + PER_PAGE] for n in range(0, newest, PER_PAGE)]
    for n, shown in enumerate(pages, start=1):
        path = "/tema" if n == 1 else f"/tema?page={n}"
        more = f"/tema?page={n + 1}" if n < len(pages) else None
        site.listing(path, range(shown[0], shown[-1] - 1, -1), more)


@pytest.fixture(autouse=True)
def workers(stream) -> Iterator[None]:
    """Takes pages off the stream, as workers do, so that fetching is never paused."""
    ended = threading.Event()

    def take() -> None:
        while not ended.wait(0.02):
            found = [name for name, fields in stream.xrange(STREAM) if is_page(fields)]
            if found:
                stream.xdel(STREAM, *found)

    thread = threading.Thread(target=take)
    thread.start()
    yield
    ended.set()
    thread.join()


def is_page(fields: dict[bytes, bytes]) -> bool:
    return isinstance(load(fields), Page)


def remember(stream, report: Report) -> None:
    """What workers tell once the pages of a crawl are stored."""
    for key in report.handed_over:
        stream.set(known_key(key), 1)


def asked(site: Site) -> tuple[int, int, int]:
    """Requests so far: for robots.txt, for pages of the list, for articles."""
    paths = [path for path, _ in site.hits]
    found = (sum(path.startswith(start) for path in paths) for start in ("/tema", "/news/"))
    return (site.count("/robots.txt"), *found)  # type: ignore[return-value]


def test_every_page_and_article_is_asked_for_once_and_later_only_what_is_new(
    stream, site, start_crawler
):
    publish(site, ALL)
    ask(stream, site, max_pages=PAGES)
    start_crawler()
    first = report_of(stream)
    assert (first.error, first.pages_read, first.links_found) == (None, PAGES, ALL)
    assert first.frontier_reached, "the list's end, where there was no frontier"
    assert set(first.handed_over) == keys(site, *range(1, ALL + 1))
    assert asked(site) == (1, PAGES, ALL)

    remember(stream, first)
    publish(site, ALL + 2)
    ask(stream, site, run_id=8, max_pages=PAGES, frontier=first.frontier_seen)
    second = report_of(stream, run_id=8)
    assert (second.pages_read, second.frontier_reached) == (1, True)
    assert set(second.handed_over) == keys(site, ALL + 1, ALL + 2)
    assert asked(site) == (1, PAGES + 1, ALL + 2)


def test_more_new_articles_than_a_page_shows_are_followed_to_the_frontier_and_no_further(
    stream, site, start_crawler
):
    publish(site, ALL)
    ask(stream, site, max_pages=1)
    start_crawler()
    first = report_of(stream)
    remember(stream, first)
    publish(site, ALL + 12)
    ask(stream, site, run_id=8, max_pages=PAGES, frontier=first.frontier_seen)
    second = report_of(stream, run_id=8)
    assert (second.pages_read, second.frontier_reached) == (3, True)
    assert set(second.handed_over) == keys(site, *range(ALL + 1, ALL + 13))
    assert asked(site)[1:] == (4, PER_PAGE + 12)


def test_a_cap_before_the_frontier_is_told_and_no_known_article_is_asked_for(
    stream, site, start_crawler
):
    publish(site, ALL)
    stream.set(known_key(urls.key(f"{site.base}/news/{ALL}")), 1)
    ask(stream, site, max_pages=2, frontier=tuple(keys(site, 1)))
    start_crawler()
    report = report_of(stream)
    assert (report.pages_read, report.frontier_reached, report.end_reached) == (2, False, False)
    assert asked(site) == (1, 2, 2 * PER_PAGE - 1)

"""A listing is read page by page until the frontier, the asked date or the cap."""

import asyncio
from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest
from scrapy.http import HtmlResponse, Response

from crawler.paging import FRONTIER, MAX_LINKS, Entries, Paging
from news import urls
from news.bodies import zip_body
from news.errors import Unreadable
from news.model import Browser, CrawlRequest

BASE = "https://novini.example"
TITLE = "Казахстан увеличава добива на нефт до края на година"
APRIL = datetime(2025, 4, 1, tzinfo=UTC)


def day(number: int) -> str:
    return f"2025-{5 - number // 10:02}-{28 - number % 10:02}T10:00:00+00:00"


@dataclass
class Site:
    """Answers for the downloader: a listing on several pages, articles numbered by age."""

    pages: dict[str, bytes] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    not_modified: bool = False
    moved: str = ""
    """Where the site redirects a listing's first page to."""

    def add(self, url: str, numbers, next_url: str | None = None, *, dated: bool = True) -> None:
        items = "".join(
            f'<article><h2><a href="/{n}">{TITLE} {"ъ" * (n % 7)}</a></h2>'
            + (f'<time datetime="{day(n)}"></time>' if dated else "")
            + "</article>"
            for n in numbers
        )
        more = f'<a rel="next" href="{next_url}">Следваща</a>' if next_url else ""
        self.pages[url] = f"<html><body><main>{items}{more}</main></body></html>".encode()

    async def fetch(self, url: str, headers: dict[str, str] | None = None, **_: object) -> Response:
        self.asked.append((url, headers or {}))
        if self.not_modified:
            return Response(url, status=304)
        final = self.moved if self.moved and len(self.asked) == 1 else url
        return HtmlResponse(final, body=self.pages[url], headers=self.headers, encoding="utf-8")

    def read(self, **wishes) -> tuple[Paging, list[Entries]]:
        """The paging when it is over, and the entries of each page that it gave."""
        url = wishes.pop("url", f"{BASE}/t")
        request = CrawlRequest(run_id=1, url=url, **wishes)
        paging = Paging(request=request, fetch=self.fetch)

        async def all_pages() -> list[Entries]:
            return [entries async for entries in paging.pages()]

        return paging, asyncio.run(all_pages())


@pytest.fixture
def site() -> Site:
    """Four pages of five articles, the last one without a next page."""
    made = Site()
    for page in range(4):
        url = f"{BASE}/t?page={page + 1}" if page else f"{BASE}/t"
        more = f"/t?page={page + 2}" if page < 3 else None
        made.add(url, range(5 * page, 5 * page + 5), more)
    return made


def key(number: int):
    return urls.key(f"{BASE}/{number}")


def numbers(pages: list[Entries]) -> list[int]:
    return [int(entry.url.rsplit("/", 1)[1]) for page in pages for entry in page.values()]


def test_all_pages_are_read_where_nothing_is_known_yet(site):
    _, pages = site.read()
    assert numbers(pages) == list(range(20))


def test_the_page_that_has_the_frontier_is_the_last_and_is_given_whole(site):
    paging, pages = site.read(frontier=(key(7), key(8)))
    assert numbers(pages) == list(range(10))
    assert paging.frontier_reached


def test_an_article_that_was_pinned_or_moved_up_is_not_the_frontier(site):
    """Of old articles 10 to 19 some stand above new ones; the frontier goes on behind those."""
    site.add(f"{BASE}/t", (15, 16, *range(3)), "/t?page=2")
    paging, pages = site.read(frontier=tuple(key(n) for n in (15, 16, *range(10, 15), 17)))
    assert paging.frontier_reached
    assert set(numbers(pages)) >= {0, 1, 2, 5, 6, 7, 8, 9, 10}


def test_a_pinned_article_where_nothing_is_new_costs_no_page(site):
    site.read(frontier=tuple(map(key, range(5))))
    assert len(site.asked) == 1


def test_one_known_article_at_the_end_of_a_page_of_new_ones_is_the_frontier(site):
    site.read(frontier=tuple(map(key, range(4, 9))))
    assert len(site.asked) == 1


def test_past_the_frontier_it_goes_on_and_notes_it_all_the_same(site):
    paging, pages = site.read(frontier=(key(2),), past_frontier=True, max_pages=3)
    assert numbers(pages) == list(range(15))
    assert paging.frontier_reached


def test_a_cap_before_the_frontier_is_not_the_frontier(site):
    paging, pages = site.read(frontier=(key(12),), max_pages=2)
    assert numbers(pages) == list(range(10))
    assert not paging.frontier_reached


def test_the_end_of_a_list_that_was_never_read_counts_as_its_frontier(site):
    paging, _ = site.read()
    assert paging.frontier_reached


def test_a_cap_before_the_end_of_a_list_that_was_never_read_does_not(site):
    paging, _ = site.read(max_pages=1)
    assert not paging.frontier_reached


def test_the_end_of_a_list_whose_frontier_has_vanished_does_not_count_as_it(site):
    paging, _ = site.read(frontier=(urls.key(f"{BASE}/removed"),))
    assert not paging.frontier_reached


def test_the_next_frontier_is_the_first_links_of_the_first_page(site):
    site.add(f"{BASE}/long", range(FRONTIER + 9), "/t")
    paging, _ = site.read(url=f"{BASE}/long")
    assert paging.frontier_seen == tuple(key(n) for n in range(FRONTIER))


def test_where_a_cap_ended_it_the_page_that_would_be_next_is_told(site):
    paging, _ = site.read(max_pages=2)
    assert paging.next_url == f"{BASE}/t?page=3"


def test_where_the_frontier_ended_it_there_is_no_next_page(site):
    paging, _ = site.read(frontier=(key(7),))
    assert paging.next_url is None


def test_older_articles_than_asked_are_not_given(site):
    _, pages = site.read(since=datetime(2025, 4, 26, tzinfo=UTC), past_frontier=True)
    assert numbers(pages) == list(range(13))


def test_a_page_of_nothing_but_older_articles_is_the_last(site):
    site.read(since=datetime(2025, 5, 26, tzinfo=UTC), past_frontier=True)
    assert [url for url, _ in site.asked] == [f"{BASE}/t", f"{BASE}/t?page=2"]


def test_since_goes_back_behind_the_frontier(site):
    _, pages = site.read(frontier=(key(0),), since=APRIL, past_frontier=True)
    assert numbers(pages) == list(range(20))


def test_articles_without_a_date_are_given_and_do_not_end_it(site):
    site.add(f"{BASE}/t", range(5), "/t?page=2", dated=False)
    paging, pages = site.read(since=datetime(2030, 1, 1, tzinfo=UTC), past_frontier=True)
    assert (numbers(pages), paging.pages_read) == (list(range(5)), 2)


def test_articles_left_out_before_the_frontier_keep_it_from_counting_as_reached(site):
    may_24 = datetime(2025, 5, 24, tzinfo=UTC)
    paging, pages = site.read(frontier=(key(8),), since=may_24, past_frontier=True)
    assert numbers(pages) == list(range(5)), "5, 6 and 7 are new and were not asked for"
    assert not paging.frontier_reached


def test_a_page_that_repeats_the_one_before_is_the_end(site):
    site.add(f"{BASE}/t?page=2", range(5), "/t?page=3")
    paging, pages = site.read()
    assert (numbers(pages), paging.pages_read) == (list(range(5)), 2)


def test_an_article_that_moved_to_the_next_page_meanwhile_is_given_once(site):
    site.add(f"{BASE}/t?page=2", range(4, 9), "/t?page=3")
    _, pages = site.read(max_pages=2)
    assert numbers(pages) == list(range(9))


def test_a_next_page_that_was_read_already_is_not_read_again(site):
    site.add(f"{BASE}/t?page=2", range(5, 10), "/t?utm_source=pager")
    site.read()
    assert len(site.asked) == 2


@pytest.mark.parametrize(
    "other",
    [
        "https://drugi.example/t?page=2",
        "https://www.novini.example/t?page=2",
        "https://novini.example:8443/t?page=2",
        "https://novini.example@drugi.example/t?page=2",
    ],
)
def test_a_next_page_at_another_host_is_refused(site, other):
    site.add(f"{BASE}/t", range(5), other)
    paging, _ = site.read()
    assert (len(site.asked), paging.next_url) == (1, None)


def test_a_default_port_in_an_address_that_a_site_redirects_to_is_the_same_host(site):
    site.moved = "https://NOVINI.example:443/t"
    paging, _ = site.read(max_pages=2)
    assert paging.pages_read == 2


def test_no_crawl_takes_more_links_than_the_limit(site):
    site.add(f"{BASE}/t", range(MAX_LINKS - 3), "/t?page=2")
    site.add(f"{BASE}/t?page=2", range(MAX_LINKS - 3, MAX_LINKS + 9), "/t?page=3")
    paging, pages = site.read()
    assert len(numbers(pages)) == len(paging.seen) == MAX_LINKS
    assert len(site.asked) == 2


def test_the_validators_go_with_the_first_page_alone(site):
    site.read(etag='"e1"', last_modified="Sun, 01 Mar 2026 12:00:00 GMT", max_pages=2)
    (_, first), (_, second) = site.asked
    assert first == {
        "If-None-Match": '"e1"',
        "If-Modified-Since": "Sun, 01 Mar 2026 12:00:00 GMT",
    }
    assert second == {}


def test_what_a_browser_shows_has_no_validators(site):
    site.read(etag='"e1"', browser=Browser.LIST)
    assert site.asked[0] == (f"{BASE}/t", {})


def test_a_list_that_was_not_modified_gives_nothing(site):
    site.not_modified = True
    paging, pages = site.read(etag='"e1"')
    assert (pages, paging.not_modified, paging.pages_read) == ([], True, 0)


def test_the_next_validators_are_the_first_pages(site):
    site.headers = {"ETag": '"e2"', "Last-Modified": "Mon, 02 Mar 2026 12:00:00 GMT"}
    paging, _ = site.read(max_pages=1)
    assert (paging.etag, paging.last_modified) == ('"e2"', "Mon, 02 Mar 2026 12:00:00 GMT")


def test_a_list_that_the_site_sent_gzipped_is_read(site):
    site.pages[f"{BASE}/t"] = zip_body(site.pages[f"{BASE}/t"])
    _, pages = site.read(max_pages=1)
    assert numbers(pages) == list(range(5))


def test_a_list_whose_gzip_is_cut_short_is_unreadable(site):
    site.pages[f"{BASE}/t"] = zip_body(site.pages[f"{BASE}/t"])[:-20]
    with pytest.raises(Unreadable):
        site.read()

"""Feeds and sitemaps are read page by page as any listing is."""

import asyncio
from datetime import UTC, datetime

import pytest
from scrapy.http import Response

from crawler.paging import Entries, Paging
from crawler.strangers import MOST
from news import urls
from news.bodies import zip_body
from news.errors import TooLarge
from news.listing import ListingKind
from news.model import CrawlRequest
from tests.unit.test_sitemaps import index, page, sitemap

BASE = "https://novini.example"


class Site:
    """Answers for the downloader, by file."""

    def __init__(self, **files: bytes) -> None:
        self.files = {f"{BASE}/{name}.xml": body for name, body in files.items()}
        self.asked: list[str] = []

    async def fetch(self, url: str, **_: object) -> Response:
        self.asked.append(url.rsplit("/", 1)[1])
        return Response(url, body=self.files[url], headers={"ETag": '"e1"'})

    def read(self, name: str, **wishes) -> tuple[Paging, list[str]]:
        """The paging when it is over, and the names of the articles that it gave."""
        request = CrawlRequest(run_id=1, url=f"{BASE}/{name}.xml", **wishes)
        paging = Paging(request=request, fetch=self.fetch)

        async def all_pages() -> list[Entries]:
            return [entries async for entries in paging.pages()]

        entries = [e for page in asyncio.run(all_pages()) for e in page.values()]
        return paging, [entry.url.rsplit("/", 1)[1] for entry in entries]


@pytest.fixture
def site() -> Site:
    parts = [("old.xml", "2025-01-01"), ("new.xml", "2026-01-01"), ("last.xml", "2024-01-01")]
    return Site(
        index=index(*parts),
        old=sitemap(page("c", "2025-01-01"), page("d", "2024-12-01")),
        new=sitemap(page("b", "2025-12-01"), page("a", "2026-01-01")),
        last=sitemap(page("e", "2023-01-01")),
    )


def test_the_parts_of_a_sitemap_index_are_its_pages_the_newest_first(site):
    paging, found = site.read("index")
    assert (found, paging.pages_read) == (["a", "b", "c", "d", "e"], 4)
    assert paging.kind is ListingKind.SITEMAP


def test_an_index_is_followed_to_the_frontier(site):
    paging, found = site.read("index", frontier=(urls.key(f"{BASE}/b"),))
    assert (found, site.asked) == (["a", "b"], ["index.xml", "new.xml"])
    assert paging.frontier_reached


def test_parts_that_changed_after_the_frontier_are_read_though_another_part_has_it(site):
    parts = [("new.xml", "2026-01-02"), ("old.xml", "2026-01-01"), ("last.xml", "2025-12-31")]
    site.files[f"{BASE}/index.xml"] = index(*parts)
    _, found = site.read("index", frontier=(urls.key(f"{BASE}/a"),))
    assert (found, site.asked[1:]) == (["a", "b", "c", "d"], ["new.xml", "old.xml"])


def test_an_index_is_followed_to_the_cap_and_the_next_part_is_told(site):
    paging, found = site.read("index", max_pages=2)
    assert (found, paging.next_url) == (["a", "b"], f"{BASE}/old.xml")
    assert not paging.frontier_reached


def test_the_frontier_of_an_index_is_in_its_first_part(site):
    paging, _ = site.read("index")
    assert paging.frontier_seen[:2] == (urls.key(f"{BASE}/a"), urls.key(f"{BASE}/b"))


def test_an_index_leaves_no_validators_for_its_parts_may_change_without_it(site):
    assert site.read("index")[0].etag is None
    assert site.read("new")[0].etag == '"e1"'


def test_an_index_that_names_itself_and_its_parts_twice_ends(site):
    again = [("index.xml", "2027-01-01"), ("new.xml", ""), ("index.xml?utm_source=x", "")]
    site.files[f"{BASE}/index.xml"] = index(*again)
    site.files[f"{BASE}/new.xml"] = index(*again)
    site.read("index")
    assert site.asked == ["index.xml", "new.xml"]


def test_a_part_that_only_repeats_does_not_end_an_index(site):
    site.files[f"{BASE}/old.xml"] = site.files[f"{BASE}/new.xml"]
    assert site.read("index")[1] == ["a", "b", "e"]


def test_an_index_that_was_read_to_its_end_says_so(site):
    assert site.read("index")[0].end_reached
    assert not site.read("index", max_pages=3)[0].end_reached


def test_a_feeds_end_is_not_the_lists(site):
    item = f"<item><title>А</title><link>{BASE}/a</link></item>"
    site.files[f"{BASE}/feed.xml"] = f"<rss><channel>{item}</channel></rss>".encode()
    paging, _ = site.read("feed", frontier=(urls.key(f"{BASE}/b"),))
    assert not paging.end_reached
    assert not paging.frontier_reached


def test_since_ends_an_index(site):
    since = datetime(2025, 6, 1, tzinfo=UTC)
    site.read("index", since=since, past_frontier=True)
    assert site.asked == ["index.xml", "new.xml", "old.xml"]


@pytest.mark.parametrize("times", [1, 2], ids=["packed", "packed and sent packed"])
def test_a_sitemap_in_a_gzip_file_is_read(site, times):
    for _ in range(times):
        site.files[f"{BASE}/new.xml"] = zip_body(site.files[f"{BASE}/new.xml"])
    assert site.read("new")[1] == ["a", "b"]


def test_a_gzip_bomb_is_too_large(site):
    site.files[f"{BASE}/new.xml"] = zip_body(b" " * 17 * 1024 * 1024)
    with pytest.raises(TooLarge):
        site.read("new")


def collected(sites: range) -> bytes:
    """A feed that collects from others, an entry of each."""
    items = "".join(
        f"<item><title>Новина {n}</title><link>https://www.site{n}.example/{n}</link></item>"
        f"<item><title>Още {n}</title><link>https://news.site{n}.example/m{n}</link></item>"
        for n in sites
    )
    own = f"<item><title>Наша</title><link>{BASE}/own</link></item>"
    return f"<rss><channel>{items}{own}</channel></rss>".encode()


def test_of_a_feed_that_collects_from_others_all_is_taken():
    paging, found = Site(feed=collected(range(40))).read("feed")
    assert (len(found), paging.strangers.left_out) == (81, set())


def test_of_a_feed_that_leads_to_hundreds_of_sites_the_first_and_its_own_are_taken():
    paging, found = Site(feed=collected(range(300))).read("feed")
    assert (len(found), found[-1], len(paging.strangers.left_out)) == (2 * MOST + 1, "own", 250)
    assert len(paging.seen) == 2 * MOST + 1

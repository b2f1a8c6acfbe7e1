"""Sitemaps, news sitemaps and their indexes are read as listings."""

from datetime import UTC, datetime

import pytest

from crawler.kinds import read_any
from news.errors import Unreadable
from news.listing import ListingKind

URL = "https://novini.example/sitemap.xml"
NAMESPACES = (
    'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    ' xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
    ' xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"'
)
NEWS = (
    "<news:news><news:publication_date>2026-03-01T12:00:00+02:00</news:publication_date>"
    "<news:title>Қазақстан &amp; ъгъл</news:title></news:news>"
)


def sitemap(*pages: str) -> bytes:
    items = "".join(f"<url>{page}</url>" for page in pages)
    return f"<?xml version='1.0'?><urlset {NAMESPACES}>{items}</urlset>".encode()


def index(*parts: tuple[str, str]) -> bytes:
    items = "".join(
        f"<sitemap><loc>https://novini.example/{name}</loc>"
        + (f"<lastmod>{date}</lastmod>" if date else "")
        + "</sitemap>"
        for name, date in parts
    )
    return f"<sitemapindex {NAMESPACES}>{items}</sitemapindex>".encode()


def page(name: str, date: str = "") -> str:
    told = f"<lastmod>{date}</lastmod>" if date else ""
    return f"<loc> https://novini.example/{name} </loc>{told}"


def names(urls) -> list[str]:
    return [url.rsplit("/", 1)[1] for url in urls]


def test_pages_come_the_newest_first_and_those_without_a_date_last():
    body = sitemap(page("a", "2026-01-01"), page("b"), page("c", "2026-03-01T10:00:00Z"))
    found = read_any(body, URL)
    assert names(found.article_urls) == ["c", "a", "b"]
    assert found.entries[0].date_published == datetime(2026, 3, 1, 10, tzinfo=UTC)
    assert found.entries[2].date_published is None
    assert found.kind is ListingKind.SITEMAP


def test_a_news_sitemap_has_titles_and_dates():
    found = read_any(sitemap(page("a", "2026-03-09") + NEWS), URL)
    (entry,) = found.entries
    assert found.kind is ListingKind.NEWS_SITEMAP
    assert entry.headline == "Қазақстан & ъгъл"
    assert entry.date_published == datetime(2026, 3, 1, 10, tzinfo=UTC)


def test_a_pictures_title_is_not_the_pages():
    picture = "<image:image><image:title>Снимка</image:title></image:image>"
    (entry,) = read_any(sitemap(picture + page("a")), URL).entries
    assert (entry.headline, names([entry.url])) == (None, ["a"])


def test_pages_of_another_site_are_left_out():
    other = "<loc>https://drugi.example/a</loc>"
    assert read_any(sitemap(other, "<loc>/relative</loc>", "<loc></loc>"), URL).entries == ()


def test_the_parts_of_an_index_come_newest_first_and_those_without_articles_last():
    parts = [("tag-sitemap.xml", "2026-03-02"), ("a1.xml", "2026-01-01"), ("a2.xml", "2026-02-01")]
    found = [part.url for part in read_any(index(*parts), URL).parts]
    assert names(found) == ["a2.xml", "a1.xml", "tag-sitemap.xml"]


def test_parts_without_dates_come_by_their_numbers():
    parts = [(f"post-sitemap{n}.xml", "") for n in ("", 2, 10, 9)] + [("news.xml.gz", "")]
    assert names(part.url for part in read_any(index(*parts), URL).parts) == [
        "news.xml.gz",
        *(f"post-sitemap{n}.xml" for n in (10, 9, 2, "")),
    ]


def test_of_fifty_thousand_pages_the_newest_thousand_are_taken():
    body = sitemap(*(page(f"{n}", f"20{10 + n // 4000}-01-01") for n in range(50_000)))
    found = read_any(body, URL).entries
    assert (len(found), found[0].url[-5:]) == (1000, "48000")


def test_an_index_with_entities_is_refused():
    with pytest.raises(Unreadable):
        read_any(b'<!DOCTYPE sitemapindex [<!ENTITY a "b">]>' + index(("a.xml", "")), URL)


def test_a_date_to_come_is_none():
    """As the newest of all it would be the frontier of every crawl after it."""
    told = sitemap(page("plan", "2099-01-01"), page("1", "2026-03-01"))
    assert [entry.date_published for entry in read_any(told, URL).entries] == [
        datetime(2026, 3, 1, tzinfo=UTC),
        None,
    ]

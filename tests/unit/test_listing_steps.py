"""Whether an address is a further page of another is told by the two alone."""

import pytest

from crawler.listing.steps import in_series, is_further, number_of, step

SITE = "https://site.example"


@pytest.mark.parametrize(
    ("page", "target", "number"),
    [
        ("/", "/page/2/", 2),
        ("/category/news", "/category/news/page/2", 2),
        ("/category/news/page/2/", "/category/news/page/3/", 3),
        ("/tema/kazahstan", "/tema/kazahstan?page=2", 2),
        ("/tema?id=7", "/tema?id=7&PAGEN_1=2", 2),
        ("/novini?start=20", "/novini?start=40", 40),
        ("/list.html", "/list_2.html", 2),
        ("/news/index.shtml", "/news/index_2.shtml", 2),
        ("/forum111/", "/forum111/index2.html", 2),
        ("/help", "/help/p2", 2),
        ("/news/", "/news/?page2", 2),
        ("/story-240215/", "/story-240215-p2/", 2),
        ("/2025/10/", "/2025/10/all/page_2", 2),
        ("/?tx_news[id]=1", "/?tx_news[id]=1&tx_news[currentPage]=2", 2),
        ("/новости", "/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8/page/2", 2),
        ("/hub", "/hub?cursor=eyJpZCI6MX0", None),
        ("/search/label/x", "/search?updated-max=2025-01-01", None),
    ],
)
def test_a_further_page_is_known_by_its_name(page, target, number):
    told = step(SITE + page, SITE + target)
    assert told is not None
    assert (told.number, told.sure) == (number, True)


@pytest.mark.parametrize(
    ("page", "target"),
    [
        ("/news", "/news?sort=date"),
        ("/news", "/news?lang=en"),
        ("/news", "/sport?page=2"),
        ("/news/page/2", "/sport/page/3"),
        ("/2025/09/a-story", "/2025/10/another-story"),
        ("/news/story-one", "/news/page-2"),
        ("/?cat=1&paged=9", "/?p=1"),
        ("/a-story", "/a-story/comment-page-2"),
        ("/archive", "/archive?letter=b"),
    ],
)
def test_what_is_sorted_filtered_or_elsewhere_is_no_further_page(page, target):
    assert step(SITE + page, SITE + target) is None


@pytest.mark.parametrize(("page", "target"), [("/news", "/news/2"), ("/posts/123", "/posts/124")])
def test_a_bare_number_is_not_sure(page, target):
    told = step(SITE + page, SITE + target)
    assert told is not None
    assert not told.sure


def test_an_identity_of_a_post_is_no_page():
    told = step(f"{SITE}/?p=3289", f"{SITE}/?p=3293")
    assert told is None or not told.sure


@pytest.mark.parametrize(
    ("url", "number"),
    [("/news", None), ("/news?page=3", 3), ("/news/page/4/", 4), ("/2025/09", None), ("/p7", 7)],
)
def test_the_number_of_a_page_is_in_its_address(url, number):
    assert number_of(SITE + url) == number
    assert is_further(SITE + url) == ((number or 0) > 1)


def test_ranges_of_entries_are_a_series():
    assert in_series(f"{SITE}/list/1-10/all.html", f"{SITE}/list/11-20/all.html")
    assert not in_series(f"{SITE}/list/11-20/all.html", f"{SITE}/list/1-10/all.html")
    assert not in_series(f"{SITE}/story-3289", f"{SITE}/story-3290")

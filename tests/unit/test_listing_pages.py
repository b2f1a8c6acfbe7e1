"""Listing pages of many makes are read as they are: their entries in order, and the next page."""

import pytest

from crawler.listing import read_listing
from news import urls
from tests.unit.listing_pages import CASES
from tests.unit.listing_pages.case import Case

NAMES = [one.name for one in CASES]


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_the_main_list_is_read_and_nothing_beside_it(case: Case):
    listing = read_listing(case.html.encode(), case.url)
    assert listing.article_urls == [urls.canonical(url) for url in case.entries]


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_the_next_page_is_found_where_there_is_one(case: Case):
    found = read_listing(case.html.encode(), case.url).next_url
    assert found == (urls.canonical(case.next_url) if case.next_url else None)

"""A hostile site does not trap paging: it ends, by itself, within its bounds."""

import asyncio
from collections.abc import Callable
from itertools import count

import pytest
from scrapy.http import HtmlResponse, Response

from crawler.paging import MAX_LINKS, Paging
from crawler.traps import plain
from news import urls
from news.model import CrawlRequest

BASE = "https://trap.example"
TITLE = "Казахстан увеличава добива на нефт до края на"


def page(numbers, following: str, *, query: str = "", more: str = "") -> str:
    items = "".join(
        f'<article><h2><a href="/novini/{n}{query}">{TITLE} {n}</a></h2></article>' for n in numbers
    )
    link = f'<div class="pager"><a rel="next" href="{following}">Следваща</a></div>'
    return f"<html><body><main>{items}</main>{more}{link}</body></html>"


def read(answer: Callable[[str], str], **wishes) -> tuple[Paging, list[str]]:
    """The paging of a site that answers so, and what it asked for."""
    asked: list[str] = []

    async def fetch(url: str, **_: object) -> Response:
        asked.append(url)
        return HtmlResponse(url, body=answer(url).encode(), encoding="utf-8")

    values = {"run_id": 1, "url": f"{BASE}/tema", "max_pages": 30} | wishes
    paging = Paging(request=CrawlRequest(**values), fetch=fetch)

    async def run() -> None:
        async for _ in paging.pages():
            pass

    asyncio.run(run())
    return paging, asked


def number_of(url: str) -> int:
    return int(url.rpartition("page=")[2].partition("&")[0]) if "page=" in url else 1


def test_a_page_that_repeats_for_ever_under_new_numbers_is_the_end():
    paging, asked = read(lambda url: page(range(5), f"/tema?page={number_of(url) + 1}"))
    assert (len(asked), len(paging.seen)) == (2, 5)


def test_the_last_page_given_again_for_every_number_behind_it_is_the_end():
    def answer(url: str) -> str:
        shown = min(number_of(url), 3)
        return page(range(5 * shown, 5 * shown + 5), f"/tema?page={number_of(url) + 1}")

    assert len(read(answer)[1]) == 4


def test_a_session_in_every_address_makes_no_new_pages_or_articles():
    sessions = count(1)

    def answer(url: str) -> str:
        session = f"PHPSESSID={next(sessions):032x}"
        return page(range(5), f"/tema?page=1&{session}", query=f"?{session}")

    paging, asked = read(answer)
    assert len(asked) <= 2
    assert len(paging.seen) == 5


def test_an_order_in_the_address_makes_no_new_page():
    orders = count(1)

    def answer(_: str) -> str:
        order = next(orders)
        return page(range(5 * order, 5 * order + 5), f"/tema?sort=date{order}")

    assert len(read(answer)[1]) == 1


def test_a_calendar_without_articles_of_its_own_is_left_at_once():
    def answer(url: str) -> str:
        month = int(url.rpartition("/")[2]) if "/arhiv/" in url else 12
        days = "".join(f'<td><a href="/arhiv/2025/{month}/{d}">{d}</a></td>' for d in range(1, 31))
        return page(range(5), f"/arhiv/{month - 1}", more=f"<table><tr>{days}</tr></table>")

    paging, asked = read(answer)
    assert len(asked) <= 2
    assert len(paging.seen) == 5


def test_a_site_that_makes_up_articles_for_ever_is_left_at_the_cap():
    def answer(url: str) -> str:
        n = number_of(url)
        return page(range(10 * n, 10 * n + 10), f"/tema?page={n + 1}")

    paging, asked = read(answer)
    assert (len(asked), len(paging.seen)) == (30, 300)


def test_and_never_takes_more_than_a_thousand_links():
    def answer(url: str) -> str:
        n = number_of(url)
        return page(range(90 * n, 90 * n + 90), f"/tema?page={n + 1}")

    paging, asked = read(answer, max_pages=1000)
    assert (len(asked), len(paging.seen)) == (12, MAX_LINKS)


@pytest.mark.parametrize(
    "other",
    [
        "/tema?page=2&sort=asc",
        "/tema/?page=2",
        "/tema?sid=99&page=2",
        "/tema?page=2&_=173000",
        "/tema?order_by=date&page=2&PHPSESSID=1",
    ],
)
def test_addresses_that_differ_in_session_or_order_alone_are_one_page(other):
    assert plain(BASE + other) == plain(f"{BASE}/tema?page=2")


@pytest.mark.parametrize("other", ["/tema?page=3", "/tema?page=2&time=173000", "/tema/2?page=2"])
def test_others_are_not(other):
    assert plain(BASE + other) != plain(f"{BASE}/tema?page=2")


def three_pages(url: str) -> str:
    n = number_of(url)
    more = f"/tema?page={n + 1}" if n < 3 else "#"
    return page(range(5 * n, 5 * n + 5), more)


def test_a_list_that_was_read_to_its_last_page_was_read_to_its_end():
    assert read(three_pages, frontier=(urls.key(f"{BASE}/removed"),))[0].end_reached


@pytest.mark.parametrize(
    "wishes", [{"max_pages": 2}, {"frontier": (urls.key(f"{BASE}/novini/7"),)}]
)
def test_one_that_was_left_before_was_not(wishes):
    assert not read(three_pages, **wishes)[0].end_reached

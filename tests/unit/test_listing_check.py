"""Why links are left out of a list, and when a page seems to need a browser."""

import pytest

from crawler.listing import read_listing
from crawler.listing.left_out import MOST, left_out
from crawler.needs_browser import browser_hint

URL = "https://novini.example/tema/kazahstan"
TITLE = "Казахстан увеличава добива на нефт до края на година"
ITEM = (
    '<article><h2><a href="/novini/{n}">{title} {n}</a></h2>'
    '<p class="author"><a href="/avtor/{n}">Иван Петров</a></p></article>'
)
ITEMS = "".join(ITEM.format(n=n, title=TITLE) for n in range(6))
LIST = f"<main>{ITEMS}</main>"
ASIDE = (
    '<aside class="sidebar"><h3>Най-четени</h3><ul>'
    + "".join(f'<li><a href="/novini/9{n}">{TITLE} {n} по света</a></li>' for n in range(5))
    + "</ul></aside>"
)
REST = (
    '<nav><a href="/sviat">Новини от целия свят днес</a></nav>'
    '<div><a href="https://drugi.example/1">Реклама на другия сайт тук и сега</a>'
    '<a href="/">Начало</a><a href="/plan.pdf">План за развитие на града</a>'
    '<a href="/kontakt">Контакти</a></div><div class="pager"><a href="?page=2">Следваща</a></div>'
)


def page(*parts: str) -> bytes:
    return f"<html><body>{''.join(parts)}</body></html>".encode()


@pytest.fixture(scope="module")
def reasons() -> dict[str, str]:
    return {one.url: one.why for one in left_out(page(LIST, ASIDE, REST), URL)}


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("/novini/91", "a box aside: most read, related or a menu"),
        ("/sviat", "menu or foot of the page"),
        ("/avtor/1", "small print: section, tag, author, comments"),
        ("/kontakt", "too short for a headline"),
        ("/plan.pdf", "a file, or this page sorted or filtered"),
        ("/", "front page"),
    ],
)
def test_a_link_that_is_left_out_has_its_reason(reasons, path, why):
    assert reasons[f"https://novini.example{path}"] == why


def test_so_has_a_link_to_another_site(reasons):
    assert reasons["https://drugi.example/1"] == "other site"


def test_what_is_taken_and_the_next_page_are_not_among_them(reasons):
    taken = read_listing(page(LIST, ASIDE, REST), URL).article_urls
    assert len(taken) == 6
    assert not set(taken) & set(reasons)
    assert f"{URL}?page=2" not in reasons


def test_forty_are_told_at_most_and_the_doubtful_ones_first():
    menu = "".join(f'<a href="/r{n}">Рубрика номер {n} на сайта</a>' for n in range(100))
    told = left_out(page(f"<nav>{menu}</nav>", LIST, ASIDE), URL)
    assert len(told) == MOST
    assert "a box aside" in told[0].why


def test_a_page_that_is_none_has_none():
    assert left_out(b"", URL) == ()


SCRIPTS = "<script src='/a.js'></script>" * 3
APP = f"<html><body><div id='root'></div>{SCRIPTS}</body></html>".encode()
NOSCRIPT = b"<html><body><noscript>Please enable JavaScript.</noscript></body></html>"
CHALLENGE = b"<html><head><title>Just a moment...</title></head><body>Checking</body></html>"


@pytest.mark.parametrize("body", [APP, NOSCRIPT, CHALLENGE], ids=["app", "noscript", "challenge"])
def test_a_page_without_a_list_that_scripts_would_make_seems_to_need_a_browser(body):
    assert "browser" in browser_hint(body, 0)


@pytest.mark.parametrize("body", [b"", page("<p>Няма новини.</p>"), page(LIST)])
def test_others_do_not(body):
    assert browser_hint(body, 0) == ""


def test_a_page_with_a_list_does_not_whatever_it_says():
    assert browser_hint(NOSCRIPT, 5) == ""

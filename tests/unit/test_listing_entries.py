"""What a list shows of its entries is read with them: headline, date, teaser; and its feeds."""

from datetime import UTC, datetime

import pytest

from crawler.listing import read_listing
from news.listing import ListingEntry, ListingPage
from tests.unit.listing_pages.case import each, page
from tests.unit.listing_pages.words import BG, RU

URL = "https://vestnik.example/tema/kazahstan"


def read(body: str, *, head: str = "", lang: str = "bg", url: str = URL) -> ListingPage:
    return read_listing(page(body, head=head, lang=lang).encode(), url)


def first(item: str, **told: str) -> ListingEntry:
    """The first entry of a list of six whose items are built as this one, `{t}` its headline."""
    items = each(BG[:6], lambda n, t: item.replace("{t}", t).replace("{n}", str(n)))
    return read(f"<main><h1>Казахстан</h1>{items}</main>", **told).entries[0]


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)


LEAD = "Работата ще приключи до края на годината."
BUILDS = {
    "heading": '<article><h2><a href="/n/{n}">{t}</a></h2><p>Прочетете повече</p></article>',
    "card": f'<a class="c" href="/n/{{n}}"><span>Свят</span><h2>{{t}}</h2><p>{LEAD}</p></a>',
    "title_class": '<div class="c"><a href="/n/{n}"><img alt="снимка"></a>'
    '<span class="card-title"><a href="/n/{n}">{t}</a></span></div>',
    "bold": f'<a class="c" href="/n/{{n}}"><i>преди 2 часа</i><b>{{t}}</b><span>{LEAD}</span></a>',
    "no_link": f'<div class="c"><h3>{{t}}</h3><p>{LEAD}</p><a href="/n/{{n}}">Виж още</a></div>',
    "cut_short": '<div><a href="/n/{n}" title="{t}"><h3>Казахстан пуска нова…</h3></a></div>',
}


@pytest.mark.parametrize("build", BUILDS)
def test_the_headline_is_that_of_the_entry_alone(build):
    assert first(BUILDS[build]).headline == BG[0]


@pytest.mark.parametrize(
    ("shown", "date"),
    [
        ('<time datetime="2025-09-20T10:00:00+03:00">вчера</time>', utc(2025, 9, 20, 7)),
        ("<span>20 септември 2025, 10:00</span>", utc(2025, 9, 20, 7)),
        ("<span>20.09.2025</span>", utc(2025, 9, 19, 21)),
        ("<span>12 коментара</span>", None),
    ],
)
def test_the_date_is_read_where_the_entry_shows_one(shown, date):
    item = f'<article><h2><a href="/n/{{n}}">{{t}}</a></h2>{shown}</article>'
    assert first(item).date_published == date


def test_entries_with_a_clock_have_the_day_of_the_heading_above_them():
    def row(n: int, t: str) -> str:
        return f'<div class="r"><span>1{n}:05</span><a href="/n/{n}">{t}</a></div>'

    days = (
        f"<h3>3 октября 2025</h3>{each(RU[:2], row)}<h3>2 октября 2025</h3>{each(RU[2:5], row, 3)}"
    )
    found = read(f"<main><h1>Казахстан</h1>{days}</main>", lang="ru").entries
    assert [entry.date_published for entry in found] == [
        *(utc(2025, 10, 3, 8 + n, 5) for n in range(2)),
        *(utc(2025, 10, 2, 10 + n, 5) for n in range(3)),
    ]


def test_the_teaser_is_the_paragraph_without_the_words_around_it():
    teaser = "Работата ще приключи до края на годината, обещаха от министерството."
    entry = first(
        f'<article><h2><a href="/n/{{n}}">{{t}}</a></h2><p><span>20.09.2025</span> {teaser} <a '
        'href="/n/{n}">Прочетете още</a></p><ul><li><a href="/tag/x">Път</a></li></ul></article>'
    )
    assert entry.teaser == teaser


def test_an_entry_without_a_paragraph_has_no_teaser():
    assert first('<article><h2><a href="/n/{n}">{t}</a></h2><p>Свят</p></article>').teaser is None


def test_tracking_is_taken_off_the_addresses():
    item = '<h2><a href="/n/{n}?utm_source=x&amp;id=1&amp;fbclid=2#top">{t}</a></h2>'
    assert first(f"<div>{item}</div>").url == "https://vestnik.example/n/1?id=1"


def test_addresses_are_those_of_the_base_element():
    item = '<div><h2><a href="n/{n}">{t}</a></h2></div>'
    assert first(item, head='<base href="/staro/">').url == "https://vestnik.example/staro/n/1"


@pytest.mark.parametrize("told", ["windows-1251", "utf-8", None])
def test_text_in_utf_8_is_that_whatever_the_page_says(told):
    meta = f'<meta charset="{told}">' if told else ""
    items = each(BG[:6], lambda n, t: f'<h2><a href="/n/{n}">{t}</a></h2>')
    html = f"<html><head>{meta}</head><body>{items}</body></html>"
    assert read_listing(html.encode(), URL).entries[0].headline == BG[0]


def test_text_in_windows_1251_is_read_by_what_the_page_says():
    items = each(RU[:6], lambda n, t: f'<div><h2><a href="/n/{n}">{t}</a></h2></div>')
    html = f'<head><meta charset="windows-1251"></head><body>{items}</body>'
    assert read_listing(html.encode("windows-1251"), URL).entries[0].headline == RU[0]


def test_the_header_tells_the_encoding_before_the_page():
    items = each(RU[:6], lambda n, t: f'<div><h2><a href="/n/{n}">{t}</a></h2></div>')
    headers = {"content-type": "text/html; charset=koi8-r"}
    listing = read_listing(f"<body>{items}</body>".encode("koi8-r"), URL, headers=headers)
    assert listing.entries[0].headline == RU[0]


def test_feeds_of_the_topic_come_before_those_of_the_site_and_comments_last():
    head = "".join(
        f'<link rel="alternate" type="{kind}" title="{title}" href="{href}">'
        for kind, title, href in (
            ("application/rss+xml", "Коментари", "/comments/feed/"),
            ("application/rss+xml", "Вестник", "/feed/"),
            ("application/json+oembed", "", "/oembed?x=1"),
            ("application/atom+xml", "Казахстан", "/tema/kazahstan/atom.xml"),
            ("application/feed+json", "", "//feeds.vestnik.example/all.json"),
            ("text/html", "English", "/en/"),
        )
    )
    assert read("", head=head).feeds == (
        "https://vestnik.example/tema/kazahstan/atom.xml",
        "https://vestnik.example/feed/",
        "https://feeds.vestnik.example/all.json",
        "https://vestnik.example/comments/feed/",
    )


@pytest.mark.parametrize("body", [b"", b"   ", b"\x00\x00", b"<", b"{}", "текст".encode()])
def test_what_is_no_page_is_an_empty_listing(body):
    assert read_listing(body, URL) == ListingPage()

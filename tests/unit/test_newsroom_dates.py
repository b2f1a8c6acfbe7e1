"""The newsroom's dates: in full, or in words that move with the clock and are read back."""

from datetime import UTC, datetime, timedelta

import pytest
from starlette.requests import Request

from tema.newsroom import Newsroom, TrueArticle
from tema.newsroom.datewords import shown
from tema.newsroom.outlets import BY_KEY
from tema.newsroom.site import Site
from workers.parse import parse_article

NOW = datetime(2026, 11, 24, 9, 40, 31, tzinfo=UTC)


def an_article(outlet: str = "vestnik", **changes: object) -> TrueArticle:
    values: dict[str, object] = {
        "outlet": outlet,
        "path": "/1",
        "headline": "Заголовок",
        "description": "",
        "paragraphs": (),
        "authors": (),
        "section": "",
        "in_language": BY_KEY[outlet].language,
        "date_published": NOW.replace(second=0) - timedelta(hours=2),
        "relative_date": True,
    }
    return TrueArticle(**(values | changes))


def words(article: TrueArticle, now: datetime = NOW) -> str:
    return shown(BY_KEY[article.outlet], article, article.date_published, now)


def page(newsroom: Newsroom, article: TrueArticle) -> bytes:
    """An article's page as its outlet sends it."""
    scope = {"type": "http", "method": "GET", "path": article.path, "query_string": b""}
    host = {"headers": [(b"host", b"127.0.0.1:1")], "scheme": "http", "server": ("127.0.0.1", 1)}
    site = Site(newsroom, BY_KEY[article.outlet], [])
    return bytes(site.respond(Request(scope | host)).body)


@pytest.mark.parametrize(
    ("article", "said"),
    [
        (an_article("horizont"), "днес в 09:40 ч."),
        (an_article("horizont", date_published=NOW - timedelta(days=1)), "вчера в 11:40 ч."),
        (an_article("horizont", relative_date=False), "24 Ноември, 2026 09:40"),
        (an_article(), "сегодня, 12:40"),
        (an_article(in_hours=True), "2 часа назад"),
        (an_article(in_hours=True, date_published=NOW - timedelta(hours=1)), "1 час назад"),
        (an_article(in_hours=True, date_published=NOW - timedelta(hours=11)), "11 часов назад"),
        (an_article(in_hours=True, date_published=NOW - timedelta(hours=21)), "21 час назад"),
        (an_article(in_hours=True, date_published=NOW - timedelta(minutes=42)), "42 минуты назад"),
        (an_article(in_hours=True, date_published=NOW - timedelta(days=1)), "вчера, 14:40"),
        (an_article(relative_date=False), "24 ноября 2026, 12:40"),
        (an_article("dala"), "бүгін, 12:40"),
        (an_article("dala", date_published=NOW - timedelta(days=1)), "кеше, 14:40"),
        (an_article("dala", date_published=NOW - timedelta(days=2)), "22 қараша 2026, 14:40"),
        (an_article("dala", in_language="en", in_hours=True), "2 hours ago"),
        (an_article("dala", in_language="en"), "24 November 2026, 12:40"),
        (an_article("dala", in_language="ru", relative_date=False), "24 ноября 2026, 12:40"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_date_is_written_as_its_outlet_writes(article, said):
    assert words(article) == said


@pytest.mark.parametrize("started", [0, 3, 6, 9, 18, 19, 21, 22, 23])
@pytest.mark.parametrize("later", [0, 13, 26])
def test_a_moving_date_is_read_back_at_any_hour(started, later):
    clock = [datetime(2026, 11, 24, started, 20, 31, tzinfo=UTC)]
    newsroom = Newsroom(lambda: clock[0])
    moving = [a for a in newsroom.articles() if a.relative_date]
    clock[0] += timedelta(hours=later, minutes=7)
    for true in moving:
        read = parse_article(page(newsroom, true), "http://127.0.0.1:1/", fetched_at=clock[0])
        away = abs(read.date_published - true.date_published)
        assert away < timedelta(hours=1) if true.date_precision == "hour" else not away, true.path
    assert len(moving) == 9


def test_a_page_of_vestnik_tells_machines_what_it_shows_in_hours():
    newsroom = Newsroom(lambda: NOW)
    [true] = [a for a in newsroom.articles() if a.in_hours and a.outlet == "vestnik"]
    text = page(newsroom, true).decode("windows-1251")
    assert "2 часа назад" in text
    assert f'"datePublished": "{true.date_published.isoformat()}"' in text


def test_a_page_of_dala_shows_hours_and_tells_no_more():
    newsroom = Newsroom(lambda: NOW)
    [true] = [a for a in newsroom.articles() if a.in_hours and a.outlet == "dala"]
    text = page(newsroom, true).decode()
    assert "3 hours ago" in text
    assert true.date_published.isoformat()[:10] not in text


@pytest.mark.parametrize(
    ("outlet", "told"),
    [
        ("horizont", "Обновена: 14 Октомври, 2026 18:05"),
        ("vestnik", '"dateModified": "2026-10-14T17:20:00+05:00"'),
        ("dala", '<meta property="article:modified_time" content="2026-10-14T19:10:00+05:00">'),
        ("dala", '<meta itemprop="dateModified" content="2026-10-14T19:10:00+05:00">'),
    ],
)
def test_each_outlet_tells_changes_in_its_own_way(outlet, told):
    newsroom = Newsroom(lambda: NOW)
    stories = [a for a in newsroom.articles() if a.story == "wind-park"]
    [true] = [a for a in stories if a.outlet == outlet]
    assert told in page(newsroom, true).decode(BY_KEY[outlet].encoding)

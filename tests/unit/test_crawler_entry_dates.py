"""The date that a listing shows beside an entry is read in its language; headlines are no dates."""

from datetime import UTC, datetime

import pytest
from lxml import html

from crawler.entry_dates import CHUNKS, LONGEST, EntryDates

FETCHED = datetime(2026, 3, 12, 15, 30, tzinfo=UTC)
HEADLINE = "Казахстан увеличава добива на нефт до края на годината"


def date_of(beside: str, language: str | None = "bg", headline: str = HEADLINE) -> datetime | None:
    """The date of an entry with this markup behind its headline."""
    item = html.fragment_fromstring(
        f'<article><h2><a href="/1">{headline}</a></h2>{beside}</article>'
    )
    return EntryDates(FETCHED, language).of(item, list(item.itertext()), headline)


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "shown", "date"),
    [
        ("bg", "12 март 2026, 14:05", utc(2026, 3, 12, 12, 5)),
        ("bg", "12.03.2026 г., 14:05", utc(2026, 3, 12, 12, 5)),
        ("bg", "Публикувана: 3 юни 2025 г.", utc(2025, 6, 2, 21, 0)),
        ("bg", "11.03.2026 в 23:59", utc(2026, 3, 11, 21, 59)),
        ("ru", "12 марта 2026, 14:05", utc(2026, 3, 12, 11, 5)),
        ("ru", "3 мая 2025 года", utc(2025, 5, 2, 21, 0)),
        ("ru-RU", "12 марта 2026 г. 14:05", utc(2026, 3, 12, 11, 5)),
        ("kk", "12 наурыз 2026, 14:05", utc(2026, 3, 12, 9, 5)),
        ("kk", "2026 жылы 11 қаңтар, 09:30", utc(2026, 1, 11, 4, 30)),
        ("kk", "3 қыркүйек 2025 ж.", utc(2025, 9, 2, 19, 0)),
        ("en", "March 11, 2026", utc(2026, 3, 11)),
        ("en", "11 Sep 2025 08:15", utc(2025, 9, 11, 8, 15)),
        ("uk", "12 березня 2026 р., 14:05", utc(2026, 3, 12, 12, 5)),
        (None, "2026-03-11", utc(2026, 3, 11)),
    ],
)
def test_a_date_in_words_is_read_in_the_zone_of_its_language(language, shown, date):
    assert date_of(f'<span class="date">{shown}</span>', language) == date


@pytest.mark.parametrize(
    ("language", "shown", "date"),
    [
        ("bg", "преди 2 часа", utc(2026, 3, 12, 13, 30)),
        ("bg", "преди 35 минути", utc(2026, 3, 12, 14, 55)),
        ("bg", "днес, 10:20", utc(2026, 3, 12, 8, 20)),
        ("ru", "3 дня назад", utc(2026, 3, 9, 15, 30)),
        ("ru", "вчера в 23:40", utc(2026, 3, 11, 20, 40)),
        ("ru", "сегодня, 09:00", utc(2026, 3, 12, 6, 0)),
        ("kk", "5 минут бұрын", utc(2026, 3, 12, 15, 25)),
        ("kk", "2 сағат бұрын", utc(2026, 3, 12, 13, 30)),
        ("kk", "кеше, 18:20", utc(2026, 3, 11, 13, 20)),
        ("kk", "бүгін 09:30", utc(2026, 3, 12, 4, 30)),
        ("en", "3 hours ago", utc(2026, 3, 12, 12, 30)),
        ("en", "Yesterday 18:20", utc(2026, 3, 11, 18, 20)),
    ],
)
def test_a_relative_date_counts_from_the_fetch(language, shown, date):
    assert date_of(f"<small>{shown}</small>", language) == date


def test_a_marked_time_goes_before_what_is_shown():
    marked = '<time datetime="2026-03-11T09:15:00+06:00">12 март 2026, 14:05</time>'
    assert date_of(marked) == utc(2026, 3, 11, 3, 15)


def test_a_marked_time_that_is_garbage_gives_way_to_what_is_shown():
    assert date_of('<time datetime="скоро">11.03.2026</time>') == utc(2026, 3, 10, 22, 0)


def test_the_item_itself_may_be_the_time():
    item = html.fragment_fromstring('<time datetime="2026-03-11T09:15:00Z"><a>x</a></time>')
    assert EntryDates(FETCHED, "bg").of(item, list(item.itertext()), HEADLINE) == utc(
        2026, 3, 11, 9, 15
    )


@pytest.mark.parametrize(
    "headline",
    [
        "Бюджет 2026: 12.03 е последният срок за подаване",
        "Казахстан на 16 декември 2025 г. отбелязва независимостта си",
        "Взрывы 11.03.2026 на заводе: что известно спустя 2 часа",
        "Қазақстан 2025 жылы 25 қазанда экспортты арттырды",
        "Why March 11, 2026 matters for Kazakhstan",
    ],
)
def test_numbers_in_a_headline_are_no_date(headline):
    assert date_of("", headline=headline) is None


def test_numbers_in_a_headline_do_not_hide_the_date_beside_it():
    headline = "Казахстан на 16 декември 2025 г. отбелязва независимостта си"
    assert date_of("<span>11.03.2026</span>", headline=headline) == utc(2026, 3, 10, 22, 0)


def test_numbers_in_a_headline_with_marked_words_are_no_date():
    headline = "Казахстан на 16 декември 2025 г. отбелязва независимостта си"
    marked = headline.replace("отбелязва", "<em>отбелязва</em>")
    item = html.fragment_fromstring(f"<article><h2><a>{marked}</a></h2></article>")
    assert EntryDates(FETCHED, "bg").of(item, list(item.itertext()), headline) is None


def test_a_teaser_is_too_long_to_be_a_date_line():
    teaser = f"На 11.03.2026 {'правителството прие решение ' * 4}"
    assert len(teaser) > LONGEST
    assert date_of(f"<p>{teaser}</p>") is None


def test_a_number_of_comments_is_no_date():
    assert date_of("<span>12 коментара</span><span>1 204 прочитания</span>") is None


def test_a_date_after_the_fetch_is_none():
    assert date_of("<span>11.03.2027</span>") is None


def test_a_date_behind_many_texts_is_not_looked_for():
    assert date_of("<i>а</i>" * CHUNKS + "<span>11.03.2026</span>") is None

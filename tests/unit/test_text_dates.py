"""Dates in texts of our own, by the day they were written."""

import time
from datetime import date

import pytest

from tests.truths import newsroom_texts
from workers.enrich.text_dates import find_dates

MONDAY = date(2025, 9, 22)


def told(text: str, language: str, published: date = MONDAY) -> list[tuple[str, date, date]]:
    """Each date as its text and its first and last day."""
    return [(d.text, d.first, d.last) for d in find_dates(text, language, published)]


@pytest.mark.parametrize(
    ("language", "text", "first", "last"),
    [
        ("bg", "В началото на септември", date(2025, 9, 1), date(2025, 9, 10)),
        ("bg", "вчера", date(2025, 9, 21), date(2025, 9, 21)),
        ("bg", "миналата седмица", date(2025, 9, 15), date(2025, 9, 21)),
        ("bg", "през 2024 г.", date(2024, 1, 1), date(2024, 12, 31)),
        ("bg", "преди два дни", date(2025, 9, 20), date(2025, 9, 20)),
        ("ru", "в понедельник", MONDAY, MONDAY),
        ("ru", "в прошлом году", date(2024, 1, 1), date(2024, 12, 31)),
        ("ru", "5 сентября 2025 года", date(2025, 9, 5), date(2025, 9, 5)),
        ("uk", "минулого тижня", date(2025, 9, 15), date(2025, 9, 21)),
        ("uk", "торік", date(2024, 1, 1), date(2024, 12, 31)),
        ("kk", "кеше", date(2025, 9, 21), date(2025, 9, 21)),
        ("kk", "2025 жылғы 5 қыркүйек", date(2025, 9, 5), date(2025, 9, 5)),
        ("kk", "былтыр", date(2024, 1, 1), date(2024, 12, 31)),
        ("en", "last March", date(2025, 3, 1), date(2025, 3, 31)),
        ("en", "two years ago", date(2023, 1, 1), date(2023, 12, 31)),
        ("en", "on September 5", date(2025, 9, 5), date(2025, 9, 5)),
        ("de", "letzte Woche", date(2025, 9, 15), date(2025, 9, 21)),
        ("de", "am 5. September 2025", date(2025, 9, 5), date(2025, 9, 5)),
        ("fr", "la semaine dernière", date(2025, 9, 15), date(2025, 9, 21)),
        ("fr", "en mars 2024", date(2024, 3, 1), date(2024, 3, 31)),
    ],
)
def test_a_date_is_told_by_the_day_of_writing(language, text, first, last):
    ((found, *days),) = told(f"{text} Wabtec.", language)

    assert found in text
    assert days == [first, last]


def test_a_day_of_the_week_lies_behind_unless_its_clause_looks_ahead():
    behind, ahead = told("Срещата беше в петък. Следващата ще бъде в петък.", "bg")

    assert (behind[1], ahead[1]) == (date(2025, 9, 19), date(2025, 9, 26))


def test_a_month_lies_behind_unless_its_clause_looks_ahead():
    behind, ahead = told("През август валя. През март ще започне строежът.", "bg")

    assert (behind[1], ahead[1]) == (date(2025, 8, 1), date(2026, 3, 1))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "They may march on; 2024 people came, and Mar is a name."),
        ("bg", "Купиха 2000 вагона за 1999 лева."),
        ("ru", "Версия 20.25.1 весит 2048 кг."),
    ],
)
def test_words_and_numbers_that_are_no_dates(language, text):
    assert told(text, language) == []


def test_an_impossible_day_is_none():
    assert told("На 31 февруари 2025 г.", "bg")[0][1:] == (date(2025, 1, 1), date(2025, 12, 31))


def test_the_newsrooms_dates_are_found():
    right = wanted = 0
    for language, text, article in newsroom_texts():
        found = find_dates(text, language, article.date_published.date())
        for true in article.dates:
            wanted += 1
            low, high = true.text.lower(), true.date.split("/")
            right += any(
                (d.text.lower() in low or low in d.text.lower())
                and d.first.isoformat().startswith(high[0])
                and d.last.isoformat().startswith(high[-1])
                for d in found
            )

    assert right / wanted >= 0.85


@pytest.mark.parametrize("hostile", ["2024 " * 20_000, "на 1 май " * 10_000, "преди " * 20_000])
def test_hostile_dates_take_no_time(hostile):
    begun = time.process_time()

    find_dates(hostile, "bg", MONDAY)

    assert time.process_time() - begun < 5

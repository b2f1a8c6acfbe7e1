"""Retry-After in both of its forms, and in none."""

from datetime import timedelta
from email.utils import format_datetime

import pytest

from crawler.handler import retry_after
from tests.factories import NOON


@pytest.mark.parametrize(
    ("told", "seconds"),
    [("7", 7), (" 120 ", 120), ("0", 1), ("1000000000000000000", 100000000000)],
)
def test_seconds(told, seconds):
    assert retry_after(told) == seconds


@pytest.mark.parametrize("hours", [1, 24, 10_000])
def test_a_date(hours):
    date = format_datetime(NOON + timedelta(hours=hours), usegmt=True)
    assert retry_after(date, NOON) == hours * 3600


def test_a_date_that_is_over_is_a_second():
    assert retry_after("Sun, 01 Mar 2015 12:00:00 GMT", NOON) == 1


@pytest.mark.parametrize(
    "told", [None, "", "soon", "-5", "7.5", "٧", "Sun, 99 Foo 2026 25:61:00 GMT", "1e9", "\x00"]
)
def test_nonsense_says_nothing(told):
    assert retry_after(told, NOON) is None

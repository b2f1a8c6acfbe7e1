"""Fetching pauses while Valkey is full, and goes on at half."""

import pytest

from crawler.pressure import Pressure


@pytest.mark.parametrize(
    ("told", "is_open"),
    [
        ([(399, 0.4)], True),
        ([(400, 0.1)], False),
        ([(0, 0.5)], False),
        ([(400, 0.1), (201, 0.1)], False),
        ([(400, 0.1), (200, 0.1)], True),
        ([(100, 0.6), (50, 0.3)], False),
        ([(100, 0.6), (50, 0.25)], True),
        ([(400, 0.4), (0, 0.4)], True),  # what is left is no pages: known URLs
    ],
)
def test_the_gate_closes_when_full_and_opens_at_half(told, is_open):
    pressure = Pressure(client=None)
    for pages, memory in told:
        pressure.set(pages, memory)
    assert pressure.open.is_set() is is_open

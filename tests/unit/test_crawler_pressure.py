"""Fetching pauses while pages wait or Valkey is full, and goes on at half."""

import asyncio

import pytest

from crawler.pressure import (
    FEWEST,
    HANGS,
    HIGH,
    LATE,
    MOST_LATE,
    STUCK,
    Pressure,
    is_late,
    is_stuck,
)
from news.wire import QUEUED, WORKING


@pytest.mark.parametrize(
    ("told", "is_open"),
    [
        ([(39, 0.4)], True),
        ([(40, 0.1)], False),
        ([(0, 0.5)], False),
        ([(40, 0.1), (21, 0.1)], False),
        ([(40, 0.1), (20, 0.1)], True),
        ([(30, 0.6), (15, 0.3)], False),
        ([(30, 0.6), (15, 0.25)], True),
        ([(40, 0.4), (0, 0.4)], True),  # what is left is no pages: known URLs
        ([(60, 0.1, 20)], False),
        ([(60, 0.1, 21)], True),  # pages of a dead worker are not waited for
        ([(60, 0.1), (60, 0.1, 40)], True),
        ([(400, 0.1, 400)], False),
        ([(400, 0.1, 400), (201, 0.1, 201)], False),
        ([(400, 0.1, 400), (200, 0.1, 200)], True),
    ],
)
def test_the_gate_closes_when_full_and_opens_at_half(told, is_open):
    pressure = Pressure(client=None)
    for seen in told:
        pressure.set(*seen)
    assert pressure.open.is_set() is is_open


def test_an_article_in_flight_takes_the_room_of_one_that_waits():
    async def enter(pressure: Pressure) -> list[int]:
        entered: list[int] = []

        async def fetch(number: int, done: asyncio.Event) -> None:
            async with pressure.room():
                entered.append(number)
                await done.wait()

        done = asyncio.Event()
        pressure.room_for = 40
        pressure.set(37, 0.1)
        tasks = [asyncio.create_task(fetch(number, done)) for number in range(5)]
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        before = len(entered)
        done.set()
        await asyncio.sleep(0.01)
        after = len(entered)
        pressure.set(20, 0.1)
        async with pressure.seen:
            pressure.seen.notify_all()
        await asyncio.gather(*tasks)
        return [before, after, len(entered)]

    assert asyncio.run(enter(Pressure(client=None))) == [3, 3, 5]


def busy(pressure: Pressure, late: int, looks: int, ended: int = 0) -> int:
    """What may be in flight after so many looks, at which all of it was and so many had ended."""
    for _ in range(looks):
        while pressure.has_room():
            pressure.waiting += 1
        pressure.set(pressure.waiting - ended, 0.1)
        pressure.keep_step(late)
    return int(pressure.room_for)


@pytest.mark.parametrize("ended", [0, 1, 9])
def test_more_may_be_in_flight_for_as_long_as_few_are_late(ended):
    assert busy(Pressure(client=None), 0, 5, ended) == FEWEST + 5
    assert busy(Pressure(client=None), MOST_LATE - 1, 100, max(1, ended)) == HIGH


def test_fewer_may_be_in_flight_where_many_are_late_but_never_none():
    pressure = Pressure(client=None)
    pressure.room_for = HIGH
    assert busy(pressure, MOST_LATE, 2, 40) < 0.7 * HIGH
    assert busy(pressure, MOST_LATE, 100, 40) == FEWEST


def test_room_that_nobody_asked_for_says_nothing_of_the_workers():
    pressure = Pressure(client=None)
    for _ in range(100):
        pressure.keep_step(0)
    assert int(pressure.room_for) == FEWEST


@pytest.mark.parametrize(
    ("consumer", "came", "idle", "late", "stuck"),
    [
        (QUEUED, 0.3, 0.3, False, False),
        (QUEUED, 0.5, 0.5, True, False),
        (WORKING, 9.0, 0.1, True, False),
        (WORKING, 9.0, HANGS, False, True),
        (QUEUED, 19.0, 19.0, True, False),
        (QUEUED, 99.0, STUCK, False, True),
    ],
)
def test_what_hangs_is_not_waited_for_and_what_came_long_ago_is_late(
    consumer, came, idle, late, stuck
):
    now = 1_800_000_000.0
    entry = {
        "message_id": f"{(now - came) * 1000:.0f}-0".encode(),
        "consumer": consumer.encode(),
        "time_since_delivered": idle * 1000,
        "times_delivered": 1,
    }
    assert is_late(entry, now - LATE) is late
    assert is_stuck(entry) is stuck

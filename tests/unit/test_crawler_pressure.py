"""Fetching pauses while pages wait or Valkey is full, and goes on at half."""

import asyncio

import pytest

from crawler.pressure import FEWEST, HIGH, MOST_LATE, Pressure


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


def busy(pressure: Pressure, late: int, looks: int) -> int:
    """What may be in flight after so many looks at which all of it was, and so many were late."""
    for _ in range(looks):
        pressure.waiting = int(pressure.room_for)
        pressure.keep_step(late)
    return int(pressure.room_for)


def test_more_may_be_in_flight_for_as_long_as_few_are_late():
    pressure = Pressure(client=None)
    assert busy(pressure, 0, 5) == FEWEST + 5
    assert busy(pressure, MOST_LATE - 1, 100) == HIGH


def test_fewer_may_be_in_flight_where_many_are_late_but_never_none():
    pressure = Pressure(client=None)
    pressure.room_for = HIGH
    assert busy(pressure, MOST_LATE, 2) < 0.7 * HIGH
    assert busy(pressure, MOST_LATE, 100) == FEWEST


def test_what_nobody_asked_for_says_nothing_of_the_workers():
    pressure = Pressure(client=None)
    for _ in range(100):
        pressure.keep_step(0)
    assert int(pressure.room_for) == FEWEST

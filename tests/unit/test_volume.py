"""Silent is who has paused much longer than ever; fallen who gives much less, not by chance."""

from datetime import timedelta

import pytest

from news.volume import volume_of
from tests.factories import NOON

DAY = timedelta(days=1)


def every(hours: float, *, count: int, since: float = 0.0) -> list:
    """Times at equal distances, the last one so many days ago."""
    return [NOON - since * DAY - n * timedelta(hours=hours) for n in range(count)]


@pytest.mark.parametrize(
    ("times", "silent"),
    [
        (every(2, count=50, since=0.9), False),
        (every(2, count=50, since=1.1), True),
        (every(48, count=30, since=3.9), False),
        (every(48, count=30, since=4.1), True),
        (every(2, count=9, since=30), False),
        ([], False),
    ],
)
def test_silence_is_measured_by_its_own_pauses(times, silent):
    assert volume_of(times, NOON).is_silent(NOON) == silent


def test_one_long_pause_in_its_past_counts():
    holiday = every(2, count=20, since=0.1) + every(2, count=20, since=15)
    assert not volume_of([t - 10 * DAY for t in holiday], NOON).is_silent(NOON)


@pytest.mark.parametrize(("kept", "fallen"), [(1.0, False), (0.5, False), (0.1, True), (0, True)])
def test_a_week_is_compared_with_the_four_before(kept, fallen):
    before = every(6, count=112, since=7)
    week = every(6, count=28)[: int(28 * kept)]
    told = volume_of([*week, *before], NOON)
    assert told.usual == pytest.approx(28, abs=1)
    assert told.has_fallen == fallen


def test_few_articles_may_be_fewer_by_chance():
    assert not volume_of(every(48, count=14, since=7), NOON).has_fallen

"""The rule by which a process counts as hanging, of the watch and of healthchecks."""

from datetime import UTC, datetime, timedelta

import pytest

from news.pulse import Pulse
from news.settings import Settings
from tema.hanging import why
from tests.factories import a_pulse

SETTINGS = Settings(silence=60, task_time_limit=60)
LONG = 1000.0


def sign(ago: float, **changes) -> Pulse:
    at = datetime.now(UTC) - timedelta(seconds=ago)
    return a_pulse(**{"at": at, "took_at": datetime.now(UTC) - timedelta(seconds=LONG)} | changes)


@pytest.mark.parametrize(("ago", "told"), [(59, None), (61, "no sign of life for 61 s")])
def test_it_is_silent_after_its_time(ago, told):
    assert why(sign(ago), age=LONG, waited=0, settings=SETTINGS) == told


@pytest.mark.parametrize(("age", "told"), [(60, None), (61, "no sign of life for 61 s")])
def test_without_a_sign_its_age_counts(age, told):
    assert why(None, age=age, waited=0, settings=SETTINGS) == told


@pytest.mark.parametrize(("waited", "hangs"), [(150, False), (151, True)])
def test_a_worker_takes_a_task_in_the_time_of_two_leases(waited, hangs):
    told = why(sign(1), age=LONG, waited=waited, settings=SETTINGS)
    assert told == ("took no task for 1000 s while tasks were waiting" if hangs else None)


def test_a_worker_that_took_one_is_at_work_however_long_the_queue():
    taken = sign(1, took_at=datetime.now(UTC))
    assert why(taken, age=LONG, waited=LONG, settings=SETTINGS) is None


def test_a_young_worker_has_time_to_take_one():
    assert why(sign(1), age=150, waited=LONG, settings=SETTINGS) is None


def test_other_parts_take_none():
    assert why(sign(1, part="beat"), age=LONG, waited=LONG, settings=SETTINGS) is None

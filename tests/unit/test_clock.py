"""A process's clock: what the system's does later is nothing to it."""

import time
from datetime import UTC, datetime, timedelta

from news.clock import Clock

SET = datetime(2026, 3, 1, 12, tzinfo=UTC)


def test_it_goes_on_from_the_time_that_it_was_set_to(monkeypatch):
    monkeypatch.setattr(time, "monotonic", lambda: 100.0)
    clock = Clock()
    clock.set(SET)
    monkeypatch.setattr(time, "monotonic", lambda: 190.5)
    assert clock.now() == SET + timedelta(seconds=90.5)


def test_a_jump_of_the_system_s_clock_does_not_reach_it(monkeypatch):
    clock = Clock()
    began = clock.now()
    monkeypatch.setattr(time, "time", lambda: 0.0)
    assert began <= clock.now() < began + timedelta(seconds=5)

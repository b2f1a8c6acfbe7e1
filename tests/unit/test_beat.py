"""Beat: what is due by a clock that nobody sets, and no more than workers take."""

import pytest
from celery.beat import Scheduler

from workers.app import app, steady
from workers.heart import Heart
from workers.signs import CROWD, Clock


@pytest.mark.parametrize(("waiting", "sent"), [(0, 1), (CROWD - 1, 1), (CROWD, 0)])
def test_a_tick_is_left_out_where_enough_of_them_wait(monkeypatch, waiting, sent):
    told: list[str] = []
    monkeypatch.setattr(Scheduler, "apply_async", lambda _, entry, **__: told.append(entry.name))
    monkeypatch.setattr(Heart, "waiting", lambda _, __: waiting)
    monkeypatch.setattr(Heart, "beat", lambda _: None)
    clock = Clock(app, lazy=True)
    clock.setup_schedule()
    clock.apply_entry(clock.schedule["request due"])
    assert len(told) == sent


@pytest.mark.parametrize("name", sorted(app.conf.beat_schedule))
def test_no_tick_expires_by_another_machine_s_clock(name):
    assert "expires" not in app.conf.beat_schedule[name].get("options", {})


@pytest.mark.parametrize("name", sorted(app.conf.beat_schedule))
def test_what_is_due_is_told_by_a_clock_that_nobody_sets(name):
    assert app.conf.beat_schedule[name]["schedule"].nowfun == steady.now

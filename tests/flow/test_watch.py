"""The watch restarts from outside what is up but not at work; an outage makes it restart nobody."""

import os
import signal
import sys
import time
from collections.abc import Iterator
from dataclasses import replace

import pytest
import redis

from news.settings import read
from tema.health import pulses
from tema.local import LocalService
from tema.parts import PARTS
from tema.watch import Watch
from tests.flow.house import House, HouseWithFlower

SILENCE = "10"
"""Seconds; a sign is given about every five."""
STOPPED = ("crawler", "worker")
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="stops processes by signal")


class HurriedService(LocalService):
    """The service whose stopped processes get SIGKILL after one second rather than twenty."""

    def _parts(self):
        return [replace(program, stop_wait=1) for program in super()._parts()]


class HurriedHouse(HouseWithFlower):
    service_class = HurriedService


@pytest.fixture(scope="module")
def house(shared_state_dir) -> Iterator[House]:
    with HurriedHouse(shared_state_dir, generated=0, TEMA_SILENCE=SILENCE) as house:
        house.watch()
        yield house


@pytest.fixture(scope="module")
def watch(house: House) -> Iterator[Watch]:
    """As `tema up` has it."""
    with redis.Redis.from_url(house.service.redis_url, socket_timeout=5) as client:
        yield Watch(
            supervisor=house.service.supervisor,
            client=client,
            parts=frozenset(PARTS),
            settings=read({"TEMA_SILENCE": SILENCE}),
        )


@pytest.fixture(scope="module")
def restarted(house: House, watch: Watch) -> dict[str, str]:
    """Worker and crawler stopped by signal: what the watch restarted, and why."""
    house.expect("all give signs", lambda: len(pulses(watch.client)) == len(PARTS))
    for name in STOPPED:
        os.kill(house.service.supervisor.status()[name].pid, signal.SIGSTOP)
    return look_for(watch, 3 * float(SILENCE), until=len(STOPPED))


def look_for(watch: Watch, seconds: float, until: int = 99) -> dict[str, str]:
    """Look every second for so long, or until so many were restarted: those, with the reasons."""
    found: dict[str, str] = {}
    end = time.monotonic() + seconds
    while time.monotonic() < end and len(found) < until:
        found |= dict(watch.look())
        time.sleep(1)
    return found


def test_what_hangs_is_restarted_and_nothing_else(restarted: dict[str, str]):
    assert sorted(restarted) == sorted(STOPPED)


def test_the_reason_is_told(restarted: dict[str, str]):
    assert all(why.startswith("no sign of life for ") for why in restarted.values())


def test_after_a_restart_work_goes_on(house: House, restarted: dict[str, str]):
    house.watch("dala")
    house.expect("all articles", lambda: house.stored() == 21, 60)


def test_an_outage_of_valkey_restarts_nobody(house: House, watch: Watch, restarted: dict[str, str]):
    look_for(watch, 1)
    house.service.supervisor.stop_program("valkey")
    during = look_for(watch, float(SILENCE) + 1)
    house.service.supervisor.start_programs(["valkey"])
    assert during | look_for(watch, float(SILENCE) + 2) == {}

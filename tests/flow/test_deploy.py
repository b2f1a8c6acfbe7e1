"""A house under work is told to end: it does within 20 seconds, and the next start goes on."""

import re
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
import redis

from news.wire import PAGES, QUEUED, REQUESTS, WORKERS_GROUP, WORKING
from tema.local import LocalService
from tema.parts import PARTS
from tema.roles import ALL
from tests.flow.house import ALL_LANGUAGES, TOPIC, House, HouseWithFlower
from tests.flow.slow_worker import SLOW, WHILE
from tests.flow.test_poison_and_outage import ROOT, page, put

ENDED = re.compile(r"stopped: (\S+) \((.*)\)")
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the worker is forked")


class SlowService(LocalService):
    """The service with the worker that is long about a marked page."""

    def _parts(self):
        told = {"PYTHONPATH": str(ROOT), WHILE: str(self.state / "slow")}
        command = [sys.executable, "-m", "tests.flow.slow_worker"]
        return [
            replace(p, command=command, environment={**p.environment, **told})
            if p.name == "worker"
            else p
            for p in super()._parts()
        ]


class SlowHouse(HouseWithFlower):
    service_class = SlowService


def test_a_house_under_work_ends_within_20_seconds_and_the_next_start_goes_on(state_dir: Path):
    batch = [page(910), page(911, extra=SLOW), page(912)]
    patient = {"TEMA_TASK_TIME_LIMIT": "60", "TEMA_CLAIM_IDLE": "30", "TEMA_RUN_DEADLINE": "300"}
    with SlowHouse(state_dir, generated=40, **patient, **ALL_LANGUAGES) as house:
        (state_dir / "slow").touch()
        expected = {url for url, _ in house.running.truth(TOPIC)} | {one.url for one in batch}
        with house.stream() as client:
            house.expect("intake at work", lambda: client.exists(PAGES))
            put(client, *batch)
            house.expect("a child at the slow page", lambda: in_work(client) == 3)
            house.newsroom.delay = 0.5
            house.watch("horizont", "vestnik", "dala")
            house.expect("the first articles", lambda: house.stored() >= 4)
            house.newsroom.delay = 15  # articles on their way, none of which comes in time
            house.expect("more pages", lambda: client.xlen(PAGES) > 3)
        assert house.stored() < len(expected)

        began = time.monotonic()
        house.service.supervisor.stop()
        assert time.monotonic() - began < 20
        ends = dict(ENDED.findall((state_dir / "logs" / "supervisord.log").read_text()))
        assert {name: ends.get(name) for name in PARTS} == dict.fromkeys(PARTS, "exit status 0")

        with left_over(house) as client:
            entries = client.xpending_range(PAGES, WORKERS_GROUP, "-", "+", 400)
            assert len(entries) >= 3
            assert {entry["consumer"] for entry in entries} == {QUEUED.encode()}
            assert {entry["times_delivered"] for entry in entries} == {1}
            assert client.xlen(REQUESTS) > 0

        house.service.stop()
        (state_dir / "slow").unlink()
        house.newsroom.delay = 0
        house.service.start()
        house.expect("all articles", lambda: house.stored() >= len(expected), 30)
        house.expect("all runs complete", house.runs_ended)
        articles = house.ask("SELECT canonical_url AS url, version FROM articles")
        assert {(row["url"], row["version"]) for row in articles} == {(u, 1) for u in expected}
        assert house.ask("SELECT url FROM quarantine") == []


def in_work(client: redis.Redis) -> int:
    """How many pages a worker has begun with."""
    return len(client.xpending_range(PAGES, WORKERS_GROUP, "-", "+", 400, consumername=WORKING))


@contextmanager
def left_over(house: House) -> Iterator[redis.Redis]:
    """The house's Valkey alone, to look at what it keeps."""
    server = house.service.valkey
    server.start()
    try:
        with redis.Redis.from_url(server.url_of(ALL)) as client:
            yield client
    finally:
        server.stop()

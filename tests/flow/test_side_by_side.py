"""Crawlers and workers of two releases share the streams: every page ends once, nothing is lost."""

import re
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from news import wire
from news.wire import PAGES, dump
from store import clock, listings, requests, topics
from store.connection import connect
from tema.local import LocalService
from tests.flow.house import TOPIC, House
from tests.flow.test_kills import assert_whole
from tests.flow.test_poison_and_outage import ROOT, page
from tests.flow.to_come import NEXT
from workers import schedule

BOTH = ("crawler", "worker")
STORED = r"tema\.ingest\S+ succeeded"


class TwoReleases(LocalService):
    """The service with a crawler and a worker of the release to come beside those of today."""

    def _parts(self):
        parts = super()._parts()
        newer = [
            replace(
                part,
                name=f"{part.name}-next",
                command=[sys.executable, "-m", "tests.flow.to_come", part.name],
                environment={**part.environment, "PYTHONPATH": str(ROOT)},
            )
            for part in parts
            if part.name in BOTH
        ]
        return [*parts, *newer]


class HouseOfTwo(House):
    service_class = TwoReleases


def test_old_and_new_crawlers_and_workers_lose_and_double_nothing(state_dir: Path, monkeypatch):
    with HouseOfTwo(state_dir, generated=30) as house:
        expected = {url for url, _ in house.running.truth(TOPIC)}
        house.newsroom.delay = 0.05
        with house.stream() as client:
            house.expect("all at work", lambda: len(list(client.scan_iter("pulse:*"))) >= 6)
        request_crawls(house, monkeypatch)
        house.expect("all articles", lambda: house.stored() >= len(expected), 60)
        house.expect("all runs complete", house.runs_ended)
        assert_whole(house, expected)

        # Pages of both versions in each batch: whoever takes it leaves none behind.
        with monkeypatch.context() as patch:
            patch.setattr(wire, "VERSION", NEXT)
            newer = [dump(page(number)) for number in range(100, 120)]
        with house.stream() as client, client.pipeline() as pipe:
            for number, fields in enumerate(newer):
                pipe.xadd(PAGES, fields)
                pipe.xadd(PAGES, dump(page(200 + number)))
            pipe.execute()
        house.expect("all of both", lambda: house.stored() == len(expected) + 40)
        house.expect("the old worker's refusal", lambda: told(house, "worker", "message too new"))
        with house.stream() as client:
            house.expect("an empty stream", lambda: client.xlen(PAGES) == 0)
        assert house.ask("SELECT url FROM quarantine") == []
        assert {row["version"] for row in house.ask("SELECT version FROM articles")} == {1}
        assert not told(house, "worker-next", "message too new")
        assert told(house, "crawler-next", "crawl begun run_id=2")
        assert told(house, "worker", STORED)
        assert told(house, "worker-next", STORED)


def request_crawls(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask for three crawls, for the second in a message of the next version."""
    pages = house.running.topic_urls()
    with connect(house.service.database_url) as conn, conn.transaction():
        topic_id = topics.add(conn, TOPIC)
        for outlet in ("horizont", "vestnik", "dala"):
            listings.add(conn, topic_id, pages[outlet])
        asked = requests.take_due(conn, clock.now(conn))
    with house.stream() as client, monkeypatch.context() as patch:
        schedule.send(client, asked[:1])
        patch.setattr(wire, "VERSION", NEXT)
        schedule.send(client, asked[1:2])
        patch.undo()
        schedule.send(client, asked[2:])


def told(house: House, part: str, words: str) -> bool:
    """Whether a part's log has these words."""
    log = (house.service.state / "logs" / f"{part}.log").read_text()
    return bool(re.search(words, log))

"""A page is guilty only when it killed: poison ends in quarantine, an outage costs nothing."""

import sys
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from news.bodies import zip_body
from news.wire import PAGES, dump
from tema.local import LocalService
from tests.factories import a_page
from tests.flow.house import House
from tests.flow.poisonable_worker import POISONS

NOTICED = {"memory": "MemoryError", "recursion": "RecursionError"}
ROOT = Path(__file__).resolve().parents[2]
SENTENCE = "Министърът обяви в Астана нови 300 локомотива за железниците на Казахстан. "


class PoisonableService(LocalService):
    """The service with the worker that dies on poison."""

    def _parts(self):
        command = [sys.executable, "-m", "tests.flow.poisonable_worker"]
        return [
            replace(p, command=command, environment={**p.environment, "PYTHONPATH": str(ROOT)})
            if p.name == "worker"
            else p
            for p in super()._parts()
        ]


class PoisonableHouse(House):
    service_class = PoisonableService


def page(number: int, extra: bytes = b""):
    url = f"https://novini.example/statia-{number}"
    text = f"<p>{SENTENCE * 4}</p>" * 3
    html = f"<html lang=bg><title>Вест {number}</title><h1>Вест {number}</h1>{text}</html>".encode()
    return a_page(
        requested_url=url, url=url, fetched_at=datetime.now(UTC), body=zip_body(html + extra)
    )


def put(client, *pages) -> None:
    with client.pipeline() as pipe:
        for one in pages:
            pipe.xadd(PAGES, dump(one))
        pipe.execute()


def test_poison_of_every_kind_among_healthy_pages_ends_alone_in_quarantine(state_dir):
    poisons = {name: page(n, extra=mark) for n, (name, mark) in enumerate(POISONS.items())}
    healthy = [page(number) for number in range(10, 25)]
    with PoisonableHouse(state_dir, generated=0, TEMA_TASK_TIME_LIMIT="3") as house:
        house.watch()
        worker = house.service.supervisor.status()["worker"].pid
        with house.stream() as client:
            put(client, *healthy[:7], *poisons.values(), *healthy[7:])
        house.expect("the healthy ones", lambda: house.stored() == len(healthy))
        query = "SELECT url, reason, attempts, body FROM quarantine"
        house.expect("the poison in quarantine", lambda: len(house.ask(query)) == len(poisons), 120)
        found = {row["url"]: row for row in house.ask(query)}
        for name, poison in poisons.items():
            given_up = found[poison.url]
            assert bytes(given_up["body"]) == poison.body
            if name in NOTICED:  # by Python itself: with its traceback, and nobody died of it
                assert given_up["reason"] == NOTICED[name]
            else:
                assert (given_up["reason"], given_up["attempts"]) == ("crash", 5)
        assert house.stored() == len(healthy)
        assert house.service.supervisor.status()["worker"].pid == worker
        with house.stream() as client:
            house.expect("an empty stream", lambda: client.xlen(PAGES) == 0)
            put(client, page(99))
            house.expect("the next good page", lambda: house.stored() == len(healthy) + 1)


def test_an_outage_of_postgres_of_many_leases_sends_nothing_to_quarantine(state_dir):
    with House(state_dir, generated=0, TEMA_TASK_TIME_LIMIT="3") as house:
        house.watch()
        house.service.supervisor.stop_program("postgres")
        with house.stream() as client, client.pipeline() as pipe:
            for number in range(50):
                pipe.xadd(PAGES, dump(page(number)))
            pipe.execute()
        time.sleep(24)  # more than six leases of 3.75 s, and more than CAP
        with house.stream() as client:
            assert client.xlen(PAGES) == 50
        house.service.supervisor.start_programs(["postgres"])
        house.expect("all articles", lambda: house.stored() == 50)
        assert house.ask("SELECT reason, attempts FROM quarantine") == []

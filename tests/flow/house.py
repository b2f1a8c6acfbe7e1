"""The whole house for a flow test: the production supervisor, real servers, a newsroom."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import psycopg
import redis

from store import listings, topics
from store.connection import connect, rows
from tema.local import LocalService
from tema.newsroom import Newsroom, RunningNewsroom
from tema.newsroom.truth import TrueArticle
from tema.parts import PARTS

TOPIC = "Казахстан"
HURRIED = {
    "TEMA_DOWNLOAD_DELAY": "0",
    "TEMA_REQUEST_TICK": "0.5",
    "TEMA_CLAIM_IDLE": "3",
    "TEMA_RUN_DEADLINE": "30",
    "TEMA_TASK_TIME_LIMIT": "4",
    "TEMA_LANGUAGES": "bg",
}
"""Short terms, so that a lease runs out in five seconds rather than 75, and a short start."""
ALL_LANGUAGES = {"TEMA_LANGUAGES": "bg ru kk en"}
"""For a house that watches outlets in all of the newsroom's languages."""
BUSY = 2.5
"""How much longer things may take where tests run beside each other."""


class House:
    """All processes under supervision, Flower only where it is asked for, and the newsroom."""

    service_class = LocalService
    has_flower = False

    def __init__(
        self, state: Path, *, generated: int = 40, neighbour: str = "", **settings: str
    ) -> None:
        self.newsroom = Newsroom()
        self.newsroom.add_generated("horizont", generated)
        self.running = RunningNewsroom(self.newsroom)
        own = [f"127.0.0.1:{port}" for port in self.running.ports]
        allowed = ",".join([*own, neighbour]).rstrip(",")
        environment = HURRIED | {"TEMA_ALLOW_ADDRESSES": allowed} | settings
        self.service = self.service_class(state, environment)
        if not self.has_flower:
            self.service.parts = tuple(part for part in PARTS if part != "flower")

    def __enter__(self) -> Self:
        self.running.__enter__()
        self.service.__enter__()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.newsroom.delay = 0
        self.service.__exit__(kind, error, trace)
        self.running.__exit__(kind, error, trace)

    def watch(self, *outlets: str, every: timedelta = timedelta(hours=1)) -> None:
        """Watch the topic at these outlets from now on."""
        urls = self.running.topic_urls()
        with connect(self.service.database_url) as conn, conn.transaction():
            topic_id = topics.add(conn, TOPIC)
            for outlet in outlets:
                listings.add(conn, topic_id, urls[outlet], crawl_every=every)

    def tema(self, *arguments: str, seconds: float = 60) -> "subprocess.CompletedProcess[str]":
        """The real command line beside this house, as its users run it."""
        return tema(*arguments, state=self.service.state, seconds=seconds)

    def told(self, *arguments: str) -> Any:
        """What a command says with --json, once it has ended well."""
        return json.loads(self.tema(*arguments, "--json").stdout)

    def add_topic(
        self, name: str, *outlets: str, every: str, aliases: tuple[str, ...] = ()
    ) -> None:
        """Watch a topic at these outlets by the command line."""
        urls = self.running.topic_urls()
        pages = [part for outlet in outlets for part in ("--listing", urls[outlet])]
        names = [part for alias in aliases for part in ("--alias", alias)]
        done = self.tema("topic", "add", name, *names, *pages, "--every", every)
        assert done.returncode == 0, done.stderr

    def article(self, outlet: str, number: int) -> tuple[str, TrueArticle]:
        """The n-th article of the topic at an outlet, from the newest, with its address."""
        found = [pair for pair in self.running.truth(TOPIC) if pair[1].outlet == outlet]
        return found[number]

    def version(self, url: str) -> int:
        """Which version of an article is the current one, 0 where there is none."""
        found = self.ask("SELECT version FROM articles WHERE canonical_url = %(url)s", url=url)
        return int(found[0]["version"]) if found else 0

    def ask(self, query: Any, **values: object) -> list[dict[str, Any]]:
        """Rows of a query, asked again while Postgres is away."""
        end = time.monotonic() + 60
        while True:
            try:
                with connect(self.service.database_url) as conn:
                    return rows(conn, query, **values)
            except psycopg.OperationalError:
                if time.monotonic() > end:
                    raise
                time.sleep(0.2)

    def stored(self) -> int:
        """How many articles have a text."""
        return int(self.ask("SELECT count(*) AS n FROM articles WHERE version > 0")[0]["n"])

    def stream(self) -> redis.Redis:
        """A client of the house's Valkey."""
        return redis.Redis.from_url(self.service.redis_url)

    def kill(self, name: str) -> int:
        """kill -9 one supervised process, or `worker child`: one of the worker's pool."""
        program = name.removesuffix(" child")
        pid = self.service.supervisor.status()[program].pid
        if name.endswith(" child"):
            pid = children(pid)[-1]
        os.kill(pid, signal.SIGKILL)
        return pid

    def expect(self, what: str, test: Callable[[], object], seconds: float = 60) -> None:
        """Wait until it is so, longer on a busy machine; else AssertionError with what it was."""
        end = time.monotonic() + BUSY * seconds
        while not test():
            assert time.monotonic() < end, f"not in {seconds} s: {what}\n{self.summary()}"
            time.sleep(0.1)

    def runs_ended(self) -> bool:
        """Whether there were crawl runs, and all are complete."""
        states = self.ask("SELECT state FROM crawl_runs")
        return bool(states) and {row["state"] for row in states} == {"complete"}

    def summary(self) -> str:
        """What there is, for a failure's message."""
        runs = self.ask("SELECT id, state, error, pages_read, reported_at FROM crawl_runs")
        given_up = self.ask("SELECT url, reason, detail FROM quarantine")
        return f"stored {self.stored()}\nruns {runs}\nquarantine {given_up}"


class HouseWithFlower(House):
    """The whole of it."""

    has_flower = True


def tema(*arguments: str, state: Path, seconds: float = 60) -> "subprocess.CompletedProcess[str]":
    """The command line, run to its end."""
    return subprocess.run(
        command(*arguments),
        env=surroundings(state),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=seconds,
        check=False,
    )


def begin(*arguments: str, state: Path, **settings: str) -> "subprocess.Popen[str]":
    """The command line at work, its output in pipes; Ctrl-C reaches it under any parent."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        return subprocess.Popen(
            command(*arguments),
            env=surroundings(state) | settings,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
    finally:
        signal.signal(signal.SIGINT, before)


def command(*arguments: str) -> list[str]:
    """A command of Tema's."""
    return [sys.executable, "-m", "tema", *arguments]


def surroundings(state: Path) -> dict[str, str]:
    """What a user's shell has set: the state folder, and nothing else of Tema's."""
    plain = {name: text for name, text in os.environ.items() if not name.startswith("TEMA_")}
    return plain | {"TEMA_STATE_DIR": str(state)}


def children(pid: int) -> list[int]:
    """The process ids of a process's children."""
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]

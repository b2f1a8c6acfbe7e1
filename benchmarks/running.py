"""What the rounds need at work: the site's process, servers of their own, children of ours."""

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import psycopg
import redis

from benchmarks.measure import Watched, everyone, family
from benchmarks.site import Site
from news.errors import NotStarted
from store.connection import connect
from tema.ports import free_port, free_ports
from tema.postgres import EmbeddedPostgres
from tema.state import private
from tema.valkey import EmbeddedValkey

ROOT = Path(__file__).resolve().parent.parent
MEGABYTE = 1_000_000


class TimedPostgres(EmbeddedPostgres):
    """Postgres that remembers when each row was committed, without a trigger."""

    @property
    def command(self) -> list[str]:
        """The postmaster with that setting."""
        return [*super().command, "-c", "track_commit_timestamp=on"]


class RunningSite:
    """The site's process, between `with` and its end."""

    def __init__(self, count: int) -> None:
        self.port = free_port()
        self.site = Site(f"http://127.0.0.1:{self.port}", count)
        self.process: subprocess.Popen[str] | None = None

    def __enter__(self) -> "RunningSite":
        self.process = child("benchmarks.serve", str(self.port), str(self.site.count))
        if expect(self.process) != "ready":
            raise NotStarted("the site did not start")
        return self

    def __exit__(self, *_: object) -> None:
        if self.process:
            self.process.terminate()
            self.process.wait()

    def counts(self) -> dict[str, float]:
        """Requests since the last time this was asked, with the first's and the last's time."""
        with urlopen(f"{self.site.base}/-/counts", timeout=10) as answer:  # noqa: S310  # our own site
            told: dict[str, float] = json.load(answer)
            return told


def child(
    module: str,
    *arguments: str,
    log: Path | None = None,
    environment: Mapping[str, str] | None = None,
) -> "subprocess.Popen[str]":
    """A module of ours as a child process whose input and output are pipes."""
    with (log or Path("/dev/null")).open("ab") as errors:
        return subprocess.Popen(
            [sys.executable, "-m", module, *arguments],
            cwd=ROOT,
            env=None if environment is None else dict(environment),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
        )


def expect(process: "subprocess.Popen[str]") -> str:
    """The next line that a child says; empty where it has ended."""
    assert process.stdout is not None  # noqa: S101  # it was asked for
    return process.stdout.readline().strip()


def tell(process: "subprocess.Popen[str]") -> None:
    """Let a child go on."""
    assert process.stdin is not None  # noqa: S101  # it was asked for
    process.stdin.write("\n")
    process.stdin.flush()


def ended(process: "subprocess.Popen[str]") -> None:
    """Let a child end, by force after ten seconds."""
    with process:
        if process.stdin:
            process.stdin.close()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()


@contextmanager
def folder(state: Path, name: str) -> Iterator[Path]:
    """An empty folder for one round, gone after it."""
    path = state / name
    shutil.rmtree(path, ignore_errors=True)
    yield private(path)
    shutil.rmtree(path, ignore_errors=True)


@contextmanager
def servers(state: Path) -> Iterator[tuple[TimedPostgres, EmbeddedValkey]]:
    """A new Postgres and a new Valkey with room for whatever is put into it."""
    ports = free_ports(2)
    postgres = TimedPostgres(state / "postgres", ports[0])
    valkey = EmbeddedValkey(state / "valkey", ports[1], maxmemory="4gb")
    started: list[TimedPostgres | EmbeddedValkey] = []
    try:
        for server in (postgres, valkey):
            server.start()
            started.append(server)
        yield postgres, valkey
    finally:
        for server in started:
            server.stop()


class Asking:
    """Our own connections, by which a round is followed; what they cost Postgres is told apart."""

    def __init__(self, database_url: str, redis_url: str) -> None:
        self.conn = connect(database_url)
        self.client = redis.Redis.from_url(redis_url)
        self.peak = 0

    def __enter__(self) -> "Asking":
        return self

    def __exit__(self, *_: object) -> None:
        self.conn.close()
        self.client.close()

    @property
    def backend(self) -> Watched:
        """The process that serves us in Postgres."""
        return Watched((self.conn.info.backend_pid,), alone=True)

    def look_at_valkey(self) -> None:
        """Note the most memory that Valkey used; it looks itself ten times a second."""
        told: Any = self.client.info("memory")
        self.peak = max(self.peak, int(told["used_memory_peak"]))

    def rows(self, query: Any, **values: object) -> list[dict[str, Any]]:
        """Rows of a query."""
        return self.conn.execute(query, values).fetchall()


def background(postmaster: int) -> Watched:
    """Postgres' processes that serve nobody in particular: checkpointer, writers, autovacuum."""
    told = family(postmaster, everyone())
    named = ("checkpointer", "background writer", "walwriter", "autovacuum", "io worker", "logical")
    pids = [one.pid for one in told if any(name in one.title for name in named)]
    return Watched(tuple(pids), alone=True)


def wait(test: Any, seconds: float, period: float = 0.2) -> bool:
    """Wait until something is so; whether it became so."""
    end = time.monotonic() + seconds
    while not test():
        if time.monotonic() > end:
            return False
        time.sleep(period)
    return True


def quantiles(values: Sequence[float]) -> tuple[float, float]:
    """The median and the 99th of a hundred."""
    if not values:
        return 0.0, 0.0
    ordered = sorted(values)
    return ordered[len(ordered) // 2], ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))]


LATENCY = """
    SELECT pg_xact_commit_timestamp({table}.xmin) AS committed_at, fetched_at FROM {table}
"""
Timings = list[tuple[float, float]]


def timings(asking: Asking, table: str) -> Timings:
    """When each row of a table was fetched, and when it was committed, in seconds of the clock."""
    query = psycopg.sql.SQL(LATENCY).format(table=psycopg.sql.Identifier(table))
    found = asking.rows(query)
    return [(row["fetched_at"].timestamp(), row["committed_at"].timestamp()) for row in found]

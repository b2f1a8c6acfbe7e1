"""A round: one system reads the whole site once, with new servers, and is measured."""

import json
import os
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from celery import Celery

from benchmarks import obvious
from benchmarks.measure import Meter, Watched
from benchmarks.running import (
    MEGABYTE,
    Asking,
    RunningSite,
    Timings,
    background,
    child,
    ended,
    expect,
    folder,
    quantiles,
    servers,
    tell,
    timings,
    wait,
)
from benchmarks.verdict import Stored, Verdict, identity, judge
from news.errors import NotStarted

PATIENCE = 900.0
OURS = "our questions"
"""The process of Postgres that serves us: not part of any system."""
STILL = 60.0
"""Seconds without a new row after which a round is over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """What one round came to; CPU in milliseconds for each article, memory in megabytes."""

    articles: int
    seconds: float
    cpu: Mapping[str, float]
    """By process group; those in `apart` are not part of the system, or counted in another."""
    apart: Mapping[str, float]
    memory: Mapping[str, float]
    redis_peak_mb: float = 0.0
    latencies: Sequence[float] = ()
    lost: Sequence[str] = ()
    wrong: Sequence[str] = ()
    incomplete: int = 0
    site_cpu: float = 0.0
    steps: Mapping[str, Mapping[str, float]] = field(default_factory=dict)

    def figures(self) -> dict[str, float]:
        """What is compared between rounds and systems."""
        half, most = quantiles(self.latencies)
        return {
            "articles_per_s": self.articles / self.seconds if self.seconds else 0.0,
            "cpu_ms_per_article": sum(self.cpu.values()),
            "memory_mb": self.memory["all"],
            "redis_peak_mb": self.redis_peak_mb,
            "latency_p50_s": half,
            "latency_p99_s": most,
            "lost": len(self.lost),
            "wrong": len(self.wrong),
            "incomplete": self.incomplete,
        }


def measured(
    meter: Meter, cpu: Mapping[str, float], apart: Sequence[str], articles: int, **told: Any
) -> Round:
    """A round from what its meter says, without what our own questions cost Postgres."""
    each = {name: 1000 * seconds / max(1, articles) for name, seconds in cpu.items()}
    ours = each.pop(OURS, 0.0)
    if ours:
        each["postgres"] -= ours
    return Round(
        articles=articles,
        cpu={name: ms for name, ms in each.items() if name not in apart},
        apart={name: ms for name, ms in each.items() if name in apart} | {OURS: ours},
        memory={name: size / MEGABYTE for name, size in meter.peak.items()},
        **told,
    )


def bare(running: RunningSite, state: Path) -> Round:
    """Scrapy with its defaults; it stores nothing."""
    with folder(state, "bare") as place:
        spider = child("benchmarks.spider", *running.site.topic_urls, log=place / "spider.log")
        try:
            _ready(spider)
            running.counts()
            groups = {"spider": Watched((spider.pid,))}
            with Meter(groups, sums={"all": groups}) as meter:
                tell(spider)
                told = json.loads(expect(spider))
                cpu = meter.cpu()
        finally:
            ended(spider)
    counts = running.counts()
    fetched = {identity(url) for url in told["urls"]}
    wanted = [page for page in running.site.pages if page.kind == "article"]
    lost = [page.path for page in wanted if page.identity not in fetched]
    return measured(
        meter,
        cpu,
        (),
        len(wanted) - len(lost),
        seconds=told["last"] - counts["first"],
        lost=lost,
    )


def _ready(spider: Any) -> None:
    if expect(spider) != "ready":
        raise NotStarted("the spider did not start")


@contextmanager
def _obvious_worker(place: Path, surroundings: Mapping[str, str]) -> Iterator[int]:
    """Celery's worker with two processes; its process id."""
    options = ("-A", "benchmarks.obvious", "worker", "--concurrency", "2", "--loglevel", "WARNING")
    worker = child("celery", *options, log=place / "worker.log", environment=surroundings)
    try:
        asking = Celery(broker=surroundings["TEMA_REDIS_URL"])
        if not wait(lambda: asking.control.ping(timeout=0.5), 60):
            raise NotStarted("the worker did not start")
        yield worker.pid
    finally:
        worker.terminate()
        ended(worker)


def plain(running: RunningSite, state: Path) -> Round:
    """The obvious pipeline: send_task(html), trafilatura, one upsert a page."""
    with folder(state, "obvious") as place, servers(place) as (postgres, valkey):
        surroundings = {n: v for n, v in os.environ.items() if not n.startswith("TEMA_")}
        surroundings |= {"TEMA_DATABASE_URL": postgres.dsn, "TEMA_REDIS_URL": valkey.url}
        arguments = ("--send", *running.site.topic_urls)
        log = place / "spider.log"
        with (
            Asking(postgres.dsn, valkey.url) as asking,
            _obvious_worker(place, surroundings) as worker,
        ):
            asking.conn.execute(obvious.SCHEMA)
            spider = child("benchmarks.spider", *arguments, log=log, environment=surroundings)
            try:
                _ready(spider)
                groups = {
                    "spider": Watched((spider.pid,)),
                    "worker": Watched((worker,)),
                    "valkey": Watched((valkey.pid or 0,)),
                    "postgres": Watched((postgres.pid or 0,)),
                }
                return _plain(running, asking, spider, groups)
            finally:
                ended(spider)


def _plain(running: RunningSite, asking: Asking, spider: Any, groups: dict[str, Watched]) -> Round:
    running.counts()
    sums = {"all": tuple(groups), "spider and workers": ("spider", "worker")}
    groups[OURS] = asking.backend
    with Meter(groups, sums=sums, probe=asking.look_at_valkey) as meter:
        tell(spider)
        sent = len(json.loads(expect(spider))["urls"])
        until_still(lambda: int(asking.rows("SELECT count(*) AS n FROM pages")[0]["n"]), sent)
        cpu = meter.cpu()
    stored = [
        Stored(
            url=row["url"],
            headline=row["headline"],
            body=row["body"],
            date=row["date"] and date.fromisoformat(row["date"]),
        )
        for row in asking.rows("SELECT url, headline, body, date FROM pages WHERE body > ''")
    ]
    verdict = judge(running.site.base, running.site.pages, stored)
    return concluded(running, asking, (meter, cpu, ()), (verdict, timings(asking, "pages")))


def concluded(
    running: RunningSite,
    asking: Asking,
    used: tuple[Meter, Mapping[str, float], Sequence[str]],
    came_to: tuple[Verdict, Timings],
    steps: Mapping[str, Mapping[str, float]] | None = None,
) -> Round:
    """A round that has stored rows."""
    verdict, times = came_to
    meter, cpu, apart = used
    counts = running.counts()
    return measured(
        meter,
        cpu,
        apart,
        verdict.articles - len(verdict.lost),
        seconds=max((at for _, at in times), default=time.time()) - counts["first"],
        latencies=[at - fetched for fetched, at in times],
        redis_peak_mb=asking.peak / MEGABYTE,
        lost=verdict.lost,
        wrong=verdict.wrong,
        incomplete=len(verdict.incomplete),
        site_cpu=counts["cpu"],
        steps=steps or {},
    )


def until_still(count: Any, wanted: int) -> None:
    """Wait until there are so many, or none has come for a minute."""
    end, before, moved = time.monotonic() + PATIENCE, -1, time.monotonic()
    while (now := count()) < wanted and time.monotonic() < end:
        if now != before:
            before, moved = now, time.monotonic()
        elif time.monotonic() - moved > STILL:
            return
        time.sleep(0.2)


def background_of(asking: Asking, postmaster: int) -> dict[str, Watched]:
    """Postgres' own processes and our backend, each for itself."""
    return {"postgres background": background(postmaster), OURS: asking.backend}

"""The round of Tema: the whole service as users run it, its topics and listings in its store."""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from benchmarks import spans
from benchmarks.measure import Meter, Watched
from benchmarks.rounds import OURS, Round, background_of, concluded, until_still
from benchmarks.running import ROOT, Asking, RunningSite, TimedPostgres, folder, timings, wait
from benchmarks.traced import CRAWLER, WORKER
from benchmarks.truth import TOPICS
from benchmarks.verdict import Stored, judge
from news.errors import NotStarted
from news.wire import PAGES
from store import listings, topics
from tema.health import REQUIRED, pulses
from tema.local import LocalService
from tema.supervise import Program

APART = ("flower", "worker main", "postgres background")
"""Measured, but not part of the sum: Flower, and what is in the figures of its parent already."""


class MeasuredService(LocalService):
    """The service with a Postgres that remembers commits; with a folder its steps are traced."""

    def __init__(self, state: Path, environment: Mapping[str, str], traces: Path | None) -> None:
        super().__init__(state, environment, fresh=True)
        assert self.postgres is not None  # noqa: S101  # no address was given
        self.postgres = TimedPostgres(state / "postgres", self.postgres.port)
        self.traces = traces

    def _parts(self) -> list[Program]:
        return [self._traced(program) for program in super()._parts()]

    def _traced(self, program: Program) -> Program:
        if self.traces is None or program.name not in {CRAWLER, WORKER}:
            return program
        command = [sys.executable, "-m", "benchmarks.traced", program.name, str(self.traces)]
        environment = {**program.environment, "PYTHONPATH": str(ROOT)}
        return replace(program, command=command, environment=environment)


def tema(running: RunningSite, state: Path, *, traced: bool = False) -> Round:
    """One crawler, two worker processes, no delay."""
    with folder(state, "tema") as place:
        traces = place / "traces" if traced else None
        if traces:
            traces.mkdir()
        environment = {
            "TEMA_ALLOW_ADDRESSES": f"127.0.0.1:{running.port}",
            "TEMA_DOWNLOAD_DELAY": "0",
        }
        service = MeasuredService(place, environment, traces)
        with service, Asking(service.database_url, service.redis_url) as asking:
            if not wait(lambda: parts_of(asking) >= {*REQUIRED, "flower"}, 60):
                raise NotStarted(f"only {parts_of(asking)} gave a sign of life")
            return _crawl(running, service, asking)


def parts_of(asking: Asking) -> set[str]:
    """The parts that have given a sign of life."""
    return {pulse.part for pulse in pulses(asking.client)}


def groups_of(service: MeasuredService, asking: Asking) -> dict[str, Watched]:
    """The service's processes by name."""
    found = service.supervisor.status()
    groups = {name: Watched((status.pid,)) for name, status in found.items()}
    groups["worker main"] = Watched((found["worker"].pid,), alone=True)
    if service.supervisor.process:
        groups["supervisor"] = Watched((service.supervisor.process.pid,), alone=True)
    return groups | background_of(asking, found["postgres"].pid)


def _crawl(running: RunningSite, service: MeasuredService, asking: Asking) -> Round:
    groups = groups_of(service, asking)
    counted = [name for name in groups if name not in {*APART, OURS}]
    sums = {"all": counted, "spider and workers": ("crawler", "worker")}
    running.counts()
    begun = spans.read(service.traces) if service.traces else {}
    with Meter(groups, sums=sums, probe=asking.look_at_valkey) as meter:
        watch(asking, running.site.topic_urls)
        wanted = sum(page.kind != "gone" for page in running.site.pages)
        until_still(lambda: captures(asking), wanted)
        wait(lambda: is_over(asking), 20)
        cpu = meter.cpu()
    traced = {}
    if service.traces:
        traced = spans.difference(spans.read(service.traces), begun)
        traced["price"] = {spans.TURNS: spans.price(service.traces)}
    verdict = judge(running.site.base, running.site.pages, articles(asking))
    used = (meter, cpu, APART)
    return concluded(running, asking, used, (verdict, timings(asking, "captures")), traced)


def watch(asking: Asking, urls: Sequence[str]) -> None:
    """Watch a topic on each listing from now on; the schedule begins."""
    with asking.conn.transaction():
        for name, url in zip(TOPICS, urls, strict=True):
            topic_id = topics.add(asking.conn, name)
            listings.add(asking.conn, topic_id, url, crawl_every=timedelta(hours=1), max_pages=100)


def captures(asking: Asking) -> int:
    """Pages that are stored."""
    return int(asking.rows("SELECT count(*) AS n FROM captures")[0]["n"])


def is_over(asking: Asking) -> bool:
    """Whether all runs have ended and no page is on the stream."""
    found: Any = asking.rows("SELECT count(*) AS n FROM crawl_runs WHERE state <> 'open'")
    return int(found[0]["n"]) >= len(TOPICS) and not asking.client.xlen(PAGES)


def articles(asking: Asking) -> list[Stored]:
    """All articles with their current text."""
    found = asking.rows(
        """
        SELECT a.canonical_url, a.headline, a.date_published, v.article_body
          FROM articles a JOIN article_versions v ON v.article_id = a.id AND v.number = a.version
        """
    )
    return [
        Stored(
            url=row["canonical_url"],
            headline=row["headline"],
            body=row["article_body"],
            date=row["date_published"],
        )
        for row in found
    ]

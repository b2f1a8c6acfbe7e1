"""One chaos run from an empty store to its verdict."""

import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import redis

from news.errors import NotStarted
from news.wire import PAGES
from store import listings, topics
from store.connection import connect, rows
from tema.parts import PARTS
from tema.up import wait_ready
from tests.chaos import invariants
from tests.chaos.manifest import Manifest, manifest
from tests.chaos.nemesis import KINDS, Fault, Nemesis
from tests.chaos.sampler import Sampler
from tests.chaos.service import ChaosService
from tests.chaos.site import ChaosSite

QUIET = 600.0
"""Seconds that the service has to finish after the last fault."""
EVERY = timedelta(minutes=2)
GAP = 4.0
"""Seconds that a fault takes on average, with the pause before it and what it lasts."""
Say = Callable[[str], object]


@dataclass(slots=True, kw_only=True)
class Chaos:
    """What a run is of, and what came of it."""

    articles: int = 5000
    count: int = 112
    seed: int = 1
    state: Path
    service_class: type[ChaosService] = ChaosService
    kinds: tuple[str, ...] = KINDS
    settings: Mapping[str, str] = field(default_factory=dict)
    quiet: float = QUIET
    say: Say = print
    faults: list[Fault] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)
    found: invariants.Ending | None = None
    stuck: int = 0
    """Entries on the pages stream at the end."""
    line: str = ""
    """The run in a line, once it is over."""

    def run(self) -> None:
        """All of it; what does not hold is in `broken`."""
        made = manifest(self.articles, self.seed)
        with ChaosSite(made) as site:
            allowed = f"127.0.0.1:{site.port}"
            with self.service_class(self.state, allowed, **self.settings) as service:
                service.say = self.say
                ready(service)
                with Sampler(service) as sampler:
                    self.torment(service, site, made)
                    self.calm(service)
                self.judge(service, site, made, sampler)

    def torment(self, service: ChaosService, site: ChaosSite, made: Manifest) -> None:
        """Faults, and meanwhile one topic page after the other."""
        begun = time.monotonic()
        pace = self.count * GAP / made.listings
        watched = 0
        nemesis = Nemesis(service, self.seed, self.kinds)
        for number, fault in enumerate(nemesis.faults(self.count), start=1):
            self.faults.append(fault)
            due = min(made.listings, 1 + int((time.monotonic() - begun) / pace))
            while watched < due and watch(service, site, watched):
                watched += 1
            self.say(f"fault {number} of {self.count}: {fault.kind} {fault.victim}".rstrip())
        while watched < made.listings:
            if watch(service, site, watched):
                watched += 1

    def calm(self, service: ChaosService) -> None:
        """Wait until everything has come to an end, or the time for it is over."""
        end = time.monotonic() + self.quiet
        while time.monotonic() < end:
            counts = state_of(service)
            if counts and not any(counts.values()):
                return
            self.say(f"quiet: {counts or 'a server is away'}")
            time.sleep(2)

    def judge(
        self, service: ChaosService, site: ChaosSite, made: Manifest, sampler: Sampler
    ) -> None:
        """What does not hold, and the line that tells the run."""
        with redis.Redis.from_url(service.redis_url) as client:
            self.stuck = int(client.xlen(PAGES))
        with closing(connect(service.database_url)) as conn:
            self.found = found = invariants.ending(conn, site.base, made, EVERY)
        self.broken += invariants.broken(found, made)
        self.broken += beyond(sampler, site.hits, made, self.stuck)
        if service.watch_error:
            self.broken.append(f"the watch died: {service.watch_error}")
        named = invariants.told_in(service.state, passwords(service))
        if named:
            self.broken.append(f"a password stands in {', '.join(named)}")
        self.line = verdict(self, service, made, sampler)


def ready(service: ChaosService) -> None:
    """Wait until every part is at work, on a busy machine a little longer than users would."""
    try:
        wait_ready(service)
    except NotStarted:
        wait_ready(service)


def beyond(sampler: Sampler, hits: Counter[str], made: Manifest, stuck: int) -> Iterator[str]:
    """What does not hold beside the store."""
    if sampler.redis_peak > invariants.MOST_REDIS:
        yield f"redis held {sampler.redis_peak / 1e6:.1f} MB"
    if sampler.worker_peak > invariants.MOST_WORKER:
        yield f"a worker held {sampler.worker_peak / 1e6:.0f} MB"
    if stuck:
        yield f"{stuck} entries stuck on the stream"
    if why := invariants.hammered(hits, made):
        yield why
    if why := sampler.failed():
        yield f"the sampler {why}"


def watch(service: ChaosService, site: ChaosSite, number: int) -> bool:
    """Watch one topic page more; False while Postgres is away."""
    try:
        with connect(service.database_url) as conn, conn.transaction():
            name = f"Казахстан {number}"
            held = rows(conn, "SELECT id FROM topics WHERE name = %(name)s", name=name)
            topic_id = held[0]["id"] if held else topics.add(conn, name)
            url = site.listing_url(number)
            listings.add(conn, topic_id, url, crawl_every=EVERY)
    except psycopg.Error:
        time.sleep(0.5)
        return False
    return True


def state_of(service: ChaosService) -> dict[str, int]:
    """What is not at its end yet; nothing while a server is away."""
    try:
        with redis.Redis.from_url(service.redis_url, socket_timeout=5) as client:
            waiting = int(client.xlen(PAGES))
        with closing(connect(service.database_url)) as conn:
            told = rows(conn, OPEN)[0]
    except (redis.RedisError, psycopg.Error, OSError):
        return {}
    return {"on the stream": waiting} | {name: int(number) for name, number in told.items()}


OPEN = """
    SELECT (SELECT count(*) FROM crawl_runs WHERE state = 'open') AS "runs open",
           (SELECT count(*) FROM listings l WHERE NOT EXISTS (
              SELECT FROM crawl_runs r WHERE r.listing_id = l.id AND r.state = 'complete')
           ) AS "listings not complete",
           (SELECT count(*) FROM events WHERE sent_at IS NULL) AS "events unsent"
"""


def passwords(service: ChaosService) -> set[str]:
    """Every password of the service: those of the parts' addresses, and all that its files hold."""
    told = [service.variables_of(part) for part in PARTS]
    urls = {urlsplit(url).password for one in told for url in one.values() if "://" in url}
    kept = invariants.secrets(service.state)
    used = {word for word in urls if word}
    assert used <= kept, "a password that stands in no file of the state"
    return kept


def verdict(chaos: Chaos, service: ChaosService, made: Manifest, sampler: Sampler) -> str:
    """The run in a line."""
    assert chaos.found
    ended = Counter(chaos.found.outcomes.values())
    stored = ended.pop("stored", 0)
    rest = ", ".join(f"{number} {name}" for name, number in ended.most_common())
    back = sampler.recoveries(chaos.faults)
    return (
        f"faults {len(chaos.faults)}/{chaos.count} | {len(made.entries)} urls: {stored} stored,"
        f" {rest}, {len(invariants.lost(chaos.found, made))} lost,"
        f" {invariants.doubled(chaos.found, made)} duplicate"
        f" | {len(back)} recoveries, after {len(chaos.faults) - len(back)} faults came no page:"
        f" p50 {part(back, 0.5):.1f} p95 {part(back, 0.95):.1f}"
        f" max {part(back, 1):.1f} s"
        f" | redis peak {sampler.redis_peak / 1e6:.1f} MB, pages {sampler.pages_peak}"
        f" | {len(service.restarted)} restarts by the watch"
        f" | worker peak {sampler.worker_peak / 1e6:.0f} MB"
    )


def part(values: Sequence[float], share: float) -> float:
    """A quantile."""
    ordered = sorted(values) or [0.0]
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]

"""Health: what processes, queues, stream, listings and quarantine are like, and what is wrong."""

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import redis

from news import pulse
from news.pulse import Pulse
from news.settings import Settings
from news.wire import PAGES, REQUESTS, URGENT, WORKERS_GROUP
from store import canary, drifts, listings, quarantine, warnings, watching
from store.connection import Connection
from tema.hosts import Ailing, ailing, used_up
from tema.warned import warned
from workers.queues import QUEUES

REQUIRED = ("crawler", "intake", "worker", "beat")
OLD_PAGE = 120.0
"""Seconds that a page may wait for its worker before that is said."""
LOW_DISK = 1024**3
FULL = 0.5
"""The share of Valkey's memory at which crawlers stop fetching."""
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """All that `tema status` shows."""

    processes: Sequence[Pulse]
    queues: Mapping[str, int]
    """Celery's messages waiting, by queue."""
    stream: Mapping[str, int]
    """Entries of the three streams, and pages held by workers."""
    oldest_page: float | None
    """Seconds that the oldest page on the stream has waited."""
    memory: int
    """Bytes that Valkey uses."""
    memory_limit: int = 0
    """Those that it may use; 0 where it has no limit."""
    totals: Row
    listings: Sequence[Row]
    quarantine: Sequence[Row]
    disk_free: int | None
    drifts: Sequence[Row] = ()
    """What sites stopped giving."""
    warnings: Sequence[Row] = ()
    """What is wrong with the coverage of sources and listings."""
    canary: Row | None = None
    """The last one that came the whole way."""
    hosts: Sequence[Ailing] = ()
    """Hosts that rest or are asked slowly."""
    budgets: Sequence[str] = ()
    """What is used up for today, a line for each source."""
    problems: Sequence[str] = ()
    notices: Sequence[str] = ()
    """What nobody has to mend at once, and nobody should overlook."""

    def as_json(self) -> dict[str, Any]:
        """The same as plain data."""
        return asdict(self)


def examine(
    conn: Connection, client: redis.Redis, settings: Settings, disk: Path | None = None
) -> Health:
    """Look at everything once."""
    now = datetime.now(UTC)
    memory = client.info("memory")
    found = Health(
        processes=sorted(pulses(client), key=lambda p: (p.part, p.host, p.pid)),
        queues={name: int(client.llen(name)) for name in QUEUES},
        stream=stream_counts(client),
        oldest_page=oldest_page(client, now),
        memory=int(memory["used_memory"]),
        memory_limit=int(memory.get("maxmemory") or 0),
        totals=watching.totals(conn),
        listings=listings.overview(conn),
        quarantine=quarantine.by_reason(conn),
        drifts=drifts.open_ones(conn),
        warnings=warnings.open_ones(conn),
        canary=canary.last(conn),
        hosts=ailing(client, now),
        budgets=used_up(conn, client, now),
        disk_free=shutil.disk_usage(disk).free if disk else None,
    )
    wrong = tuple(problems(found, settings, now))
    return replace(found, problems=wrong, notices=tuple(notices(found)))


def problems(found: Health, settings: Settings, now: datetime) -> list[str]:
    """What is wrong, each in one line; nothing where all is well."""
    wrong = []
    for part in dict.fromkeys((*REQUIRED, *(p.part for p in found.processes))):
        mine = [p for p in found.processes if p.part == part]
        if not mine:
            wrong.append(f"no {part} is running")
        wrong += [
            f"{part} {p.pid} on {p.host} has been silent for {p.silence(now):.0f} s"
            for p in mine
            if p.silence(now) > pulse.SILENT and not any(follows(q, p) for q in mine)
        ]
    if sum(found.queues.values()):
        wrong += [
            f"worker {p.pid} on {p.host} has taken no task for {idle:.0f} s though tasks wait"
            for p in found.processes
            if p.part == "worker"
            and (idle := (now - (p.took_at or p.started_at)).total_seconds()) > settings.taking
        ]
    if found.memory_limit and found.memory > FULL * found.memory_limit:
        share = found.memory / found.memory_limit
        wrong.append(f"Valkey has {share:.0%} of its memory in use: fetching has paused")
    if (found.oldest_page or 0) > OLD_PAGE:
        wrong.append(f"the oldest page has waited for {found.oldest_page:.0f} s")
    late = found.totals["most_overdue"]
    allowed = timedelta(seconds=max(60.0, 5 * settings.request_tick))
    if late and now - late > allowed:
        wrong.append(f"{found.totals['due']} listings are overdue, since {late:%Y-%m-%d %H:%M} UTC")
    wrong += [f"listing {row['url']}: {row['last_error']}" for row in failing(found.listings)]
    if (shut := way_shut(found, now)) is not None:
        wrong.append(f"no canary has come the whole way for {shut:.0f} s")
    if any(now - row["newest"] < timedelta(days=1) for row in found.quarantine):
        wrong.append("pages went to quarantine in the last 24 hours: tema quarantine list")
    if found.disk_free is not None and found.disk_free < LOW_DISK:
        wrong.append(f"only {found.disk_free // 1024**2} MiB of disk are free")
    return wrong


def way_shut(found: Health, now: datetime) -> float | None:
    """The age of the last canary in seconds, where it is too old."""
    clocks = [p.started_at for p in found.processes if p.part == "beat"]
    age = canary_age(found.canary, clocks, now) if clocks else 0.0
    return age if age > pulse.CANARY_LATE else None


def whole(conn: Connection, client: redis.Redis) -> tuple[bool, str]:
    """Whether canaries come through, and a line about it."""
    now, last = datetime.now(UTC), canary.last(conn)
    clocks = [p.started_at for p in pulses(client) if p.part == "beat"]
    if not clocks:
        return False, "no beat is running: nothing is crawled and no canary is sent"
    if (age := canary_age(last, clocks, now)) > pulse.CANARY_LATE:
        return False, f"no canary has come the whole way for {age:.0f} s"
    if last is None:
        return True, f"the clock started {age:.0f} s ago, the first canary is on its way"
    return True, f"a canary came the whole way {(now - last['sent_at']).total_seconds():.0f} s ago"


def canary_age(last: Row | None, clocks: Sequence[datetime], now: datetime) -> float:
    """Seconds since the last canary that came was sent, or since its sender began."""
    sent = [last["sent_at"]] if last else []
    return float((now - max([min(clocks), *sent])).total_seconds())


def notices(found: Health) -> list[str]:
    """What stops nothing, each in a line: gaps, rests, budgets, crawls put off, drifts, silence."""
    waiting = [
        f"listing {row['url']} waits until {row['waits_until']:%Y-%m-%d %H:%M} UTC: "
        f"{row['last_error']}"
        for row in found.listings
        if row["waits_until"] and not row["paused"]
    ]
    lacking = [*drifting(found.drifts), *warned(found.warnings)]
    return [*gaps(found.listings), *map(str, found.hosts), *found.budgets, *waiting, *lacking]


def gaps(found: Sequence[Row]) -> list[str]:
    """The listings of which a crawl ended before what was known, each in one line."""
    return [
        f"gap in {row['url']} since {row['gap_at']:%Y-%m-%d %H:%M} UTC:"
        f' tema crawl "{row["topic"]}" --pages reads over it'
        for row in found
        if row["gap_at"]
    ]


def follows(successor: Pulse, gone: Pulse) -> bool:
    """Whether a process has taken the place of one that left its sign behind when it was killed."""
    return successor.host == gone.host and successor.started_at > gone.at


def failing(found: Sequence[Row]) -> list[Row]:
    """Listings at work whose last crawl failed, and was not just put off."""
    at_work = [r for r in found if not r["paused"] and not r["topic_paused"]]
    return [r for r in at_work if r["last_error"] and not r["waits_until"]]


def drifting(found: Sequence[Row]) -> list[str]:
    """A line for each site that stopped giving something."""
    fields: dict[str, list[str]] = {}
    for row in found:
        fields.setdefault(row["domain"], []).append(fall(row))
    return [f"{domain} gives less: {', '.join(f)}: tema drift" for domain, f in fields.items()]


def fall(drift: Row) -> str:
    """A field with what it was and is: `keywords 95 % → 10 %`."""
    if drift["field"] == "body_length":
        return f"text {drift['before']:.0f} → {drift['now']:.0f} characters"
    return f"{drift['field']} {drift['before']:.0%} → {drift['now']:.0%}".replace("%", " %")


def pulses(client: redis.Redis) -> list[Pulse]:
    """The last signs of all processes."""
    names = list(client.scan_iter(match=f"{pulse.PREFIX}*", count=1000, _type="HASH"))
    with client.pipeline(transaction=False) as pipe:
        for name in names:
            pipe.hgetall(name)
        told = [pulse.load(n, fields) for n, fields in zip(names, pipe.execute(), strict=True)]
    return [one for one in told if one]


def waiting_tasks(client: redis.Redis) -> int:
    """Messages in Celery's queues."""
    return sum(int(client.llen(name)) for name in QUEUES)


def stream_counts(client: redis.Redis) -> dict[str, int]:
    """Entries by stream; `in_work` are pages that Celery or a worker has."""
    counts = {name: int(client.xlen(name)) for name in (PAGES, REQUESTS, URGENT)}
    try:
        counts["in_work"] = int(client.xpending(PAGES, WORKERS_GROUP)["pending"])
    except redis.ResponseError:  # no intake has run yet
        counts["in_work"] = 0
    return counts


def oldest_page(client: redis.Redis, now: datetime) -> float | None:
    """Seconds since the oldest entry of the pages stream was put there, by its id."""
    found = client.xrange(PAGES, count=1)
    if not found:
        return None
    entry_id: Any = found[0][0]
    milliseconds = int(str(entry_id, "ascii").split("-")[0])
    return max(0.0, now.timestamp() - milliseconds / 1000)

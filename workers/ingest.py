"""Ingest: stream entries become rows, as the protocol has it; every part of it may run twice."""

import logging
import time
import traceback
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

import psycopg
from celery.exceptions import SoftTimeLimitExceeded

from news import urls
from news.errors import TooNew, Unreadable
from news.keys import known_key, lease_key, off_topic_key
from news.model import Canary, Deadly, Outcome, Page, Reading, Report
from news.settings import settings
from news.terms import Names
from news.wire import QUEUED, WORKING, load
from store import batches, clock, runs
from store import urls as ended_urls
from store.batches import Batch
from store.connection import Connection
from store.quarantine import Quarantined
from store.urls import MONTH
from workers import blame
from workers.blame import REFUSALS, Fresh, transient
from workers.canary import arrived
from workers.giving_up import CAP, crawlers_died, give_up, workers_died
from workers.read import read
from workers.schedule import bounds
from workers.stream import Held, PageStream

log = logging.getLogger(__name__)
Fields = Mapping[bytes, bytes]


@dataclass(slots=True, kw_only=True)
class Work:
    """What has been made of one task's entries so far, by entry id."""

    readings: dict[str, Reading] = field(default_factory=dict)
    reports: dict[str, Report] = field(default_factory=dict)
    quarantined: dict[str, Quarantined] = field(default_factory=dict)
    canaries: dict[str, Canary | None] = field(default_factory=dict)
    """None for one that was not read as an article."""
    left: set[str] = field(default_factory=set)
    """Entries handed back to a newer worker."""

    @property
    def entry_ids(self) -> list[str]:
        """The entries that have come to an end."""
        return [*self.readings, *self.reports, *self.quarantined, *self.canaries]

    def batch(self) -> Batch:
        """All of it, to save."""
        return Batch(
            readings=list(self.readings.values()),
            reports=list(self.reports.values()),
            quarantined=list(self.quarantined.values()),
            canaries=list(filter(None, self.canaries.values())),
            first_look=next(iter(settings().ladder), None),
        )

    def alone(self) -> Iterator["Work"]:
        """Each entry as a work of its own."""
        for entry_id, reading in self.readings.items():
            yield Work(readings={entry_id: reading})
        for entry_id, told in self.reports.items():
            yield Work(reports={entry_id: told})
        for entry_id, given_up in self.quarantined.items():
            yield Work(quarantined={entry_id: given_up})
        for entry_id, canary in self.canaries.items():
            yield Work(canaries={entry_id: canary})


def ingest(
    conn: Connection, stream: PageStream, entry_ids: Sequence[str], fresh: Fresh = blame.fresh
) -> Work:
    """Take these entries from the stream to Postgres; what came to an end."""
    queued = {h.entry_id: h for h in stream.held(entry_ids) if h.state == QUEUED}
    fields = stream.begin(queued)
    stream.done([entry_id for entry_id in queued if entry_id not in fields])
    work = Work()
    with handing_back(stream, work, list(fields)):
        for entry_id, entry in fields.items():
            understand(stream, work, queued[entry_id], entry)
    began = time.monotonic()
    try:
        finished = save(conn, work, fields)
    except (psycopg.Error, SoftTimeLimitExceeded) as error:
        log.warning("batch not saved, entries handed back", extra={"error": str(error)})
        stream.claim(QUEUED, work.entry_ids)
        if blame.doubtful(error) and blame.was_there(fresh, began):
            log.warning("postgres was there, an attempt counts", extra={"ids": work.entry_ids})
            stream.claim(QUEUED, work.entry_ids, dead=True)
        raise
    stream.done(finished)
    after(conn, stream, work)
    return work


@contextmanager
def handing_back(stream: PageStream, work: Work, entry_ids: list[str]) -> Iterator[None]:
    """When time runs out, all entries go back but the one that was being read: it may be guilty."""
    try:
        yield
    except SoftTimeLimitExceeded:
        done = set(work.entry_ids)
        over = done | work.left
        rest = [entry_id for entry_id in entry_ids if entry_id not in over]
        current, untouched = rest[:1], rest[1:]
        log.warning("out of time", extra={"entry_id": "".join(current)})
        stream.claim(QUEUED, [*done, *untouched])
        raise


def understand(stream: PageStream, work: Work, held: Held, fields: Fields) -> None:
    """Put what one entry says into the work, or the reason why it cannot be told."""
    entry_id = held.entry_id
    page: Page | None = None
    try:
        message = load(fields)
        if held.dead_attempts >= CAP:
            work.quarantined[entry_id] = workers_died(held, fields, message)
        elif isinstance(message, Report):
            work.reports[entry_id] = message
        elif isinstance(message, Canary):
            work.canaries[entry_id] = message if arrived(message) else None
        elif isinstance(message, Deadly):
            work.quarantined[entry_id] = crawlers_died(entry_id, fields, message)
        elif isinstance(message, Page):
            page = message
            began = datetime.now(UTC)
            work.readings[entry_id] = replace(
                read(page), handed_over_at=came_at(entry_id), taken_at=began
            )
        else:
            raise Unreadable(f"a {type(message).__name__} on the pages stream")
    except TooNew:
        stream.claim(QUEUED, [entry_id])
        work.left.add(entry_id)
        log.warning("message too new, left for a newer worker", extra={"entry_id": entry_id})
    except SoftTimeLimitExceeded:
        raise
    except Unreadable as error:
        work.quarantined[entry_id] = give_up(
            held, fields, page, stage="parse", reason="unreadable", detail=str(error)
        )
    except (Exception, MemoryError) as error:  # goes to quarantine with its traceback
        log.exception("page gave an error", extra={"entry_id": entry_id})
        work.quarantined[entry_id] = give_up(
            held,
            fields,
            page,
            stage="parse",
            reason=type(error).__name__,
            detail=traceback.format_exc(limit=-8),
        )


def came_at(entry_id: str) -> datetime:
    """When an entry came onto its stream, as its id tells."""
    return datetime.fromtimestamp(int(entry_id.partition("-")[0]) / 1000, UTC)


def save(conn: Connection, work: Work, fields: Mapping[str, Fields]) -> list[str]:
    """One transaction for all; where a datum is refused, one for each entry."""
    try:
        with conn.transaction():
            batches.save(conn, work.batch())
        return work.entry_ids
    except REFUSALS as error:
        if transient(error):
            raise
        log.warning("batch refused, saving its entries alone", exc_info=True)
    for part in work.alone():
        save_alone(conn, part, fields)
    return work.entry_ids


def save_alone(conn: Connection, part: Work, fields: Mapping[str, Fields]) -> None:
    """One entry in a transaction of its own; what is refused goes to quarantine."""
    (entry_id,) = part.entry_ids
    try:
        with conn.transaction():
            batches.save(conn, part.batch())
    except REFUSALS as error:
        if transient(error):
            raise
        held = Held(entry_id=entry_id, state=WORKING, dead_attempts=0)
        page = part.readings[entry_id].page if part.readings else None
        given_up = give_up(
            held,
            fields[entry_id],
            page,
            stage="save",
            reason=type(error).__name__,
            detail=str(error),
        )
        try:
            with conn.transaction():
                batches.save(conn, Batch(quarantined=[given_up]))
        except (UnicodeError, ValueError, psycopg.DataError):
            # The page's own URL is what cannot be saved: keep the bytes without it.
            with conn.transaction():
                batches.save(conn, Batch(quarantined=[replace(given_up, page=None)]))


def after(conn: Connection, stream: PageStream, work: Work) -> None:
    """Best effort after the commit: runs settled, known URLs told, leases given back."""
    pages = [reading.page for reading in work.readings.values()]
    pages += [given_up.page for given_up in work.quarantined.values() if given_up.page]
    run_ids = {page.run_id for page in pages} | {told.run_id for told in work.reports.values()}
    with conn.transaction():
        runs.settle(conn, run_ids, bounds())
    links = {urls.key(name) for page in pages for name in (page.requested_url, page.url)}
    links |= {urls.key(f.url) for told in work.reports.values() for f in told.failures}
    known = ended_urls.known(conn, clock.now(conn), keys=links) if links else []
    leases = {lease_key(urls.key(page.requested_url)): page.lease for page in pages if page.lease}
    with stream.client.pipeline(transaction=False) as pipe:
        for key, seconds in known:
            pipe.set(known_key(key), 1, ex=seconds)
        for reading in work.readings.values():
            if reading.outcome is Outcome.OFF_TOPIC:
                pipe.set(off_topic_name(reading.page), 1, ex=MONTH)
        for name in leases:
            pipe.get(name)
        answers = pipe.execute()
        told = answers[len(answers) - len(leases) :]
    # Only those that are still the crawler's that fetched these pages.
    ours = [n for n, holder in zip(leases, told, strict=True) if holder == leases[n].encode()]
    if ours:
        stream.client.delete(*ours)


def off_topic_name(page: Page) -> str:
    """The Valkey key that says that this page's article has none of the asked names."""
    return off_topic_key(Names(page.names).fingerprint, urls.key(page.requested_url))

"""Scheduling: due listings become crawl runs and requests; reported runs are settled."""

import logging
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

import redis

from news.keys import known_key, off_topic_key
from news.model import CrawlRequest, Reason
from news.settings import settings
from news.wire import REQUESTS, URGENT, dump
from store import clock, off_topic, requests, revisits, runs, urls
from store.connection import Connection
from store.intervals import Bounds

KNOWN_MARK = "known:filled"
"""Stands in Valkey as long as the known URLs do; where it is missing they are filled in again."""

log = logging.getLogger(__name__)


def request_due(
    conn: Connection,
    client: redis.Redis,
    now: datetime,
    deadline: float,
    ladder: Sequence[timedelta] = (),
) -> int:
    """Ask for a crawl of what is due, and again for runs that went silent; how many.

    Due are listings, and articles that have come to a rung of the ladder by their age.
    """
    with conn.transaction():
        asked = requests.take_due(conn, now) + requests.take_overdue(conn, now, deadline)
    with conn.transaction():
        asked += requests.of_runs(conn, revisits.take_due(conn, now, ladder))
    send(client, asked)
    return len(asked)


def send(client: redis.Redis, asked: Iterable[CrawlRequest]) -> None:
    """Write requests to the crawlers' streams; one that is lost here is sent again when overdue."""
    for request in asked:
        stream = URGENT if request.reason is Reason.ON_DEMAND else REQUESTS
        client.xadd(stream, dump(request))  # type: ignore[arg-type]  # str and bytes are both taken
        log.info("crawl requested", extra={"run_id": request.run_id, "url": request.url})


def settle(conn: Connection, now: datetime, deadline: float) -> list[int]:
    """End all reported runs whose last page has been saved, or is not to be expected any more."""
    with conn.transaction():
        ended = runs.settle(conn, bounds=bounds())
    with conn.transaction():  # each of its own: runs that are locked here precede no listing there
        runs.give_up(conn, now, deadline)
    with conn.transaction():
        return ended + runs.settle(conn, bounds=bounds())


def bounds() -> Bounds:
    """Between which periods listings find theirs, as the settings say."""
    floor = timedelta(seconds=settings().crawl_floor)
    return Bounds(floor=floor, ceiling=max(floor, timedelta(seconds=settings().crawl_ceiling)))


def remember_known(conn: Connection, client: redis.Redis) -> int:
    """Fill the known URLs from Postgres where Valkey has lost them; how many."""
    if client.exists(KNOWN_MARK):
        return 0
    known = urls.known(conn, clock.now(conn))
    with client.pipeline(transaction=False) as pipe:
        for url_key, seconds in known:
            pipe.set(known_key(url_key), 1, ex=seconds)
        for fingerprint, url_key in off_topic.known(conn):
            pipe.set(off_topic_key(fingerprint, url_key), 1, ex=urls.MONTH)
        pipe.set(KNOWN_MARK, len(known))
        pipe.execute()
    return len(known)

"""Hosts that rest or are asked slowly, and budgets that are used up, as the crawlers noted them."""

import json
import time
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import redis

from news.keys import AILING, rest_key, slow_key, spent_key
from store import sources
from store.connection import Connection


@dataclass(frozen=True, slots=True, kw_only=True)
class Ailing:
    """A host that is not asked as it was set, why, and until when."""

    host: str
    state: str
    """`rests` or `slow`."""
    why: str
    until: datetime

    def __str__(self) -> str:
        return f"{self.host} {self.state} until {self.until:%Y-%m-%d %H:%M} UTC: {self.why}"


def ailing(client: redis.Redis, now: datetime) -> list[Ailing]:
    """The hosts that rest, then those that are slowed, by name."""
    client.zremrangebyscore(AILING, "-inf", time.time())
    names: list[Any] = client.zrange(AILING, 0, -1)
    hosts = sorted(name.decode() for name in names)
    rests = told(client, [rest_key(host) for host in hosts], hosts, "rests", now)
    return rests + told(client, [slow_key(host) for host in hosts], hosts, "slow", now)


def told(
    client: redis.Redis, keys: list[str], hosts: Iterable[str], state: str, now: datetime
) -> list[Ailing]:
    """What these keys say, of those that there are."""
    with client.pipeline(transaction=False) as pipe:
        for key in keys:
            pipe.get(key)
            pipe.pttl(key)
        answers = pipe.execute()
    found = zip(hosts, answers[::2], answers[1::2], strict=True)
    return [
        Ailing(
            host=host,
            state=state,
            why=str(json.loads(value)["why"]),
            until=now + timedelta(milliseconds=left),
        )
        for host, value, left in found
        if value and left > 0
    ]


def used_up(conn: Connection, client: redis.Redis, now: datetime) -> list[str]:
    """A line for each source whose budget of the day is used up."""
    lines = []
    for row in sources.bounded(conn):
        spent: Any = client.hmget(
            spent_key(row["domain"], now.astimezone(UTC).date()), "pages", "bytes"
        )
        pages, size = (int(count or 0) for count in spent)
        if pages >= (row["daily_pages"] or pages + 1):
            lines.append(f"the day's {row['daily_pages']} pages of {row['domain']} are used up")
        elif size >= (row["daily_bytes"] or size + 1):
            lines.append(f"the day's {row['daily_bytes']} bytes of {row['domain']} are used up")
    return lines

"""The streams as a crawler sees them: requests in, pages and reports out, leases on URLs."""

import asyncio
import logging
import os
import secrets
import socket
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

import redis.asyncio as redis
from redis.exceptions import RedisError, ResponseError

from news.model import Page, Report
from news.wire import CRAWLERS_GROUP, PAGES, REQUESTS, URGENT, dump, known_key, lease_key

BLOCK = 2.0
LEASE, HANDED_LEASE = 120, 3600
"""Seconds of a lease on a URL: while it is fetched, and while its page is on the stream."""
T = TypeVar("T")
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of a request stream that this crawler holds."""

    stream: str
    entry_id: bytes
    fields: dict[bytes, bytes]
    dead_crawlers: int = 0


class Streams:
    """Valkey's streams and keys, under this crawler's own consumer name."""

    def __init__(self, url: str, claim_idle: float) -> None:
        self.consumer = f"{socket.gethostname()}-{os.getpid()}-{secrets.token_hex(3)}"
        self.claim_idle = claim_idle
        self.client = redis.from_url(url, socket_timeout=10, socket_connect_timeout=5)
        self.reader = redis.from_url(url, socket_timeout=BLOCK + 10, socket_connect_timeout=5)
        self.waiting: deque[Entry] = deque()

    async def create_groups(self) -> None:
        """Make the crawlers' group on both request streams where it is missing."""
        for stream in (URGENT, REQUESTS):
            try:
                await self.client.xgroup_create(stream, CRAWLERS_GROUP, id="0", mkstream=True)
            except ResponseError as error:
                if "BUSYGROUP" not in str(error):
                    raise

    async def take(self) -> Entry | None:
        """The next request: urgent ones first, then those of dead crawlers; None after 2 s."""
        if self.waiting:
            return self.waiting.popleft()
        await self._read({URGENT: ">"}, block=None)
        if not self.waiting and not await self._claim():
            await self._read({URGENT: ">", REQUESTS: ">"}, block=int(BLOCK * 1000))
        return self.waiting.popleft() if self.waiting else None

    async def _read(self, streams: dict[str, str], block: int | None) -> None:
        found: Any = await self.reader.xreadgroup(
            CRAWLERS_GROUP, self.consumer, streams, count=1, block=block
        )
        for stream, entries in found or ():
            for entry_id, fields in entries:
                name = stream.decode()
                self.waiting.append(Entry(stream=name, entry_id=entry_id, fields=fields or {}))

    async def _claim(self) -> bool:
        """Take over one request whose crawler has not renewed it: it counts as dead."""
        idle = int(self.claim_idle * 1000)
        for stream in (URGENT, REQUESTS):
            found: Any = await self.client.xpending_range(
                stream, CRAWLERS_GROUP, "-", "+", 1, idle=idle
            )
            for row in found:
                won: Any = await self.client.xclaim(
                    stream, CRAWLERS_GROUP, self.consumer, idle, [row["message_id"]]
                )
                for entry_id, fields in won:
                    dead = int(row["times_delivered"])
                    log.warning("request of a silent crawler taken", extra={"dead": dead})
                    entry = Entry(
                        stream=stream, entry_id=entry_id, fields=fields, dead_crawlers=dead
                    )
                    self.waiting.append(entry)
        return bool(self.waiting)

    async def renew(self, entry: Entry) -> bool:
        """Keep an entry from being claimed; False where another crawler has it by now."""
        found: Any = await self.client.xpending_range(
            entry.stream, CRAWLERS_GROUP, entry.entry_id, entry.entry_id, 1
        )
        if not found or found[0]["consumer"].decode() != self.consumer:
            return False
        ids = [entry.entry_id]
        await self.client.xclaim(entry.stream, CRAWLERS_GROUP, self.consumer, 0, ids, justid=True)
        return True

    async def release(self, entry: Entry) -> None:
        """Give an entry back at once, uncounted: this crawler stops in good order."""
        if await self.renew(entry):
            await self.client.xclaim(
                entry.stream,
                CRAWLERS_GROUP,
                self.consumer,
                0,
                [entry.entry_id],
                idle=int(self.claim_idle * 1000) + 1000,
                retrycount=entry.dead_crawlers,
                justid=True,
            )

    async def done(self, entry: Entry) -> None:
        """Take a request off its stream: all it led to has been handed over."""
        async with self.client.pipeline(transaction=True) as pipe:
            pipe.xack(entry.stream, CRAWLERS_GROUP, entry.entry_id)
            pipe.xdel(entry.stream, entry.entry_id)
            await pipe.execute()

    async def hand_over(self, message: Page | Report) -> None:
        """Put a page or report on the stream, as often as it takes to be answered."""
        fields: Any = dump(message)
        await persistently(lambda: self.client.xadd(PAGES, fields))

    async def known(self, key: UUID) -> bool:
        """Whether a URL has an outcome already."""
        return bool(await persistently(lambda: self.client.exists(known_key(key))))

    async def lease(self, key: UUID) -> str | None:
        """Our mark on a URL that nobody else is fetching, or None."""
        mark = f"{self.consumer}:{secrets.token_hex(6)}"
        name = lease_key(key)
        won = await persistently(lambda: self.client.set(name, mark, nx=True, ex=LEASE))
        return mark if won else None

    async def keep_lease(self, key: UUID, mark: str) -> None:
        """Prolong a lease that is still ours, now that its page is on the stream."""
        if await self._holds(key, mark):
            await self.client.expire(lease_key(key), HANDED_LEASE)

    async def drop_lease(self, key: UUID, mark: str) -> None:
        """End a lease that is still ours: its URL gave no page."""
        if await self._holds(key, mark):
            await self.client.delete(lease_key(key))

    async def _holds(self, key: UUID, mark: str) -> bool:
        return bool(await self.client.get(lease_key(key)) == mark.encode())

    async def close(self) -> None:
        """Close both connections."""
        await self.client.aclose()
        await self.reader.aclose()


async def persistently(ask: Callable[[], Awaitable[T]]) -> T:
    """What Valkey answers, asked again with growing pauses until it does."""
    pause = 0.1
    while True:
        try:
            return await ask()
        except (RedisError, OSError) as error:
            log.warning("valkey does not answer", extra={"error": str(error), "pause": pause})
            await asyncio.sleep(pause)
            pause = min(5.0, pause * 2)

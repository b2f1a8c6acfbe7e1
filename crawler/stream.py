"""The streams as a crawler sees them: requests in, pages and reports out."""

import asyncio
import logging
import os
import secrets
import socket
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, TypeVar

import redis.asyncio as redis
from redis.exceptions import NoPermissionError, RedisError, ResponseError

from news.answers import Finding, Preview
from news.model import Deadly, Page, Report
from news.wire import CRAWLERS_GROUP, PAGES, REQUESTS, URGENT, dump

BLOCK = 2.0
REPLY_KEPT = 600
SUSPECT = 2
"""Crawlers that died on a request, from which on it is taken only when no other such is in work:
what merely stood beside the guilty one is not there when it kills the third.
"""
LOOKED_AT = 20
"""Idle requests looked at in one search for one that nobody works on."""
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
    """Valkey's streams, under this crawler's own consumer name."""

    def __init__(self, url: str, claim_idle: float) -> None:
        self.consumer = f"{socket.gethostname()}-{os.getpid()}-{secrets.token_hex(3)}"
        self.claim_idle = claim_idle
        self.client = redis.from_url(url, socket_timeout=10, socket_connect_timeout=5)
        self.reader = redis.from_url(url, socket_timeout=BLOCK + 10, socket_connect_timeout=5)
        self.held: dict[tuple[str, bytes], Entry] = {}
        """Every entry that is ours: all are renewed, none is claimed anew."""
        self.handing: set[asyncio.Task[Any]] = set()

    async def create_groups(self) -> None:
        """Make the crawlers' group on both request streams where it is missing."""
        for stream in (URGENT, REQUESTS):
            try:
                await self.client.xgroup_create(stream, CRAWLERS_GROUP, id="0", mkstream=True)
            except ResponseError as error:
                if "BUSYGROUP" not in str(error):
                    raise

    async def take(self, stream: str) -> Entry | None:
        """The next request of one stream: a dead crawler's, or a new one; None after 2 s.

        The groups are made where they turn out to be missing.
        """
        try:
            return await self._claim(stream) or await self._read(stream)
        except ResponseError as error:
            if "NOGROUP" not in str(error):
                raise
            await self.create_groups()
            return None

    async def _read(self, stream: str) -> Entry | None:
        found: Any = await self.reader.xreadgroup(
            CRAWLERS_GROUP, self.consumer, {stream: ">"}, count=1, block=int(BLOCK * 1000)
        )
        for _, entries in found or ():
            for entry_id, fields in entries:
                return self._hold(Entry(stream=stream, entry_id=entry_id, fields=fields or {}))
        return None

    async def _claim(self, stream: str) -> Entry | None:
        """Take over one request whose crawler has not renewed it: it counts as dead."""
        idle = int(self.claim_idle * 1000)
        found: Any = await self.client.xpending_range(
            stream, CRAWLERS_GROUP, "-", "+", LOOKED_AT, idle=idle
        )
        suspected = any(entry.dead_crawlers >= SUSPECT for entry in self.held.values())
        left = [
            row
            for row in found
            if (stream, row["message_id"]) not in self.held
            and not (suspected and int(row["times_delivered"]) >= SUSPECT)
        ]
        for row in left[:1]:
            dead = int(row["times_delivered"])
            ids: Any = [row["message_id"]]
            won: Any = await self.client.xclaim(stream, CRAWLERS_GROUP, self.consumer, idle, ids)
            for entry_id, fields in won:
                log.warning("request of a silent crawler taken", extra={"dead": dead})
                return self._hold(
                    Entry(stream=stream, entry_id=entry_id, fields=fields, dead_crawlers=dead)
                )
        return None

    def _hold(self, entry: Entry) -> Entry:
        self.held[entry.stream, entry.entry_id] = entry
        return entry

    def forget(self, entry: Entry) -> None:
        """Renew an entry no longer; whoever finds it idle may have it."""
        self.held.pop((entry.stream, entry.entry_id), None)

    async def renew(self, entry: Entry) -> bool:
        """Keep an entry from being claimed; False where another crawler has it by now.

        The claim asks for the idle time just seen: one that was taken over since has less.
        """
        found: Any = await self.client.xpending_range(
            entry.stream, CRAWLERS_GROUP, entry.entry_id, entry.entry_id, 1
        )
        if not found or found[0]["consumer"].decode() != self.consumer:
            return False
        return await self._keep(entry, int(found[0]["time_since_delivered"]), {})

    async def release(self, entry: Entry, *, idle: float = 0.0) -> None:
        """Give an entry back uncounted, as if it had been idle for these seconds already."""
        self.forget(entry)
        if await self.renew(entry):
            told = {"idle": int(idle * 1000), "retrycount": entry.dead_crawlers}
            await self._keep(entry, 0, told)

    async def _keep(self, entry: Entry, min_idle: int, told: dict[str, Any]) -> bool:
        ids: Any = [entry.entry_id]
        kept: Any = await self.client.xclaim(
            entry.stream, CRAWLERS_GROUP, self.consumer, min_idle, ids, justid=True, **told
        )
        return bool(kept)

    async def done(self, entry: Entry) -> None:
        """Take a request off its stream: all it led to has been handed over."""
        async with self.client.pipeline(transaction=True) as pipe:
            pipe.xack(entry.stream, CRAWLERS_GROUP, entry.entry_id)
            pipe.xdel(entry.stream, entry.entry_id)
            await pipe.execute()
        self.forget(entry)

    async def reply(self, name: str, told: Preview | Finding | Page) -> None:
        """Tell who asked, for ten minutes."""
        fields: Any = dump(told)
        async with self.client.pipeline(transaction=True) as pipe:
            pipe.hset(name, mapping=fields)
            pipe.expire(name, REPLY_KEPT)
            await pipe.execute()

    async def hand_over(
        self, message: Page | Report | Deadly, *, along: Callable[[Any], None] = lambda _: None
    ) -> None:
        """Put a page or report on the stream, as often as it takes to be answered.

        What `along` puts into the pipe goes with it, or neither does. A crawl that is cancelled
        meanwhile does not stop it.
        """
        fields: Any = dump(message)

        async def put() -> None:
            async with self.client.pipeline(transaction=True) as pipe:
                pipe.xadd(PAGES, fields)
                along(pipe)
                await pipe.execute()

        task = asyncio.create_task(persistently(put))
        self.handing.add(task)
        task.add_done_callback(self.handing.discard)
        await asyncio.shield(task)

    async def close(self) -> None:
        """Close both connections."""
        await self.client.aclose()
        await self.reader.aclose()


async def persistently(ask: Callable[[], Awaitable[T]]) -> T:
    """What Valkey answers, asked again with growing pauses until it does.

    What it forbids it will forbid again: NoPermissionError ends the crawl, loudly.
    """
    pause = 0.1
    while True:
        try:
            return await ask()
        except NoPermissionError:
            raise
        except (RedisError, OSError) as error:
            log.warning("valkey does not answer", extra={"error": str(error), "pause": pause})
            await asyncio.sleep(pause)
            pause = min(5.0, pause * 2)

"""Pressure: fetching stops while workers have enough pages to get on with, or Valkey is full."""

import asyncio
import logging
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from itertools import count
from typing import Any

from redis.exceptions import RedisError, ResponseError

from crawler.clock import clock, set_by
from news.wire import PAGES, WORKERS_GROUP, WORKING

HIGH, LOW = 40, 20
"""Pages waiting or in work at which fetching stops, and goes on: at 100 a second 0.4 and 0.2 s."""
FEWEST = 8
"""Pages that may be in flight, waiting and in work together, however slow workers are."""
LATE, MOST_LATE = 0.4, 3
"""Seconds after which a page on the stream is late, and how many may be before fewer come."""
FEWER, MORE = 0.8, 1
"""At each look: by what factor fewer pages may be in flight, or how many more."""
MOST, HALF = 400, 200
"""The same for all pages on the stream, also those that nobody gets on with."""
FULL, EASED = 0.5, 0.25
"""The same as shares of maxmemory."""
HANGS, STUCK = 5.0, 20.0
"""Seconds after which a page is not waited for: in work, as its worker hangs or died; given to
Celery, as its message is lost or Postgres is away."""

log = logging.getLogger(__name__)


class Room:
    """An article's part of what may be in flight; it waits for a slow host outside."""

    def __init__(self, pressure: "Pressure") -> None:
        self.pressure = pressure
        self.inside = False

    async def enter(self) -> None:
        """Wait until there is room, unless it is inside."""
        if not self.inside:
            async with self.pressure.seen:
                await self.pressure.seen.wait_for(self.pressure.has_room)
                self.pressure.flying += 1
                self.inside = True

    def leave(self) -> None:
        """Make room for another."""
        self.pressure.flying -= self.inside
        self.inside = False


class Pressure:
    """A gate before every fetch, closed and opened by what Valkey holds."""

    def __init__(self, client: Any) -> None:
        self.client = client
        self.open = asyncio.Event()
        self.open.set()
        self.waiting = 0
        """Pages that workers have to get on with: as last seen, and what was fetched since."""
        self.flying = 0
        """Articles that are being fetched."""
        self.room_for = float(FEWEST)
        """Pages that may be in flight, waiting and in work together: as many as are not late."""
        self.refused = False
        """Whether an article was not fetched for want of room since the last look."""
        self.seen = asyncio.Condition()

    @asynccontextmanager
    async def room(self) -> AsyncIterator["Room"]:
        """Fetch and hand over an article within, when it will be one of no more than HIGH."""
        room = Room(self)
        await room.enter()
        try:
            yield room
        finally:
            self.waiting += room.inside
            room.leave()

    def has_room(self) -> bool:
        """Whether one more article may be fetched."""
        is_full = self.waiting + self.flying >= int(self.room_for)
        self.refused |= is_full
        return self.open.is_set() and not is_full

    async def watch(self, period: float = 0.1) -> None:
        """Look every `period` seconds, and less often while there are no pages.

        For as long as Valkey does not answer nothing changes.
        """
        memory, pages = 0.0, 0
        for look in count():
            try:
                if look % 5 == 0:
                    await set_by(self.client)
                    memory = await self._memory()
                pages = await self.client.xlen(PAGES)
                pending = await self._pending() if pages else []
                self.set(pages, memory, sum(map(is_stuck, pending)))
                before = clock.now().timestamp() - LATE
                self.keep_step(sum(is_late(entry, before) for entry in pending))
                async with self.seen:
                    self.seen.notify_all()
            except (RedisError, OSError) as error:
                log.warning("valkey does not answer", extra={"error": str(error)})
            await asyncio.sleep(period if pages or self.flying else 5 * period)

    def set(self, pages: int, memory: float, stuck: int = 0) -> None:
        """Close or open the gate for so many pages, of them so many stuck, and share of memory."""
        self.waiting = waiting = pages - stuck
        if self.open.is_set() and (waiting >= HIGH or pages >= MOST or memory >= FULL):
            full = pages >= MOST or memory >= FULL  # the other is how a busy crawler keeps step
            told = {"pages": pages, "memory": round(memory, 2)}
            log.log(logging.WARNING if full else logging.DEBUG, "fetching paused", extra=told)
            self.open.clear()
        elif not self.open.is_set() and waiting <= LOW and pages <= HALF and eased(pages, memory):
            log.debug("fetching goes on", extra={"pages": pages})
            self.open.set()

    def keep_step(self, late: int) -> None:
        """Let fewer pages be in flight while many are late, and more where room was asked for, as
        TCP finds its window (AIMD)."""
        if late >= MOST_LATE:
            self.room_for = max(float(FEWEST), self.room_for * FEWER)
        elif self.refused:
            self.room_for = min(float(HIGH), self.room_for + MORE)
        self.refused = False

    async def _pending(self) -> list[Any]:
        """The pages that intake has taken, with who has them and for how long."""
        try:
            found: list[Any] = await self.client.xpending_range(
                PAGES, WORKERS_GROUP, "-", "+", MOST
            )
        except ResponseError as error:
            if "NOGROUP" not in str(error):
                raise
            return []
        return found

    async def _memory(self) -> float:
        told = await self.client.info("memory")
        limit = int(told.get("maxmemory") or 0)
        return int(told["used_memory"]) / limit if limit else 0.0


def eased(pages: int, memory: float) -> bool:
    """Whether memory lets fetching go on; what no page holds (known URLs) is not waited for."""
    return memory <= EASED or (pages == 0 and memory < FULL)


def is_stuck(entry: Mapping[str, Any]) -> bool:
    """Whether a pending page has been in its state for so long that it is not waited for."""
    is_working = entry["consumer"] in {WORKING, WORKING.encode()}
    seconds: float = entry["time_since_delivered"] / 1000
    return seconds >= (HANGS if is_working else STUCK)


def is_late(entry: Mapping[str, Any], before: float) -> bool:
    """Whether a page that is waited for came onto the stream before this time (Unix, Valkey's)."""
    entry_id = entry["message_id"]
    text = entry_id.decode() if isinstance(entry_id, bytes) else str(entry_id)
    return int(text.partition("-")[0]) < before * 1000 and not is_stuck(entry)

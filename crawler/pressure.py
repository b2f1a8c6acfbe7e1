"""Pressure: fetching stops while workers have enough pages to get on with, or Valkey is full."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import count
from typing import Any

from redis.exceptions import RedisError, ResponseError

from crawler.clock import clock, set_by
from news.wire import PAGES, WORKERS_GROUP

HIGH, LOW = 40, 20
"""Pages waiting or in work at which fetching stops, and goes on: at 100 a second 0.4 and 0.2 s."""
FEWEST = 10
"""Pages that may be in flight, waiting and in work together, however slow workers are."""
LATE, MOST_LATE = 0.4, 3
"""Seconds after which a page on the stream is late, and how many may be before fewer come."""
SLOW = 2.0
"""Seconds in a state after which a late page is not waited for: its worker hangs, or died."""
FEWER, MORE = 0.8, 1
"""At each look: by what factor fewer pages may be in flight, or how many more."""
MOST, HALF = 400, 200
"""The same for all pages on the stream, also those that nobody gets on with."""
FULL, EASED = 0.5, 0.25
"""The same as shares of maxmemory."""
STUCK = 20.0
"""Seconds in a state after which a page is not waited for: its worker died, Postgres is away."""

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
        return self.open.is_set() and self.waiting + self.flying < int(self.room_for)

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
                self.set(pages, memory, await self._stuck() if pages > LOW else 0)
                self.keep_step(await self._late() if pages >= MOST_LATE else 0)
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
        """Let fewer pages be in flight while many are late, and else more, as TCP does (AIMD)."""
        if late >= MOST_LATE:
            self.room_for = max(float(FEWEST), self.room_for * FEWER)
        elif self.waiting + self.flying >= int(self.room_for):
            self.room_for = min(float(HIGH), self.room_for + MORE)

    async def _stuck(self) -> int:
        """How many pages have been given to Celery or begun long ago, and came to no end."""
        return len(await self._pending("+", MOST, idle=int(STUCK * 1000)))

    async def _late(self) -> int:
        """How many pages came onto the stream longer ago than LATE, and are got on with."""
        before = int((clock.now().timestamp() - LATE) * 1000)
        found = await self._pending(str(before), HIGH)
        return sum(entry["time_since_delivered"] < SLOW * 1000 for entry in found)

    async def _pending(self, last: str, most: int, idle: int | None = None) -> list[Any]:
        """Pages that intake has taken, up to an id; those in their state for `idle` ms."""
        try:
            found: list[Any] = await self.client.xpending_range(
                PAGES, WORKERS_GROUP, "-", last, most, idle=idle
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

"""Pressure: fetching stops while the pages stream or Valkey's memory is full."""

import asyncio
import logging
from typing import Any

from redis.exceptions import RedisError

from news.wire import PAGES

HIGH, LOW = 400, 200
"""Pages on the stream at which fetching stops, and at which it goes on."""
FULL, EASED = 0.5, 0.25
"""The same as shares of maxmemory."""

log = logging.getLogger(__name__)


class Pressure:
    """A gate before every fetch, closed and opened by what Valkey holds."""

    def __init__(self, client: Any) -> None:
        self.client = client
        self.open = asyncio.Event()
        self.open.set()

    async def watch(self, period: float = 0.5) -> None:
        """Look every `period` seconds; for as long as Valkey does not answer nothing changes."""
        while True:
            try:
                self.set(await self.client.xlen(PAGES), await self._memory())
            except (RedisError, OSError) as error:
                log.warning("valkey does not answer", extra={"error": str(error)})
            await asyncio.sleep(period)

    def set(self, pages: int, memory: float) -> None:
        """Close or open the gate for this many pages and this share of maxmemory."""
        if self.open.is_set() and (pages >= HIGH or memory >= FULL):
            log.warning("fetching paused", extra={"pages": pages, "memory": round(memory, 2)})
            self.open.clear()
        elif not self.open.is_set() and pages <= LOW and eased(pages, memory):
            log.info("fetching goes on", extra={"pages": pages})
            self.open.set()

    async def _memory(self) -> float:
        told = await self.client.info("memory")
        limit = int(told.get("maxmemory") or 0)
        return int(told["used_memory"]) / limit if limit else 0.0


def eased(pages: int, memory: float) -> bool:
    """Whether memory lets fetching go on; what no page holds (known URLs) is not waited for."""
    return memory <= EASED or (pages == 0 and memory < FULL)

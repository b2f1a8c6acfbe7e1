"""Hosts: one clock for each host and port in Valkey, kept by all crawlers together.

No Lua: a turn is SET NX PX, which Valkey decides. It is held while the host is asked, and lasts
for the delay from the end of the answer: a host without haste sees one request at a time.
"""

import asyncio
import secrets
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any
from urllib.parse import urlsplit
from weakref import WeakValueDictionary

from redis.exceptions import RedisError

from crawler.manners import Manners
from crawler.rests import BREAK, MOST, Rests, State
from crawler.shelf import Shelf
from crawler.stream import persistently
from news.keys import turn_key
from news.networks import port_of

HOLD = 30.0
"""Seconds after which the turn of a crawler that died is over; one that lives holds it longer."""
PATIENCE = 30.0
"""Seconds of a host's rest that a request waits for; a longer one is told to who asked."""
LOOK = 0.25
"""Seconds between two looks at a turn that another crawler holds."""
BEHIND = 0.02
"""Seconds by which what is scheduled lets what is urgent go before, also in other crawlers."""
TRIAL = 1.0
"""Seconds of delay at a host that failed, though none is set: one asks, the others wait."""
SLOWEST = 300.0
"""Seconds of a crawl-delay that are kept; with a longer one nothing would ever be read."""


class Hosts:
    """The turns of all hosts; `delays` are what robots.txt asked for."""

    def __init__(self, client: Any, delay: float) -> None:
        self.client = client
        self.delay = delay
        self.rests = Rests(client)
        self.delays: Shelf[float] = Shelf(MOST)
        self._lines: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    def delay_at(self, url: str, manners: Manners) -> float:
        """Seconds between two requests to a URL's host."""
        asked = self.delays.get(host_of(url)) or 0.0
        return max(asked, manners.delay_at(url, self.delay))

    @asynccontextmanager
    async def turn(self, url: str, manners: Manners) -> AsyncIterator[float]:
        """Wait for the host's turn and hold it; the seconds that it took. Or HostRests."""
        host, began = host_of(url), time.monotonic()
        delay = self.delay_at(url, manners)
        if not delay and (await self._rested(host, manners)).faults < BREAK:
            yield time.monotonic() - began
            return
        line = self._lines.get(host) or self._lines.setdefault(host, asyncio.Lock())
        async with line:
            await persistently(lambda: self._take(host, delay or TRIAL, manners))
            over = asyncio.Event()
            holding = asyncio.create_task(self._hold(host, delay or TRIAL, over))
            try:
                yield time.monotonic() - began
            finally:
                over.set()
                await asyncio.shield(holding)

    async def _rested(self, host: str, manners: Manners) -> State:
        """The state of a host once it may be asked."""
        while True:
            state = await persistently(lambda: self.rests.look(host))
            if not await waited(host, state, manners):
                return state

    async def _take(self, host: str, delay: float, manners: Manners) -> None:
        """Win the turn."""
        mark = secrets.token_hex(8)
        while True:
            async with self.client.pipeline(transaction=False) as pipe:
                pipe.set(turn_key(host), mark, nx=True, px=int(HOLD * 1000))
                pipe.pttl(turn_key(host))
                self.rests.ask(host, pipe)
                won, left, *told = await pipe.execute()
            state = self.rests.note(host, *told)
            if won and may_ask(state, manners):
                return
            if won:
                await self.client.delete(turn_key(host))
            if await waited(host, state, manners):
                continue
            seconds = max(0, left) / 1000
            if seconds > max(SLOWEST, delay) + 1:  # Valkey's clock was put back
                await self.client.pexpire(turn_key(host), int(SLOWEST * 1000))
            is_held = seconds > delay
            await asyncio.sleep(LOOK if is_held else seconds + (0 if manners.urgent else BEHIND))

    async def _hold(self, host: str, delay: float, over: asyncio.Event) -> None:
        """Hold the turn until it is over, however long; the next one comes after the delay.

        Or when the hold runs out, if Valkey is away.
        """
        while True:
            with suppress(TimeoutError):
                await asyncio.wait_for(over.wait(), HOLD / 3)
            is_over = over.is_set()
            seconds = delay if is_over else HOLD
            with suppress(RedisError, OSError):
                await self.client.pexpire(turn_key(host), max(1, int(seconds * 1000)))
            if is_over:
                return


def may_ask(state: State, manners: Manners) -> bool:
    """Whether a host does not rest, or only after failures, which a person may try to end."""
    return not state.rest or (manners.force and not state.asked)


async def waited(host: str, state: State, manners: Manners) -> bool:
    """Whether a host's rest was waited for; a long one raises HostRests."""
    if may_ask(state, manners):
        return False
    if state.rest > PATIENCE:
        raise state.error(host)
    await asyncio.sleep(state.rest + BEHIND)
    return True


def host_of(url: str) -> str:
    """A URL's host with its port: what has a clock of its own."""
    return f"{urlsplit(url).hostname or ''}:{port_of(url)}"

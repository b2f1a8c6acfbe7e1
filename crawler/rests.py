"""Rests: hosts that nobody may ask for now, and the failures that lead to it, in Valkey.

A rest only grows (PEXPIRE GT), and of several that see a host fail at once one counts (SET NX).
"""

import json
import logging
import random
import time
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from scrapy.exceptions import IgnoreRequest

from crawler.clock import clock
from news.keys import AILING, faults_key, rest_key, slow_key

BREAK = 5
"""Failures in a row after which a host rests."""
FIRST, LONGEST = 60.0, 86400.0
"""Seconds of the first rest where the site names none, doubled each time; and of any rest."""
REMEMBERED = 2 * 86400
FRESH = 1.0
"""Seconds for which what was seen of a host without a delay holds."""
MOST = 10_000

log = logging.getLogger(__name__)


class HostRests(IgnoreRequest):
    """Its host may not be asked until later."""

    def __init__(self, host: str, until: datetime, why: str) -> None:
        super().__init__(host, until, why)
        self.until = until

    def __str__(self) -> str:
        host, until, why = self.args
        return f"{host} rests until {until:%Y-%m-%d %H:%M:%S} UTC: {why}"


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What Valkey says of a host: how long it rests yet, why, and how often it failed in a row."""

    seen: float
    left: float = 0.0
    why: str = ""
    asked: bool = False
    """Whether the site itself named the rest."""
    faults: int = 0

    @property
    def rest(self) -> float:
        """Seconds of it that are left now."""
        return max(0.0, self.left - (time.monotonic() - self.seen))

    def error(self, host: str) -> HostRests:
        """The error of who may not ask."""
        until = clock.now() + timedelta(seconds=self.rest)
        return HostRests(host, until, self.why)


class Rests:
    """The rests of all hosts, for all crawlers."""

    def __init__(self, client: Any) -> None:
        self.client = client
        self.states: dict[str, State] = {}

    def ask(self, host: str, pipe: Any) -> None:
        """Put the two questions about a host into a pipe; `note` takes their answers."""
        pipe.pttl(rest_key(host))
        pipe.get(rest_key(host))
        pipe.hget(faults_key(host), "row")

    def note(self, host: str, left: int, told: bytes | None, faults: bytes | None) -> State:
        """What the answers say, kept for a while."""
        why = json.loads(told) if told else {}
        state = State(
            seen=time.monotonic(),
            left=max(0, left) / 1000 if told else 0.0,
            why=why.get("why", ""),
            asked=why.get("asked", False),
            faults=int(faults or 0),
        )
        if len(self.states) >= MOST:
            self.states.clear()
        self.states[host] = state
        return state

    async def look(self, host: str) -> State:
        """A host's state, at most a second old."""
        state = self.states.get(host)
        if state and time.monotonic() - state.seen < FRESH:
            return state
        async with self.client.pipeline(transaction=False) as pipe:
            self.ask(host, pipe)
            return self.note(host, *await pipe.execute())

    async def well(self, host: str) -> None:
        """The host answered: its failures in a row are over."""
        state = self.states.get(host)
        if state and state.faults:
            await self.client.delete(faults_key(host))
            self.states.pop(host, None)

    async def failed(self, host: str, why: str) -> None:
        """The host failed once more; after five times in a row it rests."""
        row = await self._count(host, "row")
        self.states.pop(host, None)
        if row >= BREAK:
            await self.back_off(host, f"{row} failures in a row, the last: {why}")

    async def back_off(self, host: str, why: str) -> None:
        """Let it rest for a minute, twice as long after each such rest that changed nothing."""
        if not await self._begin(host, FIRST, why, asked=False):
            return
        rests = await self._count(host, "rests")
        await self._count(host, "row")
        seconds = FIRST * 2 ** min(rests - 1, 12) * random.uniform(1.0, 1.1)  # noqa: S311  # no secret
        await self.rest(host, seconds, why, asked=False)

    async def rest(self, host: str, seconds: float, why: str, *, asked: bool = True) -> None:
        """Let it rest for so long, at most a day; a longer rest stays."""
        seconds = min(max(1.0, seconds), LONGEST)
        begun = await self._begin(host, seconds, why, asked=asked)
        async with self.client.pipeline(transaction=True) as pipe:
            if asked and not begun:  # what the site asks for itself holds also for who forces
                pipe.set(rest_key(host), reason(why, asked=True), xx=True, keepttl=True)
            pipe.pexpire(rest_key(host), int(seconds * 1000), gt=True)
            pipe.zadd(AILING, {host: clock.now().timestamp() + seconds}, gt=True)
            await pipe.execute()
        self.states.pop(host, None)
        log.warning("host rests", extra={"host": host, "seconds": round(seconds), "why": why})

    async def slow(self, host: str, seconds: float, why: str) -> None:
        """Tell that a host is asked more slowly than was set, for a day."""
        async with self.client.pipeline(transaction=True) as pipe:
            pipe.set(slow_key(host), json.dumps({"why": why, "delay": seconds}), ex=86400)
            pipe.zadd(AILING, {host: clock.now().timestamp() + 86400}, gt=True)
            await pipe.execute()

    async def _begin(self, host: str, seconds: float, why: str, *, asked: bool) -> bool:
        """Whether the host did not rest yet."""
        name, milliseconds = rest_key(host), int(seconds * 1000)
        value = reason(why, asked=asked)
        return bool(await self.client.set(name, value, nx=True, px=milliseconds))

    async def _count(self, host: str, what: str) -> int:
        async with self.client.pipeline(transaction=True) as pipe:
            pipe.hincrby(faults_key(host), what, 1)
            pipe.expire(faults_key(host), REMEMBERED)
            return int((await pipe.execute())[0])


def reason(why: str, *, asked: bool) -> str:
    """Why a host rests, as its key holds it."""
    return json.dumps({"why": why[:300], "asked": asked})

"""Turns: who may ask a host next; what is urgent goes before what is scheduled.

Who waits for the host's clock in Valkey cannot be overtaken by others of this process, so little
is let in: one where there is a delay.
"""

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import chain

Waiters = deque[asyncio.Future[None]]


@dataclass(slots=True)
class Line:
    """One host: how many requests are with the downloader, and who waits."""

    running: int = 0
    urgent: Waiters = field(default_factory=deque)
    others: Waiters = field(default_factory=deque)

    def next(self) -> asyncio.Future[None] | None:
        """The next that still waits."""
        waiting = chain(self.urgent, self.others)
        chosen = next((waiter for waiter in waiting if not waiter.done()), None)
        for waiters in (self.urgent, self.others):
            while waiters and (waiters[0] is chosen or waiters[0].done()):
                waiters.popleft()
        return chosen


class Turns:
    """The lines of all hosts; at most `at_once` requests of each are with the downloader."""

    def __init__(self) -> None:
        self.lines: dict[str, Line] = {}

    @asynccontextmanager
    async def turn(self, host: str, at_once: int, *, urgent: bool) -> AsyncIterator[None]:
        """Wait until it is our turn to ask this host, and hold it."""
        line = self.lines.setdefault(host, Line())
        if line.running < at_once:
            line.running += 1
        else:
            await self._wait(host, line.urgent if urgent else line.others)
        try:
            yield
        finally:
            self._leave(host)

    async def _wait(self, host: str, waiters: Waiters) -> None:
        mine = asyncio.get_running_loop().create_future()
        waiters.append(mine)
        try:
            await mine
        except asyncio.CancelledError:
            if mine.done() and not mine.cancelled():  # the turn came and nobody takes it
                self._leave(host)
            raise

    def _leave(self, host: str) -> None:
        line = self.lines[host]
        if waiter := line.next():
            waiter.set_result(None)
            return
        line.running -= 1
        if not line.running:
            del self.lines[host]

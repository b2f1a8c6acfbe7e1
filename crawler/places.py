"""Places: how many crawls of a stream are at work; one that waits for its host leaves its place."""

import asyncio
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager

LONG = 1.0
"""Seconds of waiting for a host after which a crawl no longer counts as at work."""


class Places:
    """At most `most` crawls begin while so many are at work."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.taken = 0
        self.waiting: deque[asyncio.Future[None]] = deque()

    async def enter(self) -> "Place":
        """Wait for a place and take it; `leave` it in the end."""
        await self.vacancy()
        self.taken += 1
        return Place(self)

    async def vacancy(self) -> None:
        """Wait until there is a place."""
        while self.taken >= self.most:
            mine = asyncio.get_running_loop().create_future()
            self.waiting.append(mine)
            try:
                await mine
            except asyncio.CancelledError:
                self.change(0)  # the place that it was called to is another's
                raise

    def change(self, by: int) -> None:
        """Count places that are taken or left."""
        self.taken += by
        while self.waiting and self.taken < self.most:
            mine = self.waiting.popleft()
            if not mine.done():
                mine.set_result(None)
                return


class Place:
    """One crawl's place."""

    def __init__(self, places: Places) -> None:
        self.places = places
        self.waits = 0
        """Requests that have been waiting for long."""

    @contextmanager
    def asking(self) -> Iterator[None]:
        """Ask a host; where that takes long another crawl may begin meanwhile."""
        begun: list[bool] = []

        def begin() -> None:
            begun.append(True)
            self.waits += 1
            if self.waits == 1:
                self.places.change(-1)

        timer = asyncio.get_running_loop().call_later(LONG, begin)
        try:
            yield
        finally:
            timer.cancel()
            if begun:
                self.waits -= 1
                if not self.waits:
                    self.places.change(1)

    def leave(self) -> None:
        """The crawl is over."""
        self.places.change(-1)

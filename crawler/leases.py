"""Leases on URLs: who is fetching one, or has its page on the stream; and what is known."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from time import monotonic
from typing import Any
from uuid import UUID

from crawler.stream import Streams, persistently
from news.keys import known_key, lease_key, off_topic_key
from news.model import CrawlRequest
from news.terms import Names

FETCHING, HANDED = 120, 3600
"""Seconds of a lease: while the URL is fetched, and while its page is on the stream."""
SURE = FETCHING - 20
"""Seconds for which a lease that was won needs no look: it cannot have run out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What became of asking for a URL: ours with a mark, handed over, known, or another's."""

    mark: str | None = None
    handed_over: bool = False
    """This run put the page on the stream already, before its crawler died."""
    known: bool = False
    """It has an outcome since it was asked for last: another crawl's page was stored meanwhile."""


@dataclass(slots=True, kw_only=True)
class Held:
    """A lease of ours, or one that we ask for."""

    mark: str
    taken: float
    prolonged: bool = False


class Leases:
    """The leases of one run, told apart from others' by the run's number in their mark."""

    def __init__(
        self, client: Any, run_id: int, *, names: tuple[str, ...] = (), inherits: bool = False
    ) -> None:
        self.client = client
        self.run = f"{run_id}:"
        self.off_topic = Names(names).fingerprint if names else ""
        self.inherits = inherits
        """A dead crawler began this run: what it was fetching is ours to fetch."""
        self.ours: dict[UUID, Held] = {}

    async def known(self, keys: Iterable[UUID]) -> set[UUID]:
        """Those of these URLs that have an outcome already, or none of the asked names.

        One question for all.
        """
        asked = list(keys)
        if not asked:
            return set()
        told = await persistently(lambda: self.client.mget(self._names(asked)))
        return {key for key, mark in zip(asked * 2, told, strict=False) if mark}

    def _names(self, keys: list[UUID]) -> list[str]:
        """What Valkey has for URLs that are known, or of no topic of ours."""
        names = [known_key(key) for key in keys]
        return names + [off_topic_key(self.off_topic, key) for key in keys if self.off_topic]

    async def off_topic_among(self, keys: Iterable[UUID]) -> set[UUID]:
        """Those of these URLs that are known to have none of the asked names."""
        asked = list(keys) if self.off_topic else []
        if not asked:
            return set()
        names = [off_topic_key(self.off_topic, key) for key in asked]
        told = await persistently(lambda: self.client.mget(names))
        return {key for key, mark in zip(asked, told, strict=True) if mark}

    async def claim(self, key: UUID, *, also_known: bool = False) -> Claim:
        """Lease a URL that nobody else is fetching and that is not known, unless it may be.

        A page's URL is known before its lease ends, so who wins the lease sees whether it was.
        """
        held = Held(mark=f"{self.run}{secrets.token_hex(8)}", taken=monotonic())
        self.ours.setdefault(key, held)  # a crawl that ends while it asks gives it back
        claim = await self._claim(key, held.mark, also_known=also_known)
        if claim.mark:
            self.ours[key] = held
        elif self.ours.get(key) is held:
            del self.ours[key]
        return claim

    async def _claim(self, key: UUID, mark: str, *, also_known: bool) -> Claim:
        name = lease_key(key)
        won, known = await persistently(lambda: self._ask(key, mark))
        if won and known and not also_known:
            await persistently(lambda: self.client.delete(name))
            return Claim(known=True)
        holder: Any = b"" if won else await persistently(lambda: self.client.get(name)) or b""
        if not won and holder != mark.encode():  # won, where only the answer was lost
            if not holder.startswith(self.run.encode()):
                return Claim()
            if await persistently(lambda: self.client.ttl(name)) > FETCHING:
                return Claim(handed_over=True)
            if not self.inherits:
                return Claim()
            await persistently(lambda: self.client.set(name, mark, ex=FETCHING))
        return Claim(mark=mark)

    async def _ask(self, key: UUID, mark: str) -> tuple[bool, bool]:
        """Whether the lease was to be had, and whether the URL is known: one question."""
        async with self.client.pipeline(transaction=False) as pipe:
            pipe.set(lease_key(key), mark, nx=True, ex=FETCHING)
            pipe.mget(self._names([key]))
            won, told = await pipe.execute()
        return bool(won), any(told)

    def prolong(self, key: UUID, pipe: Any) -> None:
        """Prolong a lease in the pipe that puts its page on the stream, if it is surely ours."""
        held = self.ours.get(key)
        if held and monotonic() - held.taken < SURE:
            pipe.expire(lease_key(key), HANDED)
            held.prolonged = True

    async def keep(self, key: UUID) -> None:
        """Prolong a lease that is still ours, unless that was done with the page."""
        held = self.ours.get(key)
        if held and not held.prolonged and await persistently(lambda: self._holds(key)):
            await persistently(lambda: self.client.expire(lease_key(key), HANDED))
        self.ours.pop(key, None)

    async def drop(self, key: UUID) -> None:
        """End a lease that is still ours: its URL gave no page."""
        if await persistently(lambda: self._holds(key)):
            await persistently(lambda: self.client.delete(lease_key(key)))
        self.ours.pop(key, None)

    async def renew(self) -> None:
        """Keep what waits for a slow host from running out."""
        for key, held in list(self.ours.items()):
            if monotonic() - held.taken > FETCHING / 4 and await self._holds(key):
                await self.client.expire(lease_key(key), FETCHING)
                held.taken = monotonic()

    async def drop_all(self) -> None:
        """End the leases of what was still being fetched."""
        for key in list(self.ours):
            await self.drop(key)

    async def _holds(self, key: UUID) -> bool:
        held = self.ours.get(key)
        return held is not None and await self.client.get(lease_key(key)) == held.mark.encode()


def leases_of(streams: Streams, request: CrawlRequest, *, inherits: bool) -> Leases:
    """The leases of a request's run."""
    return Leases(streams.client, request.run_id, names=request.names, inherits=inherits)

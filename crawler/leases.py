"""Leases on URLs: who is fetching one, or has its page on the stream; and what is known."""

import secrets
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from crawler.stream import Streams, persistently
from news.model import CrawlRequest
from news.terms import Names
from news.wire import known_key, lease_key, off_topic_key

FETCHING, HANDED = 120, 3600
"""Seconds of a lease: while the URL is fetched, and while its page is on the stream."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What became of asking for a URL: ours with a mark, handed over before, or another's."""

    mark: str | None = None
    handed_over: bool = False
    """This run put the page on the stream already, before its crawler died."""


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
        self.ours: dict[UUID, str] = {}

    async def known(self, key: UUID) -> bool:
        """Whether a URL has an outcome already, or is known to have none of the asked names."""
        wanted = [known_key(key)]
        if self.off_topic:
            wanted.append(off_topic_key(self.off_topic, key))
        return bool(await persistently(lambda: self.client.exists(*wanted)))

    async def claim(self, key: UUID) -> Claim:
        """Lease a URL that nobody else is fetching."""
        mark, name = f"{self.run}{secrets.token_hex(8)}", lease_key(key)
        won = await persistently(lambda: self.client.set(name, mark, nx=True, ex=FETCHING))
        holder: Any = b"" if won else await persistently(lambda: self.client.get(name)) or b""
        if not won and holder != mark.encode():  # won, where only the answer was lost
            if not holder.startswith(self.run.encode()):
                return Claim()
            if await persistently(lambda: self.client.ttl(name)) > FETCHING:
                return Claim(handed_over=True)
            if not self.inherits:
                return Claim()
            await persistently(lambda: self.client.set(name, mark, ex=FETCHING))
        self.ours[key] = mark
        return Claim(mark=mark)

    async def keep(self, key: UUID) -> None:
        """Prolong a lease that is still ours, now that its page is on the stream."""
        if await persistently(lambda: self._holds(key)):
            await persistently(lambda: self.client.expire(lease_key(key), HANDED))
        self.ours.pop(key, None)

    async def drop(self, key: UUID) -> None:
        """End a lease that is still ours: its URL gave no page."""
        if await persistently(lambda: self._holds(key)):
            await persistently(lambda: self.client.delete(lease_key(key)))
        self.ours.pop(key, None)

    async def drop_all(self) -> None:
        """End the leases of what was still being fetched."""
        for key in list(self.ours):
            await self.drop(key)

    async def _holds(self, key: UUID) -> bool:
        mark = self.ours.get(key, "")
        return bool(await self.client.get(lease_key(key)) == mark.encode())


def leases_of(streams: Streams, request: CrawlRequest, *, inherits: bool) -> Leases:
    """The leases of a request's run."""
    return Leases(streams.client, request.run_id, names=request.names, inherits=inherits)

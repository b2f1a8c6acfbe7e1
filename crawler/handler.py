"""The download handler: each request, also for robots.txt or after a redirect, waits its turn.

What asks for a browser is given to one.
"""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
)
from scrapy.http import Response

from crawler.browser.program import program
from crawler.clock import clock
from crawler.guard import GuardedHandler, blocked_hosts
from crawler.headers import header
from crawler.hosts import Hosts, host_of
from crawler.manners import Manners
from crawler.stream import persistently
from news.networks import port_of

if TYPE_CHECKING:
    from crawler.browser.rendering import Rendering

MANNERS, ROOM, WAITED, BROWSER = "manners", "room", "waited", "browser"
"""Keys in a request's meta; the last asks for a browser."""
KEPT = 60
"""Seconds for which a connection that has nothing to do stays open (240 in Twisted): of many hosts
each has its own."""
ASK_TO_WAIT = frozenset({429, 503})
FAULTS = (
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    CannotResolveHostError,
)
"""What says that a host is in need, or is not there."""


renderings: "WeakKeyDictionary[Crawler, Rendering]" = WeakKeyDictionary()
"""One of each crawler, for http and https alike."""


class WebHandler(GuardedHandler):
    """The guarded handler, which asks a host only in its turn and learns from what it answers.

    Without the extra `browser` that is all; NoBrowser where one is asked for and there is none.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._pool.cachedConnectionTimeout = KEPT

    async def download_request(self, request: Request) -> Response:
        """The response, or HostRests, or the network's error."""
        hosts: Hosts = self._crawler.spider.hosts  # type: ignore[union-attr]  # it sent the request
        manners = request.meta.get(MANNERS) or Manners()
        async with hosts.turn(request.url, manners) as waited:
            request.meta[WAITED] = round(waited, 3)
            if room := request.meta.get(ROOM):
                await room.enter()
            try:
                response = await self.answer(request)
            except FAULTS as error:
                await learn_of_fault(hosts, request.url, error)
                raise
            await learn(hosts, request.url, response)
        return response

    async def answer(self, request: Request) -> Response:
        """What the web or, where one is asked for, the browser gives."""
        if request.meta.get(BROWSER):
            return await self.rendering().download_request(request)
        return await super().download_request(request)

    def rendering(self) -> "Rendering":
        """The browser, made when it is asked for first."""
        if self._crawler not in renderings:
            program()
            from crawler.browser.rendering import Rendering  # needs the extra

            renderings[self._crawler] = Rendering(self._crawler)
        return renderings[self._crawler]

    async def close(self) -> None:
        """End the browser with the connections."""
        if rendering := renderings.pop(self._crawler, None):
            await rendering.close()
        await super().close()


async def learn(hosts: Hosts, url: str, response: Response) -> None:
    """Let the host rest where it asks for that or refuses itself again and again."""
    host, status = host_of(url), response.status
    why = f"HTTP {status}"
    if status in ASK_TO_WAIT and (asked := retry_after(header(response, "Retry-After"))):
        await persistently(lambda: hosts.rests.rest(host, asked, f"{why}, Retry-After"))
    elif status in ASK_TO_WAIT:
        await persistently(lambda: hosts.rests.back_off(host, why))
    elif status >= 500 or status in {401, 403}:
        await persistently(lambda: hosts.rests.failed(host, why))
    else:
        await persistently(lambda: hosts.rests.well(host))


async def learn_of_fault(hosts: Hosts, url: str, error: Exception) -> None:
    """Count a failure of the network; an address that the guard blocked is none."""
    host = host_of(url)
    if (host.rpartition(":")[0], port_of(url)) not in blocked_hosts:
        why = type(error).__name__
        await persistently(lambda: hosts.rests.failed(host, why))


def retry_after(text: str | None, now: datetime | None = None) -> float | None:
    """The seconds that a Retry-After asks for, in either form; None where it is neither."""
    told = (text or "").strip()
    if told.isascii() and told.isdigit():
        return float(told[:12]) or 1.0
    try:
        date = parsedate_to_datetime(told)
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
    aware = date if date.tzinfo else date.replace(tzinfo=UTC)
    return max(1.0, (aware - (now or clock.now())).total_seconds())


def policy_of(meta: dict[str, Any]) -> dict[str, object]:
    """What is noted of a fetch: the word of robots.txt, and how long its turn was waited for."""
    told = meta.get("policy") or {}
    return {**told, WAITED: meta.get(WAITED, 0.0)}

"""The download handler: each request, also for robots.txt or after a redirect, waits its turn."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from scrapy import Request
from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
)
from scrapy.http import Response

from crawler.guard import blocked_hosts, port_of
from crawler.headers import header
from crawler.hosts import Hosts, host_of
from crawler.manners import Manners
from crawler.stream import persistently

MANNERS, ROOM, WAITED = "manners", "room", "waited"
"""Keys in a request's meta."""
ASK_TO_WAIT = frozenset({429, 503})
FAULTS = (
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    CannotResolveHostError,
)
"""What says that a host is in need, or is not there."""


class PoliteHTTP11DownloadHandler(HTTP11DownloadHandler):
    """Twisted's handler, which asks a host only in its turn and learns from what it answers."""

    async def download_request(self, request: Request) -> Response:
        """The response, or HostRests, or the network's error."""
        hosts: Hosts = self._crawler.spider.hosts  # type: ignore[union-attr]  # it sent the request
        manners = request.meta.get(MANNERS) or Manners()
        async with hosts.turn(request.url, manners) as waited:
            request.meta[WAITED] = round(waited, 3)
            if room := request.meta.get(ROOM):
                await room.enter()
            try:
                response: Response = await super().download_request(request)
            except FAULTS as error:
                await learn_of_fault(hosts, request.url, error)
                raise
            await learn(hosts, request.url, response)
        return response


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
    return max(1.0, (aware - (now or datetime.now(UTC))).total_seconds())


def policy_of(meta: dict[str, Any]) -> dict[str, object]:
    """What is noted of a fetch: the word of robots.txt, and how long its turn was waited for."""
    told = meta.get("policy") or {}
    return {**told, WAITED: meta.get(WAITED, 0.0)}

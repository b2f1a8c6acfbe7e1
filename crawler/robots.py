"""robots.txt: obeyed, unpacked where it came gzipped, and no leave where it could not be had.

Not Scrapy's middleware: of three requests that wait there for one robots.txt the third passes
unchecked (2.19: Deferred.asFuture consumes the result), and a 5xx counts as leave.
"""

import asyncio
import logging
import time
import zlib
from dataclasses import dataclass
from typing import Any, Self

from protego import Protego
from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from scrapy.http.request import NO_CALLBACK

from crawler.guard import Blocked
from news.bodies import GZIP_MAGIC

LIMIT = 500 * 1024
"""Bytes of a robots.txt that are read, as RFC 9309 (2.5) has it."""
MOST = 16 * 1024 * 1024
"""Bytes of one that are taken at all; a larger one gives no leave."""
FRESH, RETRY = 86400.0, 300.0
"""Seconds that an answer holds (RFC 9309, 2.4), and until a missing one is asked for anew."""

STOPPING = object()
"""The signal that the process is about to end."""
log = logging.getLogger(__name__)


class RobotsForbidden(IgnoreRequest):
    """The site's robots.txt forbids it."""


class RobotsUnreachable(IgnoreRequest):
    """robots.txt could not be had: as RFC 9309 (2.3.1.4) says, that is no leave."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a site said: its rules, or why there are none to go by."""

    until: float
    rules: Any = None
    error: IgnoreRequest | None = None


class RobotsMiddleware:
    """Each request waits for its site's robots.txt, which is asked for once a day."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.agent: str = crawler.settings["ROBOTSTXT_USER_AGENT"]
        self.sites: dict[str, asyncio.Task[Answer]] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """As Scrapy makes its middlewares."""
        middleware = cls(crawler)
        crawler.signals.connect(middleware.close_down, STOPPING)
        return middleware

    def close_down(self) -> None:
        """Ask no more: a fetch under way would hold up the process's end."""
        for task in self.sites.values():
            task.cancel()

    async def process_request(self, request: Request) -> None:
        """Let it pass, or raise RobotsForbidden, RobotsUnreachable or Blocked."""
        if request.meta.get("dont_obey_robotstxt"):
            return
        answer = await self.answer("/".join(request.url.split("/", 3)[:3]))
        if answer.error:
            raise type(answer.error)(*answer.error.args)
        if answer.rules is not None and not answer.rules.can_fetch(request.url, self.agent):
            raise RobotsForbidden(request.url)

    async def answer(self, site: str) -> Answer:
        """A site's answer; one that is asked for already is waited for, whoever gives up on it."""
        task = self.sites.get(site)
        if task is None or is_old(task):
            self.sites = {name: kept for name, kept in self.sites.items() if not is_old(kept)}
            task = self.sites[site] = asyncio.create_task(self.ask(site))
        return await asyncio.shield(task)

    async def ask(self, site: str) -> Answer:
        """Fetch a site's robots.txt."""
        engine = self.crawler.engine
        assert engine is not None  # noqa: S101  # it sent the request
        meta = {"dont_obey_robotstxt": True, "download_maxsize": MOST}
        url = f"{site}/robots.txt"
        try:
            response = await engine.download_async(
                Request(url, priority=1000, meta=meta, callback=NO_CALLBACK, dont_filter=True)
            )
            return read(response)
        except Blocked as blocked:
            return Answer(until=time.monotonic() + RETRY, error=blocked)
        except Exception as error:  # noqa: BLE001  # whatever it was, there are no rules to go by
            log.info("robots.txt not had", extra={"url": url, "error": str(error)[:200]})
            return unreachable(f"robots.txt: {type(error).__name__}")


def read(response: Response) -> Answer:
    """What a response says: rules where it is 200, no leave for now where the server is in need."""
    if response.status >= 500 or response.status == 429:
        return unreachable(f"robots.txt: HTTP {response.status}")
    if response.status != 200:
        return Answer(until=time.monotonic() + FRESH)
    text = unpacked(response.body).decode("utf-8-sig", errors="replace")
    return Answer(until=time.monotonic() + FRESH, rules=Protego.parse(text))


def unreachable(why: str) -> Answer:
    """No leave for five minutes."""
    return Answer(until=time.monotonic() + RETRY, error=RobotsUnreachable(why))


def unpacked(body: bytes) -> bytes:
    """The first 500 KiB of a robots.txt; raises zlib.error where its gzip is none."""
    if body.startswith(GZIP_MAGIC):
        return zlib.decompressobj(wbits=31).decompress(body, LIMIT)
    return body[:LIMIT]


def is_old(task: asyncio.Task[Answer]) -> bool:
    """Whether an answer holds no longer, or never came."""
    if not task.done():
        return False
    return task.cancelled() or task.result().until < time.monotonic()

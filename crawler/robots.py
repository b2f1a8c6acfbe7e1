"""robots.txt: obeyed, unpacked where it came gzipped, and no leave where it could not be had."""

import time
from typing import Any

from scrapy import Request
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response

from news.bodies import GZIP_MAGIC, unzip_body
from news.errors import Unreadable

LIMIT = 500 * 1024
"""Bytes of a robots.txt that are read, as RFC 9309 (2.5) has it."""
FRESH, RETRY = 86400.0, 300.0
"""Seconds for which an answer holds (RFC 9309, 2.4), and after which a missing one is asked anew."""


class RobotsForbidden(IgnoreRequest):
    """The site's robots.txt forbids it."""


class RobotsUnreachable(IgnoreRequest):
    """robots.txt could not be had: as RFC 9309 (2.3.1.4) says, that is no leave."""


class RobotsMiddleware(RobotsTxtMiddleware):
    """Scrapy's middleware with the answers of RFC 9309 for servers in trouble."""

    def __init__(self, crawler: Any) -> None:
        super().__init__(crawler)
        self._until: dict[str, float] = {}
        self._unreachable: set[str] = set()

    async def process_request(self, request: Request, spider: Any = None) -> None:
        """Let it pass, or raise RobotsForbidden or RobotsUnreachable."""
        if request.meta.get("dont_obey_robotstxt"):
            return
        netloc = request.url.split("/", 3)[2]
        if self._until.get(netloc, 0) < time.monotonic() and netloc in self._until:
            del self._until[netloc]
            self._parsers.pop(netloc, None)
            self._unreachable.discard(netloc)
        parser = await self.robot_parser(request)
        if netloc in self._unreachable:
            raise RobotsUnreachable(netloc)
        if parser is not None and not parser.allowed(request.url, self._robotstxt_useragent or "*"):
            raise RobotsForbidden(request.url)

    async def _parse_robots(self, response: Response, netloc: str, request: Request) -> None:
        self._until[netloc] = time.monotonic() + FRESH
        if response.status >= 500 or response.status == 429:
            self._robots_error(OSError(f"HTTP {response.status}"), netloc)
        else:
            body = _rules(response) if response.status == 200 else b""
            await super()._parse_robots(response.replace(body=body), netloc, request)

    def _robots_error(self, exc: Exception, netloc: str) -> None:
        self._until[netloc] = time.monotonic() + RETRY
        self._unreachable.add(netloc)
        super()._robots_error(exc, netloc)


def _rules(response: Response) -> bytes:
    body = response.body
    if body.startswith(GZIP_MAGIC):
        try:
            body = unzip_body(body, 8 * LIMIT)
        except Unreadable:
            return b""
    return body[:LIMIT]

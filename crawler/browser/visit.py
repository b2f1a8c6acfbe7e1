"""One visit of a page: what it may ask for, when it counts as there, what is taken of it."""

import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from playwright.async_api import CDPSession, Error, Page, Route, TimeoutError
from scrapy import Request
from scrapy.exceptions import DownloadCancelledError, IgnoreRequest

from crawler.browser.proxy import PageProxy
from crawler.guard import check_url

UNWANTED = frozenset(
    {"image", "media", "font", "ping", "websocket", "eventsource", "manifest", "texttrack"}
)
"""Kinds of requests that bring no text."""
MAX_REQUESTS = 150
THERE, QUIET = 10_000.0, 8_000.0
"""Milliseconds for the document, and then until nothing is asked for any more."""

Leave = Callable[[str], Awaitable[object]]
log = logging.getLogger(__name__)


@dataclass(kw_only=True)  # no slots: Playwright leaves its mark on the owner of a handler
class Visit:
    """What one page did so far; `begin` and `settle` are called by scrapy-playwright."""

    proxy: PageProxy
    leave: Leave
    """Raises where robots.txt forbids a URL."""
    max_bytes: int
    asked: int = 0
    left_out: int = 0
    html: bytes = b""
    """The page as it was when it had settled."""

    async def begin(self, page: Page, _request: Request) -> None:
        """Set the rules, and only then open the page's way out: what fails here is told nobody."""
        await page.route("**", self.rule)
        page.on("popup", close)
        self.proxy.is_open = True

    async def rule(self, route: Route) -> None:
        """Let a request pass to scrapy-playwright, or end it."""
        self.asked += 1
        with suppress(Error):
            if await self.is_wanted(route):
                await route.fallback()
            else:
                self.left_out += 1
                await route.abort("blockedbyclient")

    async def is_wanted(self, route: Route) -> bool:
        """Whether a request brings text, is within its number, and has the site's leave."""
        request = route.request
        if request.resource_type in UNWANTED or self.asked > MAX_REQUESTS:
            return False
        try:
            check_url(request.url)
            await self.leave(request.url)
        except IgnoreRequest as refused:
            log.info("request of a page refused", extra={"url": request.url, "why": str(refused)})
            return False
        return True

    async def settle(self, page: Page) -> None:
        """Wait until the page is quiet, stop it, and take it if it is not too large."""
        with suppress(TimeoutError):
            await page.wait_for_load_state("domcontentloaded", timeout=THERE)
            await page.wait_for_load_state("networkidle", timeout=QUIET)
        session = await page.context.new_cdp_session(page)
        await session.send("Emulation.setScriptExecutionDisabled", {"value": True})
        await session.send("Page.stopLoading")
        if (size := await size_of(session)) > self.max_bytes:
            raise DownloadCancelledError(f"the page as a browser shows it has {size} characters")
        self.html = (await page.content()).encode("utf-8", errors="replace")


async def size_of(session: CDPSession) -> int:
    """Characters of a page, counted where its own scripts cannot lie."""
    tree = await session.send("Page.getFrameTree")
    frame = tree["frameTree"]["frame"]["id"]
    world = await session.send("Page.createIsolatedWorld", {"frameId": frame})
    told: dict[str, Any] = await session.send(
        "Runtime.evaluate",
        {
            "expression": "document.documentElement.outerHTML.length",
            "contextId": world["executionContextId"],
            "returnByValue": True,
        },
    )
    return int(told["result"].get("value", 0))


async def close(page: Page) -> None:
    """Close what a page has opened beside itself."""
    with suppress(Error):
        await page.close()

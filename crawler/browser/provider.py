"""How scrapy-playwright comes to its browser: the system's own, started when a page wants it."""

import logging
import os
from contextlib import suppress
from typing import Any

from playwright.async_api import Browser, BrowserContext, Error, Playwright, async_playwright

from crawler.browser.program import NoBrowser, launching

log = logging.getLogger(__name__)


class Provider:
    """scrapy-playwright's BrowserProvider; Playwright's own driver starts with the browser too."""

    def __init__(self, _config: Any) -> None:
        self.playwright: Playwright | None = None

    async def start(self) -> None:
        """Nothing yet: most crawlers never need it."""

    async def launch_browser(self) -> Browser:
        """The browser, started now; NoBrowser where it does not start."""
        chosen = launching()
        self.playwright = self.playwright or await async_playwright().start()
        if os.geteuid() == 0:
            log.warning("the browser has no sandbox: the crawler runs as root")
        try:
            browser = await self.playwright.chromium.launch(**chosen)
        except Error as error:
            why = next(iter(error.message.splitlines()), "")
            raise NoBrowser(f"the browser does not start: {why[:300]}") from error
        log.info("browser started", extra={"version": browser.version})
        return browser

    async def launch_persistent_context(self, _context_kwargs: dict[str, Any]) -> BrowserContext:
        """Refused: what a page left must not be there for the next."""
        raise NoBrowser("no persistent contexts")

    async def close(self) -> None:
        """End Playwright's driver."""
        if self.playwright:
            with suppress(Error):
                await self.playwright.stop()

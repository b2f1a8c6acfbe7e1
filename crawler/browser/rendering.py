"""Rendering: a request's page as a browser shows it, as a response of UTF-8 HTML."""

import asyncio
import logging
from contextlib import suppress
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

from playwright.async_api import Error
from playwright.async_api import TimeoutError as PlaywrightTimeout
from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import DownloadCancelledError, DownloadFailedError
from scrapy.http import HtmlResponse, Response
from scrapy_playwright.handler import ScrapyPlaywrightDownloadHandler
from scrapy_playwright.page import PageMethod

from crawler.browser.program import program
from crawler.browser.provider import Provider
from crawler.browser.proxy import PageProxy
from crawler.browser.visit import Visit
from crawler.guard import Blocked, check_url
from crawler.outcomes import NotHtml
from crawler.robots import RobotsMiddleware
from crawler.settings import USER_AGENT
from news.networks import port_of

SECONDS = 40.0
"""For one page, its browser's start included."""
CLOSING = 5.0
MAX_GOT = 20 * 1024 * 1024
"""Bytes that a page may draw, scripts and data included."""
MAX_CONNECTIONS = 150

log = logging.getLogger(__name__)


class Rendering:
    """The crawler's browser, and its pages, each in a context of its own that is gone with it."""

    def __init__(self, crawler: Crawler) -> None:
        # It tells each page that failed with its traceback; our outcome tells it.
        logging.getLogger("scrapy-playwright").setLevel(logging.ERROR)
        self.crawler = crawler
        self.handler = ScrapyPlaywrightDownloadHandler.from_crawler(crawler)
        self.handler.browser_provider = Provider(self.handler.config)

    async def download_request(self, request: Request) -> Response:
        """The rendered page; what the downloader raises, Blocked and RobotsForbidden among it."""
        program()
        name = uuid4().hex
        async with PageProxy(max_bytes=MAX_GOT, max_connections=MAX_CONNECTIONS) as proxy:
            visit = self.visit(proxy)
            asked = request.replace(meta=request.meta | meta_of(name, visit))
            try:
                async with asyncio.timeout(SECONDS):
                    response = await self.handler.download_request(asked)
                    await self.check(asked, response)
            except (Error, RuntimeError) as error:
                raise meaning(error, asked, proxy) from error
            finally:
                await self.leave(name)
        log.info(
            "page rendered",
            extra={
                "url": request.url,
                "asked": visit.asked,
                "left_out": visit.left_out,
                "bytes": proxy.got,
            },
        )
        return html_of(response, asked)

    def visit(self, proxy: PageProxy) -> Visit:
        """The rules of a page that goes out through this proxy."""
        robots = self.crawler.get_downloader_middleware(RobotsMiddleware)
        assert robots is not None  # noqa: S101  # settings.py has it
        size = self.crawler.settings.getint("DOWNLOAD_MAXSIZE")
        return Visit(proxy=proxy, leave=robots.check, max_bytes=size)

    async def check(self, asked: Request, response: Response) -> None:
        """Raise where the site led the browser to what is blocked or forbidden."""
        visit: Visit = asked.meta["visit"]
        for url in {*asked.meta.get("redirect_urls", ()), response.url} - {asked.url}:
            check_url(url)
            await visit.leave(url)
        if where := blocked_of(response.url, visit.proxy):
            raise Blocked(where)
        if visit.proxy.is_full:
            raise full()

    async def leave(self, name: str) -> None:
        """Close a page's context; a browser that does not obey is ended: there will be another."""
        wrapper = self.handler.context_wrappers.get(name)
        if wrapper is None:
            return
        try:
            async with asyncio.timeout(CLOSING):
                await wrapper.context.close()
        except (Error, TimeoutError):
            log.warning("page not closed, browser ended")
            with suppress(Error, TimeoutError):
                async with asyncio.timeout(CLOSING):
                    await self.handler.browser.close()

    async def close(self) -> None:
        """End the browser."""
        with suppress(Error, TimeoutError):
            async with asyncio.timeout(CLOSING):
                await self.handler.close()


def meta_of(name: str, visit: Visit) -> dict[str, Any]:
    """What scrapy-playwright is told of one page, in a context of its own."""
    return {
        "visit": visit,
        "playwright": True,
        "playwright_context": name,
        "playwright_context_kwargs": {
            "proxy": {"server": visit.proxy.url, "bypass": "<-loopback>"},
            "user_agent": USER_AGENT,
            "service_workers": "block",
            "accept_downloads": False,
        },
        "playwright_page_init_callback": visit.begin,
        "playwright_page_goto_kwargs": {"wait_until": "commit"},
        "playwright_page_methods": [PageMethod(visit.settle)],
    }


def html_of(response: Response, asked: Request) -> Response:
    """What was taken of a page; NotHtml where the site sent something else."""
    kind = (response.headers.get("Content-Type") or b"text/html").decode("latin-1")
    if response.status == 200 and "html" not in kind.lower():
        raise NotHtml(f"{kind[:80]} needs no browser")
    visit: Visit = asked.meta["visit"]
    headers = response.headers.copy()
    for name in ("Content-Encoding", "Content-Length", "ETag", "Last-Modified"):
        headers.pop(name, None)
    headers["Content-Type"] = "text/html; charset=utf-8"
    return HtmlResponse(
        url=response.url,
        status=response.status,
        headers=headers,
        body=visit.html,
        encoding="utf-8",
        request=asked,
    )


def blocked_of(url: str, proxy: PageProxy) -> str:
    """The host of a URL in words, where the guard refused it."""
    host = (urlsplit(url).hostname or "").lower()
    return f"the address of {host} is not public" if (host, port_of(url)) in proxy.blocked else ""


def meaning(error: Error | RuntimeError, asked: Request, proxy: PageProxy) -> Exception:
    """What an error of the browser means to a downloader."""
    told = next(iter(str(error).splitlines()), "").removeprefix("Page.goto: ")
    if proxy.blocked and ("TUNNEL" in told or blocked_of(asked.url, proxy)):
        return Blocked(blocked_of(asked.url, proxy) or "a redirect")
    if proxy.is_full:
        return full()
    if "ownload" in told:
        return NotHtml("a file to download")
    if isinstance(error, PlaywrightTimeout):
        return TimeoutError("no answer in time")
    return DownloadFailedError(f"browser: {told[:200]}")


def full() -> Exception:
    """What a page is told that draws without end."""
    return DownloadCancelledError(f"the page drew more than {MAX_GOT // 2**20} MB")

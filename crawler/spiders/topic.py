"""The topic spider: long-lived, takes crawl requests from the stream and runs a crawl for each."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import suppress
from typing import Any, Self
from urllib.parse import urlsplit

from redis.exceptions import RedisError
from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.http.request import NO_CALLBACK

from crawler import outcomes
from crawler.crawl import Crawl
from crawler.guard import assert_guarded, is_allowed
from crawler.outcomes import Unfetched
from crawler.pressure import Pressure
from crawler.stream import Entry, Streams, persistently
from news import urls
from news.errors import TooNew, Unreadable
from news.model import CrawlRequest, Failure, Outcome
from news.settings import settings
from news.wire import load

CRAWLS = 4
DEAD_CRAWLERS = 3
"""Crawlers that may die on a request before it ends as failed."""

log = logging.getLogger(__name__)


class TopicSpider(Spider):
    """Reads requests, crawls up to four at once, and acknowledges each when all is handed over."""

    name = "topic"
    crawls: dict[asyncio.Task[None], Entry]

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        """As Scrapy makes its spiders; refuses settings that lead round the address guard."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        assert_guarded(crawler.settings)
        crawler.signals.connect(spider.close_down, signals.spider_closed)
        return spider

    async def start(self) -> AsyncIterator[Any]:
        """Take requests for ever; Scrapy gets none, each crawl asks the downloader itself."""
        self.crawls = {}
        self.streams = Streams(settings().redis_url, settings().claim_idle)
        self.pressure = Pressure(self.streams.client)
        self.helpers = [
            asyncio.create_task(self.pressure.watch()),
            asyncio.create_task(self.renew()),
        ]
        log.info("waiting for crawl requests", extra={"consumer": self.streams.consumer})
        while True:
            while len(self.crawls) >= CRAWLS:
                await asyncio.wait(self.crawls, return_when=asyncio.FIRST_COMPLETED)
            if entry := await persistently(self.next_entry):
                self.begin(entry)
        yield

    async def next_entry(self) -> Entry | None:
        """The next request, or None after two seconds; the group is made where it is missing."""
        await self.streams.create_groups()
        return await self.streams.take()

    def begin(self, entry: Entry) -> None:
        """Work on an entry in a task of its own."""
        task = asyncio.create_task(self.work(entry))
        self.crawls[task] = entry
        task.add_done_callback(lambda done: self.crawls.pop(done, None))

    async def work(self, entry: Entry) -> None:
        """Crawl what an entry asks for; it is acknowledged after its report has been answered."""
        try:
            request = load(entry.fields)
        except TooNew:
            log.warning("request too new, left for a newer crawler")
            return
        except Unreadable as error:
            log.warning("request unreadable, dropped", extra={"error": str(error)})
            await persistently(lambda: self.streams.done(entry))
            return
        if not isinstance(request, CrawlRequest):
            log.warning("not a crawl request, dropped")
            await persistently(lambda: self.streams.done(entry))
            return
        await self.crawl(request, entry)

    async def crawl(self, request: CrawlRequest, entry: Entry) -> None:
        """Run one crawl, hand over its report, acknowledge its request."""
        facts = {"run_id": request.run_id, "url": request.url}
        crawl = Crawl(request=request, fetch=self.fetch, streams=self.streams)
        if entry.dead_crawlers >= DEAD_CRAWLERS:
            report = crawl.report(error=f"{DEAD_CRAWLERS} crawlers died on this listing")
        else:
            log.info("crawl begun", extra=facts)
            try:
                report = await crawl.run()
            except Exception as error:  # a bug is loud and ends the run as failed
                log.exception("crawl gave an error", extra=facts)
                report = crawl.report(error=f"{type(error).__name__}: {error}"[:500])
        await self.streams.hand_over(report)
        await persistently(lambda: self.streams.done(entry))
        counts = {"pages": report.pages_read, "handed_over": len(report.handed_over)}
        counts |= {"known": len(report.known), "failures": len(report.failures)}
        log.info("crawl reported", extra=facts | counts | {"error": report.error})

    async def fetch(self, url: str, headers: dict[str, str] | None = None) -> Response:
        """The response at a URL through Scrapy's downloader, or Unfetched with the reason."""
        await self.pressure.open.wait()
        engine = self.crawler.engine
        assert engine is not None  # noqa: S101  # it runs this spider
        try:
            response = await engine.download_async(
                Request(url, headers=headers, callback=NO_CALLBACK, dont_filter=True)
            )
            urls.canonical(response.url)
        except Exception as error:  # each kind has its outcome
            raise Unfetched(outcomes.of_error(url, error)) from error
        if response.ip_address and not is_allowed(str(response.ip_address), _port(response.url)):
            failure = Failure(url=url, outcome=Outcome.BLOCKED, detail="address after the fact")
            raise Unfetched(failure)
        if headers and response.status == 304:
            return response
        if failed := outcomes.of_response(url, response):
            raise Unfetched(failed)
        return response

    async def renew(self) -> None:
        """Keep what we work on; a crawl that another crawler has taken over is ended."""
        while True:
            await asyncio.sleep(self.streams.claim_idle / 3)
            for task, entry in list(self.crawls.items()):
                try:
                    if not await self.streams.renew(entry) and not task.done():
                        log.warning("request lost to another crawler")
                        task.cancel()
                except (RedisError, OSError) as error:
                    log.warning("lease not renewed", extra={"error": str(error)})

    async def close_down(self) -> None:
        """Stop all crawls and give their requests back, uncounted."""
        entries = list(self.crawls.values()) + list(self.streams.waiting)
        for task in [*self.helpers, *self.crawls]:
            task.cancel()
        with suppress(RedisError, OSError, TimeoutError):
            async with asyncio.timeout(5):
                for entry in entries:
                    await self.streams.release(entry)
                await self.streams.close()


def _port(url: str) -> int:
    parts = urlsplit(url)
    return parts.port or {"http": 80, "https": 443}[parts.scheme]

"""The crawler as a process: one reactor, one spider, until SIGTERM."""

import asyncio
import logging
import os
import resource
import signal
import sys

from scrapy.crawler import AsyncCrawlerProcess, Crawler
from scrapy.settings import Settings

from crawler.spiders.topic import TopicSpider
from news import log
from news.settings import settings

MEMORY_LIMIT = 512 * 1024 * 1024
"""Bytes at which the process ends in good order, for its supervisor to start another."""

logger = logging.getLogger(__name__)


def run() -> None:
    """Crawl what is asked for; returns after SIGTERM or SIGINT."""
    chosen = Settings()
    chosen.setmodule("crawler.settings", priority="project")
    process = AsyncCrawlerProcess(chosen)
    log.set_up(settings().log_level)  # after Scrapy, which sets the root to its own level
    for noisy in ("scrapy", "twisted", "asyncio", "protego", "redis"):
        log.quiet(noisy)
    crawler = process.create_crawler(TopicSpider)
    crawl = process.crawl(crawler)
    loop = asyncio.get_event_loop()
    stopping = Stopping(process, crawler)
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stopping.begin)
    watch = loop.create_task(watch_memory())
    # Scrapy's own handlers would wait for every download in the queue, which the crawls refill.
    process.start(install_signal_handlers=False)
    watch.cancel()
    if crawl.done() and not crawl.cancelled():
        crawl.result()  # a refused setting ends the process as failed


class Stopping:
    """The end of the process, begun once whatever the number of signals."""

    def __init__(self, process: AsyncCrawlerProcess, crawler: Crawler) -> None:
        self.process = process
        self.crawler = crawler
        self.task: asyncio.Task[None] | None = None

    def begin(self) -> None:
        """Stop, unless it is being done."""
        self.task = self.task or asyncio.get_running_loop().create_task(self.stop())

    async def stop(self) -> None:
        """Let the spider give back what it holds, then let Scrapy end."""
        spider = self.crawler.spider
        if isinstance(spider, TopicSpider):
            await spider.close_down()
        await self.process.stop()


async def watch_memory(period: float = 30.0) -> None:
    """End the process in good order when its memory has passed the limit."""
    unit = 1 if sys.platform == "darwin" else 1024
    while True:
        await asyncio.sleep(period)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
        if peak > MEMORY_LIMIT:
            logger.warning("memory limit passed, ending", extra={"bytes": peak})
            os.kill(os.getpid(), signal.SIGTERM)
            return

"""The crawler as a process: one reactor, one spider, until SIGTERM."""

from scrapy.crawler import AsyncCrawlerProcess
from scrapy.settings import Settings

from crawler.spiders.topic import TopicSpider
from news import log
from news.settings import settings


def run() -> None:
    """Crawl what is asked for; returns after SIGTERM or SIGINT."""
    chosen = Settings()
    chosen.setmodule("crawler.settings", priority="project")
    log.set_up(settings().log_level)
    for noisy in ("scrapy", "twisted", "asyncio"):
        log.quiet(noisy)
    process = AsyncCrawlerProcess(chosen)
    process.crawl(TopicSpider)
    process.start()

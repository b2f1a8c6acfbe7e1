"""A plain Scrapy spider of the site, with Scrapy's defaults.

`python -m benchmarks.spider [--send] URL …` says `ready` and waits for a line before it begins;
what it fetched is a line of JSON at its end, after which it waits for its input to close: so its
CPU can be read while it is there.
"""

import asyncio
import json
import sys
import time
from collections.abc import AsyncIterator, Callable, Iterator
from datetime import UTC, datetime
from typing import Any

from scrapy import Request, Spider
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.http import Response, TextResponse
from scrapy.linkextractors import LinkExtractor

from news.settings import settings

Send = Callable[[str, str, str], object]


class PlainSpider(Spider):
    """Follows listings and articles; sends each article to Celery, or drops it."""

    name = "plain"
    links = LinkExtractor(restrict_css="#list")

    def __init__(self, listings: list[str], send: Send | None, told: dict[str, Any], **kwargs: Any):
        super().__init__(**kwargs)
        self.listings = listings
        self.send = send
        self.told = told

    async def start(self) -> AsyncIterator[Any]:
        """The listings, once we are told to begin."""
        say("ready")
        await asyncio.to_thread(sys.stdin.readline)
        for url in self.listings:
            yield Request(url)

    def parse(self, response: Response, **_: Any) -> Iterator[Request]:
        """The articles of a listing's page, and its next page."""
        assert isinstance(response, TextResponse)  # noqa: S101  # the site has no other
        for link in self.links.extract_links(response):
            yield Request(link.url, callback=self.article)
        if onward := response.css("a.next::attr(href)").get():
            yield response.follow(onward)

    def article(self, response: Response, **_: Any) -> None:
        """One article, as its HTML."""
        fetched_at = datetime.now(UTC).isoformat()
        if self.send:
            self.send(response.url, response.text, fetched_at)
        self.told["urls"].append(response.url)
        self.told["last"] = time.time()


def say(line: str) -> None:
    """One line for who started us."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def sender() -> Send:
    """Gives a page's HTML to Celery."""
    from celery import Celery  # not in the spider that sends nothing: its memory is measured

    app = Celery(broker=settings().redis_url)
    return lambda url, html, at: app.send_task("obvious.store", [url, html, at])


def main(arguments: list[str]) -> None:
    """Crawl, tell what was fetched, wait."""
    told: dict[str, Any] = {"urls": [], "last": 0.0}
    listings = [argument for argument in arguments if argument != "--send"]
    process = AsyncCrawlerProcess()
    send = sender() if "--send" in arguments else None
    process.crawl(PlainSpider, listings=listings, send=send, told=told)
    process.start()
    say(json.dumps(told))
    sys.stdin.readline()


if __name__ == "__main__":
    main(sys.argv[1:])

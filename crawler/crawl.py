"""One crawl of one listing: its pages in order, its articles side by side, then the report."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from urllib.parse import urlsplit
from uuid import UUID

from scrapy.http import Response

from crawler.listing import read_listing
from crawler.outcomes import Unfetched
from crawler.stream import Streams
from news import urls
from news.bodies import GZIP_MAGIC, unzip_body, zip_body
from news.errors import TemaError
from news.model import CrawlRequest, Failure, ListingPage, Page, Reason, Report

SIDE_BY_SIDE = 8
MAX_LINKS = 1000
FRONTIER = 20
"""Links of the first page that make the next frontier."""
KEPT_HEADERS = ("content-type", "content-language", "etag", "last-modified", "x-robots-tag")

Fetch = Callable[..., Awaitable[Response]]
log = logging.getLogger(__name__)


@dataclass(slots=True, kw_only=True)
class Crawl:
    """What one crawl has come to so far; `run` gives its report once all is handed over."""

    request: CrawlRequest
    fetch: Fetch
    streams: Streams
    seen: dict[UUID, str] = field(default_factory=dict)
    """The article links met, in order, by key."""
    handed_over: list[UUID] = field(default_factory=list)
    awaited: list[UUID] = field(default_factory=list)
    known: list[UUID] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    pages_read: int = 0
    frontier_seen: tuple[UUID, ...] = ()
    frontier_reached: bool = False
    etag: str | None = None
    last_modified: str | None = None

    async def run(self) -> Report:
        """Crawl; every page of it has been answered by the stream when the report is given."""
        gate = asyncio.Semaphore(SIDE_BY_SIDE)
        error, not_modified = None, False
        try:
            async with asyncio.TaskGroup() as articles:
                try:
                    not_modified = await self.follow(
                        lambda url: articles.create_task(self.take(url, gate))
                    )
                except Unfetched as unfetched:
                    error = f"listing: {unfetched}"
                except TemaError as unreadable:
                    error = f"listing: {unreadable}"
        except ExceptionGroup as bugs:
            raise bugs.exceptions[0] from bugs
        return self.report(error=error, not_modified=not_modified)

    async def follow(self, take: Callable[[str], object]) -> bool:
        """Read the listing page by page and take its new links; True where it was not modified."""
        url: str | None = self.request.url
        visited: set[UUID] = set()
        while url and self.pages_read < self.request.max_pages and urls.key(url) not in visited:
            visited.add(urls.key(url))
            response = await self.fetch(url, headers=self._conditions())
            if response.status == 304:
                return True
            listing = read(response)
            fresh = self._note(listing, response)
            for link in fresh:
                take(link)
            at_frontier = not set(self.request.frontier).isdisjoint(
                map(urls.key, listing.article_urls)
            )
            url = self._next(listing, response.url)
            self.frontier_reached = at_frontier or url is None
            if at_frontier or not fresh or len(self.seen) >= MAX_LINKS:
                break
        return False

    async def take(self, url: str, gate: asyncio.Semaphore) -> None:
        """Fetch one article and hand its page over, unless it is known or another fetches it."""
        key = urls.key(url)
        async with gate:
            if self.request.reason is not Reason.ON_DEMAND and await self.streams.known(key):
                self.known.append(key)
                return
            mark = await self.streams.lease(key)
            if mark is None:
                self.awaited.append(key)
                return
            try:
                response = await self.fetch(url)
                urls.canonical(response.url)
            except Unfetched as unfetched:
                self.failures.append(unfetched.failure)
                await self.streams.drop_lease(key, mark)
                return
            await self.streams.hand_over(page_of(self.request, url, response, mark))
            self.handed_over.append(key)
            await self.streams.keep_lease(key, mark)

    def report(self, *, error: str | None = None, not_modified: bool = False) -> Report:
        """How it went."""
        return Report(
            run_id=self.request.run_id,
            listing_id=self.request.listing_id,
            topic_id=self.request.topic_id,
            url=self.request.url,
            ended_at=datetime.now(UTC),
            error=error,
            not_modified=not_modified,
            pages_read=self.pages_read,
            links_found=len(self.seen),
            known=tuple(self.known),
            frontier_reached=self.frontier_reached,
            handed_over=tuple(self.handed_over),
            awaited=tuple(self.awaited),
            failures=tuple(self.failures),
            frontier_seen=self.frontier_seen,
            etag=self.etag,
            last_modified=self.last_modified,
        )

    def _conditions(self) -> dict[str, str]:
        """The validators of the last complete crawl, for the first page."""
        if self.pages_read:
            return {}
        given = {
            "If-None-Match": self.request.etag,
            "If-Modified-Since": self.request.last_modified,
        }
        return {name: value for name, value in given.items() if value}

    def _note(self, listing: ListingPage, response: Response) -> list[str]:
        """Count a listing page, and give back its links that are new to this crawl."""
        links = {urls.key(link): link for link in listing.article_urls}
        if not self.pages_read:
            self.frontier_seen = tuple(links)[:FRONTIER]
            self.etag = _header(response, "ETag")
            self.last_modified = _header(response, "Last-Modified")
        self.pages_read += 1
        fresh = {key: link for key, link in links.items() if key not in self.seen}
        fresh = dict(list(fresh.items())[: MAX_LINKS - len(self.seen)])
        self.seen |= fresh
        return list(fresh.values())

    def _next(self, listing: ListingPage, page_url: str) -> str | None:
        """The next page, if it is at the same host."""
        if not listing.next_url or urlsplit(listing.next_url).netloc != urlsplit(page_url).netloc:
            return None
        return listing.next_url


def read(response: Response) -> ListingPage:
    """What a listing's response holds; raises TooLarge or Unreadable."""
    body = response.body
    if body.startswith(GZIP_MAGIC):
        body = unzip_body(body)
    return read_listing(body, response.url, headers=headers_of(response))


def page_of(request: CrawlRequest, url: str, response: Response, lease: str) -> Page:
    """A response as a page: the site's own gzip bytes, or its plain ones gzipped."""
    body = response.body
    return Page(
        run_id=request.run_id,
        listing_id=request.listing_id,
        topic_id=request.topic_id,
        requested_url=url,
        url=response.url,
        status=response.status,
        headers=headers_of(response),
        fetched_at=datetime.now(UTC),
        lease=lease,
        body=body if body.startswith(GZIP_MAGIC) else zip_body(body),
    )


def headers_of(response: Response) -> dict[str, str]:
    """The headers that say something of the page, each at most 2,000 characters."""
    found = {name: _header(response, name) for name in KEPT_HEADERS}
    return {name: value for name, value in found.items() if value is not None}


def _header(response: Response, name: str) -> str | None:
    value = response.headers.get(name)
    return value.decode("latin-1")[:2000] if value is not None else None

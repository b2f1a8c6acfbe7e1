"""One crawl of one listing: its pages in order, its articles side by side, then the report."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from urllib.parse import urlsplit
from uuid import UUID

from scrapy.http import Response

from crawler.leases import Leases
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
READING = 30.0
"""Seconds for reading one listing page, in a thread: hostile HTML must not stop the renewals."""
KEPT_HEADERS = (
    *("content-type", "content-language", "etag", "last-modified", "date", "expires"),
    *("cache-control", "retry-after", "x-robots-tag"),
)

Fetch = Callable[..., Awaitable[Response]]
log = logging.getLogger(__name__)


@dataclass(slots=True, kw_only=True)
class Crawl:
    """What one crawl has come to so far; `run` gives its report once all is handed over."""

    request: CrawlRequest
    fetch: Fetch
    streams: Streams
    leases: Leases
    ready: Callable[[], Awaitable[object]]
    """Waits while fetching is paused, so that no lease ages meanwhile."""
    seen: dict[UUID, str] = field(default_factory=dict)
    """The article links met, in order, by key."""
    handed_over: list[UUID] = field(default_factory=list)
    awaited: list[UUID] = field(default_factory=list)
    known: list[UUID] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    pages_read: int = 0
    frontier_seen: tuple[UUID, ...] = ()
    frontier_reached: bool = False
    host: str = ""
    """Host and port of the first page, where all others must be."""
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
                except (Unfetched, TemaError, ValueError, TimeoutError) as failed:
                    error = one_line(failed)
        except ExceptionGroup as bugs:
            raise bugs.exceptions[0] from bugs
        return self.report(error=error, not_modified=not_modified)

    async def follow(self, take: Callable[[str], object]) -> bool:
        """Read the listing page by page and take its new links; True where it was not modified."""
        url: str | None = self.request.url
        visited: set[UUID] = set()
        frontier = set(self.request.frontier)
        while url and self.pages_read < self.request.max_pages:
            visited.add(urls.key(url))
            response = await self.fetch(url, headers=self._conditions())
            if response.status == 304:
                return True
            async with asyncio.timeout(READING):
                listing = await asyncio.to_thread(read, response)
            links = links_of(listing)
            fresh = self._note(links, response)
            for link in fresh:
                take(link)
            at_frontier = not frontier.isdisjoint(links)
            full = len(self.seen) >= MAX_LINKS
            url = self._next(listing, visited) if fresh else None
            self.frontier_reached = at_frontier or not (url or frontier or full)
            if at_frontier or full:
                break
        return False

    async def take(self, url: str, gate: asyncio.Semaphore) -> None:
        """Fetch one article and hand its page over, unless it is known or another fetches it."""
        key = urls.key(url)
        async with gate:
            await self.ready()
            if self.request.reason is not Reason.ON_DEMAND and await self.leases.known(key):
                self.known.append(key)
                return
            claim = await self.leases.claim(key)
            if claim.mark is None:
                (self.handed_over if claim.handed_over else self.awaited).append(key)
                return
            try:
                response = await self.fetch(url)
            except Unfetched as unfetched:
                self.failures.append(unfetched.failure)
                await self.leases.drop(key)
                return
            await self.streams.hand_over(page_of(self.request, url, response, claim.mark))
            self.handed_over.append(key)
            await self.leases.keep(key)

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

    def _note(self, links: dict[UUID, str], response: Response) -> list[str]:
        """Count a listing page, and give back its links that are new to this crawl."""
        if not self.pages_read:
            self.frontier_seen = tuple(links)[:FRONTIER]
            self.host = urlsplit(response.url).netloc
            self.etag = _header(response, "ETag")
            self.last_modified = _header(response, "Last-Modified")
        self.pages_read += 1
        fresh = {key: link for key, link in links.items() if key not in self.seen}
        fresh = dict(list(fresh.items())[: MAX_LINKS - len(self.seen)])
        self.seen |= fresh
        return list(fresh.values())

    def _next(self, listing: ListingPage, visited: set[UUID]) -> str | None:
        """The next page, if it is at the same host and was not read yet."""
        url = listing.next_url
        if not url or urlsplit(url).netloc != self.host or urls.key(url) in visited:
            return None
        return url


def one_line(failed: Exception) -> str:
    """Why the listing could not be read."""
    return " ".join(f"listing: {str(failed) or type(failed).__name__}".split())[:500]


def links_of(listing: ListingPage) -> dict[UUID, str]:
    """A listing's article links by key, canonical, in its order; what is no web URL is left out."""
    links: dict[UUID, str] = {}
    for found in listing.article_urls:
        if link := urls.absolute(found, ""):
            links.setdefault(urls.key(link), link)
    return links


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
    if value is None:
        return None
    return "".join(filter(str.isprintable, value.decode("latin-1")[:2000]))

"""Paging: a listing read page by page, until the frontier, the asked date or the cap."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import AbstractAsyncContextManager, nullcontext
from dataclasses import dataclass, field, replace
from datetime import datetime, time
from urllib.parse import urlsplit
from uuid import UUID

from scrapy.http import Response

from crawler.headers import header, headers_of
from crawler.kinds import read_any
from crawler.listing.addresses import site_of
from crawler.strangers import Strangers
from crawler.syndication.markup import MAX_BYTES
from crawler.traps import plain
from news import urls
from news.bodies import GZIP_MAGIC, unzip_body
from news.listing import ListingEntry, ListingKind, ListingPage
from news.model import Browser, CrawlRequest, Link

MAX_LINKS = 1000
MAX_PARTS = 1000
WHOLE = frozenset({ListingKind.TOPIC_PAGE, ListingKind.SITEMAP})
"""Kinds of lists that go back to their beginning."""
FRONTIER = 20
"""Links of the first page that make the next frontier."""
READING = 30.0
"""Seconds for reading one listing page, in a thread: hostile HTML must not stop the renewals."""

Fetch = Callable[..., Awaitable[Response]]
Beside = Callable[[Response], AbstractAsyncContextManager[None]]
Entries = dict[UUID, ListingEntry]


def nothing_beside(_: Response) -> AbstractAsyncContextManager[None]:
    """A page is read, and nothing is done beside."""
    return nullcontext()


@dataclass(slots=True, kw_only=True)
class Paging:
    """One listing as far as it was read."""

    request: CrawlRequest
    fetch: Fetch
    beside: Beside = nothing_beside
    """Around the reading of a page, which is given to it."""
    seen: Entries = field(default_factory=dict)
    """The entries met, in order, by key."""
    kind: ListingKind | None = None
    """What its first page was read as."""
    parts: list[ListingEntry] = field(default_factory=list)
    """Of a sitemap index: the sitemaps that are not read yet."""
    changed: datetime | None = None
    """When the next part changed."""
    pages_read: int = 0
    not_modified: bool = False
    frontier_seen: tuple[UUID, ...] = ()
    frontier_reached: bool = False
    end_reached: bool = False
    next_url: str | None = None
    strangers: Strangers = field(default_factory=Strangers)
    host: str = ""
    """Host and port of the first page, where all others must be."""
    etag: str | None = None
    last_modified: str | None = None
    period: float | None = None
    """Seconds between two changes, as its first page tells."""

    async def pages(self) -> AsyncIterator[Entries]:
        """Each page's entries that are new to this crawl and not older than asked."""
        url: str | None = self.request.url
        visited: set[str] = set()
        while url and self.pages_read < self.request.max_pages:
            visited.add(plain(url))
            response = await self.fetch(
                url,
                headers=self._conditions(),
                browser=self.request.browser is not Browser.NO,
            )
            if response.status == 304:
                self.not_modified = True
                return
            async with self.beside(response), asyncio.timeout(READING):
                listing = await asyncio.to_thread(read, response)
            self.strangers.own = self.strangers.own or site_of(urls.domain(response.url))
            found = entries_of(listing)
            entries = {key: one for key, one in found.items() if self.strangers.may_go(one)}
            fresh = self._note(entries, listing, response)
            url = self.next_url = self._next(listing, visited, fresh)
            over = self._is_over(entries)
            yield {key: entry for key, entry in fresh.items() if not self._is_old(entry)}
            if over:
                self.next_url = None
                return

    def _is_over(self, entries: Entries) -> bool:
        """Whether the pages behind this one are not asked for."""
        frontier = set(self.request.frontier)
        at_frontier = is_met(frontier, self.seen) and not self._may_be_newer(frontier)
        full = len(self.seen) >= MAX_LINKS
        at_end = not (self.next_url or frontier or full)
        # What `since` left out stays for the next crawl: the frontier must not jump over it.
        whole = not any(map(self._is_old, self.seen.values()))
        self.frontier_reached = self.frontier_reached or (whole and (at_frontier or at_end))
        self.end_reached = whole and not (self.next_url or full) and self.kind in WHOLE
        if not self.request.past_frontier:
            return at_frontier or full
        dated = [entry for entry in entries.values() if entry.date_published]
        return full or (bool(dated) and all(map(self._is_old, dated)))

    def _may_be_newer(self, frontier: set[UUID]) -> bool:
        """Whether the next part of an index changed after the frontier, which another part had."""
        dates = [self.seen[key].date_published for key in frontier & self.seen.keys()]
        known = max(filter(None, dates), default=None)
        if not (self.changed and known and self.next_url):
            return False
        is_day = self.changed.time() == time.min
        return self.changed >= known or (is_day and self.changed.date() == known.date())

    def _is_old(self, entry: ListingEntry) -> bool:
        since, date = self.request.since, entry.date_published
        return since is not None and date is not None and date < since

    def _conditions(self) -> dict[str, str]:
        """The validators of the last complete crawl, for the first page."""
        if self.pages_read or self.request.browser is not Browser.NO:
            return {}  # what scripts make of a page changes though the page does not
        return conditions_of(self.request)

    def _note(self, entries: Entries, listing: ListingPage, response: Response) -> Entries:
        """Count a listing page, and give back its entries that are new to this crawl."""
        self.frontier_seen = self.frontier_seen or tuple(entries)[:FRONTIER]
        if not self.pages_read:
            self.kind, self.period = listing.kind, listing.period
            self.host = urlsplit(urls.canonical(response.url)).netloc
            if not listing.parts:  # an index may stay as it is while its parts change
                self.etag = header(response, "ETag")
                self.last_modified = header(response, "Last-Modified")
        self.pages_read += 1
        fresh = [(key, entry) for key, entry in entries.items() if key not in self.seen]
        taken = dict(fresh[: MAX_LINKS - len(self.seen)])
        self.seen |= taken
        return taken

    def _next(self, listing: ListingPage, visited: set[str], fresh: Entries) -> str | None:
        """The next page, if it is at the same host and was not read yet; after a page without
        anything new only a sitemap index has one.
        """
        self.parts += listing.parts[:MAX_PARTS] if not self.parts else ()
        while self.parts:
            part = self.parts.pop(0)
            if plain(part.url) not in visited:
                self.changed = part.date_published
                return part.url
        self.changed = None
        url = listing.next_url if fresh else None
        if not url or urlsplit(url).netloc != self.host or plain(url) in visited:
            return None
        return url


def conditions_of(link: Link | CrawlRequest) -> dict[str, str]:
    """The headers by which a page comes only if it changed; none where that cannot be told."""
    given = {"If-None-Match": link.etag, "If-Modified-Since": link.last_modified}
    return {name: value for name, value in given.items() if value}


def is_met(frontier: set[UUID], seen: Iterable[UUID]) -> bool:
    """Whether the entries seen have come to those of the last crawl.

    One of them among new ones was pinned or moved up since; what lies behind those is new too. So
    it takes half of them, or most of what follows the first.
    """
    met = [key in frontier for key in seen]
    runs = (met[place : place + len(frontier)] for place, is_known in enumerate(met) if is_known)
    return any(met) and (2 * sum(met) >= len(frontier) or any(2 * sum(r) > len(r) for r in runs))


def entries_of(listing: ListingPage) -> Entries:
    """A listing's entries by key, canonical, in its order; what is no web URL is left out."""
    entries: Entries = {}
    for entry in listing.entries:
        if link := urls.absolute(entry.url, ""):
            entries.setdefault(urls.key(link), replace(entry, url=link))
    return entries


def read(response: Response) -> ListingPage:
    """What a listing's response holds; raises TooLarge or Unreadable."""
    url = urls.canonical(response.url)
    return read_any(body_of(response), url, headers=headers_of(response))


def body_of(response: Response) -> bytes:
    """A response's bytes, unpacked within bounds; raises TooLarge or Unreadable."""
    body = response.body
    if body.startswith(GZIP_MAGIC):
        body = unzip_body(body, MAX_BYTES)
    if body.startswith(GZIP_MAGIC):  # a .gz file that was sent packed once more
        body = unzip_body(body, MAX_BYTES)
    return body

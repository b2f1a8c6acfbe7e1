"""One crawl: a listing's pages in order, its articles side by side, then the report."""

import asyncio
import logging
from collections.abc import Callable, Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from functools import partial
from uuid import UUID

from scrapy.http import Response

from crawler.clock import clock
from crawler.handler import policy_of
from crawler.headers import headers_of
from crawler.kinds import PAGES
from crawler.leases import Leases
from crawler.outcomes import Unfetched, why
from crawler.paging import Beside, Fetch, Paging, conditions_of, nothing_beside
from crawler.pressure import Room
from crawler.stream import Streams
from news import urls
from news.bodies import GZIP_MAGIC, zip_body
from news.errors import TemaError
from news.model import Browser, CrawlRequest, Failure, Link, Outcome, Page, Report, Target

SIDE_BY_SIDE = 8
Take = Callable[[UUID, str], object]

log = logging.getLogger(__name__)


@dataclass(slots=True, kw_only=True)
class Crawl:
    """What one crawl has come to so far; `run` gives its report once all is handed over."""

    request: CrawlRequest
    fetch: Fetch
    streams: Streams
    leases: Leases
    room: Callable[[], AbstractAsyncContextManager[Room]]
    """Waits while fetching is paused, so that no lease ages meanwhile."""
    conditions: dict[UUID, dict[str, str]] = field(default_factory=dict)
    """Headers by which the site sends an article only if it changed."""
    beside: Beside = nothing_beside
    """Around the reading of each of the listing's pages."""
    paging: Paging = field(init=False)
    links: int = 0
    """Articles that are to be taken, as far as is known."""
    handed_over: list[UUID] = field(default_factory=list)
    awaited: list[UUID] = field(default_factory=list)
    known: list[UUID] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    unchanged: list[UUID] = field(default_factory=list)
    """Articles that have not changed since they were fetched."""
    deferred: list[Unfetched] = field(default_factory=list)
    """What was not asked for: its host rests, or the day's budget is used up."""

    def __post_init__(self) -> None:
        self.paging = Paging(request=self.request, fetch=self.fetch, beside=self.beside)

    async def run(self) -> Report:
        """Crawl; every page of it has been answered by the stream when the report is given."""
        gate = asyncio.Semaphore(SIDE_BY_SIDE)
        error = None
        try:
            async with asyncio.TaskGroup() as articles:
                try:
                    await self.follow(lambda k, url: articles.create_task(self.take(k, url, gate)))
                except Unfetched as failed:
                    error = one_line(failed)
                    if failed.failure.outcome is Outcome.DEFERRED:
                        self.deferred.append(failed)
                except (TemaError, ValueError, TimeoutError) as failed:
                    error = one_line(failed)
        except ExceptionGroup as bugs:
            raise bugs.exceptions[0] from bugs
        if left_out := len(self.paging.strangers.left_out):
            log.warning("other sites left out", extra={"url": self.request.url, "sites": left_out})
        if self.paging.kind in PAGES and not self.paging.seen and not error:
            error = "listing: no link to an article found"
        return self.report(error=error)

    async def follow(self, take: Take) -> None:
        """Take the article that is asked for, or those of the listing's pages; but none known."""
        if self.request.target is Target.ARTICLE:
            links = self.request.links or (Link(url=self.request.url),)
            self.links = len(links)
            self.conditions = {urls.key(link.url): conditions_of(link) for link in links}
            await self.take_new({urls.key(link.url): link.url for link in links}, take)
            return
        async for entries in self.paging.pages():
            self.links += len(entries)
            await self.take_new({key: entry.url for key, entry in entries.items()}, take)

    async def take_new(
        self, links: Mapping[UUID, str], take: Callable[[UUID, str], object]
    ) -> None:
        """Take those of these links that are not known, asking once for all of a page."""
        known = set() if self.request.refetch else await self.leases.known(links)
        self.known += known
        for key, url in links.items():
            if key not in known:
                take(key, url)

    async def take(self, key: UUID, url: str, gate: asyncio.Semaphore) -> None:
        """Fetch one article and hand its page over, unless another crawl does or has done so."""
        async with gate, self.room() as room:
            claim = await self.leases.claim(key, also_known=self.request.refetch)
            if claim.known:
                self.known.append(key)
                return
            if claim.mark is None:
                (self.handed_over if claim.handed_over else self.awaited).append(key)
                return
            try:
                response = await self.fetch(
                    url,
                    headers=self.conditions.get(key),
                    room=room,
                    browser=self.request.browser is Browser.ALL,
                )
            except Unfetched as unfetched:
                self.note(unfetched)
                await self.leases.drop(key)
                return
            if response.status == 304:
                self.unchanged.append(key)
                await self.leases.drop(key)
                return
            page = page_of(self.request, url, response, claim.mark)
            await self.streams.hand_over(page, along=partial(self.leases.prolong, key))
            self.handed_over.append(key)
            await self.leases.keep(key)

    def note(self, unfetched: Unfetched) -> None:
        """Remember a link that gave no page; what was deferred has come to no end."""
        if unfetched.failure.outcome is Outcome.DEFERRED:
            self.deferred.append(unfetched)
        else:
            self.failures.append(unfetched.failure)

    def deferral(self) -> str | None:
        """Why links are left to a later crawl."""
        if not self.deferred:
            return None
        count = len(self.deferred)
        why = self.deferred[-1].failure.detail
        return f"{count} link{'' if count == 1 else 's'} put off: {why}"

    def report(self, *, error: str | None = None) -> Report:
        """How it went."""
        return Report(
            run_id=self.request.run_id,
            listing_id=self.request.listing_id,
            topic_id=self.request.topic_id,
            topic=self.request.topic,
            url=self.request.url,
            ended_at=clock.now(),
            error=error or self.deferral(),
            not_modified=self.paging.not_modified,
            pages_read=self.paging.pages_read,
            links_found=len(self.paging.seen) or self.links,
            known=tuple(self.known),
            frontier_reached=self.paging.frontier_reached,
            end_reached=self.paging.end_reached,
            handed_over=tuple(self.handed_over),
            awaited=tuple(self.awaited),
            failures=tuple(self.failures),
            frontier_seen=self.paging.frontier_seen,
            kind=self.paging.kind,
            etag=self.paging.etag,
            last_modified=self.paging.last_modified,
            unchanged=tuple(self.unchanged),
            not_before=max((d.until for d in self.deferred if d.until), default=None),
            period=self.paging.period,
        )

    def progress(self) -> dict[str, int]:
        """How far it is, in counts."""
        return {
            "pages_read": self.paging.pages_read,
            "links": self.links,
            "handed_over": len(self.handed_over) + len(self.awaited),
            "unchanged": len(self.unchanged),
            "deferred": len(self.deferred),
            "known": len(self.known),
            "failures": len(self.failures),
        }


def one_line(failed: Exception) -> str:
    """Why the listing could not be read, or is read later."""
    if isinstance(failed, Unfetched) and failed.failure.outcome is Outcome.DEFERRED:
        return f"put off: {failed.failure.detail}"
    return f"listing: {why(failed)}"


def page_of(request: CrawlRequest, url: str, response: Response, lease: str) -> Page:
    """A response as a page: the site's own gzip bytes, or its plain ones gzipped."""
    body = response.body
    return Page(
        run_id=request.run_id,
        listing_id=request.listing_id,
        topic_id=request.topic_id,
        topic=request.topic,
        requested_url=url,
        url=response.url,
        status=response.status,
        headers=headers_of(response),
        fetched_at=clock.now(),
        lease=lease,
        policy=policy_of(response.meta),
        names=request.names,
        body=body if body.startswith(GZIP_MAGIC) else zip_body(body),
    )

"""The topic spider: long-lived, takes crawl requests from the stream and runs a crawl for each."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import suppress
from functools import partial
from typing import Any, Self

from redis.exceptions import RedisError
from scrapy import Spider
from scrapy.crawler import Crawler

from crawler import deadly
from crawler.answering import answer
from crawler.crawl import Crawl
from crawler.fetching import Fetching
from crawler.guard import assert_guarded, assert_in_the_way
from crawler.hosts import Hosts
from crawler.leases import Leases, leases_of
from crawler.manners import Manners
from crawler.places import Place, Places
from crawler.pressure import Pressure
from crawler.robots import STOPPING
from crawler.stream import Entry, Streams, persistently
from crawler.telling import give_signs, take_signs_away, tell
from news.errors import SettingError, TooNew, Unreadable
from news.keys import cancel_key
from news.model import CrawlRequest, Reason, Report, Target
from news.settings import settings
from news.wire import REQUESTS, URGENT, load

CRAWLS = 4
"""Crawls at work at once of each stream, those not counted that wait for their hosts."""
HELD = 256
"""Requests of a stream held at once, whatever they wait for."""
CANCELLED = "cancelled"
DEAD_CRAWLERS = 3
"""Crawlers that may die on a request before it ends as failed."""
LAST_WORDS = 8.0
"""Seconds for what is being handed over when the process is told to end."""

log = logging.getLogger(__name__)


class TopicSpider(Spider):
    """Reads requests, crawls up to four at once, and acknowledges each when all is handed over."""

    name = "topic"
    crawls: dict[asyncio.Task[None], Entry]
    streams: Streams | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        """As Scrapy makes its spiders; refuses settings that lead round the address guard."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        assert_guarded(crawler.settings)
        return spider

    async def start(self) -> AsyncIterator[Any]:
        """Take requests for ever; Scrapy gets none, each crawl asks the downloader itself.

        None is taken where the address guard is not in the way.
        """
        from twisted.internet import reactor  # the one that Scrapy has installed by now

        try:
            await assert_in_the_way(reactor)
        except SettingError as error:
            log.critical("ended before any request", extra={"error": str(error)})
            return
        self.crawls = {}
        self.leases: set[Leases] = set()
        self.places = {stream: Places(CRAWLS) for stream in (URGENT, REQUESTS)}
        self.streams = Streams(settings().redis_url, settings().claim_idle)
        self.pressure = Pressure(self.streams.client)
        self.hosts = Hosts(self.streams.client, settings().download_delay)
        self.fetching = Fetching(self.crawler, self.streams.client, self.hosts, self.pressure)
        self.helpers = [
            asyncio.create_task(self.pressure.watch()),
            asyncio.create_task(self.renew(self.streams)),
            asyncio.create_task(give_signs(self.streams.client)),
            asyncio.create_task(self.take(self.streams, URGENT)),
            asyncio.create_task(self.take(self.streams, REQUESTS)),
        ]
        log.info("waiting for crawl requests", extra={"consumer": self.streams.consumer})
        await asyncio.gather(*self.helpers)
        yield

    async def take(self, streams: Streams, stream: str) -> None:
        """Begin with each request.

        Of what is scheduled one is taken when there is a place for it, so that other crawlers have
        theirs; of what is urgent all, so that an article does not wait behind listings.
        """
        while True:
            while len(own := [t for t, e in self.crawls.items() if e.stream == stream]) >= HELD:
                await asyncio.wait(own, return_when=asyncio.FIRST_COMPLETED)
            if stream == REQUESTS:
                await self.places[stream].vacancy()
            if entry := await persistently(lambda: streams.take(stream)):
                task = asyncio.create_task(self.work(streams, entry))
                self.crawls[task] = entry
                task.add_done_callback(self.ended)

    def ended(self, task: asyncio.Task[None]) -> None:
        """Drop a crawl's task; what a bug left unacknowledged is claimed later and counted."""
        entry = self.crawls.pop(task, None)
        if entry and self.streams:
            self.streams.forget(entry)
        if not task.cancelled() and task.exception():
            log.error("crawl ended by an error", exc_info=task.exception())

    async def work(self, streams: Streams, entry: Entry) -> None:
        """Crawl what an entry asks for; it is acknowledged after its report has been answered."""
        try:
            request = load(entry.fields)
        except TooNew:
            log.warning("request too new, left for a newer crawler")
            await persistently(lambda: streams.release(entry))
            return
        except Unreadable as error:
            log.warning("request unreadable, dropped", extra={"error": str(error)})
            await persistently(lambda: streams.done(entry))
            return
        if not isinstance(request, CrawlRequest):
            log.warning("not a crawl request, dropped")
        elif request.reason is Reason.PREVIEW:
            await self.answer(streams, request)
        elif request.target is Target.ARTICLE and entry.stream == URGENT:
            await self.crawl(streams, request, entry)
        else:
            place = await self.places[entry.stream].enter()
            try:
                await self.crawl(streams, request, entry, place)
            finally:
                place.leave()
        await persistently(lambda: streams.done(entry))

    async def crawl(
        self, streams: Streams, request: CrawlRequest, entry: Entry, place: Place | None = None
    ) -> None:
        """Run one crawl and hand over its report."""
        manners = Manners.of(request, urgent=entry.stream == URGENT)
        facts = {"run_id": request.run_id, "url": request.url}
        leases = leases_of(streams, request, inherits=entry.dead_crawlers > 0)
        self.leases.add(leases)
        crawl = Crawl(
            request=request,
            fetch=partial(self.fetching.fetch, manners=manners, place=place),
            streams=streams,
            leases=leases,
            room=self.pressure.room,
            beside=partial(deadly.beside, streams, request, entry.dead_crawlers),
        )
        if entry.dead_crawlers >= DEAD_CRAWLERS:
            self.leases.discard(leases)
            await deadly.hand_over(streams, request)
            report = crawl.report(error="three crawlers died on this listing")
        else:
            log.info("crawl begun", extra=facts)
            try:
                report = await self.run(streams, crawl)
            except Exception as error:  # a bug is loud and ends the run as failed
                log.exception("crawl gave an error", extra=facts)
                report = crawl.report(error=f"{type(error).__name__}: {error}"[:500])
            finally:
                self.leases.discard(leases)
                await give_back(leases)
        await streams.hand_over(report)
        counts = {"pages": report.pages_read, "handed_over": len(report.handed_over)}
        counts |= {"known": len(report.known), "failures": len(report.failures)}
        log.info("crawl reported", extra=facts | counts | {"error": report.error})

    async def run(self, streams: Streams, crawl: Crawl) -> Report:
        """The report of a crawl whose progress is told, and which may be cancelled from outside."""
        if await persistently(lambda: streams.client.exists(cancel_key(crawl.request.run_id))):
            return crawl.report(error=CANCELLED)
        task = asyncio.create_task(crawl.run())
        telling = asyncio.create_task(tell(streams.client, crawl, task))
        try:
            await asyncio.wait([task])
        finally:
            telling.cancel()
            task.cancel()
            await asyncio.gather(telling, task, return_exceptions=True)
        return crawl.report(error=CANCELLED) if task.cancelled() else task.result()

    async def answer(self, streams: Streams, request: CrawlRequest) -> None:
        """Read a listing, or look through a site, and tell who asked."""
        fetch = partial(self.fetching.fetch, manners=Manners.of(request, urgent=True))
        told = await answer(request, fetch, streams.client)
        if told is None:
            log.info("answer not wanted any more", extra={"url": request.url})
            return
        await persistently(lambda: streams.reply(request.reply_to, told))
        log.info("answer told", extra={"url": request.url, "kind": type(told).__name__})

    async def renew(self, streams: Streams) -> None:
        """Keep all we hold; a crawl that another crawler has taken over is ended."""
        while True:
            await asyncio.sleep(streams.claim_idle / 3)
            with suppress(RedisError, OSError):  # they hold for longer than one such pause
                for leases in list(self.leases):
                    await leases.renew()
            for entry in list(streams.held.values()):
                try:
                    lost = not await streams.renew(entry)
                except (RedisError, OSError) as error:
                    log.warning("request not renewed", extra={"error": str(error)})
                    break
                if lost and (entry.stream, entry.entry_id) in streams.held:
                    log.warning("request lost to another crawler")
                    streams.forget(entry)
                    for task in [task for task, held in self.crawls.items() if held == entry]:
                        task.cancel()

    async def close_down(self) -> None:
        """Stop in good order: hand over what is at hand, give the requests back uncounted."""
        if not (streams := self.streams):
            return
        held = list(streams.held.values())
        tasks = [*self.helpers, *self.crawls]
        for task in tasks:
            task.cancel()
        self.crawler.signals.send_catch_log(STOPPING)
        with suppress(RedisError, OSError, TimeoutError):
            async with asyncio.timeout(LAST_WORDS):
                await asyncio.gather(*tasks, *streams.handing, return_exceptions=True)
                for entry in held:
                    await streams.release(entry, idle=streams.claim_idle + 1)
        with suppress(RedisError, OSError, TimeoutError):
            async with asyncio.timeout(2):
                await take_signs_away(streams.client)
                await streams.close()
        log.info("stopped in good order", extra={"given_back": len(held)})


async def give_back(leases: Leases) -> None:
    """End the leases of what was still being fetched, unless Valkey is away: they run out."""
    with suppress(TimeoutError):
        async with asyncio.timeout(3):
            await leases.drop_all()

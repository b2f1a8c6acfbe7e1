"""Fetching: one page through Scrapy's downloader, in its host's turn and within the budget."""

from contextlib import nullcontext
from typing import Any

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.http.request import NO_CALLBACK

from crawler import outcomes
from crawler.budget import Budget
from crawler.crawl import SIDE_BY_SIDE
from crawler.handler import ASK_TO_WAIT, BROWSER, MANNERS, ROOM
from crawler.hosts import Hosts, host_of
from crawler.manners import Manners
from crawler.outcomes import Unfetched
from crawler.places import Place
from crawler.pressure import Pressure, Room
from crawler.rests import HostRests
from crawler.robots import RobotsForbidden
from crawler.turns import Turns
from news import urls

TRIES = 3
"""Requests for a page whose host asks to wait, as long as it asks for little."""


class Fetching:
    """What all crawls of this process fetch with."""

    def __init__(self, crawler: Crawler, client: Any, hosts: Hosts, pressure: Pressure) -> None:
        self.crawler = crawler
        self.hosts = hosts
        self.pressure = pressure
        self.budget = Budget(client)
        self.turns = Turns()

    async def fetch(
        self,
        url: str,
        headers: dict[str, str] | None = None,
        *,
        manners: Manners,
        place: Place | None = None,
        room: Room | None = None,
        browser: bool = False,
    ) -> Response:
        """The response at a URL, or Unfetched with the reason."""
        await self.pressure.open.wait()
        meta = {MANNERS: manners, ROOM: room, BROWSER: browser}
        request = Request(url, headers=headers, meta=meta, callback=NO_CALLBACK, dont_filter=True)
        try:
            with place.asking() if place else nullcontext():
                response = await self.ask(request, manners)
            urls.canonical(response.url)
        except Exception as error:  # each kind has its outcome
            until = getattr(error, "until", None)
            raise Unfetched(outcomes.of_error(url, error), until) from error
        await self.budget.add_bytes(manners, len(response.body))
        if headers and response.status == 304:
            return response
        if failed := outcomes.of_response(url, response):
            raise Unfetched(failed)
        return response

    async def ask(self, request: Request, manners: Manners) -> Response:
        """The host's answer; one that asks to wait is waited for, where that is short."""
        engine = self.crawler.engine
        assert engine is not None  # noqa: S101  # it runs the spider
        at_once = 1 if self.hosts.delay_at(request.url, manners) else SIDE_BY_SIDE
        if at_once == 1 and request.meta[ROOM]:
            request.meta[ROOM].leave()
        async with self.turns.turn(host_of(request.url), at_once, urgent=manners.urgent):
            await self.budget.take_page(manners)
            try:
                response = await engine.download_async(request)
            except (HostRests, RobotsForbidden):
                await self.budget.give_back_page(manners)
                raise
            for _ in range(TRIES - 1):
                if response.status not in ASK_TO_WAIT:
                    break
                response = await engine.download_async(request.copy())
        return response

"""Budget: how many pages and bytes of a source are fetched in a day (UTC), by all crawlers."""

from datetime import UTC, datetime, time, timedelta
from typing import Any

from scrapy.exceptions import IgnoreRequest

from crawler.clock import clock
from crawler.manners import Manners
from crawler.stream import persistently
from news.keys import spent_key

KEPT = 2 * 86400


class BudgetUsedUp(IgnoreRequest):
    """The source's pages or bytes of the day are used up."""

    def __init__(self, domain: str, what: str, until: datetime) -> None:
        when = f"{until:%Y-%m-%d %H:%M} UTC"
        super().__init__(f"the day's {what} of {domain} are used up until {when}")
        self.until = until


class Budget:
    """The day's account of all sources; those without a bound have none."""

    def __init__(self, client: Any) -> None:
        self.client = client

    async def take_page(self, manners: Manners) -> None:
        """Count a page that is about to be fetched, or raise BudgetUsedUp."""
        if not is_bounded(manners):
            return
        now = clock.now()
        pages, size = await persistently(lambda: self._add(manners, now, pages=1))
        what = used_up(manners, pages, size)
        if what and not manners.force:
            await self.give_back_page(manners)
            raise BudgetUsedUp(manners.domain, what, midnight_after(now))

    async def give_back_page(self, manners: Manners) -> None:
        """Count a page less: it was not asked for after all."""
        if is_bounded(manners):
            await persistently(lambda: self._add(manners, clock.now(), pages=-1))

    async def add_bytes(self, manners: Manners, size: int) -> None:
        """Count what was fetched."""
        if is_bounded(manners):
            await persistently(lambda: self._add(manners, clock.now(), size=size))

    async def _add(
        self, manners: Manners, now: datetime, *, pages: int = 0, size: int = 0
    ) -> tuple[int, int]:
        name = spent_key(manners.domain, now.date())
        async with self.client.pipeline(transaction=True) as pipe:
            pipe.hincrby(name, "pages", pages)
            pipe.hincrby(name, "bytes", size)
            pipe.expire(name, KEPT)
            told = await pipe.execute()
        return int(told[0]), int(told[1])


def is_bounded(manners: Manners) -> bool:
    """Whether the source has a budget at all."""
    return manners.daily_pages is not None or manners.daily_bytes is not None


def used_up(manners: Manners, pages: int, size: int) -> str | None:
    """What of the budget is used up, this page counted in `pages`."""
    if manners.daily_pages is not None and pages > manners.daily_pages:
        return f"{manners.daily_pages} pages"
    if manners.daily_bytes is not None and size >= manners.daily_bytes:
        return f"{manners.daily_bytes} bytes"
    return None


def midnight_after(now: datetime) -> datetime:
    """When the next day begins."""
    return datetime.combine(now.date() + timedelta(days=1), time.min, UTC)

"""Telling that this process is at work and how far its crawls are; hearing of cancels."""

import asyncio
import logging
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

from redis.exceptions import RedisError

from crawler.crawl import Crawl
from news import pulse
from news.keys import cancel_key, progress_key

PERIOD = 0.5
KEPT = 600
"""Seconds that the last word of a crawl can be read."""

log = logging.getLogger(__name__)


async def tell(client: Any, crawl: Crawl, task: "asyncio.Task[Any]") -> None:
    """Write the crawl's progress twice a second, and cancel its task once that is asked for."""
    while not task.done():
        try:
            await write(client, crawl)
            if await client.exists(cancel_key(crawl.request.run_id)):
                task.cancel()
                return
        except (RedisError, OSError) as error:
            log.debug("progress not told", extra={"error": str(error)})
        await asyncio.wait([task], timeout=PERIOD)


async def write(client: Any, crawl: Crawl) -> None:
    """Put the counts into the run's hash."""
    key = progress_key(crawl.request.run_id)
    async with client.pipeline(transaction=False) as pipe:
        pipe.hset(key, mapping=crawl.progress())
        pipe.expire(key, KEPT)
        await pipe.execute()


async def give_signs(client: Any) -> None:
    """Tell that this process is at work, as long as its loop runs."""
    name, started = pulse.key("crawler"), datetime.now(UTC)
    while True:
        with suppress(RedisError, OSError):
            async with client.pipeline(transaction=False) as pipe:
                pipe.hset(name, mapping=pulse.sign(started_at=started))
                pipe.expire(name, pulse.KEPT)
                await pipe.execute()
        await asyncio.sleep(pulse.PERIOD)


async def take_signs_away(client: Any) -> None:
    """This process ends in good order."""
    await client.delete(pulse.key("crawler"))

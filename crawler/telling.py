"""Telling how far a crawl is while it works, and hearing that it was cancelled."""

import asyncio
import logging
from typing import Any

from redis.exceptions import RedisError

from crawler.crawl import Crawl
from news.wire import cancel_key, progress_key

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

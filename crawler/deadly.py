"""Deadly listings: the page that is being read is put beside, where two crawlers died on it.

Who reads it last may die too; the crawler after that one hands the bytes to quarantine.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from scrapy.http import Response

from crawler.clock import clock
from crawler.headers import headers_of
from crawler.stream import SUSPECT, Streams, persistently
from news.bodies import GZIP_MAGIC, zip_body
from news.keys import reading_key
from news.model import CrawlRequest, Deadly
from news.wire import dump, load

KEPT = 3600
"""Seconds for which the bytes are kept for the next crawler."""
MOST = 2 * 1024 * 1024
"""Gzipped bytes of a page that is put beside: a crawler works on one such listing at a time."""


@asynccontextmanager
async def beside(
    streams: Streams, request: CrawlRequest, deaths: int, response: Response
) -> AsyncIterator[None]:
    """Keep a listing's page while it is read, from the second death on."""
    if deaths < SUSPECT:
        yield
        return
    await put(streams, request, deaths + 1, response)
    try:
        yield
    finally:
        await take_away(streams, request)


async def put(streams: Streams, request: CrawlRequest, deaths: int, response: Response) -> None:
    """Put a listing's page beside, unless it is too large."""
    body = response.body
    packed = body if body.startswith(GZIP_MAGIC) else zip_body(body)
    if len(packed) > MOST:
        return
    told = Deadly(
        run_id=request.run_id,
        listing_id=request.listing_id,
        url=response.url,
        headers=headers_of(response),
        fetched_at=clock.now(),
        deaths=deaths,
        body=packed,
    )
    name = reading_key(request.run_id)
    fields: Any = dump(told)

    async def keep() -> None:
        async with streams.client.pipeline(transaction=True) as pipe:
            pipe.hset(name, mapping=fields)
            pipe.expire(name, KEPT)
            await pipe.execute()

    await persistently(keep)


async def take_away(streams: Streams, request: CrawlRequest) -> None:
    """It was read, and nobody died."""
    await persistently(lambda: streams.client.delete(reading_key(request.run_id)))


async def hand_over(streams: Streams, request: CrawlRequest) -> None:
    """Give to quarantine what the last crawler died on, where that was a page being read."""
    found: Any = await persistently(lambda: streams.client.hgetall(reading_key(request.run_id)))
    if not found:
        return
    told = load(found)
    if isinstance(told, Deadly):
        await streams.hand_over(told)
    await take_away(streams, request)

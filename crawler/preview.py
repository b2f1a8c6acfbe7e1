"""A preview: what a crawl of a listing would take, told to who waits for it; nothing is stored."""

import asyncio
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from redis.exceptions import RedisError
from scrapy.http import Response

from crawler.finding.judging import is_named
from crawler.headers import headers_of
from crawler.kinds import PAGES, kind_of, read_any
from crawler.leases import Leases
from crawler.listing.left_out import left_out
from crawler.needs_browser import browser_hint
from crawler.outcomes import Unfetched, why
from crawler.paging import READING, Entries, Fetch, Paging, body_of
from news import urls
from news.answers import Preview
from news.errors import TemaError
from news.keys import preview_pages_key, wanted_key
from news.model import Browser, CrawlRequest
from news.terms import Names

KEPT = 60


async def preview(request: CrawlRequest, fetch: Fetch, client: Any) -> Preview | None:
    """Read the listing's pages, and tell which of its entries are known; None if nobody waits."""
    leases = Leases(client, request.run_id, names=request.names)
    first: list[Response] = []

    async def noting(url: str, **told: Any) -> Response:
        response = await fetch(url, **told)
        if not first:
            first.append(response)
        return response

    paging = Paging(request=request, fetch=noting)
    found: Entries = {}
    error = None
    try:
        async for entries in paging.pages():
            found |= entries
            await client.set(preview_pages_key(request.reply_to), paging.pages_read, ex=KEPT)
            if not await client.exists(wanted_key(request.reply_to)):
                return None
    except (RedisError, OSError) as away:
        error = f"Valkey did not answer: {away}"
    except (Unfetched, TemaError, ValueError, TimeoutError) as failed:
        error = why(failed)
    known = await leases.known(found)
    off_topic = await leases.off_topic_among(found)
    return Preview(
        url=request.url,
        error=error,
        pages_read=paging.pages_read,
        entries=tuple(found.values()),
        known=tuple(key for key in found if key in known),
        off_topic=tuple(key for key in found if key in off_topic),
        unnamed=unnamed_of({key: found[key] for key in found if key not in known}, request.names),
        next_url=paging.next_url,
        kind=paging.kind,
        strangers=len(paging.strangers.left_out),
        **(await explained(first[0], len(found), request) if request.explain and first else {}),
    )


def unnamed_of(entries: Entries, told: Iterable[str]) -> tuple[UUID, ...]:
    """The entries of a whole site's listing that show none of the topic's names."""
    names = Names(told)
    return tuple(key for key in entries if names and not is_named(entries[key], names))


async def explained(response: Response, count: int, request: CrawlRequest) -> dict[str, Any]:
    """The feeds of a first page, its links that were left out, and a hint; a feed has none."""
    try:
        async with asyncio.timeout(READING):
            told = await asyncio.to_thread(explain, response, count)
    except (TemaError, ValueError, TimeoutError):
        return {}
    return told if request.browser is Browser.NO else told | {"hint": ""}


def explain(response: Response, count: int) -> dict[str, Any]:
    """The same, read now."""
    body, url, headers = body_of(response), urls.canonical(response.url), headers_of(response)
    if kind_of(body) not in PAGES:
        return {}
    return {
        "feeds": read_any(body, url, headers=headers).feeds,
        "left_out": left_out(body, url, headers=headers),
        "hint": browser_hint(body, count, headers=headers),
    }

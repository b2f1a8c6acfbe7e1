"""A preview: what a crawl of a listing would take, told to who waits for it; nothing is stored."""

from typing import Any

from redis.exceptions import RedisError

from crawler.leases import Leases
from crawler.outcomes import Unfetched
from crawler.paging import Entries, Fetch, Paging
from news.answers import Preview
from news.errors import TemaError
from news.model import CrawlRequest
from news.wire import preview_pages_key, wanted_key

KEPT = 60


async def preview(request: CrawlRequest, fetch: Fetch, client: Any) -> Preview | None:
    """Read the listing's pages, and tell which of its entries are known; None if nobody waits."""
    leases = Leases(client, request.run_id, names=request.names)
    paging = Paging(request=request, fetch=fetch)
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
        error = " ".join(str(failed).split())[:500] or type(failed).__name__
    return Preview(
        url=request.url,
        error=error,
        pages_read=paging.pages_read,
        entries=tuple(found.values()),
        known=tuple([key for key in found if await leases.known(key)]),
        next_url=paging.next_url,
    )

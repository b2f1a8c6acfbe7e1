"""A preview: what a crawl of a listing would take, told to who waits for it; nothing is stored."""

from crawler.leases import Leases
from crawler.outcomes import Unfetched
from crawler.paging import Entries, Fetch, Paging
from news.errors import TemaError
from news.model import CrawlRequest, Preview


async def preview(request: CrawlRequest, fetch: Fetch, leases: Leases) -> Preview:
    """Read the listing's pages, and tell which of its entries are known already."""
    paging = Paging(request=request, fetch=fetch)
    found: Entries = {}
    error = None
    try:
        async for entries in paging.pages():
            found |= entries
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

"""Answers to who waits for one: a preview of a listing, a search of a site; nothing is stored."""

from typing import Any

from redis.exceptions import RedisError

from crawler.finding.search import Search
from crawler.outcomes import Unfetched
from crawler.paging import Fetch
from crawler.preview import KEPT, preview
from news.answers import Finding, Preview
from news.model import CrawlRequest, Failure, Outcome, Target
from news.wire import preview_pages_key, wanted_key


class NotWanted(Exception):
    """Nobody waits for the answer any more."""


async def answer(request: CrawlRequest, fetch: Fetch, client: Any) -> Preview | Finding | None:
    """What was asked for; None if nobody waits for it."""
    if request.target is not Target.SITE:
        return await preview(request, fetch, client)

    async def tell(asked: int) -> None:
        try:
            await client.set(preview_pages_key(request.reply_to), asked, ex=KEPT)
            if not await client.exists(wanted_key(request.reply_to)):
                raise NotWanted
        except (RedisError, OSError) as away:
            failure = Failure(url=request.url, outcome=Outcome.UNREACHABLE, detail=str(away))
            raise Unfetched(failure) from away

    try:
        return await Search(request, fetch, tell).run()
    except NotWanted:
        return None

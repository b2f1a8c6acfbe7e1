"""Answers to who waits for one: a listing's preview, a site's search, a page; nothing is stored."""

from typing import Any

from redis.exceptions import RedisError

from crawler.crawl import page_of
from crawler.finding.search import Search
from crawler.outcomes import Unfetched
from crawler.paging import Fetch
from crawler.preview import KEPT, preview
from news.answers import Finding, Preview
from news.keys import preview_pages_key, wanted_key
from news.model import Browser, CrawlRequest, Failure, Outcome, Page, Target


class NotWanted(Exception):
    """Nobody waits for the answer any more."""


Answer = Preview | Finding | Page


async def answer(request: CrawlRequest, fetch: Fetch, client: Any) -> Answer | None:
    """What was asked for; None if nobody waits for it."""
    if request.target is Target.ARTICLE:
        return await one_page(request, fetch)
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


async def one_page(request: CrawlRequest, fetch: Fetch) -> Page | Preview:
    """The page at an article's address as it came, or a preview that says why there is none."""
    try:
        response = await fetch(request.url, browser=request.browser is Browser.ALL)
    except Unfetched as failed:
        return Preview(url=request.url, error=" ".join(str(failed).split())[:500])
    return page_of(request, request.url, response, "")

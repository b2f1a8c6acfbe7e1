"""JSON Feed (jsonfeed.org, 1.1)."""

import json
from typing import Any

from crawler.syndication.feed import MAX_ENTRIES
from crawler.syndication.markup import MAX_BYTES
from crawler.syndication.order import newest_first
from crawler.syndication.texts import date_of, words_of
from news import urls
from news.errors import Unreadable
from news.listing import ListingEntry, ListingKind, ListingPage

VERSION = "jsonfeed.org/version/"


def read_json_feed(body: bytes, url: str) -> ListingPage:
    """The entries of a JSON Feed, and its next page; raises Unreadable."""
    try:
        told = json.loads(body[:MAX_BYTES])
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"JSON feed: {str(error)[:200]}") from error
    told = told if isinstance(told, dict) else {}
    items = told.get("items")
    dicts = [item for item in items if isinstance(item, dict)] if isinstance(items, list) else []
    following = told.get("next_url")
    found = (_entry(item, url) for item in dicts[:MAX_ENTRIES])
    return ListingPage(
        kind=ListingKind.JSON_FEED,
        entries=newest_first([entry for entry in found if entry]),
        next_url=urls.absolute(url, following) if isinstance(following, str) else None,
    )


def _entry(told: dict[str, Any], base: str) -> ListingEntry | None:
    link = told.get("url") or told.get("external_url")
    address = urls.absolute(base, link) if isinstance(link, str) else None
    if address is None:
        return None
    texts = (words_of(told.get(name)) for name in ("summary", "content_text", "content_html"))
    return ListingEntry(
        url=address,
        headline=words_of(told.get("title")),
        date_published=date_of(told.get("date_published") or told.get("date_modified")),
        teaser=next(filter(None, texts), None),
    )

"""What kind of listing a body is: a page, a feed or a sitemap, by its first bytes, not its type."""

import re
from collections.abc import Mapping

from crawler.listing import read_listing
from crawler.syndication.feed import read_feed
from crawler.syndication.json_feed import VERSION, read_json_feed
from crawler.syndication.sitemap import read_sitemap
from news.listing import ListingKind, ListingPage

HEAD = 4096
UTF_16 = {b"\xff\xfe", b"\xfe\xff"}
SPACE = b"\xef\xbb\xbf \t\r\n"
BEFORE = re.compile(rb"(?:<!--.*?-->|<\?.*?\?>|\s)*", re.DOTALL)
"""What may stand before a document's first element or its type."""
ROOT = re.compile(
    rb"<(?:!DOCTYPE\s+)?(?:[\w-]+:)?(rss|feed|rdf|urlset|sitemapindex)(?![\w-])", re.IGNORECASE
)
KINDS = {
    b"rss": ListingKind.RSS,
    b"rdf": ListingKind.RSS,
    b"feed": ListingKind.ATOM,
    b"urlset": ListingKind.SITEMAP,
    b"sitemapindex": ListingKind.SITEMAP,
}
PAGES = frozenset({ListingKind.TOPIC_PAGE, ListingKind.SEARCH})
"""Kinds that are pages for people."""


def kind_of(body: bytes) -> ListingKind:
    """The kind that a listing's first bytes show; a page where they show no other."""
    head = body[:HEAD]
    if head[:2] in UTF_16:
        head = head.decode("utf-16", "ignore").encode()
    start = head.lstrip(SPACE)
    if start.startswith(b"{") and VERSION in head.replace(b"\\/", b"/").decode("utf-8", "replace"):
        return ListingKind.JSON_FEED
    found = ROOT.match(start, BEFORE.match(start).end())  # type: ignore[union-attr]  # it matches nothing too
    return KINDS[found[1].lower()] if found else ListingKind.TOPIC_PAGE


def read_any(body: bytes, url: str, *, headers: Mapping[str, str] | None = None) -> ListingPage:
    """What a listing of whatever kind holds; raises Unreadable where it is broken."""
    match kind_of(body):
        case ListingKind.RSS | ListingKind.ATOM as kind:
            return read_feed(body, url, kind, headers=headers)
        case ListingKind.JSON_FEED:
            return read_json_feed(body, url)
        case ListingKind.SITEMAP:
            return read_sitemap(body, url, headers=headers)
        case _:
            return read_listing(body, url, headers=headers)

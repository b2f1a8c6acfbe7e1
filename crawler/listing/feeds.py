"""The feeds that a page names, those of its topic before those of the whole site."""

import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import unquote, urlsplit

from crawler.listing.addresses import Addresses
from news import urls

FEED = re.compile(r"application/(rss\+xml|atom\+xml|rdf\+xml|feed\+json)", re.IGNORECASE)
XML = re.compile(r"(application|text)/xml|application/json", re.IGNORECASE)
NAMED = re.compile(r"rss|atom|feed", re.IGNORECASE)
COMMENTS = re.compile(r"comment|коментар|комментар|kommentar", re.IGNORECASE)
DULL = frozenset(
    {"rss", "feed", "feeds", "atom", "xml", "index", "news", "tag", "category", "topic"}
)
MAX_FEEDS = 20


def feeds_of(links: Iterable[Any], addresses: Addresses) -> tuple[str, ...]:
    """The addresses of a page's RSS, Atom and JSON feeds; feeds of comments come last."""
    found: dict[str, int] = {}
    for link in links:
        if len(found) >= MAX_FEEDS:
            break
        if "alternate" not in (link.get("rel") or "").lower():
            continue
        kind, title = link.get("type") or "", link.get("title") or ""
        if not (FEED.search(kind) or XML.search(kind)):
            continue
        url = urls.absolute(addresses.base, link.get("href") or "")
        if url and (FEED.search(kind) or (XML.search(kind) and NAMED.search(f"{url} {title}"))):
            found.setdefault(url, _nearness(url, title, addresses.url))
    return tuple(sorted(found, key=lambda url: -found[url]))


def _nearness(url: str, title: str, page: str) -> int:
    """How many words a feed's address shares with its page's; below zero for comments."""
    if COMMENTS.search(f"{url} {title}"):
        return -1
    return len((_words(url) & _words(page)) - DULL)


def _words(url: str) -> set[str]:
    parts = urlsplit(url)
    return set(re.findall(r"\w+", unquote(f"{parts.path} {parts.query}").lower()))

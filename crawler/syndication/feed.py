"""RSS in all its versions, RDF and Atom: a feed's entries, and its next page (RFC 5005)."""

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any
from urllib.parse import urljoin

from crawler.syndication.markup import elements, name_of
from crawler.syndication.order import newest_first
from crawler.syndication.period import NAMES, period_of
from crawler.syndication.texts import date_of, words_of
from news import urls
from news.listing import ListingEntry, ListingKind, ListingPage

MAX_ENTRIES = 1000
MEDIA = ("search.yahoo.com", "itunes", "podcast", "googleplay", "slash", "wellformedweb")
"""Namespaces whose titles and texts are not the entry's own."""
PARTS = frozenset({"item", "entry", "link"})
DATES = ("published", "pubdate", "date", "issued", "created", "updated", "modified")
"""Elements that may hold an entry's date, the first one given counts."""
TEASERS = ("summary", "description", "encoded", "content")
BASE = "{http://www.w3.org/XML/1998/namespace}base"


def read_feed(
    body: bytes, url: str, kind: ListingKind, *, headers: Mapping[str, str] | None = None
) -> ListingPage:
    """The entries of a feed, the newest first; raises Unreadable."""
    entries: list[ListingEntry] = []
    following = None
    told: dict[str, str] = {}
    for name, element in elements(body, headers, PARTS | NAMES):
        if name == "link":
            if element.get("rel") == "next" and element.get("href"):
                following = urls.absolute(url, element.get("href"))
        elif name in NAMES:
            told.setdefault(name, (element.text or "")[:40])
        elif len(entries) < MAX_ENTRIES and (entry := _entry(element, url)):
            entries.append(entry)
    return ListingPage(
        kind=kind, entries=newest_first(entries), next_url=following, period=period_of(told)
    )


def _entry(element: Any, url: str) -> ListingEntry | None:
    """One entry; None where it leads nowhere on the web."""
    told = dict(_told(element))
    link = told.get("origlink") or told.get("link") or told.get("guid")
    base = urljoin(url, next(filter(None, (e.get(BASE) for e in _above(element))), ""))
    address = urls.absolute(base, link) if link else None
    if address is None:
        return None
    return ListingEntry(
        url=address,
        headline=words_of(told.get("title")),
        date_published=next(filter(None, (date_of(told.get(name)) for name in DATES)), None),
        teaser=next(filter(None, (words_of(told.get(name)) for name in TEASERS)), None),
    )


def _above(element: Any) -> Iterator[Any]:
    yield element
    yield from islice(element.iterancestors(), 5)


def _told(element: Any) -> Iterator[tuple[str, str]]:
    """What an entry's own children say, the first of each name last, so that it counts."""
    found: list[tuple[str, str]] = []
    for child in islice(element, 100):
        tag, name = str(child.tag), name_of(child)
        if any(part in tag for part in MEDIA):
            continue
        text = "".join(islice(child.itertext(), 1000)).strip()
        if name == "link":
            if child.get("rel", "alternate") == "alternate" and (text or child.get("href")):
                found.append((name, (child.get("href") or text).strip()))
        elif name == "guid":
            if child.get("ispermalink", child.get("isPermaLink", "true")).lower() == "true":
                found.append((name, text))
        elif text:
            found.append((name, text))
    yield from reversed(found)

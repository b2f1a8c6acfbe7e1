"""Sitemaps and news sitemaps (sitemaps.org): a site's own list of its pages, or of its sitemaps."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from itertools import islice
from operator import itemgetter
from typing import Any
from urllib.parse import urlsplit

from crawler.clock import clock
from crawler.listing.addresses import host_of, site_of
from crawler.syndication.markup import elements, name_of
from crawler.syndication.order import NEVER
from crawler.syndication.texts import date_of, words_of
from news import urls
from news.listing import ListingEntry, ListingKind, ListingPage

MAX_ENTRIES = 1000
"""The newest of a sitemap's pages; the protocol allows 50,000."""
MAX_PAGES, MAX_PARTS = 50_000, 1000
NEWS = ListingKind.NEWS_SITEMAP
KINDS = frozenset({"url", "sitemap"})
OTHER = re.compile(
    r"(tag|author|categor|rubric|user|page-sitemap|image|img|video|photo|static|product|event)",
    re.IGNORECASE,
)
"""Sitemaps that hold no articles, by their names."""
AHEAD = timedelta(days=2)
"""How far a date may be ahead, as `news/dates.py` has it."""
NUMBERS = re.compile(r"\d+")
Told = dict[str, str]


def read_sitemap(body: bytes, url: str, *, headers: Mapping[str, str] | None = None) -> ListingPage:
    """A sitemap's pages of its own site, the newest first, or the parts of an index.

    Raises Unreadable. A part's own host is that of the index: a sitemap speaks for its own site.
    """
    site, now = _site(url), clock.now()
    parts: list[Told] = []
    pages: list[tuple[datetime, Told]] = []
    for name, element in elements(body, headers, KINDS):
        told = _told(element)
        if name == "sitemap":
            parts.append(told)
        else:
            pages.append((_date(told, now), told))
        if len(parts) >= MAX_PARTS or len(pages) >= MAX_PAGES:
            break
    newest = sorted(pages, key=itemgetter(0), reverse=True)
    entries = (_entry(told, date, site) for date, told in newest)
    return ListingPage(
        kind=NEWS if any("publication_date" in told for _, told in pages) else ListingKind.SITEMAP,
        entries=tuple(islice(filter(None, entries), MAX_ENTRIES)),
        parts=_in_order(parts, site),
    )


def _told(element: Any) -> Told:
    """What a page's or part's children say; the pictures' titles are not its own."""
    found: Told = {}
    for child in islice(element.iter(), 1, 60):
        if child.text and "/sitemap-image" not in child.tag and "/sitemap-video" not in child.tag:
            found.setdefault(name_of(child), child.text.strip())
    return found


def _entry(told: Told, date: datetime, site: str) -> ListingEntry | None:
    address = urls.absolute(told.get("loc", ""), "")
    if address is None or _site(address) != site:
        return None
    return ListingEntry(
        url=address,
        headline=words_of(told.get("title")),
        date_published=date if date > NEVER else None,
    )


def _date(told: Told, now: datetime) -> datetime:
    """When a page is from; the oldest date where it does not say, or says that it is to come."""
    for name in ("publication_date", "lastmod"):
        if text := told.get(name, ""):
            try:
                date = datetime.fromisoformat(text)
                date = date.replace(tzinfo=UTC) if date.tzinfo is None else date.astimezone(UTC)
            except (ValueError, OverflowError):
                date = date_of(text) or NEVER
            if NEVER < date <= now + AHEAD:
                return date
    return NEVER


def _in_order(parts: list[Told], site: str) -> tuple[ListingEntry, ...]:
    """The parts that are read one after the other: those of articles first, newest first."""
    found: dict[str, ListingEntry] = {}
    for told in parts:
        if entry := _entry(told, date_of(told.get("lastmod")) or NEVER, site):
            found.setdefault(entry.url, entry)
    return tuple(sorted(found.values(), key=_rank, reverse=True))


def _rank(part: ListingEntry) -> tuple[bool, bool, datetime, list[int]]:
    """The better a part, the higher: no date means that its number tells its age."""
    path = urlsplit(part.url).path
    numbers = [int(number[:9]) for number in NUMBERS.findall(path)]
    is_news = "news" in path and not OTHER.search(path)
    return (not OTHER.search(path), is_news, part.date_published or NEVER, numbers)


def _site(url: str) -> str:
    try:
        return site_of(host_of(urlsplit(urls.canonical(url)).netloc))
    except ValueError:
        return ""

"""Listings as they were read: their kinds, their entries, one page of them."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class ListingKind(StrEnum):
    """What a listing is, by what it was read as."""

    TOPIC_PAGE = "topic_page"
    RSS = "rss"
    ATOM = "atom"
    JSON_FEED = "json_feed"
    SITEMAP = "sitemap"
    NEWS_SITEMAP = "news_sitemap"
    SEARCH = "search"


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingEntry:
    """One article link of a listing, with what the list shows of it."""

    url: str
    headline: str | None = None
    date_published: datetime | None = None
    teaser: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingPage:
    """What one page of a listing holds: its main list in order, and the next (older) page."""

    kind: ListingKind = ListingKind.TOPIC_PAGE
    entries: tuple[ListingEntry, ...] = ()
    next_url: str | None = None
    feeds: tuple[str, ...] = ()
    """Its RSS, Atom and JSON feeds, those of its topic before those of the whole site."""
    parts: tuple[ListingEntry, ...] = ()
    """Of a sitemap index: the sitemaps to read, the newest first, with when they changed."""
    period: float | None = None
    """Seconds between two changes, as a feed tells."""

    @property
    def article_urls(self) -> list[str]:
        """The entries' absolute URLs, each once, in the list's order."""
        return [entry.url for entry in self.entries]

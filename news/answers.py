"""Answers of the crawlers to who asks them: nothing of them is stored."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from news.listing import ListingEntry, ListingKind


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A link of a page that is no entry of its list, and why."""

    url: str
    text: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What a crawl of a listing would take; nothing of it is stored."""

    url: str
    error: str | None = None
    pages_read: int = 0
    entries: tuple[ListingEntry, ...] = ()
    known: tuple[UUID, ...] = ()
    """Keys of entries that have an outcome already: they would not be fetched."""
    off_topic: tuple[UUID, ...] = ()
    """Of a whole site's listing, those known not to name the topic; they are in `known` too."""
    unnamed: tuple[UUID, ...] = ()
    """Of the same, new ones that neither headline nor teaser name: their text will tell."""
    next_url: str | None = None
    """The page that would be read next, where `max_pages` ended it."""
    kind: ListingKind | None = None
    strangers: int = 0
    """Other sites that it leads to beyond the first fifty: their entries are left out."""
    feeds: tuple[str, ...] = ()
    """Of the first page: the feeds that it names."""
    left_out: tuple[LeftOut, ...] = ()
    """Of the first page, where it was asked to explain."""
    hint: str = ""
    """Why the first page seems to need a browser."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A listing that a site was found to have for a topic."""

    url: str
    kind: ListingKind
    found_by: str
    """What led to it, in words: a link, a feed that a page names, robots.txt, a guess."""
    title: str = ""
    whole_site: bool = False
    """Whether it lists articles of every topic."""
    count: int = 0
    """Entries of its first page."""
    named: int = 0
    """Entries whose headline or teaser names the topic."""
    overlap: int = 0
    """Entries that better proposals have too."""
    newest: datetime | None = None
    next_url: str | None = None
    samples: tuple[ListingEntry, ...] = ()
    """Its first entries."""
    take: bool = False
    """Whether it is worth crawling beside the better ones."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What looking through a site for a topic's listings has come to, the best first."""

    url: str
    error: str | None = None
    asked: int = 0
    """Requests that it took."""
    proposals: tuple[Proposal, ...] = ()

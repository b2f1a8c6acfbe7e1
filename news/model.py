"""What goes between crawler, worker and store, as frozen dataclasses, in the words of WARC."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from news.article import Article
from news.listing import ListingKind
from news.signatures import Signature
from news.terms import Match


class Reason(StrEnum):
    """Why a crawl was asked for."""

    SCHEDULED = "scheduled"
    ON_DEMAND = "on_demand"
    REVISIT = "revisit"
    PREVIEW = "preview"
    """What would be taken: told to who asked, nothing stored."""


class Target(StrEnum):
    """What a crawl request's URL is."""

    LISTING = "listing"
    ARTICLE = "article"
    SITE = "site"
    """A site to look through for a topic's listings, for who waits for the answer."""


class Browser(StrEnum):
    """What of a listing needs a browser, because its site makes it by script."""

    NO = "no"
    LIST = "list"
    """Its pages; the articles are had without."""
    ALL = "all"
    """Its pages and the articles."""


class Outcome(StrEnum):
    """How a URL ended."""

    STORED = "stored"
    NOT_AN_ARTICLE = "not_an_article"
    OFF_TOPIC = "off_topic"
    """An article of a whole site's listing that does not name the topic: an end for that topic."""
    GONE = "gone"
    FORBIDDEN = "forbidden"
    ROBOTS = "robots"
    TOO_LARGE = "too_large"
    BLOCKED = "blocked"
    NOT_HTML = "not_html"
    HTTP_ERROR = "http_error"
    UNREACHABLE = "unreachable"
    QUARANTINED = "quarantined"
    DEFERRED = "deferred"
    """Not asked for: its host rests, or the day's budget is used up. No end; it stays as it was."""


PASSING = frozenset({Outcome.UNREACHABLE, Outcome.HTTP_ERROR})
"""Outcomes that may be otherwise tomorrow: a crawl that met one has not seen all it should."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """An article to fetch, with the validators of its last fetch as the site sent them."""

    url: str
    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CrawlRequest:
    """Crawl this listing, or fetch this article, for this run."""

    run_id: int
    listing_id: int | None = None
    topic_id: int | None = None
    topic: str = ""
    """The topic's name, for people who watch the crawl."""
    url: str
    target: Target = Target.LISTING
    reason: Reason = Reason.SCHEDULED
    max_pages: int = 20
    since: datetime | None = None
    """Older articles are not taken, and a page of nothing else ends the paging."""
    past_frontier: bool = False
    """Whether paging goes on behind the frontier: back to `since`, or for `max_pages`."""
    refetch: bool = False
    """Whether articles that are known are fetched again."""
    names: tuple[str, ...] = ()
    """Of a whole site's listing: an article is kept where it has one of these names."""
    browser: Browser = Browser.NO
    reply_to: str = ""
    """The Valkey key that waits for a preview."""
    explain: bool = False
    """Whether a preview says why links of the first page are left out."""
    frontier: tuple[UUID, ...] = ()
    """Keys of the newest URLs of the last complete crawl: paging stops at the page that has one."""
    etag: str | None = None
    last_modified: str | None = None
    links: tuple[Link, ...] = ()
    """Of articles: those to fetch, each only if it changed; empty where it is `url` alone."""
    force: bool = False
    """Whether to fetch though the budget is used up or the host rests after failures."""
    delay: float | None = None
    """Seconds between two requests to a host of the URL's domain; None for the crawler's own."""
    daily_pages: int | None = None
    daily_bytes: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One fetched response as it came: the body gzipped, as the site sent it or by us."""

    run_id: int
    listing_id: int | None = None
    topic_id: int | None = None
    topic: str = ""
    requested_url: str
    url: str
    """The final URL, after redirects."""
    status: int
    headers: Mapping[str, str]
    fetched_at: datetime
    lease: str = ""
    """The crawler's mark in the lease on the requested URL, so that only its own is removed."""
    names: tuple[str, ...] = ()
    """Names of which the article has to have one, where its listing is a whole site's."""
    policy: Mapping[str, object] = field(default_factory=dict)
    """What the site says of robots and of text mining, and how long its turn was waited for."""
    body: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Canary:
    """A page that goes the way of all pages, so that its age tells whether the way is open."""

    sent_at: datetime
    url: str
    crawled: bool = False
    """Whether a crawler fetched it; else it began on the stream."""
    body: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadly:
    """A page of a listing on which crawlers died, as it came: for quarantine."""

    run_id: int
    listing_id: int | None = None
    url: str
    headers: Mapping[str, str]
    fetched_at: datetime
    deaths: int
    body: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A link that gave no page, and why."""

    url: str
    outcome: Outcome
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """How one crawl of one listing, or of one article alone, went."""

    run_id: int
    listing_id: int | None = None
    topic_id: int | None = None
    topic: str = ""
    url: str
    ended_at: datetime
    error: str | None = None
    """Why the crawl as a whole failed; None where the listing was read."""
    not_modified: bool = False
    pages_read: int = 0
    links_found: int = 0
    known: tuple[UUID, ...] = ()
    """Keys of links that were not fetched because they had an outcome already."""
    frontier_reached: bool = False
    end_reached: bool = False
    """Whether a list that goes back to its beginning, as feeds do not, was read to its end."""
    handed_over: tuple[UUID, ...] = ()
    """Keys of the requested URLs whose pages this crawl put on the stream."""
    awaited: tuple[UUID, ...] = ()
    """Keys of links that another crawl was fetching at the time."""
    failures: tuple[Failure, ...] = ()
    frontier_seen: tuple[UUID, ...] = ()
    """Keys of the first links of the first page, newest first: the next frontier."""
    kind: ListingKind | None = None
    """What the listing was read as; None where it was not read."""
    etag: str | None = None
    last_modified: str | None = None
    unchanged: tuple[UUID, ...] = ()
    """Keys of articles that the site said have not changed."""
    not_before: datetime | None = None
    """When what was deferred may be asked for again."""
    period: float | None = None
    """Seconds between two changes of the listing, as it tells itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What became of one page: its outcome, and the article where it is one."""

    page: Page
    outcome: Outcome
    article: Article | None = None
    detail: str | None = None
    match: Match | None = None
    """Where it names the topic, of which its listing is not."""
    handed_over_at: datetime | None = None
    """When the page came onto the stream."""
    taken_at: datetime | None = None
    """When a worker began to read it."""
    parse_ms: float | None = None
    enrich_ms: float | None = None
    signature: Signature | None = None
    """By what its story is found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something happened to an article, a source or a listing, told after its commit."""

    id: int
    kind: str
    article_id: int | None
    created_at: datetime
    payload: Mapping[str, object]

"""Judging: whether what a lead led to is a listing of the topic, of the whole site, or none."""

from dataclasses import dataclass

from crawler.finding.leads import Lead, Promise
from crawler.finding.looking import Look
from crawler.kinds import PAGES
from news import urls
from news.answers import Proposal
from news.listing import ListingEntry, ListingKind, ListingPage
from news.terms import Names

FEW = 2
"""Entries below which a page is no listing."""
LIST = 10
"""Entries from which a page with a long text is a list with an introduction."""
SAMPLES = 3
HALF = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What a lead led to: the listing there, and the look of it where it is a page."""

    lead: Lead
    url: str
    listing: ListingPage
    look: Look


def judged(read: Read, names: Names) -> Proposal | None:
    """A proposal, where it is worth one."""
    entries = read.listing.entries
    is_page = read.listing.kind in PAGES
    if len(entries) < (FEW if is_page else 1) or (is_page and is_single(read)):
        return None
    named = sum(is_named(entry, names) for entry in entries)
    shown = sum(bool(entry.headline) for entry in entries)
    of_topic = is_of_topic(read, names, named / shown if shown else 0)
    if not of_topic and (read.lead.promise is Promise.GUESS or (shown and not named)):
        return None
    is_search = read.lead.promise is Promise.SEARCH
    dates = [entry.date_published for entry in entries if entry.date_published]
    return Proposal(
        url=read.url,
        kind=ListingKind.SEARCH if is_search and is_page else read.listing.kind,
        found_by=read.lead.found_by,
        title=read.look.title[:200],
        whole_site=not of_topic,
        count=len(entries),
        named=named,
        newest=max(dates, default=None),
        next_url=read.listing.next_url,
        samples=entries[:SAMPLES],
    )


def is_single(read: Read) -> bool:
    """Whether a page is an article: it says so, or has a long text and a short list beside it."""
    return read.look.is_article or (read.look.runs_on and len(read.listing.entries) < LIST)


def is_of_topic(read: Read, names: Names, share: float) -> bool:
    """Whether a listing is the topic's own: it says so, or nearly all of it names the topic."""
    if read.lead.whole_site:
        return False
    by_url = names.in_url(read.url)
    if read.lead.promise is Promise.SEARCH:
        return share >= HALF
    if read.lead.promise is Promise.GUESS:
        return share >= HALF or bool(names.in_text(read.look.title))
    if read.lead.promise is not Promise.LABEL:
        return share >= HALF and by_url
    return by_url or bool(names.in_text(read.look.title)) or share >= HALF


def is_named(entry: ListingEntry, names: Names) -> bool:
    """Whether an entry's headline or teaser names the topic."""
    return bool(names.in_text(f"{entry.headline or ''}. {entry.teaser or ''}"))


def keys_of(entries: tuple[ListingEntry, ...]) -> set[object]:
    """The keys of a listing's entries."""
    return {urls.key(entry.url) for entry in entries}

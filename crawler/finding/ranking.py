"""Ranking: the topic's own listings before the whole site's, and which are worth crawling."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from news.answers import Proposal
from news.listing import ListingKind

MOST = 20
"""Proposals that are told."""
NEVER = datetime.min.replace(tzinfo=UTC)
ORDER = {
    ListingKind.TOPIC_PAGE: 5,
    ListingKind.ATOM: 4,
    ListingKind.RSS: 4,
    ListingKind.JSON_FEED: 4,
    ListingKind.SEARCH: 2,
    ListingKind.NEWS_SITEMAP: 1,
    ListingKind.SITEMAP: 0,
}
WHOLE = ORDER | {ListingKind.TOPIC_PAGE: 2, ListingKind.NEWS_SITEMAP: 5}
"""Of a whole site the news sitemap is the most complete, its front page the least."""
Pairs = Sequence[tuple[Proposal, set[object]]]


def ranked(found: Pairs) -> tuple[Proposal, ...]:
    """The proposals, the best first, with their overlap with better ones, and which to take.

    The topic's own pages and feeds are; a search or a listing of the whole site only where there
    are none.
    """
    told: list[Proposal] = []
    seen: set[object] = set()
    for proposal, keys in sorted(found, key=lambda pair: _worth(pair[0]), reverse=True)[:MOST]:
        told.append(replace(proposal, overlap=len(keys & seen), take=_is_worth(proposal, told)))
        seen |= keys
    return tuple(told)


def _worth(proposal: Proposal) -> tuple[object, ...]:
    order = WHOLE if proposal.whole_site else ORDER
    return (
        not proposal.whole_site,
        order[proposal.kind],
        proposal.named,
        proposal.count,
        proposal.newest or NEVER,
    )


def _is_worth(proposal: Proposal, better: list[Proposal]) -> bool:
    if is_own(proposal):
        return True
    return not any(one.take for one in better)


def is_own(proposal: Proposal) -> bool:
    """Whether it is a page or feed of the topic; a search finds what its site's search finds."""
    return not proposal.whole_site and proposal.kind is not ListingKind.SEARCH

"""Strangers: the other sites that a listing leads to, of which a crawl follows a bounded number.

A feed that collects from others names twenty or thirty of them on a page; one that names hundreds
would have us knock at doors of its choice.
"""

from dataclasses import dataclass, field

from crawler.listing.addresses import site_of
from news import urls
from news.listing import ListingEntry

MOST = 50


@dataclass(slots=True, kw_only=True)
class Strangers:
    """The other sites that one crawl has met."""

    own: str = ""
    met: set[str] = field(default_factory=set)
    left_out: set[str] = field(default_factory=set)

    def may_go(self, entry: ListingEntry) -> bool:
        """Whether an entry is of the listing's own site, or of the first others."""
        site = site_of(urls.domain(entry.url))
        if site == self.own or site in self.met:
            return True
        if len(self.met) < MOST:
            self.met.add(site)
            return True
        self.left_out.add(site)
        return False

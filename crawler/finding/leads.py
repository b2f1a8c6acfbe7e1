"""Leads: addresses that may list a topic's articles, and how promising each is."""

from dataclasses import dataclass, field
from enum import IntEnum

from news import urls


class Promise(IntEnum):
    """How soon a lead is followed."""

    LABEL = 0
    """A link whose text or address is the topic's name, or a feed of such a page."""
    ARTICLE = 1
    """An article that names the topic: its own tags may link to the topic's page."""
    SEARCH = 2
    FEED = 3
    SITEMAP = 4
    OTHER_ARTICLE = 5
    SECTION = 6
    GUESS = 7


MOST = {
    Promise.LABEL: 12,
    Promise.ARTICLE: 3,
    Promise.SEARCH: 1,
    Promise.FEED: 4,
    Promise.SITEMAP: 4,
    Promise.OTHER_ARTICLE: 2,
    Promise.SECTION: 5,
    Promise.GUESS: 9,
}
"""Leads of each kind that are followed at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """One address to look at, and what led to it."""

    url: str
    promise: Promise
    found_by: str
    whole_site: bool = False


@dataclass(slots=True)
class Leads:
    """Leads that wait, each address once."""

    waiting: list[Lead] = field(default_factory=list)
    met: set[str] = field(default_factory=set)
    followed: dict[Promise, int] = field(default_factory=dict)

    def add(self, lead: Lead) -> None:
        """Wait for a lead's turn, unless its address was met before."""
        if lead.url not in self.met:
            self.met.add(lead.url)
            self.waiting.append(lead)

    def take(self, count: int, up_to: Promise) -> list[Lead]:
        """The next leads, the most promising first; none where only worse ones wait."""
        taken: list[Lead] = []
        for lead in sorted(self.waiting, key=lambda lead: lead.promise):
            done = self.followed.get(lead.promise, 0)
            if len(taken) < count and lead.promise <= up_to and done < MOST[lead.promise]:
                self.followed[lead.promise] = done + 1
                taken.append(lead)
        self.waiting = [lead for lead in self.waiting if lead not in taken]
        return taken


def same(url: str, other: str) -> bool:
    """Whether two addresses are one."""
    return urls.key(url) == urls.key(other)

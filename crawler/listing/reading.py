"""The way of one listing page from its bytes to its entries."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin

from crawler.clock import clock
from crawler.entry_dates import EntryDates
from crawler.listing.addresses import Addresses
from crawler.listing.cards import Card, cards_of, keys_of
from crawler.listing.choice import choose
from crawler.listing.feeds import feeds_of
from crawler.listing.links import Link, headlines_of, links_of, menus_of
from crawler.listing.lists import List, lists_of
from crawler.listing.loaders import next_by_loader
from crawler.listing.pager import Pager
from crawler.listing.parts import Parts
from crawler.listing.script_data import ScriptData, script_data
from crawler.listing.shown import Shown
from crawler.listing.steps import is_further
from crawler.listing.tree import Tree, parsed
from news.listing import ListingEntry, ListingPage

FEW = 3
"""Entries in the HTML below which the page's script may hold the list."""


def read_listing(body: bytes, url: str, *, headers: Mapping[str, str] | None = None) -> ListingPage:
    """The main list, next page and feeds of an HTML page; an empty page where there is none."""
    root, text = parsed(body, headers)
    if root is None:
        return ListingPage()
    reading = Reading(root, text, url)
    cards = reading.cards()
    data = reading.data(cards)
    entries = reading.entries(cards, data)
    return ListingPage(
        entries=entries,
        next_url=reading.next_url(cards, data),
        feeds=feeds_of(reading.parts["link"], reading.addresses),
    )


@dataclass(slots=True)
class Reading:
    """One page as far as it was read."""

    root: Any
    text: str
    url: str
    parts: Parts = field(init=False)
    addresses: Addresses = field(init=False)
    links: list[Link] = field(init=False)
    lists: list[List] = field(init=False)

    def __post_init__(self) -> None:
        self.parts = Parts.of(self.root)
        base = next((b.get("href") for b in self.parts["base"] if b.get("href")), self.url)
        self.addresses = Addresses(urljoin(self.url, base), self.url)
        self.links = links_of(self.parts, self.addresses)
        self.lists = []

    def cards(self) -> list[Card]:
        """The entries of the page's main list."""
        tree = Tree()
        tree.note_titles(self.parts)
        menus = menus_of(self.parts)
        found = cards_of(headlines_of(self.links, tree, self.addresses, menus))
        total = max((node.links for node in tree.nodes.values()), default=0)
        paged = is_further(self.url)
        self.lists = lists_of(found, total, self.addresses.own, paged=paged)
        return choose(self.lists, self.url, paged=paged)

    def data(self, cards: list[Card]) -> ScriptData:
        """What the page's scripts hold, where its HTML shows few entries."""
        if len(cards) >= FEW:
            return ScriptData([], None)
        return script_data(self.root, self.addresses)

    def entries(self, cards: list[Card], data: ScriptData) -> tuple[ListingEntry, ...]:
        """The entries that the HTML shows, or those of the data where it has more."""
        shown = Shown(EntryDates(clock.now(), self.root.get("lang")))
        if len(data.entries) > max(len(cards), FEW - 1):
            return tuple(shown.told(data.entries))
        return tuple(shown.entries(cards))

    def next_url(self, cards: list[Card], data: ScriptData) -> str | None:
        """The next page by the pager, a loading button, or the data."""
        entries = frozenset(keys_of(cards))
        pager = Pager(self.parts, self.links, self.addresses, entries, self.is_article())
        found = pager.next_url()
        if not found and not pager.is_last and not pager.is_article:
            found = next_by_loader(self.root, self.text, self.addresses) or data.next_url
        return self.addresses.canonical(found) if found else None

    def is_article(self) -> bool:
        """Whether the page says that it is an article itself."""
        told = next(
            (m.get("content") for m in self.parts["meta"] if m.get("property") == "og:type"), ""
        )
        return (told or "").strip().lower() == "article"

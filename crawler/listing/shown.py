"""What a list shows of its entries beside the headline: the date and the teaser."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any

from crawler.entry_dates import EntryDates
from crawler.listing.addresses import Addresses
from crawler.listing.cards import Card
from crawler.listing.script_data import Datum
from crawler.listing.texts import MORE, text_of
from crawler.listing.tree import PIECES, Node
from news.listing import ListingEntry

TEASER = 40
LONGEST = 600
MOST, CLOSELY = 1000, 300
"""Entries of a page that are taken, and those whose date and teaser are looked for."""
TEXTS = ("div", "span", "td", "dd", "a", "section", "blockquote")
DATE = re.compile(r"^(?=.{0,30}$)\D{0,12}\d{1,4}[\s./:-]")
INLINE = frozenset({"b", "i", "em", "strong", "span", "mark", "a", "br", "font"})


@dataclass(slots=True)
class Shown:
    """Reads the entries of one page."""

    dates: EntryDates
    day: str = ""
    """The heading of the day under which the entries stand."""
    tries: int = 2
    """Entries without a date under which a day's heading is looked for, until one is found."""

    def entries(self, cards: list[Card]) -> Iterator[ListingEntry]:
        """The entries of a main list, each with what stands in its own element."""
        own = {card.node.element for card in cards}
        for number, card in enumerate(cards[:MOST]):
            item = own_node(card) if number < CLOSELY else None
            if url := Addresses.canonical(card.lead.url):
                yield ListingEntry(
                    url=url,
                    headline=headline_of(card) or None,
                    date_published=None if item is None else self._date(card, item, own),
                    teaser=None if item is None else teaser_of(item, card),
                )

    def _date(self, card: Card, item: Node, own: set[Any]) -> datetime | None:
        """The date that an entry shows, or that of the day's heading above it."""
        found = self.dates.of(item.element, item.texts(), card.lead.text)
        if found is not None or not (self.day or self.tries):
            return found
        self.day = self._day_above(card.node, own) or self.day
        self.tries -= not self.day
        return self.dates.under(self.day, item.texts()) if self.day else None

    def _day_above(self, node: Node, own: set[Any]) -> str | None:
        """The heading of a day between an entry and the one before it."""
        here: Node | None = node
        for _ in range(2):
            if here is None or here.holds_title or here.tag == "body":
                return None
            for beside in islice(here.element.itersiblings(preceding=True), 3):
                if beside in own:
                    return None
                text = text_of(beside, 60)
                if 3 < len(text) < 40 and self.dates.is_day(text):
                    return text
            here = here.parent
        return None

    def told(self, data: list[Datum]) -> Iterator[ListingEntry]:
        """The entries of a list in data."""
        for one in data:
            if url := Addresses.canonical(one.url):
                yield ListingEntry(
                    url=url,
                    headline=one.headline,
                    date_published=self.dates.told(one.date) if one.date is not None else None,
                    teaser=one.teaser[:LONGEST] if one.teaser else None,
                )


def own_node(card: Card) -> Node:
    """The node that shows a card: the innermost article or li within its own, or that."""
    node: Node | None = card.lead.node
    while node is not None and node is not card.node:
        if node.tag in {"article", "li"}:
            return node
        node = node.parent
    return card.node


def headline_of(card: Card) -> str:
    """The headline; from the link's title where the text is cut short."""
    text = card.lead.text
    cut = re.sub(r"\s*(\.\.\.|…)$", "", text)
    whole = " ".join((card.lead.node.element.get("title") or "")[:400].split())
    return whole if cut != text and whole.startswith(cut) else text


def teaser_of(item: Node, card: Card) -> str | None:
    """The longest paragraph beside the headline."""
    title, found = card.lead.text, ""
    texts = item.texts()
    if len(texts) < PIECES and sum(map(len, texts)) < len(title) + TEASER:
        return None
    for tags in (("p",), TEXTS):
        for element in islice(item.element.iter(*tags), 40):
            if not len(element) and len(element.text or "") < TEASER:
                continue
            text = own_text(element, title)
            if len(text) > max(len(found), TEASER - 1) and title not in text and text not in title:
                found = text
        if found:
            break
    return found[:LONGEST] or None


def own_text(element: Any, title: str) -> str:
    """The text of an element and of the words marked within it, without headline or «read more»."""
    pieces = [element.text or ""]
    for child in islice(element, 40):
        if child.tag in INLINE:
            inner = text_of(child) if len(child) < 4 else ""
            if inner not in title and not MORE.match(inner) and not DATE.match(inner):
                pieces.append(inner)
        if child.tail:
            pieces.append(child.tail)
    return " ".join(" ".join(pieces)[: 4 * LONGEST].split())

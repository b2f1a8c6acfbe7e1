"""The lists of a page: cards of one structure, and how much each looks like the main list."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice

from crawler.listing import names
from crawler.listing.cards import Card, keys_of
from crawler.listing.places import Place, place_of
from crawler.listing.texts import PAID
from crawler.listing.tree import Node

DATE = re.compile(
    r"\d(?: ?(年|月|日|時間|小时|分钟|天|시간|분|일)|(?<!\w\d)(?:"
    r"\d?[.:/ -]\d{2}\b|(?<=1)9\d{2}\b|(?<=2)0\d{2}\b"
    r"|\d?\.? (мин|час|дн|ден|дни|сағ|күн|h|min|day|hour|stund|tag)\w*))"
)
"""Begins with a digit, which is searched for five times as fast as the word's edge before it."""
LABELS, AROUND, SAMPLE = 20, 1500, 12
BARE = 10
"""Characters of teaser below which an entry is a link alone."""
MAX_LISTS = 200
ASIDE = 0.02
"""What a place aside leaves of a list's weight."""
GROWTH = 0.8
"""The power of its length with which a list's weight grows."""


@dataclass(slots=True, eq=False)
class List:
    """Cards of one structure, with what they show on average."""

    cards: list[Card]
    order: int
    items: list[Node] = field(default_factory=list)
    """For each card the largest element that holds no other card of the list."""
    place: Place = field(default_factory=Place)
    headed: float = 0.0
    dated: float = 0.0
    length: float = 0.0
    teaser: float = 0.0
    weight: float = 0.0
    verdict: str = ""
    """Why it is no part of the main list; empty where it is."""

    @property
    def size(self) -> int:
        """How many articles it holds."""
        return len(keys_of(self.cards))

    @property
    def is_rich(self) -> bool:
        """Whether it shows headlines with dates or teasers, wherever it stands."""
        return self.size > 1 and self.headed >= 0.6 and (self.dated >= 0.5 or self.teaser >= 40)

    @property
    def worth(self) -> float:
        """What one of its entries weighs."""
        return float(self.weight / max(self.size, 1) ** GROWTH)


def lists_of(cards: list[Card], total: int, own: str, *, paged: bool) -> list[List]:
    """The lists of a page with their weights; on a page that is not the first, what is repeated
    elsewhere on it weighs less: it belongs to the whole site. `own` is the key of its address.
    """
    ways: dict[int, list[Card]] = defaultdict(list)
    times = Counter((card.lead.node.way, card.key) for card in cards)
    for card in cards:
        if times[card.lead.node.way, card.key] < 3:
            ways[card.lead.node.way].append(card)
    lists = [List(alike, order) for order, alike in enumerate(_with_loners(list(ways.values())))]
    if len(lists) > MAX_LISTS:
        lists = sorted(lists, key=lambda one: -len(one.cards))[:MAX_LISTS]
    where = Counter(key for one in lists for key in keys_of(one.cards))
    for one in lists:
        one.items = items_of(one.cards)
        one.place = place_of(one.items, total)
        for card, item in zip(one.cards, one.items, strict=True):
            card.node = item if not item.holds_title else card.node
        _look(one)
        one.weight = _weight(one)
        if _is_of_listings(one, own):
            one.weight *= 0.3
        if paged and one.place.strip:
            one.weight *= 0.3
        if paged:
            repeated = sum(where[key] > 1 for key in keys_of(one.cards)) / one.size
            one.weight *= 1 - 0.9 * repeated
    return lists


def _is_of_listings(one: List, own: str) -> bool:
    """Whether bare links lead to addresses that differ from the page's own in the last part alone:
    other tags, as in a cloud of them.
    """
    if one.dated or one.teaser >= BARE or one.headed:
        return False
    folder = own.partition("?")[0].rpartition("/")[0]
    return "/" in folder and all(card.key.rpartition("/")[0] == folder for card in one.cards)


def _with_loners(groups: list[list[Card]]) -> list[list[Card]]:
    """Groups of cards, those of one card each put together that differ in their classes alone:
    some sites give every entry a class of its own.
    """
    loners: dict[tuple[object, ...], list[list[Card]]] = defaultdict(list)
    for group in groups:
        if len(group) == 1:
            loners[_tags(group[0])].append(group)
    for alike in loners.values():
        if len(alike) > 2:
            alike[0].extend(card for group in alike[1:] for card in group)
            for group in alike[1:]:
                group.clear()
    return [group for group in groups if group]


def _tags(card: Card) -> tuple[object, ...]:
    """Where a card stands, and the tags from there down to its headline."""
    steps: list[object] = [node.tag for node in card.lead.node.up() if node.links < 2]
    return (card.node.parent, *steps)


def items_of(cards: list[Card]) -> list[Node]:
    """For each card the largest element that holds no other card of the same list."""
    if len(cards) == 1:
        return [cards[0].node]
    held = Counter(node for card in cards for node in card.node.up())
    items = []
    for card in cards:
        item = card.node
        while item.parent is not None and held[item.parent] == 1:
            item = item.parent
        items.append(item)
    return items


def _look(one: List) -> None:
    """Note what the cards show; dates and teasers of the first ones stand for all."""
    one.headed = _mean(card.lead.headed for card in one.cards)
    one.length = _mean(min(card.lead.size, 120) for card in one.cards)
    if one.place.aside and not one.place.doubtful:
        return
    dated, teasers = [], []
    for card, item in islice(zip(one.cards, one.items, strict=True), SAMPLE):
        around = " ".join(item.texts())[: 2 * AROUND]
        rest = " ".join(around.split())[:AROUND].replace(card.lead.text, " ", 1)
        teasers.append(min(max(len(rest) - 1, 0), 500))
        has_time = next(item.element.iter("time"), None) is not None
        dated.append(float(has_time or bool(DATE.search(rest))))
    one.dated, one.teaser = _mean(dated), _mean(teasers)


def _mean(values: Iterable[float]) -> float:
    found = list(values)
    return sum(found) / len(found)


def paid_among(one: List) -> set[str]:
    """Keys of the entries that are advertisements, where these are the fewer ones."""
    pairs = zip(one.cards, one.items, strict=True)
    found = {card.key for card, item in pairs if _is_paid(card, item)}
    return found if 2 * len(found) <= len(one.cards) else set()


def _is_paid(card: Card, item: Node) -> bool:
    """Whether an entry says that it is paid for, by a name or a label."""
    for text in item.texts()[:LABELS]:
        if len(text) < 40 and text.strip(" .:[]()\r\n\t\xa0").lower() in PAID:
            return True
    node: Node | None = card.lead.node
    while node is not None:
        if node.marks & names.PROMO:
            return True
        if node is item:
            return False
        node = node.parent
    return False


def _weight(one: List) -> float:
    """How much a list looks like the main one: by length and texts, headings, dates and place."""
    rich = one.length + 0.3 * one.teaser
    value = float(one.size**GROWTH * rich * (1 + one.headed + 0.5 * one.dated))
    place = one.place
    if place.strip:
        value *= 0.3
    if place.aside:
        value *= ASIDE
    elif place.narrow or place.titled:
        value *= 0.3
    if place.matter:
        value *= 1.2
    if place.beside:
        value *= 0.8
    return value

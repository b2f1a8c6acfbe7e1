"""Which of a page's lists are its main list: the best one, and those of its kind."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from urllib.parse import urlsplit

from crawler.listing.cards import Card
from crawler.listing.lists import ASIDE, List, paid_among
from crawler.listing.tree import Node

HOME = re.compile(r"^/?((index|default|home)\.\w+|[a-z]{2}([-_][a-zA-Z]{2})?)?/?$")
FAR_MORE = 6
FEW = 6
"""Entries at most of a lead above the main list."""


@dataclass(slots=True)
class Choice:
    """The best of a page's lists as the measure for the others."""

    best: List
    is_home: bool
    paged: bool
    """Whether the page is not the first of its listing."""
    spots: set[tuple[Node | None, str]] = field(init=False)
    """The parents and tags of its entries."""
    tails: set[str] = field(init=False)
    shapes: set[str] = field(init=False)
    within: set[Node] = field(init=False)
    """Its entries, where it has more than one."""

    def __post_init__(self) -> None:
        best = self.best
        self.spots = {(item.parent, item.tag) for item in best.items}
        self.tails = {tail(card, item) for card, item in zip(best.cards, best.items, strict=True)}
        self.tails.discard("")
        self.shapes = {shape(card.lead.url) for card in best.cards}
        self.within = set(best.items) if len(best.items) > 1 else set()

    def verdict(self, one: List) -> str:
        """Why a list is no part of the main list, empty where it is."""
        if not self.is_home and self._share(one, self._is_nested) > 0.5:
            return "nested"
        if len(self.best.cards) > 2 and self._share(one, self._is_among) > 0.5:
            return "" if one.worth > 0.1 * self.best.worth else "poor"
        if one.place.aside or one.place.titled or one.place.narrow > self.best.place.narrow:
            return "aside"
        if not one.place.strip and self._share(one, self._has_tail) >= 0.5:
            return ""
        if self._share(one, self._has_shape) < 0.5:
            return "other addresses"
        if self.paged:
            return "" if self._is_twin(one) else "of the whole site"
        if one.place.strip or one.place.beside > self.best.place.beside:
            return "beside"
        return self._by_worth(one)

    def _by_worth(self, one: List) -> str:
        """Whether a list of another structure is rich enough to be a lead or a further section."""
        worth = one.worth / self.best.worth
        if self.is_home:
            inside = one.place.matter >= self.best.place.matter
            return "" if worth >= 0.35 and inside else "poor"
        alike = abs(one.headed - self.best.headed) < 0.5 or one.headed > self.best.headed
        if one.order < self.best.order:
            return "" if one.size <= FEW and alike and worth >= 0.5 else "before"
        return "" if alike and worth >= 0.45 and self._is_close(one) else "after"

    def _is_twin(self, one: List) -> bool:
        """Whether a list is built and told as the best, and stands right above it: entries that a
        site shows larger on every page.
        """
        worth = one.worth / self.best.worth
        same = one.headed == self.best.headed and 0.8 < worth < 1.25
        above = one.order < self.best.order and one.size <= FEW
        return same and above and one.teaser > 0 and self._is_close(one)

    def _is_close(self, one: List) -> bool:
        """Whether a list's box stands beside the best's."""
        mine, other = self.best.place.root, one.place.root
        if mine is None or other is None:
            return False
        near = {node for node in mine.up()[:3] if node.tag != "body"}
        return not near.isdisjoint(other.up()[:3])

    @staticmethod
    def _share(one: List, test: Callable[[Card, Node], bool]) -> float:
        pairs = zip(one.cards, one.items, strict=True)
        return sum(test(card, item) for card, item in pairs) / len(one.cards)

    def _is_nested(self, card: Card, _: Node) -> bool:
        return not self.within.isdisjoint(card.lead.node.up())

    def _is_among(self, _: Card, item: Node) -> bool:
        return (item.parent, item.tag) in self.spots

    def _has_shape(self, card: Card, _: Node) -> bool:
        return shape(card.lead.url) in self.shapes

    def _has_tail(self, card: Card, item: Node) -> bool:
        return tail(card, item) in self.tails


def choose(lists: list[List], url: str, *, paged: bool) -> list[Card]:
    """The cards of the main list, each article once, in the page's order."""
    best = _best(lists)
    if best is None:
        return []
    parts = urlsplit(url)
    is_home = bool(HOME.match(parts.path)) and not parts.query and not paged
    choice = Choice(best, is_home, paged)
    for one in lists:
        one.verdict = choice.verdict(one) if one is not best else ""
    chosen: list[Card] = []
    for one in lists:
        if not one.verdict:
            paid = paid_among(one)
            chosen += [card for card in one.cards if card.key not in paid]
    first: dict[str, Card] = {}
    for card in sorted(chosen, key=lambda card: card.order):
        first.setdefault(card.key, card)
    return list(first.values())


def _best(lists: list[List]) -> List | None:
    """The list of the most weight; one that only a wrapper's name puts aside, such as
    `content-sidebar-wrap`, where it is rich and the others are next to nothing.
    """
    best = max(lists, key=lambda one: one.weight, default=None)
    wrapped = [one for one in lists if one.place.aside and one.place.doubtful]
    rich = max((one for one in wrapped if one.is_rich), key=lambda one: one.weight, default=None)
    if best is None or (best.place.aside and rich is None):
        return None
    if rich is None or (not best.place.aside and rich.weight / ASIDE < FAR_MORE * best.weight):
        return best
    for one in wrapped:
        one.place.aside = False
        one.weight /= ASIDE
    return rich


def tail(card: Card, item: Node) -> str:
    """The tags and kinds from an entry down to its headline, empty where they say little."""
    steps, node = [], card.lead.node
    while node is not item and node.parent is not None:
        steps.append(f"{node.tag}.{node.kind}")
        node = node.parent
    return ">".join(steps) if len(steps) > 2 and any(one[-1] != "." for one in steps) else ""


@lru_cache(maxsize=2048)
def shape(url: str) -> str:
    """How an address is built: its segments as numbers, words or slugs, and its query's names."""
    rest = url.partition("://")[2].partition("/")[2].partition("#")[0]
    path, _, query = rest.partition("?")
    kinds = [_kind(one) for one in path.strip("/").split("/")]
    asked = sorted(one.split("=")[0] for one in query.split("&")) if query else []
    return "/".join(kinds) + "?" + "&".join(asked)


def _kind(segment: str) -> str:
    if segment.isdecimal():
        return "9"
    several = segment.count("-") + segment.count("_") > 1
    return "s" if several or len(segment) > 24 or re.search(r"\d", segment) else "w"

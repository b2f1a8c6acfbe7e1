"""The cards of a page: for each mention of an article, the largest element that is of it alone."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import islice

from crawler.listing import names
from crawler.listing.links import HEADLINE, Headline
from crawler.listing.texts import LETTERS, MORE, size_of, text_of
from crawler.listing.tree import HEADINGS, MANY, Node


@dataclass(slots=True, eq=False)
class Card:
    """One mention of an article."""

    node: Node
    lead: Headline
    """The link that is its headline."""
    order: int

    @property
    def key(self) -> str:
        """What the article is known by."""
        return self.lead.key


def cards_of(headlines: list[Headline]) -> list[Card]:
    """The cards of the links that read like headlines, in order."""
    chosen = _candidates(headlines)
    for one in chosen:
        _hold(one.node, one.key)
    chosen += _overlays(headlines, {one.key for one in chosen})
    found: dict[Node, Card] = {}
    for one in chosen:
        item = _item_of(one)
        card = found.get(item)
        if card is None:
            found[item] = Card(node=item, lead=one, order=len(found))
        elif (one.headed, not one.meta) > (card.lead.headed, not card.lead.meta):
            card.lead = one
    return list(found.values())


def _candidates(headlines: list[Headline]) -> list[Headline]:
    """The links that read like headlines, and the short ones of structures where most do."""
    ways: dict[int, list[Headline]] = defaultdict(list)
    for one in headlines:
        # A headline that was left empty is an entry all the same.
        if one.text or (one.headed == 1 and not len(one.node.element)):
            ways[one.node.way].append(one)
    found: set[Headline] = set()
    for alike in ways.values():
        strong = [one for one in alike if one.strong]
        share = len(strong) / len(alike)
        if not strong or (share < 0.25 and len(alike) > 5):
            continue
        found.update(strong)
        if share >= 0.5:
            found.update(
                one for one in alike if not one.meta and (not one.text or _is_short(one.text))
            )
    return [one for one in headlines if one in found]


def _is_short(text: str) -> bool:
    return bool(LETTERS.search(text)) and not MORE.match(text)


def _overlays(headlines: list[Headline], known: set[str]) -> list[Headline]:
    """Links without a headline of their own that lie over or under a heading that is no link."""
    bare = [one for one in headlines if one.key not in known and _is_bare(one)]
    for one in bare:
        _hold_bare(one.node, one.key)
    found: dict[str, Headline] = {}
    for one in bare:
        item = one.node
        while item.parent is not None and item.parent.key is None and item.parent.bare == one.key:
            item = item.parent
        if one.key not in found and item.tag != "body" and (told := _heading_near(item, one)):
            found[one.key] = replace(one, text=told, size=size_of(told), headed=1.0)
    for one in found.values():
        _hold(one.node, one.key)
    return list(found.values())


def _is_bare(one: Headline) -> bool:
    """Whether a link shows no headline, or «read more» alone."""
    return (not one.text or (one.size < 45 and bool(MORE.match(one.text)))) and not one.meta


def _heading_near(item: Node, link: Headline) -> str | None:
    """The heading within an item, or what its link's label says."""
    heading = next(item.element.iter(*HEADINGS), None)
    if heading is not None and (told := text_of(heading)):
        return told
    for element in islice(item.element.iter(), 1, 40):
        classes = element.get("class")
        if classes and names.marks_of(classes) & names.TITLE:
            told = text_of(element)
            if size_of(told) >= HEADLINE and not MORE.match(told):
                return told
    label = link.node.element.get("aria-label") or link.node.element.get("title") or ""
    return " ".join(label.split())[:300] if size_of(label) >= HEADLINE else None


def _item_of(link: Headline) -> Node:
    """The largest element around a link that holds headlines of its article alone."""
    node = link.node
    while node.parent is not None and node.parent.tag != "body" and node.parent.key == link.key:
        node = node.parent
    return node


def _hold(node: Node | None, key: str) -> None:
    """Tell what is above a headline of it."""
    while node is not None:
        node.links += 1
        node.key = key if node.key in {None, key} else MANY
        node = node.parent


def _hold_bare(node: Node | None, key: str) -> None:
    while node is not None and node.bare != MANY:
        if node.bare == key:
            return
        node.bare = key if node.bare is None else MANY
        node = node.parent


def keys_of(cards: Iterable[Card]) -> set[str]:
    """The articles that cards mention."""
    return {card.key for card in cards}

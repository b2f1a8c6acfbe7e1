"""Where on a page a list stands: in its matter, beside it, in a narrow column, under a title."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from crawler.listing import names
from crawler.listing.texts import APART, text_of
from crawler.listing.tree import ASIDE_TAGS, HEADINGS, Node

MOST = 0.8
"""The share of a page's headlines from which an element holds the page, whatever it is called."""

HALF = 0.5
"""The same for an element that is called a sidebar, a menu …, if nothing better is found."""


@dataclass(slots=True)
class Place:
    """What stands above a list."""

    root: Node | None = None
    """The smallest element around all its entries."""
    aside: bool = False
    doubtful: bool = False
    """Whether it is aside only by the name of an element that holds most of the page."""
    beside: bool = False
    strip: bool = False
    matter: bool = False
    narrow: bool = False
    """Whether it stands in a narrow column of a grid or table, beside a wide one."""
    titled: bool = False
    """Whether the box around it is titled as most read, recommended, related …"""


def place_of(items: list[Node], total: int) -> Place:
    """The place of a list with these items, on a page of `total` headlines."""
    place = Place(root=common(items))
    place.doubtful = True
    above = items[0].up() if len(items) == 1 else place.root.up() if place.root else []
    for node in above:
        named = node.marks
        if node.holds_title:
            named &= names.MATTER | names.STRIP
        elif total > 3 and node.links > MOST * total:
            named &= ~(names.ASIDE | names.BESIDE)
        aside = named & (names.ASIDE | names.APART) or (node.tag == "header" and node.links > 1)
        if aside or (node.tag in ASIDE_TAGS and not node.holds_title):
            place.aside = True
            place.doubtful &= node.links > HALF * total and node.tag not in ASIDE_TAGS
        place.beside |= bool(named & names.BESIDE)
        place.strip |= bool(named & names.STRIP)
        place.matter |= bool(named & names.MATTER) or node.tag == "main"
        place.narrow |= not node.holds_title and is_narrow(node.element)
    if not place.aside or place.doubtful:
        place.titled = any(APART.search(title) for title in _titles(items, place.root))
    return place


def common(items: list[Node]) -> Node | None:
    """The smallest element around the items."""
    if len(items) == 1:
        return items[0].parent
    above = items[0].up()
    depth = {node: steps for steps, node in enumerate(above)}
    highest = 0
    for item in items[1:]:
        here: Node | None = item
        while here is not None and here not in depth:
            here = here.parent
        if here is None:
            return None
        highest = max(highest, depth[here])
    return above[highest]


def is_narrow(element: Any) -> bool:
    """Whether a column is at most five twelfths wide and one beside it seven or more."""
    classes = element.get("class")
    own = names.share_of(classes) if classes else 0
    if 0 < own <= 5:
        return any(names.share_of(one.get("class") or "") >= 7 for one in _beside(element))
    if element.tag != "td" or not (width := _pixels(element)):
        return False
    return any(_pixels(one) >= 1.8 * width for one in _beside(element))


def _beside(element: Any) -> Iterator[Any]:
    yield from islice(element.itersiblings(preceding=True), 4)
    yield from islice(element.itersiblings(), 4)


def _pixels(element: Any) -> float:
    told = (element.get("width") or "").strip().removesuffix("px")
    return float(told) if told.isdecimal() and len(told) < 5 else 0.0


def _titles(items: list[Node], root: Node | None) -> Iterator[str]:
    """The titles that stand before a list: within its box, or just above it."""
    node: Node | None = items[0]
    if len(items) == 1 and (heading := next(items[0].element.iter(*HEADINGS), None)) is not None:
        yield text_of(heading, 60)
    for _ in range(3):
        if node is None or node.tag == "body" or node.parent is None:
            return
        for element in islice(node.element.itersiblings(preceding=True), 3):
            if title := _title_in(element):
                yield title
                return
        node = node.parent
        if root is not None and node.holds_title:
            return


def _title_in(element: Any) -> str | None:
    """The short text of an element that may be a title."""
    if element.tag in {"script", "style", "img", "hr", "br"}:
        return None
    text = text_of(element, 80)
    return text if 2 < len(text) < 60 else None

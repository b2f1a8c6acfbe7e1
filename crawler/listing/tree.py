"""A page as a tree, of which only what lies above its links is looked at."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, Self

from lxml import etree
from w3lib.encoding import html_to_unicode

from crawler.listing import names
from crawler.listing.parts import Parts
from news.markup import tamed

MAX_BYTES, MAX_TITLES = 3_000_000, 50
CYRILLIC = re.compile(rb"[\xc0-\xff]{5}")
"""A word in cp1251; UTF-8 and Latin scripts have no such row of bytes."""
ASIDE_TAGS = frozenset({"nav", "footer", "aside", "noscript", "template", "select", "dialog"})
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
FAR = 9
PIECES = 50
MANY = "*"
"""The key of what holds links to more than one article."""


@dataclass(slots=True, eq=False)
class Node:
    """An element above a link, with what its tag, names and links say."""

    element: Any
    parent: Self | None
    tag: str
    kind: str
    """The first class that it shares with others of its kind."""
    way: int
    """The number of its way from the root: the same tags and kinds have the same."""
    marks: int
    """What its names say, see `names`."""
    heading: int
    """Steps up to the heading that it stands in, itself 0; `FAR` where there is none."""
    links: int = 0
    """Headline links in it."""
    key: str | None = None
    """The key of the one article that they lead to, or `MANY`."""
    bare: str | None = None
    """The same of links that show no headline."""
    holds_title: bool = False
    """Whether the page's h1 or main element is in it."""
    pieces: list[str] | None = None

    def texts(self) -> list[str]:
        """The first pieces of its text, noted when they are asked for."""
        if self.pieces is None:
            self.pieces = list(islice(self.element.itertext(), PIECES))
        return self.pieces

    def up(self) -> list[Self]:
        """The node and those above it, the body left out."""
        found, node = [], self
        while node is not None and node.tag not in {"body", "html"}:
            found.append(node)
            node = node.parent  # type: ignore[assignment]
        return found


@dataclass(slots=True)
class Tree:
    """The nodes of a page, made when they are asked for."""

    nodes: dict[Any, Node] = field(default_factory=dict)
    ways: dict[tuple[int, str, str], int] = field(default_factory=dict)

    def node(self, element: Any) -> Node:
        """The node of an element; those above it are made with it."""
        above: list[Any] = []
        nodes = self.nodes
        while (found := nodes.get(element)) is None and element is not None:
            above.append(element)
            element = element.getparent()
        for one in reversed(above):
            found = nodes[one] = self._made(one, found)
        assert found is not None  # noqa: S101  # an element is the first of `above`
        return found

    def _made(self, element: Any, parent: Node | None) -> Node:
        tag, kind, marks = element.tag, "", 0
        if element.keys():
            classes = element.get("class")
            kind = names.kind_of(classes) if classes else ""
            own = names_of(element, classes)
            marks = names.marks_of(own) if own else 0
        step = (parent.way if parent is not None else -1, tag, kind)
        way = self.ways.setdefault(step, len(self.ways))
        heading = FAR
        if tag in HEADINGS:
            heading = 0
        elif parent is not None and parent.heading < FAR:
            heading = parent.heading + 1
        return Node(element, parent, tag, kind, way, marks, heading)

    def note_titles(self, parts: Parts) -> None:
        """Mark what holds the page's h1 or main element."""
        for element in [*parts["h1"][:MAX_TITLES], *parts["main"][:MAX_TITLES]]:
            node: Node | None = self.node(element)
            while node is not None and not node.holds_title:
                node.holds_title = True
                node = node.parent


def names_of(element: Any, classes: str | None) -> str:
    """What an element is called, in one line; its role and labels where it has no other name."""
    if told := element.get("id"):
        return f"{classes} {told}" if classes else str(told)
    if classes:
        return classes
    return " ".join(filter(None, map(element.get, ("role", "data-testid", "aria-label"))))


def parsed(body: bytes, headers: Mapping[str, str] | None) -> tuple[Any | None, str]:
    """The root element of a page, None where there is none, and its text."""
    data = tamed(body[:MAX_BYTES].replace(b"\x00", b""))
    text, is_utf8 = decoded(data, headers)
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        return etree.fromstring(data if is_utf8 else text.encode("utf-8", "replace"), parser), text
    except (etree.XMLSyntaxError, ValueError):
        return None, text


def decoded(body: bytes, headers: Mapping[str, str] | None) -> tuple[str, bool]:
    """A page's text, and whether it is UTF-8: it is that whatever it says of itself, if it can be.

    Text in a one-byte or East Asian encoding is never valid UTF-8 by chance; but many a page that
    was converted to UTF-8 kept its old <meta charset>. And many an old feed says nothing, or says
    UTF-8, and is Cyrillic in one byte.
    """
    try:
        return body.decode("utf-8"), True
    except UnicodeDecodeError:
        text = html_to_unicode((headers or {}).get("content-type"), body)[1]
    lost = text.count("\ufffd")
    if 2 * lost > len(text) - len(text.encode("ascii", "ignore")) and CYRILLIC.search(body):
        text = body.decode("cp1251", "replace")
    return text, False

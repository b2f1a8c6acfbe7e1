"""The links of a page, and which of them read like headlines."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Any

from crawler.listing import names
from crawler.listing.addresses import Addresses
from crawler.listing.pager_words import direction_of
from crawler.listing.parts import Parts
from crawler.listing.texts import COMMENTS, MORE, size_of, text_of
from crawler.listing.tree import HEADINGS, Node, Tree

HEADLINE = 20
"""Characters from which a link's text may be a headline without standing in a heading."""
MAX_LINKS, MAX_MENUS = 4000, 60
META_PATH = re.compile(
    r"/(tags?|authors?|categor(y|ies|ie|ia)|users?|profiles?|profil|autor(es)?|keywords?|label"
    r"|rubric\w*|contributors?|people|staff)/[^/?]*/?$"
)
BLOCKS = frozenset({"div", "p", "span", "strong", "b", "time"})
DATE_ONLY = re.compile(r"^[\W\d]+$")


@dataclass(slots=True, eq=False)
class Link:
    """A link to another page of the web."""

    element: Any
    url: str
    key: str
    text: str


@dataclass(slots=True, eq=False)
class Headline:
    """A link to another page of the site, as it may be an entry's."""

    node: Node
    url: str
    key: str
    text: str
    size: int
    headed: float
    """1 where it stands in a heading or holds one, 0.6 where its class says that it is a title."""

    @property
    def meta(self) -> bool:
        """Whether it is an entry's small print: its section, tag, author, comments."""
        return _is_meta(self.node, self.node.element, self.url)

    @property
    def strong(self) -> bool:
        """Whether it reads like a headline."""
        if self.size < HEADLINE and (self.headed < 0.6 or self.size < 6):
            return False
        if DATE_ONLY.match(self.text) or (self.headed < 1 and self.meta):
            return False
        return not MORE.match(self.text) and not direction_of(self.text)


def links_of(parts: Parts, addresses: Addresses) -> list[Link]:
    """All links of a page in order, with their text."""
    known: dict[str, tuple[str, str] | None] = {}
    found = []
    for anchor in parts["a"][:MAX_LINKS]:
        href = anchor.get("href")
        if not href:
            continue
        if href not in known:
            url = addresses.absolute(href)
            known[href] = None if url is None else (url, addresses.key(url))
        if told := known[href]:
            found.append(Link(anchor, *told, text_of(anchor)))
    return found


def headlines_of(
    links: list[Link], tree: Tree, addresses: Addresses, menus: set[Any]
) -> list[Headline]:
    """The links to what may be articles of the site, those of its menus and foot left out."""
    return list(_headlines(links, tree, addresses, menus))


def _headlines(
    links: list[Link], tree: Tree, addresses: Addresses, menus: set[Any]
) -> Iterator[Headline]:
    for link in links:
        if link.element in menus or not addresses.is_article(link.url, link.key):
            continue
        node, anchor = tree.node(link.element), link.element
        text, headed = link.text, 0.0
        if text and len(anchor):
            text, headed = _titled(anchor, text)
        if headed < 1:
            headed = max(headed, _headed(node))
        yield Headline(node, link.url, link.key, text, size_of(text), headed)


def menus_of(parts: Parts) -> set[Any]:
    """The links of menus and of the page's foot."""
    found: set[Any] = set()
    for element in [*parts["nav"][:MAX_MENUS], *parts["footer"][:MAX_MENUS]]:
        card = (
            element.tag == "footer"
            and next(element.iterancestors("article", "li"), None) is not None
        )
        if not card and next(element.iter("h1", "main"), None) is None:
            found.update(element.iter("a"))
    return found


def _titled(anchor: Any, text: str) -> tuple[str, float]:
    """The headline within a link that holds more than that, and how surely it is one."""
    heading = next(anchor.iter(*HEADINGS), None)
    if heading is not None and (told := text_of(heading)):
        return told, 1.0
    parts = list(islice(anchor.iter(), 1, 24))
    for part in parts:
        classes = part.get("class")
        if classes and names.marks_of(classes) & names.TITLE and size_of(told := text_of(part)) > 8:
            return told, 0.6
    if sum(part.tag in BLOCKS for part in parts) < 2:
        return text, 0.0
    for tag in ("strong", "b"):
        for part in parts:
            if part.tag == tag and size_of(told := text_of(part)) >= HEADLINE:
                return told, 0.0
    pieces = (" ".join(piece.split()) for piece in islice(anchor.itertext(), 40))
    told = next((p for p in pieces if size_of(p) >= HEADLINE and not DATE_ONLY.match(p)), text)
    return told[:300], 0.0


def _headed(node: Node) -> float:
    """How surely a link stands in a headline's place."""
    if node.heading <= 4:
        return 1.0
    marks, above = node.marks, node.parent
    if above is not None:
        marks |= above.marks
        if above.parent is not None and above.tag in {"span", "strong", "b", "div"}:
            marks |= above.parent.marks if above.parent.key is None else 0
    return 0.6 if marks & names.TITLE else 0.0


def _is_meta(node: Node, anchor: Any, url: str) -> bool:
    """Whether a link is an entry's small print by its relation, its address or its names."""
    rel = anchor.get("rel")
    if rel and not {"tag", "author", "category"}.isdisjoint(rel.split()):
        return True
    if ("#" in url and COMMENTS.search(url)) or _is_meta_path(
        url.partition("://")[2].partition("/")[2]
    ):
        return True
    above = node.parent
    if node.marks & names.TITLE or above is None:
        return False
    near = node.marks | above.marks
    far = above.parent
    if far is not None and far.tag in {"span", "p", "small", "ul", "div"}:
        near |= far.marks if not far.marks & names.MATTER else 0
    return bool(near & names.META)


@lru_cache(maxsize=4096)
def _is_meta_path(path: str) -> bool:
    return bool(META_PATH.search(f"/{path}"))

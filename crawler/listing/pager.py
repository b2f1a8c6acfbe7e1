"""The next, older page of a listing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Any

from crawler.listing.addresses import Addresses, host_of
from crawler.listing.links import Link
from crawler.listing.numbers import boxes_of, number_in
from crawler.listing.pager_words import LONGEST, direction_of
from crawler.listing.parts import Parts
from crawler.listing.steps import Step, in_series, number_of, step
from crawler.listing.texts import text_of

MAX_POINTERS = 300
FORWARD = re.compile(r"next|older|right|forward|prev|more")
WORD = re.compile(r"\w")
SIGNS = frozenset({"i", "span", "svg", "img", "em"})
DIGIT = re.compile(r"\d")


@dataclass(slots=True, eq=False)
class Pointer:
    """A link that may lead on."""

    element: Any
    url: str
    key: str
    label: str
    number: int | None
    """The page number that it shows."""
    step: Step | None

    @property
    def is_marked(self) -> bool:
        """Whether it is marked as the next page."""
        return "next" in (self.element.get("rel") or "").lower().split()

    @property
    def is_next(self) -> bool:
        """Whether it says that it leads on."""
        if self.is_marked or direction_of(self.label) > 0:
            return True
        bare = not WORD.search(self.label) or (self.step is not None and self.step.sure)
        return bare and _is_forward(self.element)


@dataclass
class Pager:
    """The links of one page that lead through its listing."""

    parts: Parts
    links: list[Link]
    addresses: Addresses
    entries: frozenset[str]
    """Keys of the page's articles, none of which is a further page."""
    is_article: bool
    is_last: bool = False
    """Whether the pager shows that there is no further page."""

    def next_url(self) -> str | None:
        """The next page by its number, by rel=next, or by its word or arrow."""
        return self.by_number() or (None if self.is_last else self.by_relation() or self.by_word())

    @cached_property
    def numbered(self) -> list[Pointer]:
        """The links that show a number."""
        found: list[Pointer | None] = []
        for link in self.links:
            if len(found) >= MAX_POINTERS:
                break
            if len(link.text) < 20 and DIGIT.search(link.text) and number_in(link.text) is not None:
                found.append(self._pointer(link, link.text))
        for element in self.parts["option"][:MAX_POINTERS]:
            value = element.get("value") or ""
            if "/" in value or "?" in value:
                found.append(self._pointer(self._link(element, value), text_of(element, 24)))
        return [
            p for p in found
            if p and p.number is not None
            and (p.step or ("#" not in p.url and p.key not in self.entries))
        ]  # fmt: skip

    @cached_property
    def worded(self) -> list[Pointer]:
        """The links that lead on or back by a word, an arrow or a class."""
        found: list[Pointer] = []
        for link in self.links:
            if len(found) >= MAX_POINTERS:
                break
            label, element = link.text, link.element
            if len(label) > LONGEST and not element.get("rel"):
                continue
            if not WORD.search(label):
                label = told_by(element) or label
            if _says(label, element) and (pointer := self._pointer(link, label)):
                found.append(pointer)
        return [pointer for pointer in found if pointer.number is None]

    def _link(self, element: Any, href: str) -> Link | None:
        url = self.addresses.absolute(href)
        return Link(element, url, self.addresses.key(url), "") if url else None

    def _pointer(self, link: Link | None, label: str) -> Pointer | None:
        """A link as a pointer, if it leads to another page of the same host."""
        if (
            link is None
            or link.key == self.addresses.own
            or host_of(link.key) != self.addresses.host
        ):
            return None
        told = step(self.addresses.url, link.url)
        return Pointer(link.element, link.url, link.key, label, number_in(label), told)

    def by_number(self) -> str | None:
        """The link to the number after the current page's."""
        boxes = boxes_of([(p.element, p.number or 0) for p in self.numbered])
        for box, numbers in boxes.items():
            inside = [p for p in self.numbered if id(p.element) in numbers.elements]
            if not numbers.is_pager or 2 * sum(p.step is not None for p in inside) < len(inside):
                continue
            now = numbers.current or number_of(self.addresses.url) or 1
            onward = [p for p in inside if p.number == now + 1] or self._worded_in(box, now)
            if onward:
                return onward[0].url
            if max(p.number or 0 for p in inside) < now:
                self.is_last = True
                return None
        return None

    def _worded_in(self, box: Any, now: int) -> list[Pointer]:
        """The links of a numbered pager, or just beside it, that lead on by word or arrow."""
        around = {id(element) for element in box.iter("a")}
        beside = box.getparent()
        if beside is not None and beside.tag not in {"body", "html"}:
            around |= {id(e) for child in islice(beside, 20) for e in islice(child.iter("a"), 20)}
        return [
            p for p in self.worded
            if id(p.element) in around and direction_of(p.label) >= 0
            and (p.is_next or (p.step and p.step.number == now + 1))
            and (p.step is not None or not self.is_article)
        ]  # fmt: skip

    def by_relation(self) -> str | None:
        """The link that is marked as the next page."""
        for pointer in (*self._heads(), *self.worded):
            if pointer.is_marked and self._may_be(pointer):
                return pointer.url
        return None

    def _heads(self) -> Iterator[Pointer]:
        for element in self.parts["link"][:300]:
            is_next = "next" in (element.get("rel") or "").lower().split()
            link = self._link(element, element.get("href") or "") if is_next else None
            if found := self._pointer(link, ""):
                yield found

    def by_word(self) -> str | None:
        """The link that says next, older, следваща …, or one to the page after this by its number:
        «previous» is the older page on many blogs.
        """
        for pointer in self.worded:
            if pointer.is_next and direction_of(pointer.label) >= 0 and self._may_be(pointer):
                return pointer.url
        after = (number_of(self.addresses.url) or 1) + 1
        for pointer in self.worded:
            told = pointer.step
            older = told and told.number is None and "older" in (pointer.element.get("class") or "")
            if told and told.sure and (older or told.number == after):
                return pointer.url
        return None

    def _may_be(self, pointer: Pointer) -> bool:
        """Whether a link that says next leads to a page of this list, not to another article."""
        if pointer.step is not None and pointer.step.sure:
            return pointer.step.number != 0
        if self.is_article or pointer.key in self.entries:
            return False
        if pointer.step is not None:
            return (pointer.step.number or 0) < 500
        return in_series(self.addresses.url, pointer.url)


def _says(label: str, element: Any) -> bool:
    """Whether a link may lead on or back at all."""
    if direction_of(label) or _is_forward(element):
        return True
    return "next" in (element.get("rel") or "").lower().split()


def told_by(element: Any) -> str:
    """What a link without words says of itself: its label, title or picture."""
    told = element.get("aria-label") or element.get("title")
    if not told and len(element):
        image = next(element.iter("img"), None)
        told = image.get("alt") if image is not None else ""
    return " ".join((told or "")[:100].split())


def _is_forward(element: Any) -> bool:
    """Whether the class of a link, or of the sign in it, says that it leads on."""
    names = element.get("class") or element.get("id") or ""
    if len(element) == 1 and element[0].tag in SIGNS:
        names = f"{names} {element[0].get('class') or ''}"
    return bool(names and FORWARD.search(names.lower()))

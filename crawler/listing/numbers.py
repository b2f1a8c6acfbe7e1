"""The numbers of a pager: which element holds them, and which of them is the current page's."""

import re
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from crawler.listing.texts import text_of

MAX_NUMBERS = 300
NUMBER = re.compile(
    r"^\W{0,3}(?:(?:page|стр\w*|seite|página|pagina|бет)\W+)?"
    r"(\d{1,3}(?:[,.\u00a0 ]\d{3})+|\d{1,6})\W*$",
    re.I,
)
NUMBERS = re.compile(r"(?<!\S)\D?\d{1,6}\D?(?!\S)")
CURRENT = re.compile(
    r"(?<![^\W_])(current|active|act|selected|this|aktiv\w*|here|on|cur|now|disabled)(?![^\W_])"
)
CALENDAR = re.compile(r"calend|datepick|kalend", re.IGNORECASE)
LABELS = ("a", "span", "b", "strong", "em", "li", "div", "p", "i", "font", "td", "option", "button")


@dataclass(slots=True)
class Numbers:
    """The numbers that one element holds."""

    elements: set[int] = field(default_factory=set)
    """Ids of the links to them."""
    linked: list[int] = field(default_factory=list)
    current: int | None = None
    is_pager: bool = True
    """False for calendars and bars of years."""


def boxes_of(numbered: list[tuple[Any, int]]) -> dict[Any, Numbers]:
    """The elements that hold numbered links and little else, in the page's order."""
    boxes: dict[Any, Numbers] = {}
    for element, number in numbered[:MAX_NUMBERS]:
        box = _box_of(element)
        if box is not None:
            numbers = boxes.setdefault(box, Numbers())
            numbers.elements.add(id(element))
            numbers.linked.append(number)
    for box, numbers in boxes.items():
        numbers.is_pager = _is_pager(box, numbers.linked)
        if numbers.is_pager:
            numbers.current = _current(box, set(numbers.linked))
    return boxes


def number_in(label: str) -> int | None:
    """The page number that a label shows, and nothing else."""
    found = NUMBER.match(label) if len(label) < 20 else None
    return int(re.sub(r"\D", "", found[1])) if found else None


def _box_of(link: Any) -> Any | None:
    """The element around a numbered link that holds other numbers and little else."""
    around = link.getparent()
    for _ in range(5):
        if around is None or around.tag in {"body", "html"}:
            return None
        text = text_of(around, 240)
        if len(text) > 220:
            return around if around is link.getparent() and _is_in_a_row(link) else None
        if len(NUMBERS.findall(text)) > 1 or around.tag == "select":
            return around
        around = around.getparent()
    return None


def _is_in_a_row(link: Any) -> bool:
    """Whether the link beside a numbered one shows the number after or before it."""
    number = number_in(text_of(link, 24))
    for sibling in (link.getnext(), link.getprevious()):
        if sibling is not None and sibling.tag == "a" and number is not None:
            beside = number_in(text_of(sibling, 24))
            if beside is not None and abs(beside - number) == 1:
                return True
    return False


def _is_pager(box: Any, numbers: list[int]) -> bool:
    if all(1900 <= number <= 2100 for number in numbers):
        return False
    near = [box, *islice(box.iterancestors(), 3), *islice(box.iter("table"), 1)]
    if any(CALENDAR.search(f"{e.get('class')} {e.get('id')}") for e in near if e.tag != "body"):
        return False
    days = len(numbers) >= 12 and max(numbers) <= 31
    return not (days and next(box.iter("td"), None) is not None)


def _current(box: Any, linked: set[int]) -> int | None:
    """The number that a pager marks, or shows without a link."""
    shown = None
    for element in islice(box.iter(*LABELS), 200):
        number = number_in(text_of(element, 24)) if len(element) < 3 else None
        if number is None:
            continue
        if _is_marked(element):
            return number
        if shown is None and number not in linked and not _has_link(element):
            shown = number
    if shown is not None:
        return shown
    loose = " ".join([box.text or "", *(child.tail or "" for child in islice(box, 60))])[:400]
    bare = [int(n) for n in re.findall(r"(?<!\d)\d{1,5}(?!\d)", loose) if int(n) not in linked]
    return bare[0] if len(bare) == 1 else None


def _is_marked(element: Any) -> bool:
    if element.get("aria-current") or element.get("selected") is not None:
        return True
    return bool(CURRENT.search(f"{element.get('class') or ''} {element.get('id') or ''}".lower()))


def _has_link(element: Any) -> bool:
    if element.tag in {"a", "option"} and (element.get("href") or element.tag == "option"):
        return True
    return element.find(".//a") is not None or next(element.iterancestors("a"), None) is not None

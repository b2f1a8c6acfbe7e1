"""Features: what is known of a block of text, as numbers by which a model judges it."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from math import log

from workers.parse.layout import Layout
from workers.parse.naming import Kind
from workers.parse.outline import TAGS, Block, Outline
from workers.parse.text import fold

ENDS = tuple(".!?…»”\"'。।)")
OWN = ("p", "div", "li", "h1", "h2", "h3", "h4", "h5", "td", "figcaption", "blockquote", "section")
OWN_TAGS = {tag: place for place, tag in enumerate((*OWN, "article"), start=1)}
OPENING = re.compile(
    r"read (?:more|also|next)|related|see also|more:|also read|photo|image|advert|sign up|subscribe"
    r"|share|follow|click here|copyright|©|all rights|tags?:|topics?:|source:|updated|published"
    r"|posted|by |reporting by|editing by|читайте|прочитайте|чете|вижте|виж още|още по|снимка|фото"
    r"|източник|источник|тема|теги|етикети|подпи[сш]|сподел|реклама|оқи отырыңыз|сурет|тағы|читати"
    r"|lesen sie|mehr zum|foto|quelle|lire aussi|à lire|leia|lee |leggi|czytaj|zobacz"
)
"""What captions, links to other articles and notices begin with, in lower case."""
NOTICES = (
    *("cookie", "newsletter", "all rights reserved", "все права", "всички права", "terms of use"),
    *("terms of service", "privacy policy", "javascript", "log in", "your email", "browser"),
)
FAR = 30
NO_HEADING = -500
NUMBERS = (
    *("size", "linked", "links", "ends_sentence", "stops", "notice", "tag", "depth", "upper"),
    *("inner", "inner_up", "inner_up2", "inner_up3", "inner_up4", "direct_up", "direct_up2"),
    *("linked_up", "linked_up2", "linked_up3", "wordy", "longs_up", "up_in_best", "up_is_best"),
    *("in_best", "in_main", "depth_to_best", "family", "kin", "kin_size", "kin_count"),
    *("copies", "place", "from_end", "before", "text_before", "text_after", "from_heading"),
    *("after_heading", "since_text", "until_text", "is_lead", "told", "total", "blocks"),
)
NEIGHBOURS = tuple(
    f"{where}_{what}"
    for where in ("before2", "before1", "after1", "after2")
    for what in ("size", "linked", "beside")
)
FEATURES = (
    *NUMBERS,
    *NEIGHBOURS,
    *(f"inside_{tag}" for tag in TAGS),
    *(f"near_{kind.name}" for kind in Kind),
    *(f"around_{kind.name}" for kind in Kind),
)
"""The names of a row's numbers, in their order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hints:
    """What the page says of its article elsewhere: headline, lead and text."""

    headline: str = ""
    description: str = ""
    article_body: str = ""


class Features:
    """The rows of one page's blocks; what all of them need is worked out once."""

    def __init__(self, outline: Outline, hints: Hints) -> None:
        self.boxes, self.blocks = outline.boxes, outline.blocks
        self.layout = Layout(outline)
        self.above: dict[int, tuple[float, ...]] = {}
        self.copies = Counter(block.text for block in self.blocks)
        self.lead = fold(hints.description)
        self.said = fold(hints.article_body)
        self.heading = self._heading(fold(hints.headline))
        self.before = _sums_before(self.layout.masses)
        self.since = _distances(self.layout.masses)
        self.until = _distances(self.layout.masses[::-1])[::-1]
        self.shapes = [
            (log(len(block.text) + 1), block.linked / len(block.text)) for block in self.blocks
        ]

    def candidates(self) -> list[int]:
        """The places of the blocks that can be of the article: no bare links, ends or comments."""
        return [place for place, block in enumerate(self.blocks) if self._can_be(block)]

    def row(self, place: int) -> list[float]:
        """The numbers of the block at `place`, in the order of `FEATURES`."""
        block = self.blocks[place]
        box = self.boxes[block.box]
        row = self._of_text(place, block)
        row += self._of_boxes(block.box)
        row += self._of_place(place, block)
        for step in (-2, -1, 1, 2):
            row += self._neighbour(place + step, block.box)
        row += _bits(box.tags, len(TAGS))
        row += _bits(box.own | self.boxes[box.parent].own, len(Kind))
        row += _bits(box.around, len(Kind))
        return row

    def _can_be(self, block: Block) -> bool:
        box = self.boxes[block.box]
        if box.around & Kind.COMMENT and not self.boxes[self.layout.best].around & Kind.COMMENT:
            return False
        size = len(block.text)
        bare = size < 100 and 5 * block.linked > 4 * size
        if bare and not self.layout.in_best[box.parent]:
            return False
        return size >= 40 or self.layout.in_main[block.box]

    def _of_text(self, place: int, block: Block) -> list[float]:
        text, box = block.text, self.boxes[block.box]
        size = len(text)
        return [
            *self.shapes[place],
            block.links,
            text[-1] in ENDS,
            100 * (text.count(",") + text.count(".") + text.count("、")) / size,
            _is_notice(text[:300].lower()),
            OWN_TAGS.get(box.tag, 0),
            box.depth,
            text.isupper(),
        ]

    def _of_boxes(self, here: int) -> list[float]:
        boxes, sums = self.boxes, self.layout
        box = boxes[here]
        up = box.parent
        kin = sums.kin[box.tag, box.name, boxes[up].name]
        return [
            sums.inner[here] / sums.total,
            *self._above(up),
            sums.in_best[here],
            sums.in_main[here],
            boxes[sums.best].depth - box.depth,
            sums.families[box.tag, box.name, up] / sums.total,
            kin.mass / sums.total,
            kin.size / kin.count,
            kin.count,
        ]

    def _above(self, up: int) -> tuple[float, ...]:
        """What is known of the box around a box: the same for all that stand in it."""
        if up not in self.above:
            boxes, sums = self.boxes, self.layout
            inner, direct, total = sums.inner, sums.direct, sums.total
            up2 = boxes[up].parent
            up3 = boxes[up2].parent
            self.above[up] = (
                inner[up] / total,
                inner[up2] / total,
                inner[up3] / total,
                inner[boxes[up3].parent] / total,
                direct[up] / total,
                direct[up2] / total,
                sums.links[up] / (sums.sizes[up] or 1),
                sums.links[up2] / (sums.sizes[up2] or 1),
                sums.links[up3] / (sums.sizes[up3] or 1),
                min(sums.sizes[up] / (inner[up] + 1), 50),
                sums.longs[up],
                sums.in_best[up],
                up == sums.best,
            )
        return self.above[up]

    def _of_place(self, place: int, block: Block) -> list[float]:
        count, total = len(self.blocks), self.layout.total
        before = self.before[place]
        return [
            self.copies[block.text],
            place / count,
            count - place,
            before / total,
            before,
            self.before[-1] - before,
            place - self.heading if self.heading >= 0 else NO_HEADING,
            0 <= self.heading < place,
            self.since[place],
            self.until[place],
            *self._likeness(block.text),
            log(total),
            count,
        ]

    def _likeness(self, text: str) -> tuple[float, float]:
        """Whether it is the lead; whether it is in the text that is told (-1: none is told)."""
        if not self.said and (not self.lead or len(text) > 600):
            return False, -1
        key = fold(text[:400])
        long = len(self.lead) > 40
        is_lead = bool(self.lead) and (key == self.lead or (long and _overlap(key, self.lead)))
        return is_lead, key[:200] in self.said if self.said else -1

    def _neighbour(self, place: int, here: int) -> tuple[float, float, float]:
        if not 0 <= place < len(self.blocks):
            return (0.0, 0.0, False)
        there = self.blocks[place].box
        beside = there == here or self.boxes[there].parent == self.boxes[here].parent
        return (*self.shapes[place], beside)

    def _heading(self, title: str) -> int:
        """The place of the headline among the blocks, -1 if it is not shown."""
        least, most = len(title), 2 * len(title) + 20
        for place, block in enumerate(self.blocks):
            if title and least <= len(block.text) < most and fold(block.text) == title:
                return place
        headings = (n for n, block in enumerate(self.blocks) if self.boxes[block.box].tag == "h1")
        return next(headings, -1)


def _overlap(one: str, other: str) -> bool:
    return one in other or other in one


def _is_notice(lower: str) -> bool:
    return bool(OPENING.match(lower)) or any(word in lower for word in NOTICES)


@lru_cache(maxsize=20_000)
def _bits(mask: int, count: int) -> tuple[bool, ...]:
    return tuple(mask >> place & 1 == 1 for place in range(count))


def _sums_before(masses: list[int]) -> list[int]:
    """By place, the running text before it; at the end all of it."""
    sums = [0]
    for mass in masses:
        sums.append(sums[-1] + mass)
    return sums


def _distances(masses: list[int]) -> list[int]:
    """By place, how many blocks back the last running text is, `FAR` at most."""
    found, away = [], FAR
    for mass in masses:
        found.append(away)
        away = 1 if mass else min(away + 1, FAR)
    return found

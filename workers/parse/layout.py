"""The layout of a page: how much running text lies in which of its boxes."""

from collections import defaultdict
from dataclasses import dataclass

from workers.parse.outline import Block, Outline

LONG = 50
"""Characters from which a block can be running text."""
MOST = 0.75
"""The share of the running text that the main box holds at least."""


@dataclass(slots=True)
class Kin:
    """Blocks whose boxes are called the same and stand in boxes that are called the same."""

    mass: int = 0
    size: int = 0
    count: int = 0


class Layout:
    """Sums over an outline, by the places of its boxes and blocks."""

    def __init__(self, outline: Outline) -> None:
        boxes, blocks = outline.boxes, outline.blocks
        self.masses = [mass_of(block) for block in blocks]
        """Characters of running text, by block."""
        self.total = sum(self.masses) or 1
        self.inner = [0] * len(boxes)
        """Running text inside a box and the boxes in it."""
        self.sizes = [0] * len(boxes)
        self.links = [0] * len(boxes)
        self.direct = [0] * len(boxes)
        """Running text that a box holds as its own paragraphs."""
        self.longs = [0] * len(boxes)
        self.families: dict[tuple[str, str, int], int] = defaultdict(int)
        self.kin: dict[tuple[str, str, str], Kin] = defaultdict(Kin)
        for block, mass in zip(blocks, self.masses, strict=True):
            self._add(outline, block, mass)
        for place in range(len(boxes) - 1, 0, -1):
            up = boxes[place].parent
            self.inner[up] += self.inner[place]
            self.sizes[up] += self.sizes[place]
            self.links[up] += self.links[place]
        self.best = max(range(len(boxes)), key=self.direct.__getitem__)
        """The box with most paragraphs."""
        main = self.best
        while main and self.inner[main] < MOST * self.total:
            main = boxes[main].parent
        self.in_best = _inside(outline, self.best)
        self.in_main = _inside(outline, main)

    def _add(self, outline: Outline, block: Block, mass: int) -> None:
        place = block.box
        box = outline.boxes[place]
        self.inner[place] += mass
        self.sizes[place] += len(block.text)
        self.links[place] += block.linked
        holder = place if box.tag == "div" else box.parent
        self.direct[holder] += mass
        self.longs[holder] += mass > 0
        self.families[box.tag, box.name, box.parent] += mass
        kin = self.kin[box.tag, box.name, outline.boxes[box.parent].name]
        kin.mass += mass
        kin.size += len(block.text)
        kin.count += 1


def mass_of(block: Block) -> int:
    """The characters of a block that looks like running text: long, and mostly no link."""
    size = len(block.text)
    return size if size >= LONG and 3 * block.linked < size else 0


def _inside(outline: Outline, place: int) -> list[bool]:
    """By box, whether it is the one at `place` or stands inside it."""
    found = [False] * len(outline.boxes)
    for here, box in enumerate(outline.boxes):
        found[here] = here == place or (here > 0 and found[box.parent])
    return found

"""The outline of a page: its boxes and its blocks of text, from one walk through its tree."""

from dataclasses import dataclass, field
from typing import Any

from workers.parse.naming import kinds_of, words_in
from workers.parse.text import BLOCKS

SKIPPED = frozenset(
    {"script", "style", "noscript", "template", "svg", "button", "select", "iframe", "textarea"}
    | {"head", "object", "audio", "video", "canvas", "math", "datalist", "dialog", "map", "option"}
    | {"nav", "input", "img", "link", "meta", "source", "picture", "hr", "wbr", "path"}
)
"""Elements whose text nobody reads as the article's."""
TELLING = "article main aside footer header form figure table ul blockquote section address"
TAGS = {tag: 1 << place for place, tag in enumerate(f"{TELLING} li h2 h3 p".split())}
"""Tags that say something of what stands inside them, as bits."""
MAX_DEPTH = 250
MAX_BLOCKS = 5000
MAX_NAME = 300
NAMING = ("class", "id", "itemprop", "rel")


@dataclass(slots=True)
class Box:
    """A block-level element: where it stands, and what it and those around it are called."""

    element: Any
    tag: str
    parent: int
    """Its place in `Outline.boxes`; the body's own is its own."""
    depth: int
    name: str
    own: int
    """The kinds (`naming.Kind`) that its own class, id and itemprop speak of, as bits."""
    around: int
    """These and those of the elements around it."""
    tags: int
    """The `TAGS` of the elements around it, its own included."""


@dataclass(slots=True)
class Block:
    """A run of text inside one box; `linked` of its characters are those of links."""

    box: int
    text: str
    """Spaces are single; a line break is a <br>."""
    linked: int
    links: int


@dataclass(slots=True)
class Outline:
    """Boxes in the order of the page, each before those inside it; blocks in that of reading."""

    boxes: list[Box] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    headings: list[Any] = field(default_factory=list)
    """The h1 elements."""
    names: dict[str, list[Any]] = field(default_factory=dict)
    """Elements by what they are called."""
    places: dict[Any, int] = field(default_factory=dict)
    """The order of the elements that have a name, and of the headings."""

    def called(self, words: frozenset[str]) -> list[Any]:
        """The elements that any of these words names, in the order of the page."""
        found = [
            element
            for name, elements in self.names.items()
            if not words.isdisjoint(words_in(name))
            for element in elements
        ]
        return sorted(found, key=self.places.__getitem__)


def outline_of(root: Any) -> Outline:
    """The outline of what a page shows, scripts and controls left out."""
    walk = _Walk()
    body = root.find("body")
    if body is not None:
        walk.box(body, "body", 0, 0, 0, 0)
    return walk.outline


class _Walk:
    """One walk; the pieces of the block that is being read, and how much of it is linked."""

    def __init__(self) -> None:
        self.outline = Outline()
        self.pieces: list[str] = []
        self.linked = 0
        self.links = 0
        self.lines = False

    def box(self, element: Any, tag: str, parent: int, depth: int, around: int, tags: int) -> None:
        """Read a block-level element: its texts become blocks of this box."""
        if tag == "h1":
            self.outline.headings.append(element)
            self.outline.places[element] = len(self.outline.places)
        name = self.named(element)
        own = kinds_of(name) if name else 0
        boxes = self.outline.boxes
        here = len(boxes)
        box = Box(element, tag, parent, depth, name, own, around | own, tags | TAGS.get(tag, 0))
        boxes.append(box)
        self.inside(element, here, depth, linked=False)
        if self.pieces:
            self.end(here)

    def inside(self, element: Any, here: int, depth: int, *, linked: bool) -> None:
        """Read what stands inside an element, inline or not, for box `here`."""
        if text := element.text:
            self.say(text, linked=linked)
        if depth > MAX_DEPTH or len(self.outline.blocks) > MAX_BLOCKS:
            return
        for child in element:
            tag = child.tag
            if tag in BLOCKS:
                if tag == "br":
                    self.line(here)
                else:
                    if self.pieces:
                        self.end(here)
                    box = self.outline.boxes[here]
                    self.box(child, tag, here, depth + 1, box.around, box.tags)
            elif tag not in SKIPPED and isinstance(tag, str):
                self.named(child)
                link = tag == "a"
                self.links += link
                self.inside(child, here, depth + 1, linked=linked or link)
            elif tag == "nav":
                self.named(child)
            if text := child.tail:
                self.say(text, linked=linked)

    def say(self, text: str, *, linked: bool) -> None:
        """Add a text to the block."""
        if not text.isspace():
            self.pieces.append(text)
            self.linked += len(text) * linked
        elif self.pieces:
            self.pieces.append(" ")

    def line(self, here: int) -> None:
        """A <br>: the second in a row ends the block."""
        if self.pieces and self.lines and "".join(self.pieces[-2:]).isspace():
            self.end(here)
        elif self.pieces:
            self.pieces.append("\v")
            self.lines = True

    def end(self, here: int) -> None:
        """Make a block of what was read, if it says anything."""
        lines = "".join(self.pieces).split("\v") if self.lines else ("".join(self.pieces),)
        text = "\n".join(filter(None, (" ".join(line.split()) for line in lines)))
        if text:
            block = Block(here, text, min(self.linked, len(text)), self.links)
            self.outline.blocks.append(block)
        self.pieces = []
        self.linked = self.links = 0
        self.lines = False

    def named(self, element: Any) -> str:
        """What an element is called by its class, id, itemprop, rel; it is noted under that."""
        told = element.attrib
        if not told:
            return ""
        name = " ".join(filter(None, map(told.get, NAMING)))
        if "none" in (style := told.get("style") or ""):
            name = f"{name} {style[:100]}"
        if "hidden" in told:
            name += " hidden"
        if name:
            name = name[:MAX_NAME]
            self.outline.places[element] = len(self.outline.places)
            self.outline.names.setdefault(name, []).append(element)
        return name

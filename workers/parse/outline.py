"""The outline of a page: its boxes and its blocks of text, from one walk through its tree."""

from dataclasses import dataclass, field
from typing import Any

from workers.parse.naming import Kind, counts, kinds_of, words_in
from workers.parse.text import BLOCKS

MUTE = frozenset(
    {"script", "style", "noscript", "template", "iframe", "textarea", "select", "option", "head"}
    | {"audio", "video", "canvas", "math", "datalist", "map", "input", "img", "link", "meta"}
    | {"source", "picture", "hr", "wbr", "path"}
)
"""Elements whose text nobody reads."""
BESIDE = frozenset({"nav", "button", "svg", "dialog", "object", "footer", "aside"})
"""Elements that are beside the text, unless they hold paragraphs: tags that a page never closed."""
TELLING = (
    *("article", "main", "aside", "footer", "header", "form", "figure", "table", "ul"),
    *("blockquote", "section", "address", "li", "h2", "h3", "p"),
)
TAGS = {tag: 1 << place for place, tag in enumerate(TELLING)}
"""Tags that say something of what stands inside them, as bits."""
MAX_DEPTH = 250
MAX_BOXES = 6000
"""Of 1,600 news pages the largest had 5,836, the median 261."""
MAX_NAME = 300
NAMING = frozenset({"class", "id", "itemprop", "rel"})
MARKED = int(
    Kind.TITLE | Kind.PERSON | Kind.META | Kind.DATE | Kind.LEAD | Kind.NAVIGATION | Kind.TAG
)


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
    marks: list[tuple[str, Any]] = field(default_factory=list)
    """What elements are called, and they, where it can be a byline, date line, lead or crumbs."""
    counters: list[tuple[str, Any]] = field(default_factory=list)
    """What elements are called, and they, where it can be a count of views or comments."""
    first_heading: int = 0
    """How many of the marks stand before the first h1."""

    def called(self, words: frozenset[str]) -> list[Any]:
        """The marked elements that any of these words names, in the order of the page."""
        return [e for name, e in self.marks if not words.isdisjoint(words_in(name))]

    def called_below(self, words: frozenset[str]) -> list[Any]:
        """Those of them that stand behind the first h1."""
        below = self.marks[self.first_heading :] if self.headings else []
        return [e for name, e in below if not words.isdisjoint(words_in(name))]

    def family(self, block: Block) -> tuple[str, str, int]:
        """What blocks have in common whose boxes are alike and stand in one box."""
        box = self.boxes[block.box]
        return box.tag, box.name, box.parent

    def heading_box(self) -> int | None:
        """The place of the first h1 among the boxes."""
        return next((n for n, box in enumerate(self.boxes) if box.tag == "h1"), None)

    def inside(self, place: int) -> list[Block]:
        """The blocks inside a box and the boxes in it."""
        end = place + 1
        while end < len(self.boxes) and self.boxes[end].depth > self.boxes[place].depth:
            end += 1
        return [block for block in self.blocks if place <= block.box < end]


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
        outline = self.outline
        if tag == "h1":
            if not outline.headings:
                outline.first_heading = len(outline.marks)
            outline.headings.append(element)
        name = self.named(element)
        own = kinds_of(name) if name else 0
        here = len(outline.boxes)
        outline.boxes.append(
            Box(element, tag, parent, depth, name, own, around | own, tags | TAGS.get(tag, 0))
        )
        if not len(element):  # most boxes: nothing but a text
            if (told := element.text) and (text := " ".join(told.split())):
                outline.blocks.append(Block(here, text, 0, 0))
            return
        self.inside(element, here, depth, linked=False)
        if self.pieces:
            self.end(here)

    def inside(self, element: Any, here: int, depth: int, *, linked: bool) -> None:
        """Read what stands inside an element, inline or not, for box `here`."""
        if text := element.text:
            self.say(text, linked=linked)
        if depth > MAX_DEPTH:
            return
        box = self.outline.boxes[here]
        for child in element:
            if len(self.outline.boxes) > MAX_BOXES:
                return
            tag = child.tag
            if tag in BESIDE and next(child.iter("p"), None) is None:
                self.named(child)
            elif tag == "br":
                self.line(here)
            elif tag in BLOCKS:
                if self.pieces:
                    self.end(here)
                self.box(child, tag, here, depth + 1, box.around, box.tags)
            elif tag not in MUTE and isinstance(tag, str):
                self.named(child)
                link = tag == "a"
                self.links += link
                self.inside(child, here, depth + 1, linked=linked or link)
            if text := child.tail:
                self.say(text, linked=linked)

    def say(self, text: str, *, linked: bool) -> None:
        """Add a text to the block."""
        if not text.isspace():
            self.pieces.append(text)
            if linked:
                self.linked += len(text)
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
        text = "".join(self.pieces)
        if self.lines:
            lines = (" ".join(line.split()) for line in text.split("\v"))
            text = "\n".join(filter(None, lines))
        else:
            text = " ".join(text.split())
        if text:
            block = Block(here, text, min(self.linked, len(text)), self.links)
            self.outline.blocks.append(block)
        self.pieces = []
        self.linked = self.links = 0
        self.lines = False

    def named(self, element: Any) -> str:
        """What an element is called by its class, id, itemprop, rel; it is marked if that tells."""
        name = ""
        for key, value in element.items():
            if key in NAMING or (key == "style" and "none" in value):
                name = f"{name} {value}" if name else value
            elif key == "hidden":
                name += " hidden"
        if name:
            name = name[:MAX_NAME]
            if kinds_of(name) & MARKED:
                self.outline.marks.append((name, element))
            if counts(name):
                self.outline.counters.append((name, element))
        return name

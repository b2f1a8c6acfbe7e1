"""The text of an article: the blocks that a model takes for it, a library's opinion in doubt."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from workers.parse.features import Features, Hints
from workers.parse.opinion import opinion_of
from workers.parse.outline import Outline
from workers.parse.text import clean, plain
from workers.parse.trees import trees

MODEL = "body_model.json"
MAX_TEXT = 500_000
TAKEN = 0.45
"""The probability from which a block is of the article."""
DOUBT = 0.4
"""The share of a text in doubt from which the library is asked: one page in twenty to thirty."""
MAX_LIBRARY = 3000
"""Boxes and named elements of a page from which the library may take seconds."""
MAX_ELEMENTS = 20_000
"""Elements of a page from which it takes seconds as well: 40,000 links took five."""
OPINION = 0.3
"""How much the library's opinion weighs then."""
FAMILY = 0.2
"""How much the chances of like blocks weigh."""
SAME = 40
"""Characters from which a text that stands twice on the page is taken once."""
TEASER = 60
"""Characters from which a told text stands in for a shown one that is less than half of it."""
LINE = 60
"""Mean characters from which lines that a <br> parts are paragraphs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The text, its paragraphs parted by an empty line, and where it came from."""

    text: str = ""
    source: str = ""
    places: Sequence[int] = field(default=(), repr=False)
    """The places in the outline of the blocks that were taken."""


def body_of(root: Any, outline: Outline, hints: Hints, url: str) -> Body:
    """The main text of a page."""
    chances = _chances(outline, hints)
    source = "html"
    small = len(outline.boxes) + len(outline.marks) < MAX_LIBRARY
    if small and _doubt(outline, chances) > DOUBT and root.xpath("count(//*)") < MAX_ELEMENTS:
        opinion = opinion_of(root, url)
        chances = [
            (1 - OPINION) * chance + OPINION * opinion.share(block.text)
            for block, chance in zip(outline.blocks, chances, strict=True)
        ]
        source = "library"
    places = _taken(outline, chances)
    text = _joined(part for place in places for part in paragraphs(outline.blocks[place].text))
    if len(hints.article_body) > max(2 * len(text), TEASER):
        said = _joined(plain(line) for line in hints.article_body.splitlines())
        if len(said) > max(2 * len(text), TEASER):
            return Body(text=said, source="json_ld")
    return Body(text=text, source=source, places=places)


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a block: its lines where they are long, else all of it as one."""
    lines = text.split("\n")
    return lines if len(text) > LINE * len(lines) else [" ".join(lines)]


def _chances(outline: Outline, hints: Hints) -> list[float]:
    """How likely each block is of the article."""
    chances = [0.0] * len(outline.blocks)
    if not outline.blocks:
        return chances
    model, features = trees(MODEL), Features(outline, hints)
    for place in features.candidates():
        chances[place] = model.probability(features.row(place))
    return _together(outline, chances)


def _together(outline: Outline, chances: Sequence[float]) -> list[float]:
    """The chances, moved toward those of the blocks whose boxes are alike and stand in one box.

    A last line such as «Source: …» is of the text where it stands in it as a paragraph.
    """
    families: dict[tuple[str, str, int], list[float]] = defaultdict(lambda: [0.0, 0.0])
    keys = [outline.family(block) for block in outline.blocks]
    for key, block, chance in zip(keys, outline.blocks, chances, strict=True):
        families[key][0] += chance * len(block.text)
        families[key][1] += len(block.text)
    means = {key: likely / size for key, (likely, size) in families.items()}
    return [
        (1 - FAMILY) * chance + FAMILY * means[key] if chance else 0.0
        for key, chance in zip(keys, chances, strict=True)
    ]


def _doubt(outline: Outline, chances: Sequence[float]) -> float:
    """The characters that may be judged wrongly, as a share of those that are taken."""
    sizes = [len(block.text) for block in outline.blocks]
    wrong = sum(size * min(p, 1 - p) for size, p in zip(sizes, chances, strict=True))
    taken = sum(size * p for size, p in zip(sizes, chances, strict=True) if p > TAKEN)
    return wrong / (taken + 2 * LINE)


def _taken(outline: Outline, chances: Sequence[float]) -> list[int]:
    """The places of the blocks that are of the article, a repeated text once."""
    seen: set[str] = set()
    places = []
    for place, (block, chance) in enumerate(zip(outline.blocks, chances, strict=True)):
        if chance > TAKEN and block.text not in seen:
            places.append(place)
            if len(block.text) > SAME:
                seen.add(block.text)
    return places


def _joined(lines: Iterable[str]) -> str:
    return "\n\n".join(text for line in lines if (text := clean(line)))[:MAX_TEXT]

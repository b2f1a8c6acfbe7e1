"""Parts: the elements of a page that its reading begins with, found in one walk through it."""

from dataclasses import dataclass
from itertools import islice
from typing import Any, Self

TAGS = ("a", "base", "footer", "h1", "link", "main", "meta", "nav", "option")
MOST = 100_000
"""Such elements that are looked at: on a page of 2 MB each walk through it takes 7 ms."""


@dataclass(frozen=True, slots=True)
class Parts:
    """Elements by their tags, in the page's order."""

    found: dict[str, list[Any]]

    @classmethod
    def of(cls, root: Any) -> Self:
        """The parts of a page."""
        found: dict[str, list[Any]] = {tag: [] for tag in TAGS}
        for element in islice(root.iter(*TAGS), MOST):
            found[element.tag].append(element)
        return cls(found)

    def __getitem__(self, tag: str) -> list[Any]:
        return self.found[tag]

"""A shelf: what is kept by name, bounded in number and weight; the longest unused falls off."""

from collections import OrderedDict
from math import inf
from typing import Generic, TypeVar

T = TypeVar("T")


class Shelf(Generic[T]):
    """At most `most` values, and at most `weight` of them all but for the last one put there."""

    def __init__(self, most: int, weight: float = inf) -> None:
        self.most = most
        self.most_weight = weight
        self.weight = 0.0
        self.kept: OrderedDict[str, tuple[T, float]] = OrderedDict()

    def get(self, name: str) -> T | None:
        """What stands there by this name; it is in use again."""
        if name not in self.kept:
            return None
        self.kept.move_to_end(name)
        return self.kept[name][0]

    def put(self, name: str, value: T, weight: float = 0.0) -> None:
        """Put it there, in the place of what had this name."""
        self.drop(name)
        self.kept[name] = (value, weight)
        self.weight += weight
        while len(self.kept) > self.most or (self.weight > self.most_weight and len(self.kept) > 1):
            self.drop(next(iter(self.kept)))

    def drop(self, name: str) -> None:
        """Take it away, if it is there."""
        if gone := self.kept.pop(name, None):
            self.weight -= gone[1]

    def __len__(self) -> int:
        return len(self.kept)

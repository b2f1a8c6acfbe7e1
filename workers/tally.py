"""The tally of a reparse: what came of articles that were read again."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Self

from store.rereading import Change


@dataclass(slots=True, kw_only=True)
class Tally:
    """What came of articles that were read again."""

    counts: Counter[str] = field(default_factory=Counter)
    """Articles by what became of them: same, changed, new_version, overtaken, not_an_article …"""
    fields: Counter[str] = field(default_factory=Counter)
    """Articles in which a field changed."""
    emptied: Counter[str] = field(default_factory=Counter)
    """Of these, those in which it says nothing any more."""
    told: list[tuple[str, str, str]] = field(default_factory=list)
    """What a person should look at: URL, what it is, why."""
    left: list[int] = field(default_factory=list)
    """Articles for which there was no time."""

    def tell(self, url: str, what: str, why: object) -> None:
        """Count an article that gave none this time."""
        self.counts[what] += 1
        self.told.append((url, what, " ".join(str(why).split())[:300]))

    def note(self, url: str, change: Change) -> None:
        """Count an article that was compared."""
        if change.overtaken:
            self.counts["overtaken"] += 1
            return
        self.counts["changed" if change.fields else "same"] += 1
        self.counts["new_version"] += change.new_version
        self.fields.update(change.fields)
        self.emptied.update(change.emptied)
        if change.moved:
            self.told.append((url, "moved", "the page names another address; the old one is kept"))

    def add(self, other: Self) -> None:
        """Take another tally in."""
        self.counts += other.counts
        self.fields += other.fields
        self.emptied += other.emptied
        self.told += other.told

    def as_data(self) -> dict[str, Any]:
        """The same as plain data."""
        return {
            "counts": dict(self.counts),
            "fields": dict(self.fields),
            "emptied": dict(self.emptied),
            "told": self.told,
            "left": self.left,
        }

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Self:
        """The tally of such data."""
        counters = {name: Counter(data[name]) for name in ("counts", "fields", "emptied")}
        told = [(url, what, why) for url, what, why in data["told"]]
        return cls(**counters, told=told, left=list(data["left"]))

"""Checks of health one after the other: what one leaves to the next."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Self

from tema.secret import write_private

GAP = 60.0
"""Seconds without a check after which what was remembered is forgotten."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """Times of the machine's monotonic clock."""

    checked: float
    """The time of this check."""
    answered_since: float
    """Since when Valkey has answered every check."""
    waiting_since: float | None = None
    """Since when tasks have been waiting at every check."""
    missing: Mapping[str, float] = field(default_factory=dict)
    """Since when each process has had no sign at every check, by its name."""
    told: Mapping[str, float] = field(default_factory=dict)
    """When each hanging process was told to end, by its name."""

    @classmethod
    def take(cls, path: Path, now: float) -> Self:
        """What the last check left; a beginning where there was none of late.

        It is there once: a check that is cut short, or finds no Valkey, leaves nothing.
        """
        try:
            found = cls(**json.loads(path.read_text()))
            path.unlink()
            if 0 <= now - found.checked <= GAP:
                return replace(found, checked=now)
        except (OSError, ValueError, TypeError):
            pass  # none, or one of another release
        return cls(checked=now, answered_since=now)

    def next(self, *, waiting: bool, missing: Iterable[str] = ()) -> Self:
        """The same after a look at Celery's queues and the signs of life."""
        since = self.checked if self.waiting_since is None else self.waiting_since
        return replace(
            self,
            waiting_since=since if waiting else None,
            missing={name: self.missing.get(name, self.checked) for name in missing},
        )

    def save(self, path: Path) -> None:
        """For the next check."""
        write_private(path, json.dumps(asdict(self)))

    @property
    def answered(self) -> float:
        """Seconds that Valkey has answered all along."""
        return self.checked - self.answered_since

    @property
    def waited(self) -> float:
        """Seconds that tasks have been waiting all along."""
        return self.checked - (self.checked if self.waiting_since is None else self.waiting_since)

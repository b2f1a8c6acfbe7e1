"""Volume: whether a source publishes as it used to, by the times of its newest articles."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from math import sqrt

LEAST = 10
"""Articles below which nothing can be said."""
LOOKED_AT = 50
"""Of these, the newest, the longest pause counts as usual."""
LONGER, SHORTEST = 2, timedelta(days=1)
"""Silent is who has paused for so many times the longest pause, and at least so long."""
WEEK, WEEKS = timedelta(days=7), 4
LEFT, CHANCE = 1 / 3, 3.0
"""What part of the usual week counts as fallen, and by how many standard deviations."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Volume:
    """How much a source publishes now, and how much it used to."""

    last: datetime | None = None
    pause: timedelta | None = None
    """The longest between its newest articles."""
    week: int = 0
    """Articles of the last seven days."""
    usual: float = 0.0
    """The same of a week of the four before."""

    def is_silent(self, now: datetime) -> bool:
        """Whether it has published nothing for much longer than it ever paused."""
        if self.last is None or self.pause is None:
            return False
        return now - self.last > max(LONGER * self.pause, SHORTEST)

    @property
    def has_fallen(self) -> bool:
        """Whether this week has so much less than the weeks before that it is no chance."""
        by_chance = self.usual - CHANCE * sqrt(self.usual)
        return self.week < min(LEFT * self.usual, by_chance)


def volume_of(times: Sequence[datetime], now: datetime) -> Volume:
    """The volume of these times, the newest first."""
    ages = [now - at for at in times]
    pauses = [newer - older for newer, older in pairwise(times[:LOOKED_AT])]
    before = sum(WEEK < age <= (WEEKS + 1) * WEEK for age in ages)
    return Volume(
        last=times[0] if times else None,
        pause=max(pauses) if len(times) >= LEAST else None,
        week=sum(age <= WEEK for age in ages),
        usual=before / WEEKS,
    )

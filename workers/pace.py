"""Pace: how many entries workers get through in a second, and so how many one task takes."""

import math
import time
from collections.abc import Callable

SHARE = 0.15
"""Seconds of all workers' work that one task holds: a page waits for those in its task."""
LEAST = 3
MEMORY = 3.0
"""Seconds after which what was seen counts a third."""


class Pace:
    """What workers got through, as told by how many entries are pending before each turn.

    Beside another intake it takes them for slower than they are, and its tasks for smaller ones.
    """

    def __init__(self, most: int, clock: Callable[[], float] = time.monotonic) -> None:
        self.most = most
        self.clock = clock
        self.ended = self.seconds = 0.0
        self.pending = 0
        """Entries pending after the last turn."""
        self.at = clock()

    def batch(self, pending: int) -> int:
        """How many entries the next task takes, when so many are pending now."""
        now = self.clock()
        passed, self.at = now - self.at, now
        if self.pending:  # else nothing was to be done, which says nothing of the workers
            fading = math.exp(-passed / MEMORY)
            self.ended = self.ended * fading + max(0, self.pending - pending)
            self.seconds = self.seconds * fading + passed
        self.pending = pending
        rate = self.ended / self.seconds if self.seconds else 0.0
        return min(self.most, max(LEAST, round(SHARE * rate)))

    def gave(self, entries: int) -> None:
        """So many entries were given to workers since."""
        self.pending += entries

"""The clock of one process: set at times, it goes by the machine's own, which nobody sets."""

import time
from datetime import UTC, datetime, timedelta


class Clock:
    """The time, aware and in UTC; a jump of the system's clock does not reach it."""

    def __init__(self) -> None:
        self.set(datetime.now(UTC))

    def set(self, at: datetime) -> None:
        """It is that time now."""
        self._at, self._since = at, time.monotonic()

    def now(self) -> datetime:
        """What time it is."""
        return self._at + timedelta(seconds=time.monotonic() - self._since)

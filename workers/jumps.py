"""Jumps: whether Valkey's clock was set, by which it tells how long an entry has been idle."""

import time

import redis

LEAP = 5.0
"""Seconds by which it has to differ from a clock that nobody sets."""
SLOW = 1.0
"""Seconds of an answer that tells nothing: when was it written?"""


class Jumps:
    """Valkey's clock against this process's monotonic one."""

    def __init__(self, client: redis.Redis) -> None:
        self.client = client
        self.offset: float | None = None

    def seen(self) -> bool:
        """Whether the clock was set since the last look."""
        began = time.monotonic()
        seconds, microseconds = self.client.time()
        answered = time.monotonic()
        if answered - began > SLOW:
            return False
        before, self.offset = self.offset, seconds + microseconds / 1e6 - answered
        return before is not None and abs(self.offset - before) > LEAP

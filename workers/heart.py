"""The heart of a process that Celery or intake runs: gives its signs of life to Valkey."""

import logging
import os
import time
from datetime import UTC, datetime

import redis

from news import pulse

log = logging.getLogger(__name__)


class Heart:
    """Gives a sign at most once a period; one that cannot be given is left out.

    With `pid` it is the heart of a child, which adds to its parent's mark.
    """

    def __init__(self, part: str, url: str, *, pid: int | None = None, period: float) -> None:
        self.key = pulse.key(part, pid)
        self.period = period
        self.client = redis.Redis.from_url(url, socket_timeout=2, socket_connect_timeout=2)
        self.birth = {"started_at": datetime.now(UTC)} if pid is None else {}
        self.last = 0.0

    def beat(self, **more: datetime) -> None:
        """Give a sign, unless the last one was just now."""
        if time.monotonic() - self.last < self.period:
            return
        self.last = time.monotonic()
        try:
            with self.client.pipeline(transaction=False) as pipe:
                signs = pulse.sign(**self.birth, **more)
                pipe.hset(self.key, mapping=signs)  # type: ignore[arg-type]  # str are taken
                pipe.expire(self.key, pulse.KEPT)
                pipe.execute()
        except (redis.RedisError, OSError) as error:
            log.debug("no sign of life given", extra={"error": str(error)})

    def waiting(self, queue: str) -> int:
        """How many messages wait in a queue; none where Valkey does not answer."""
        try:
            return int(self.client.llen(queue))
        except (redis.RedisError, OSError):
            return 0

    def stop(self) -> None:
        """Take the signs away: the process ends in good order."""
        try:
            self.client.delete(self.key)
        except (redis.RedisError, OSError) as error:
            log.debug("sign of life left behind", extra={"pid": os.getpid(), "error": str(error)})

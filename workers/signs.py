"""Signs of life of worker and beat: the worker's main loop beats, its children tell of tasks."""

import os
from datetime import UTC, datetime
from functools import cache
from typing import Any

from celery.beat import Scheduler
from celery.signals import heartbeat_sent, task_postrun, worker_ready, worker_shutdown

from news import pulse
from news.settings import settings
from workers.heart import Heart

CROWD = 20
"""Messages in a queue at which the clock's are left out. An expiry would be a time of beat's clock
that the worker compares with its own: where these differ by a second, no tick was ever run.
"""


@cache
def worker_heart() -> Heart:
    """The main process's heart."""
    return Heart("worker", settings().redis_url, period=pulse.PERIOD)


@cache
def child_heart() -> Heart:
    """A pool child's, which writes to its parent's mark."""
    return Heart("worker", settings().redis_url, pid=os.getppid(), period=1.0)


@worker_ready.connect  # type: ignore[untyped-decorator]  # celery has no types
def begin(**_: object) -> None:
    """The worker consumes its queues from now on."""
    worker_heart().beat()


@heartbeat_sent.connect  # type: ignore[untyped-decorator]  # celery has no types
def beat(**_: object) -> None:
    """The main loop is at work."""
    worker_heart().beat()


@task_postrun.connect  # type: ignore[untyped-decorator]  # celery has no types
def took(**_: object) -> None:
    """A child has done a task."""
    child_heart().beat(took_at=datetime.now(UTC))


@worker_shutdown.connect  # type: ignore[untyped-decorator]  # celery has no types
def end(**_: object) -> None:
    """The worker ends in good order."""
    worker_heart().stop()


class Clock(Scheduler):  # type: ignore[misc]  # celery has no types
    """Celery's scheduler in memory, with a heart: what is due stands in Postgres."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.heart = Heart("beat", settings().redis_url, period=pulse.PERIOD)
        self.heart.beat()

    def tick(self, *args: Any, **kwargs: Any) -> float:
        """Send what is due; the seconds until the next look."""
        self.heart.beat()
        return float(super().tick(*args, **kwargs))

    def apply_entry(self, entry: Any, producer: Any = None) -> None:
        """Send what is due, unless enough of it waits for a worker already."""
        queue = self.app.conf.task_routes[entry.task]["queue"]
        if self.heart.waiting(queue) < CROWD:
            super().apply_entry(entry, producer=producer)

    def close(self) -> None:
        """End in good order."""
        self.heart.stop()
        super().close()

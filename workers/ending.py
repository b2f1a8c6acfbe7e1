"""The worker's end: what its children have not finished in time is handed back, uncounted.

Celery's own end waits for every task, up to its time limit; a supervisor waits for 20 seconds.
"""

import logging
import os
import signal
from collections.abc import Iterable
from contextlib import suppress
from threading import Event, Thread
from typing import Any

import kombu.exceptions
import redis
from billiard.process import active_children
from celery.signals import worker_shutdown, worker_shutting_down
from celery.worker import state

from news.settings import settings
from workers.app import app
from workers.queues import FOREIGN, REPARSE, URGENT
from workers.stream import PageStream

LAST_WORDS = 8.0
"""Seconds for the tasks that are being done when the process is told to end."""
FORCE = 8.0
"""Seconds after which it ends by force, as where Valkey does not answer."""
ASKED_FOR = frozenset({URGENT, FOREIGN, REPARSE})
"""Queues of tasks that somebody waits for; the clock sends all others again."""

ended = Event()
log = logging.getLogger(__name__)


@worker_shutting_down.connect  # type: ignore[untyped-decorator]  # celery has no types
def begin(**_: object) -> None:
    """The process has been told to end."""
    Thread(target=end, name="ending", daemon=True).start()


@worker_shutdown.connect  # type: ignore[untyped-decorator]  # celery has no types
def note(**_: object) -> None:
    """It has ended by itself."""
    ended.set()


def end() -> None:
    """Let tasks end for a while, then take their work from them."""
    if ended.wait(LAST_WORDS):
        return
    requests = list(state.active_requests)
    for request in requests:
        kill(request.worker_pid)
    try:
        hand_back(requests)
    except (redis.RedisError, kombu.exceptions.OperationalError, OSError) as error:
        log.warning("work not handed back, its lease runs out", extra={"error": str(error)})
    if not ended.wait(FORCE):
        log.warning("ended by force")
        for child in active_children():
            kill(child.pid)
        os._exit(0)


def kill(pid: int | None) -> None:
    """End a child at once: what it had not committed is as if it had not begun."""
    if pid:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


def hand_back(requests: Iterable[Any]) -> None:
    """Give the work of tasks that were cut off to whoever comes next; each may run twice."""
    cut = list(requests)
    for request in cut:
        log.warning("task cut off and handed back", extra={"task": request.name})
    entry_ids = [i for request in cut if request.name == "tema.ingest" for i in request.args[0]]
    stream = PageStream(settings().redis_url)
    there = [held.entry_id for held in stream.held(entry_ids)]
    stream.give_back(there, settings().resend + 1)
    for request in cut:
        if request.delivery_info.get("routing_key") in ASKED_FOR:
            app.send_task(request.name, request.args, request.kwargs, task_id=request.id)

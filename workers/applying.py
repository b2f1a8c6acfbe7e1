"""Applying changes of topics to what is stored: batch by batch, beside everything else."""

import logging
import time
from collections.abc import Callable
from datetime import datetime, timedelta

from store import changes
from store.connection import Connection

TURN = 5.0
"""Seconds of one task, after which others have their turn."""
QUIET = timedelta(seconds=30)
"""After which a change that has not moved was left behind by whoever was at it."""
log = logging.getLogger(__name__)


def apply(conn: Connection, topic_id: int, go_on: Callable[[int], object]) -> bool:
    """Judge stored articles by a topic for a few seconds; `go_on` when there is more of them."""
    end = time.monotonic() + TURN
    more = True
    while more and time.monotonic() < end:
        with conn.transaction():
            more = changes.step(conn, topic_id)
    if more:
        go_on(topic_id)
    else:
        log.info("topic applied to what is stored", extra={"topic_id": topic_id})
    return more


def resume(conn: Connection, now: datetime, go_on: Callable[[int], object]) -> list[int]:
    """Go on with the changes that were left behind; of which topics."""
    left = changes.open_ones(conn, now, QUIET)
    for topic_id in left:
        go_on(topic_id)
    return left

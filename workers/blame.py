"""Blame: whether it is a page's own fault that it could not be saved, or Postgres was away."""

import logging
import time
from collections.abc import Callable
from datetime import timedelta

import psycopg
from celery.exceptions import SoftTimeLimitExceeded

from news.settings import settings
from store.connection import Connection, connect
from store.uptime import proven

REFUSALS = (psycopg.Error, UnicodeError, ValueError, TypeError)
OF_THE_DATUM = frozenset({"21", "22", "23", "54"})
"""SQLSTATE classes that a page can cause: its values, keys and sizes; no other sends it away."""
DOUBTFUL = frozenset({"57014", "57P01", "53200"})
"""What a page may cause as well as an outage: a statement without end, a backend that is ended
from outside (as by who watches over memory), memory. A disk that is full, a lock, a right are no
page's doing."""
DOUBTFUL_CLASSES = frozenset({"08", "XX"})
"""The same of whole classes: a connection that is lost, an error within Postgres."""
PATIENCE = 8.0
"""Seconds in which Postgres has to answer: after a backend crashed it first reads its log."""
PAUSE = 0.3

Fresh = Callable[[], Connection]
log = logging.getLogger(__name__)


def fresh() -> Connection:
    """A connection of its own."""
    return connect(settings().database_url)


def transient(error: Exception) -> bool:
    """Whether Postgres is away, busy or not as we need it, and no datum is refused."""
    if not isinstance(error, psycopg.Error):
        return False
    if error.sqlstate:
        return error.sqlstate[:2] not in OF_THE_DATUM
    return isinstance(error, psycopg.OperationalError | psycopg.InterfaceError)


def doubtful(error: Exception) -> bool:
    """Whether this may be an outage as well as a page on which saving hangs or Postgres crashes."""
    if isinstance(error, SoftTimeLimitExceeded):
        return True
    if not isinstance(error, psycopg.Error):
        return False
    state = error.sqlstate or "08"
    return state in DOUBTFUL or state[:2] in DOUBTFUL_CLASSES


def was_there(fresh: Fresh, began: float) -> bool:
    """Whether Postgres writes now, and has been up since `began` (monotonic): it was no outage."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            with fresh() as conn:
                return proven(conn) > timedelta(seconds=time.monotonic() - began)
        except psycopg.Error as error:
            log.info("postgres does not answer", extra={"error": str(error)})
            time.sleep(PAUSE)
    return False

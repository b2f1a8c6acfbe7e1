"""The tasks by their stable names: each calls a plain function; each may run twice."""

import logging
from collections.abc import Callable
from datetime import UTC, datetime
from functools import wraps

import psycopg
import redis

from news.settings import settings
from workers import announce as announcing
from workers import ingest as ingesting
from workers import schedule
from workers.app import app
from workers.resources import resources

log = logging.getLogger(__name__)


def task(name: str) -> Callable[[Callable[..., object]], Callable[..., object]]:
    """A task that waits for another time when a server is away, and never raises MemoryError.

    A MemoryError that leaves a task ends the worker's main process (celery 5.7).
    """

    def decorate(body: Callable[..., object]) -> Callable[..., object]:
        @wraps(body)
        def run(*args: object) -> None:
            try:
                done = body(*args)
            except (psycopg.OperationalError, psycopg.InterfaceError, redis.RedisError) as error:
                log.warning("server away, task given up", extra={"task": name, "error": str(error)})
            except MemoryError:
                log.exception("out of memory", extra={"task": name})
            else:
                log.debug("task done", extra={"task": name, "done": done})

        return app.task(name=name)(run)  # type: ignore[no-any-return]  # celery has no types

    return decorate


@task("tema.ingest")
def ingest(entry_ids: list[str]) -> int:
    """Entries of the pages stream become rows; then what happened is announced."""
    conn = resources.postgres()
    done = ingesting.ingest(conn, resources.stream(), entry_ids)
    announcing.announce(conn, resources.stream().client)
    return done


@task("tema.announce")
def announce() -> int:
    """Events that a dead or hindered announcer left behind."""
    return announcing.announce(resources.postgres(), resources.stream().client)


@task("tema.request_due")
def request_due() -> int:
    """Crawls of the listings that are due."""
    client = resources.stream().client
    now = datetime.now(UTC)
    return schedule.request_due(resources.postgres(), client, now, settings().run_deadline)


@task("tema.settle")
def settle() -> list[int]:
    """Crawl runs whose last page another worker saved."""
    return schedule.settle(resources.postgres(), datetime.now(UTC), settings().run_deadline)


@task("tema.remember_known")
def remember_known() -> int:
    """Known URLs that Valkey has lost."""
    return schedule.remember_known(resources.postgres(), resources.stream().client)

"""The servers as the commands reach them: the service that runs here, or those of the settings."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import kombu.exceptions
import psycopg
import redis

from news.settings import is_set, settings
from store.connection import Connection, connect
from tema import addresses
from tema.fitness import ServerAway, address_of, not_a_url, reason
from tema.state import service_state

NOT_RUNNING = "start the service with `tema up`, or set {name}"


def adopt() -> None:
    """Put the addresses of the service that runs here into the environment, where none are set.

    Celery's application reads the settings at import: adopt before.
    """
    found = addresses.load(service_state(settings().state_dir))
    if found is None:
        return
    told = {"TEMA_DATABASE_URL": found.database_url, "TEMA_REDIS_URL": found.redis_url}
    os.environ.update({name: url for name, url in told.items() if not is_set(name)})
    settings.cache_clear()


@contextmanager
def postgres() -> Iterator[Connection]:
    """An open connection; ServerAway with the address where there is none, or a missing schema."""
    adopt()
    url = settings().database_url
    where = f"Postgres at {address_of(url)}"
    try:
        with opened(url) as conn:
            yield conn
    except (psycopg.errors.UndefinedTable, psycopg.errors.UndefinedColumn):
        raise ServerAway(f"{where} has not all of Tema's tables yet: tema migrate") from None
    except psycopg.OperationalError as error:
        why = f"{where} does not answer: {reason(error)}; {hint('TEMA_DATABASE_URL')}"
        raise ServerAway(why) from None


@contextmanager
def valkey() -> Iterator[redis.Redis]:
    """A client that answers; ServerAway with the address where none does."""
    adopt()
    url = settings().redis_url
    try:
        with client_of(url) as client:
            client.ping()
            yield client
    except BrokenPipeError:  # our own output's
        raise
    except (redis.RedisError, kombu.exceptions.OperationalError, ConnectionError) as error:
        where = f"Redis at {address_of(url)}"
        why = f"{where} does not answer: {reason(error)}; {hint('TEMA_REDIS_URL')}"
        raise ServerAway(why) from None


def opened(url: str) -> Connection:
    """A connection to Postgres; NotFit where the setting is no URL."""
    try:
        return connect(url)
    except psycopg.ProgrammingError:
        raise not_a_url("TEMA_DATABASE_URL", "postgresql") from None


def client_of(url: str) -> redis.Redis:
    """A client of Redis; NotFit where the setting is no URL."""
    try:
        return redis.Redis.from_url(url, socket_connect_timeout=5, socket_timeout=10)
    except ValueError:
        raise not_a_url("TEMA_REDIS_URL", "redis") from None


def hint(name: str) -> str:
    """What a person can do about a server that is away."""
    return NOT_RUNNING.format(name=name)

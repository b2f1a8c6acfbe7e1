"""Fitness: whether the servers that the settings name can serve Tema, said in one line."""

import re
from urllib.parse import urlsplit

import psycopg
import redis

from news.errors import Told
from store.connection import connect, rows

POSTGRES, REDIS = 15, 7


class NotFit(Told):
    """A server cannot serve Tema."""


class ServerAway(Told):
    """A server does not answer."""


def not_a_url(name: str, scheme: str) -> NotFit:
    """What is wrong with a setting that is no URL; a library's own words repeat the password."""
    return NotFit(
        f"{name} is not {scheme}://USER:PASSWORD@HOST:PORT/DATABASE;"
        " in a password @ / : % are written %40 %2F %3A %25"
    )


def address_of(url: str) -> str:
    """`host:port` of a server's URL, without its password."""
    parts = urlsplit(url)
    default = {"postgresql": 5432, "postgres": 5432}.get(parts.scheme, 6379)
    try:
        return f"{parts.hostname or 'localhost'}:{parts.port or default}"
    except ValueError:
        return parts.hostname or "localhost"


def check_postgres(url: str) -> None:
    """Raise ServerAway or NotFit: version, encoding, the right to make tables."""
    where = f"Postgres at {address_of(url)}"
    try:
        conn = connect(url)
    except psycopg.OperationalError as error:
        raise ServerAway(f"{where} does not answer: {reason(error)}") from None
    except psycopg.Error:
        raise not_a_url("TEMA_DATABASE_URL", "postgresql") from None
    with conn:
        told = rows(
            conn,
            """
            SELECT current_setting('server_version_num')::int / 10000 AS version,
                   current_setting('server_encoding') AS encoding, current_schema() AS schema,
                   current_database() AS database, current_user AS role,
                   coalesce(has_schema_privilege(current_schema(), 'CREATE'), false) AS may_create
            """,
        )[0]
    if told["version"] < POSTGRES:
        raise NotFit(f"{where} is version {told['version']}, Tema needs {POSTGRES} or newer")
    if told["encoding"] != "UTF8":
        raise NotFit(
            f"{where}: database {told['database']} is in {told['encoding']}, Tema needs UTF8:"
            f" CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0 (any locale)"
        )
    if not told["may_create"]:
        raise NotFit(
            f"{where}: {told['role']} may not make tables in database {told['database']}:"
            f" ALTER DATABASE {told['database']} OWNER TO {told['role']}"
        )


def check_redis(url: str) -> None:
    """Raise ServerAway or NotFit: version, eviction."""
    where = f"Redis at {address_of(url)}"
    try:
        with redis.Redis.from_url(url, socket_connect_timeout=5, socket_timeout=5) as client:
            told = client.info()
    except ValueError:
        raise not_a_url("TEMA_REDIS_URL", "redis") from None
    except (redis.RedisError, OSError) as error:
        raise ServerAway(f"{where} does not answer: {reason(error)}") from None
    version = str(told.get("redis_version", "0"))
    if int(version.split(".")[0]) < REDIS:
        raise NotFit(f"{where} is version {version}, Tema needs Redis {REDIS} or newer, or Valkey")
    policy = str(told.get("maxmemory_policy", "noeviction"))
    if policy != "noeviction":
        raise NotFit(
            f"{where} evicts keys ({policy}), which loses pages: set maxmemory-policy noeviction"
        )


def warnings_of_redis(url: str) -> list[str]:
    """What works but risks pages: no append-only file."""
    with redis.Redis.from_url(url, socket_connect_timeout=5, socket_timeout=5) as client:
        told = client.info("persistence")
    if not int(told.get("aof_enabled", 0)):
        return [
            f"Redis at {address_of(url)} keeps no append-only file: its restart loses the pages"
            " that wait; set appendonly yes"
        ]
    return []


def reason(error: Exception) -> str:
    """Why a server could not be reached, without the address that psycopg and redis-py repeat."""
    first = next((line.strip() for line in str(error).splitlines() if line.strip()), "")
    text = first.rsplit("failed: ", 1)[-1].rsplit("FATAL:", 1)[-1].strip().rstrip(".")
    found = re.search(r"Error \d+ connecting to \S+ (.+)", text)
    return (found[1] if found else text)[:300].rstrip(".") or type(error).__name__

"""Servers that can serve Tema are taken; others are refused in one line that says what to do."""

import time
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

import psycopg
import pytest
import redis
from psycopg import sql

from store import topics
from store.connection import connect, rows
from store.migrate import migrate
from tema.fitness import (
    NotFit,
    ServerAway,
    address_of,
    check_postgres,
    check_redis,
    warnings_of_redis,
)
from tema.ports import free_port
from tests.databases import at

PASSWORD = "тайна-ъщ-p4ss"  # noqa: S105  # of a role that lives as long as its test
MakeDatabase = Callable[..., str]


@pytest.fixture
def role(postgres) -> Iterator[str]:
    """A role without any rights of its own."""
    name = f"tema_{uuid4().hex}"
    with psycopg.connect(postgres.dsn, autocommit=True) as conn:
        conn.execute(
            sql.SQL("CREATE ROLE {} LOGIN PASSWORD {}").format(
                sql.Identifier(name), sql.Literal(PASSWORD)
            )
        )
        yield name
        conn.execute(sql.SQL("DROP ROLE {}").format(sql.Identifier(name)))


@pytest.fixture
def database(postgres, role: str) -> Iterator[MakeDatabase]:
    """Makes a database with some options of CREATE DATABASE; its URL for the role."""
    made: list[str] = []

    with psycopg.connect(postgres.dsn, autocommit=True) as conn:

        def make(options: str = "", *, owned: bool = True) -> str:
            made.append(f"tema_{uuid4().hex}")
            owner = role if owned else "postgres"
            conn.execute(
                sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE template0 ").format(
                    sql.Identifier(made[-1]), sql.Identifier(owner)
                )
                + sql.SQL(options)  # type: ignore[arg-type]
            )
            return at(as_user(postgres.dsn, role, PASSWORD), made[-1])

        yield make
        for name in made:
            conn.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def as_user(url: str, name: str, password: str) -> str:
    """The same server for another user."""
    parts = urlsplit(url)
    return urlunsplit(parts._replace(netloc=f"{name}:{password}@{parts.hostname}:{parts.port}"))


def at_port(url: str, port: int) -> str:
    """The same URL at another port."""
    return url.replace(f":{urlsplit(url).port}/", f":{port}/")


def refused(error: type[Exception], check: Callable[[str], None], url: str) -> str:
    """The one line that is said, without the password."""
    with pytest.raises(error) as raised:
        check(url)
    told = str(raised.value)
    assert "\n" not in told
    assert (urlsplit(url).password or PASSWORD) not in told
    return told


class TestPostgres:
    def test_an_owner_without_superuser_has_all_that_is_needed(self, database):
        url = database()
        check_postgres(url)
        migrate(url)
        with connect(url) as conn:
            told = rows(conn, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
            assert told == [{"rolsuper": False}]
            assert topics.add(conn, "Қазақстан") == 1

    @pytest.mark.parametrize(
        "options",
        [
            "ENCODING 'UTF8' LOCALE_PROVIDER libc LOCALE 'C'",
            "ENCODING 'UTF8' LOCALE_PROVIDER libc LOCALE 'C.UTF-8'",
            "ENCODING 'UTF8' LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C' LOCALE 'C'",
            "ENCODING 'UTF8' LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8' LOCALE 'C'",
        ],
    )
    def test_any_locale_works(self, database, options):
        url = database(options)
        check_postgres(url)
        migrate(url)
        with connect(url) as conn:
            topics.add(conn, "Қазақстан", [("bg", "Казахстан – ъщ")])
            assert topics.overview(conn)[0]["aliases"] == ["bg:Казахстан – ъщ"]

    @pytest.mark.parametrize("encoding", ["LATIN1", "SQL_ASCII", "KOI8R"])
    def test_an_encoding_other_than_utf8_is_refused_by_its_name(self, database, encoding):
        url = database(f"ENCODING '{encoding}' LOCALE_PROVIDER libc LOCALE 'C'")
        name = urlsplit(url).path[1:]
        told = refused(NotFit, check_postgres, url)
        assert f"database {name} is in {encoding}, Tema needs UTF8" in told

    def test_a_role_that_may_not_make_tables_is_told_what_to_do(self, database, role):
        url = database(owned=False)
        name = urlsplit(url).path[1:]
        told = refused(NotFit, check_postgres, url)
        assert told.endswith(f"ALTER DATABASE {name} OWNER TO {role}")

    def test_nothing_at_the_port_is_away_with_its_address(self, postgres):
        port = free_port()
        told = refused(ServerAway, check_postgres, at_port(postgres.dsn, port))
        assert told.startswith(f"Postgres at 127.0.0.1:{port} does not answer: ")

    def test_a_wrong_password_is_told_and_not_shown(self, postgres):
        url = as_user(postgres.dsn, "postgres", "грешна-ъщ")
        told = refused(ServerAway, check_postgres, url)
        assert "password authentication failed" in told

    def test_a_database_that_is_not_there_is_named(self, postgres):
        told = refused(ServerAway, check_postgres, at(postgres.dsn, "nyama"))
        assert 'database "nyama" does not exist' in told

    @pytest.mark.parametrize(
        "url",
        ["nonsense", "postgresql://tema:p4-ss%zz@127.0.0.1/tema", "mysql://tema:p4-ss@h/tema"],
    )
    def test_what_is_no_url_of_postgres_is_a_wrong_setting(self, url):
        told = refused(NotFit, check_postgres, url)
        assert told.startswith("TEMA_DATABASE_URL is not postgresql://")
        assert "p4-ss" not in told


class TestValkey:
    @pytest.fixture
    def client(self, valkey) -> Iterator[redis.Redis]:
        with redis.Redis.from_url(valkey.url) as client:
            yield client
            client.config_set("maxmemory-policy", "noeviction")
            client.config_set("appendonly", "yes")
            while client.info("persistence")["aof_rewrite_in_progress"]:
                time.sleep(0.02)  # a server that writes its first file does not end on SIGTERM

    def test_ours_can_serve(self, valkey):
        check_redis(valkey.url)
        assert warnings_of_redis(valkey.url) == []

    @pytest.mark.parametrize("policy", ["allkeys-lru", "volatile-ttl"])
    def test_one_that_evicts_is_refused_with_its_policy(self, valkey, client, policy):
        client.config_set("maxmemory-policy", policy)
        told = refused(NotFit, check_redis, valkey.url)
        assert told == (
            f"Redis at 127.0.0.1:{valkey.port} evicts keys ({policy}), which loses pages:"
            " set maxmemory-policy noeviction"
        )

    def test_one_without_an_append_only_file_is_warned_of(self, valkey, client):
        client.config_set("appendonly", "no")
        (told,) = warnings_of_redis(valkey.url)
        assert told.endswith("set appendonly yes")

    def test_nothing_at_the_port_is_away_with_its_address(self, valkey):
        port = free_port()
        told = refused(ServerAway, check_redis, at_port(valkey.url, port))
        assert told.startswith(f"Redis at 127.0.0.1:{port} does not answer: ")

    def test_a_wrong_password_is_told_and_not_shown(self, valkey):
        url = f"redis://:wrong-ъщ@127.0.0.1:{valkey.port}/0"
        told = refused(ServerAway, check_redis, url)
        assert "password" in told

    @pytest.mark.parametrize("url", ["nonsense", "http://127.0.0.1:6379/", "redis://h:p4-ss/0"])
    def test_what_is_no_url_of_redis_is_a_wrong_setting(self, url):
        told = refused(NotFit, check_redis, url)
        assert told.startswith("TEMA_REDIS_URL is not redis://")
        assert "p4-ss" not in told


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("postgresql://tema:p4ss@db.example/tema", "db.example:5432"),
        ("postgres://tema:p4ss@db.example:6000/tema", "db.example:6000"),
        ("redis://:p4ss@127.0.0.1/0", "127.0.0.1:6379"),
        ("postgresql:///tema", "localhost:5432"),
        ("postgresql://tema:p4:ss@db.example:many/tema", "db.example"),
    ],
)
def test_an_address_is_host_and_port_alone(url, address):
    assert address_of(url) == address

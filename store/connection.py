"""Connections to Postgres: made in at most five seconds, with limits on every statement."""

from typing import LiteralString

import psycopg
from psycopg.rows import DictRow, dict_row

Connection = psycopg.Connection[DictRow]

LIMITS = (
    "-c statement_timeout=15000 -c lock_timeout=10000"
    " -c idle_in_transaction_session_timeout=30000 -c timezone=UTC"
)


def connect(url: str, *, autocommit: bool = True) -> Connection:
    """An open connection whose rows are dicts, in 5 s or psycopg.OperationalError."""
    return psycopg.connect(
        url,
        autocommit=autocommit,
        row_factory=dict_row,
        connect_timeout=5,
        keepalives_idle=10,
        keepalives_interval=5,
        keepalives_count=3,
        tcp_user_timeout=20000,
        options=LIMITS,
        application_name="tema",
        client_encoding="UTF8",
    )


def rows(conn: Connection, query: LiteralString, **values: object) -> list[DictRow]:
    """The rows of one query with named parameters."""
    return conn.execute(query, values).fetchall()

"""Uptime: since when Postgres has been up. A backend that crashes does not end it."""

from datetime import timedelta

from store.connection import Connection, rows


def proven(conn: Connection) -> timedelta:
    """How long this server has been up; before it tells, it has written something to its disk.

    So one whose disk stands still is not taken for one that works.
    """
    with conn.transaction():
        conn.execute("SET LOCAL statement_timeout = '3s'")
        (row,) = rows(
            conn,
            """
            SELECT clock_timestamp() - pg_postmaster_start_time() AS uptime,
                   pg_logical_emit_message(true, 'tema', 'written')
            """,
        )
    found: timedelta = row["uptime"]
    return found

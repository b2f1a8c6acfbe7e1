"""The clock of Postgres: the one by which all workers plan."""

from datetime import datetime

from store.connection import Connection, rows


def now(conn: Connection) -> datetime:
    """What time it is there, also within a transaction."""
    (row,) = rows(conn, "SELECT clock_timestamp() AS now")
    found: datetime = row["now"]
    return found

"""Events: the outbox, written in the transaction of what it tells of and sent after it."""

from collections.abc import Iterable

from news.model import Event
from store.connection import Connection, rows

LOCK = 7_380_941_206
"""Advisory lock that the one announcer at a time holds for its transaction."""


def unsent(conn: Connection, limit: int = 500) -> list[Event]:
    """The oldest events not sent, in their order; none while another announcer is at work."""
    if not rows(conn, "SELECT pg_try_advisory_xact_lock(%(lock)s) AS mine", lock=LOCK)[0]["mine"]:
        return []
    found = rows(
        conn,
        """
        SELECT id, kind, article_id, created_at, payload FROM events
         WHERE sent_at IS NULL ORDER BY id LIMIT %(limit)s
        """,
        limit=limit,
    )
    return [Event(**row) for row in found]


def mark_sent(conn: Connection, ids: Iterable[int]) -> None:
    """These events were sent."""
    conn.execute("UPDATE events SET sent_at = now() WHERE id = ANY(%(ids)s)", {"ids": list(ids)})

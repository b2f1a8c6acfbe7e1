"""The canary's row: when the last one was sent and stored, and whether a crawler had fetched it."""

from collections.abc import Sequence

from psycopg.rows import DictRow

from news.model import Canary
from store.connection import Connection, rows


def save(conn: Connection, canaries: Sequence[Canary]) -> None:
    """Keep the newest of these, where it is newer than the last."""
    if not canaries:
        return
    newest = max(canaries, key=lambda canary: canary.sent_at)
    conn.execute(
        """
        INSERT INTO canary (sent_at, stored_at, crawled)
        VALUES (%(sent_at)s, clock_timestamp(), %(crawled)s)
        ON CONFLICT (one) DO UPDATE SET sent_at = excluded.sent_at,
               stored_at = excluded.stored_at, crawled = excluded.crawled
         WHERE canary.sent_at < excluded.sent_at
        """,
        {"sent_at": newest.sent_at, "crawled": newest.crawled},
    )


def last(conn: Connection) -> DictRow | None:
    """The last one (sent_at, stored_at, crawled); None where none ever came."""
    found = rows(conn, "SELECT sent_at, stored_at, crawled FROM canary")
    return found[0] if found else None

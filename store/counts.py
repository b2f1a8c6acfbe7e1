"""Counts: how often an article was viewed and commented on, as a series beside its versions."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from psycopg.rows import DictRow

from store.connection import Connection, many, rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """What a page told at one time, where it was another count than before."""

    article_id: int
    fetched_at: datetime
    view_count: int | None
    comment_count: int | None


def add(conn: Connection, counted: Sequence[Count]) -> None:
    """Keep these, each once."""
    if not counted:
        return
    conn.execute(
        """
        INSERT INTO article_counts (article_id, fetched_at, view_count, comment_count)
        SELECT article_id, fetched_at, view_count, comment_count
          FROM json_populate_recordset(NULL::article_counts, %(rows)s)
        ON CONFLICT DO NOTHING
        """,
        {"rows": many([asdict(one) for one in counted])},
    )


def series(conn: Connection, article_id: int) -> list[DictRow]:
    """An article's counts (fetched_at, view_count, comment_count), the oldest first."""
    return rows(
        conn,
        """
        SELECT fetched_at, view_count, comment_count FROM article_counts
         WHERE article_id = %(id)s ORDER BY fetched_at
        """,
        id=article_id,
    )

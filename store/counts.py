"""Counts: how often an article was viewed and commented on, as a series beside its versions.

The first count of an article stands in its own row alone until another one is told: most articles
are read once.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from psycopg.rows import DictRow

from store.connection import Connection, many, rows

COLUMNS = ("article_id", "fetched_at", "view_count", "comment_count", "old_views", "old_comments")


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """What a page told at one time, where it was another count than before."""

    article_id: int
    fetched_at: datetime
    view_count: int | None
    comment_count: int | None
    old_views: int | None
    old_comments: int | None


def add(conn: Connection, counted: Sequence[Count]) -> None:
    """Keep these, each once; before the first of an article that of its first version."""
    if not counted:
        return
    conn.execute(
        """
        WITH told AS (
            SELECT * FROM json_to_recordset(%(rows)s) AS told (
                   article_id bigint, fetched_at timestamptz, view_count bigint,
                   comment_count bigint, old_views bigint, old_comments bigint)),
        first AS (
            INSERT INTO article_counts (article_id, fetched_at, view_count, comment_count)
            SELECT DISTINCT ON (t.article_id) v.article_id, v.fetched_at, old_views, old_comments
              FROM told t JOIN article_versions v ON v.article_id = t.article_id AND v.number = 1
             WHERE (t.old_views IS NOT NULL OR t.old_comments IS NOT NULL)
               AND NOT EXISTS (SELECT FROM article_counts c WHERE c.article_id = t.article_id)
             ORDER BY t.article_id, t.fetched_at
            ON CONFLICT DO NOTHING)
        INSERT INTO article_counts (article_id, fetched_at, view_count, comment_count)
        SELECT article_id, fetched_at, view_count, comment_count FROM told
        ON CONFLICT DO NOTHING
        """,
        {"rows": many([{name: getattr(one, name) for name in COLUMNS} for one in counted])},
    )


def series(conn: Connection, article_id: int) -> list[DictRow]:
    """An article's counts (fetched_at, view_count, comment_count), the oldest first."""
    return rows(
        conn,
        """
        SELECT fetched_at, view_count, comment_count FROM article_counts
         WHERE article_id = %(id)s
        UNION ALL SELECT v.fetched_at, a.view_count, a.comment_count
          FROM articles a JOIN article_versions v ON v.article_id = a.id AND v.number = 1
         WHERE a.id = %(id)s AND num_nonnulls(a.view_count, a.comment_count) > 0
           AND NOT EXISTS (SELECT FROM article_counts c WHERE c.article_id = a.id)
         ORDER BY fetched_at
        """,
        id=article_id,
    )

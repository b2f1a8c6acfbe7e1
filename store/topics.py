"""Topics: what is watched, by name and by its aliases in other languages."""

from collections.abc import Iterable

from psycopg.rows import DictRow

from store import changes
from store.connection import Connection, rows
from store.definitions import Alias


def add(conn: Connection, name: str, aliases: Iterable[Alias] = ()) -> int:
    """The id of the topic of this name, new or not, with these aliases added."""
    conn.execute(
        "INSERT INTO topics (name) VALUES (%(name)s) ON CONFLICT DO NOTHING", {"name": name}
    )
    topic_id: int = rows(conn, "SELECT id FROM topics WHERE name = %(name)s", name=name)[0]["id"]
    new = [_add_alias(conn, topic_id, *alias) for alias in aliases]
    if any(new):  # what had none of the old names may have the new one
        conn.execute("DELETE FROM off_topic WHERE topic_id = %(id)s", {"id": topic_id})
        changes.begin(conn, topic_id)
    return topic_id


def _add_alias(conn: Connection, topic_id: int, in_language: str, alias: str) -> bool:
    """Add a name; whether it is new."""
    found = rows(
        conn,
        """
        INSERT INTO topic_aliases (topic_id, in_language, alias)
        VALUES (%(topic_id)s, %(in_language)s, %(alias)s) ON CONFLICT DO NOTHING RETURNING alias
        """,
        topic_id=topic_id,
        in_language=in_language,
        alias=alias,
    )
    return bool(found)


def names(conn: Connection, topic_id: int) -> tuple[str, ...]:
    """The topic's name and its aliases, each once."""
    return tuple(rows(conn, "SELECT names_of(%(id)s) AS names", id=topic_id)[0]["names"])


def find(conn: Connection, name: str) -> DictRow | None:
    """The topic (id, name, paused, created_at) of this name, else the one with this alias."""
    found = rows(
        conn,
        """
        SELECT id, name, paused, created_at FROM topics t
         WHERE name = %(name)s OR EXISTS (
               SELECT FROM topic_aliases a WHERE a.topic_id = t.id AND a.alias = %(name)s)
         ORDER BY name <> %(name)s, id LIMIT 1
        """,
        name=name,
    )
    return found[0] if found else None


def overview(conn: Connection, topic_id: int | None = None) -> list[DictRow]:
    """All topics (or one) with aliases, and counts of their listings and articles, by name."""
    return rows(
        conn,
        """
        SELECT t.id, t.name, t.paused, t.created_at, t.excluded, t.sections, t.languages,
               ARRAY(SELECT a.in_language || ':' || a.alias FROM topic_aliases a
                      WHERE a.topic_id = t.id ORDER BY 1) AS aliases,
               (SELECT count(*) FROM listings l WHERE l.topic_id = t.id) AS listings,
               (SELECT count(*) FROM article_topics m WHERE m.topic_id = t.id) AS articles,
               (SELECT max(l.last_crawl_at) FROM listings l WHERE l.topic_id = t.id)
                   AS last_crawl_at,
               (SELECT max(l.last_new_at) FROM listings l WHERE l.topic_id = t.id) AS last_new_at
          FROM topics t WHERE %(topic_id)s::bigint IS NULL OR t.id = %(topic_id)s
         ORDER BY t.name
        """,
        topic_id=topic_id,
    )


def set_paused(conn: Connection, topic_id: int, paused: bool) -> None:
    """Pause a topic's crawls, or let them go on; what it missed meanwhile is caught up once."""
    conn.execute(
        "UPDATE topics SET paused = %(paused)s WHERE id = %(id)s",
        {"paused": paused, "id": topic_id},
    )
    conn.execute(
        """
        UPDATE listings SET next_crawl_at = greatest(waits_until, least(
               next_crawl_at, coalesce(last_crawl_at, created_at) + crawl_every))
         WHERE topic_id = %(id)s AND NOT %(paused)s
        """,
        {"paused": paused, "id": topic_id},
    )


def remove(conn: Connection, topic_id: int) -> None:
    """Watch a topic no more: its listings and runs go, its articles stay."""
    conn.execute("DELETE FROM topics WHERE id = %(id)s", {"id": topic_id})

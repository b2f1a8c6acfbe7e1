"""Topics: what is watched, by name and by its aliases in other languages."""

from collections.abc import Iterable

from store.connection import Connection, rows


def add(conn: Connection, name: str, aliases: Iterable[tuple[str, str]] = ()) -> int:
    """The id of the topic of this name, new or not, with these (language, alias) pairs added."""
    conn.execute(
        "INSERT INTO topics (name) VALUES (%(name)s) ON CONFLICT DO NOTHING", {"name": name}
    )
    topic_id: int = rows(conn, "SELECT id FROM topics WHERE name = %(name)s", name=name)[0]["id"]
    for in_language, alias in aliases:
        conn.execute(
            """
            INSERT INTO topic_aliases (topic_id, in_language, alias)
            VALUES (%(topic_id)s, %(in_language)s, %(alias)s) ON CONFLICT DO NOTHING
            """,
            {"topic_id": topic_id, "in_language": in_language, "alias": alias},
        )
    return topic_id

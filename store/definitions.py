"""Definitions of topics: what their articles are called, and what they leave out."""

from dataclasses import dataclass

from news.rules import Rules
from store import changes
from store.connection import Connection, rows

Alias = tuple[str, str]
"""A language (BCP 47) and the topic's name in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """What articles of a topic are called, and what it leaves out."""

    aliases: tuple[Alias, ...] = ()
    excluded: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()

    def as_sets(self) -> tuple[frozenset[object], ...]:
        """The same without order, to be compared."""
        told = (self.aliases, self.excluded, self.sections, self.languages)
        return tuple(frozenset(some) for some in told)

    def rules(self, name: str) -> Rules:
        """By these an article of its listings is judged."""
        return Rules(
            names=tuple(dict.fromkeys((name, *(alias for _, alias in self.aliases)))),
            excluded=self.excluded,
            sections=self.sections,
            languages=self.languages,
        )


def definition(conn: Connection, topic_id: int) -> Definition:
    """How a topic is defined now."""
    (row,) = rows(
        conn,
        """
        SELECT excluded, sections, languages,
               (SELECT coalesce(jsonb_agg(jsonb_build_array(in_language, alias)
                       ORDER BY in_language, alias), '[]')
                  FROM topic_aliases a WHERE a.topic_id = t.id) AS aliases
          FROM topics t WHERE id = %(id)s
        """,
        id=topic_id,
    )
    return Definition(
        aliases=tuple((language, alias) for language, alias in row["aliases"]),
        excluded=tuple(row["excluded"]),
        sections=tuple(row["sections"]),
        languages=tuple(row["languages"]),
    )


def define(conn: Connection, topic_id: int, wanted: Definition) -> bool:
    """Define a topic so from now on, and begin to apply it; False where it is so already.

    Saves under way that match articles with it are waited for. What had none of the old names
    may have a new one: its listings are judged anew.
    """
    conn.execute("SELECT FROM topics WHERE id = %(id)s FOR UPDATE", {"id": topic_id})
    before = definition(conn, topic_id)
    if before.as_sets() == wanted.as_sets():
        return False
    conn.execute(
        """
        UPDATE topics SET excluded = %(excluded)s, sections = %(sections)s,
               languages = %(languages)s WHERE id = %(id)s
        """,
        {
            "id": topic_id,
            "excluded": list(wanted.excluded),
            "sections": list(wanted.sections),
            "languages": list(wanted.languages),
        },
    )
    _set_aliases(conn, topic_id, set(before.aliases), set(wanted.aliases))
    changes.begin(conn, topic_id)
    return True


def _set_aliases(conn: Connection, topic_id: int, before: set[Alias], wanted: set[Alias]) -> None:
    with conn.cursor() as cursor:
        cursor.executemany(
            """
            DELETE FROM topic_aliases
             WHERE topic_id = %(id)s AND in_language = %(language)s AND alias = %(alias)s
            """,
            [{"id": topic_id, "language": la, "alias": al} for la, al in sorted(before - wanted)],
        )
        cursor.executemany(
            """
            INSERT INTO topic_aliases (topic_id, in_language, alias)
            VALUES (%(id)s, %(language)s, %(alias)s) ON CONFLICT DO NOTHING
            """,
            [{"id": topic_id, "language": la, "alias": al} for la, al in sorted(wanted - before)],
        )
    if wanted - before:
        conn.execute("DELETE FROM off_topic WHERE topic_id = %(id)s", {"id": topic_id})

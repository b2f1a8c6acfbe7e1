"""Entities: who and what articles name, across articles and languages; a person may correct it."""

from psycopg.rows import DictRow

from store.connection import Connection, rows


def most_named(
    conn: Connection, *, topic_id: int | None, kind: str | None, limit: int
) -> list[DictRow]:
    """The entities that most articles (of a topic) name, with their commonest name and role."""
    return rows(
        conn,
        """
        SELECT e.entity, min(e.kind) AS kind, count(DISTINCT e.article_id) AS articles,
               sum(e.mentions) AS mentions,
               mode() WITHIN GROUP (ORDER BY e.name) AS name,
               mode() WITHIN GROUP (ORDER BY e.role) AS role
          FROM article_entities e
         WHERE (%(kind)s::text IS NULL OR e.kind = %(kind)s)
           AND (%(topic_id)s::bigint IS NULL OR EXISTS (SELECT FROM article_topics m
                WHERE m.article_id = e.article_id AND m.topic_id = %(topic_id)s))
         GROUP BY e.entity ORDER BY articles DESC, mentions DESC, e.entity LIMIT %(limit)s
        """,
        topic_id=topic_id,
        kind=kind,
        limit=limit,
    )


def named(conn: Connection, told: str) -> list[DictRow]:
    """The entities (entity, name, articles) of this id, or that any article calls so."""
    return rows(
        conn,
        """
        SELECT entity, mode() WITHIN GROUP (ORDER BY name) AS name,
               count(DISTINCT article_id) AS articles
          FROM article_entities
         WHERE entity IN (SELECT entity FROM article_entities
                           WHERE entity = %(told)s OR lower(name) = lower(%(told)s))
         GROUP BY entity ORDER BY articles DESC, entity
        """,
        told=told,
    )


def spellings(conn: Connection, entity: str) -> list[DictRow]:
    """The names of an entity with their keys, roles and how many articles use them."""
    return rows(
        conn,
        """
        SELECT name, kind, key, count(*) AS articles, sum(mentions) AS mentions,
               array_agg(DISTINCT role) FILTER (WHERE role IS NOT NULL) AS roles
          FROM article_entities WHERE entity = %(entity)s
         GROUP BY name, kind, key ORDER BY articles DESC, name
        """,
        entity=entity,
    )


def articles_of(conn: Connection, entity: str, limit: int) -> list[DictRow]:
    """The articles that name an entity, the newest first."""
    return rows(
        conn,
        """
        SELECT a.canonical_url AS url, a.headline, a.date_published, a.in_language, e.name,
               e.role, e.mentions
          FROM article_entities e JOIN articles a ON a.id = e.article_id
         WHERE e.entity = %(entity)s
         ORDER BY a.date_published DESC NULLS LAST, a.id DESC LIMIT %(limit)s
        """,
        entity=entity,
        limit=limit,
    )


def merge(conn: Connection, entity: str, into: str) -> int:
    """Let everything that is one entity be another, from now on too; the rows that changed."""
    conn.execute(
        """
        INSERT INTO entity_corrections (kind, key, entity)
        SELECT DISTINCT kind, key, %(into)s FROM article_entities WHERE entity = %(entity)s
        """,
        {"entity": entity, "into": into},
    )
    conn.execute(
        "UPDATE entity_corrections SET entity = %(into)s WHERE entity = %(entity)s",
        {"entity": entity, "into": into},
    )
    return conn.execute(
        "UPDATE article_entities SET entity = %(into)s WHERE entity = %(entity)s",
        {"entity": entity, "into": into},
    ).rowcount


def split(
    conn: Connection,
    entity: str,
    *,
    key: str | None = None,
    role: str | None = None,
    article_id: int | None = None,
) -> tuple[str, int]:
    """Make a part of an entity one of its own, from now on too; its id and the rows that changed.

    The part: a key of its names, the articles that give it a role with these words, or an article.
    """
    new = _fresh(conn, entity)
    values = {
        "entity": entity,
        "new": new,
        "key": key,
        "role": role and role.lower(),
        "article_id": article_id,
    }
    conn.execute(
        """
        INSERT INTO entity_corrections (kind, key, article_id, role, entity)
        SELECT DISTINCT kind, key, %(article_id)s::bigint, %(role)s::text, %(new)s
          FROM article_entities
         WHERE entity = %(entity)s AND (%(key)s::text IS NULL OR key = %(key)s)
        """,
        values,
    )
    changed = conn.execute(
        """
        UPDATE article_entities SET entity = %(new)s
         WHERE entity = %(entity)s
           AND (%(key)s::text IS NULL OR key = %(key)s)
           AND (%(role)s::text IS NULL OR strpos(lower(role), %(role)s) > 0)
           AND (%(article_id)s::bigint IS NULL OR article_id = %(article_id)s)
        """,
        values,
    ).rowcount
    return new, changed


def _fresh(conn: Connection, entity: str) -> str:
    """An id that no entity has."""
    base = entity.partition("#")[0]
    taken = rows(
        conn,
        """
        SELECT entity FROM article_entities WHERE starts_with(entity, %(base)s)
        UNION SELECT entity FROM entity_corrections WHERE starts_with(entity, %(base)s)
        """,
        base=base + "#",
    )
    numbers = [int(row["entity"].rpartition("#")[2]) for row in taken]
    return f"{base}#{max(numbers, default=1) + 1}"

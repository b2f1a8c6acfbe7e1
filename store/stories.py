"""Stories in rows: one event told by several articles; merges are kept, ids never change."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass

from psycopg.rows import DictRow

from news.signatures import METHOD
from store.connection import Connection, many, rows

LOCK = 7_380_941_212
"""Advisory lock of who assigns articles to stories: two at once would tell one event twice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """An article's place in a story."""

    article_id: int
    story_id: int
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """A story that turned out to be another, older one, by an article that belongs to both."""

    story_id: int
    into_id: int
    article_id: int
    score: float


def lock(conn: Connection) -> bool:
    """Whether this transaction alone assigns stories now."""
    taken = rows(conn, "SELECT pg_try_advisory_xact_lock(%(lock)s) AS taken", lock=LOCK)
    return bool(taken[0]["taken"])


def new(conn: Connection, count: int) -> list[int]:
    """The ids of so many new stories."""
    found = rows(
        conn,
        """
        INSERT INTO stories (first_at, last_at)
        SELECT 'infinity', '-infinity' FROM generate_series(1, %(count)s) RETURNING id
        """,
        count=count,
    )
    return sorted(row["id"] for row in found)


def place(conn: Connection, places: Sequence[Place]) -> None:
    """Put these articles into their stories, from which the stories' times follow."""
    conn.execute(
        """
        INSERT INTO story_articles (article_id, story_id, score, method)
        SELECT article_id, story_id, score, %(method)s
          FROM json_populate_recordset(NULL::story_articles, %(rows)s) ORDER BY article_id
        ON CONFLICT (article_id) DO UPDATE SET story_id = excluded.story_id,
               score = excluded.score, method = excluded.method
         WHERE story_articles.story_id <> excluded.story_id
        """,
        {"rows": many([asdict(one) for one in places]), "method": METHOD},
    )
    _time(conn, {one.story_id for one in places})


def merge(conn: Connection, merges: Sequence[Merge]) -> None:
    """Let these stories be part of older ones; what led to each is kept."""
    for one in merges:
        values = asdict(one)
        conn.execute(
            "UPDATE story_articles SET story_id = %(into_id)s WHERE story_id = %(story_id)s",
            values,
        )
        conn.execute(
            """
            UPDATE stories SET merged_into = %(into_id)s
             WHERE id = %(story_id)s OR merged_into = %(story_id)s
            """,
            values,
        )
        conn.execute(
            """
            INSERT INTO story_merges (story_id, into_id, article_id, score)
            VALUES (%(story_id)s, %(into_id)s, %(article_id)s, %(score)s)
            ON CONFLICT DO NOTHING
            """,
            values,
        )
    _time(conn, {one.into_id for one in merges})


def _time(conn: Connection, story_ids: Iterable[int]) -> None:
    conn.execute(
        """
        UPDATE stories s SET first_at = t.first_at, last_at = t.last_at
          FROM (SELECT m.story_id, min(g.at) AS first_at, max(g.at) AS last_at
                  FROM story_articles m JOIN signatures g USING (article_id)
                 WHERE m.story_id = ANY(%(ids)s) GROUP BY m.story_id) t
         WHERE s.id = t.story_id AND (s.first_at, s.last_at) <> (t.first_at, t.last_at)
        """,
        {"ids": sorted(story_ids)},
    )


def note_copies(conn: Connection, copies: Iterable[dict[str, object]]) -> None:
    """Keep which texts are mostly one: original_id, copy_id, overlap."""
    conn.execute(
        """
        INSERT INTO near_duplicates (original_id, copy_id, overlap)
        SELECT original_id, copy_id, overlap
          FROM json_populate_recordset(NULL::near_duplicates, %(rows)s)
         ORDER BY original_id, copy_id
        ON CONFLICT (original_id, copy_id) DO UPDATE SET overlap = excluded.overlap
        """,
        {"rows": many(list(copies))},
    )


def forget_copies(conn: Connection, article_ids: Sequence[int]) -> None:
    """Before their texts are compared again: what these articles had in common with others."""
    conn.execute(
        """
        DELETE FROM near_duplicates
         WHERE original_id = ANY(%(ids)s) OR copy_id = ANY(%(ids)s)
        """,
        {"ids": list(article_ids)},
    )


def latest(conn: Connection, *, topic_id: int | None, sources: int, limit: int) -> list[DictRow]:
    """The stories with the newest articles that at least so many sources tell (of a topic).

    Each with the headline of its first article, how many tell it, in which languages.
    """
    return rows(
        conn,
        """
        SELECT s.id, s.first_at, s.last_at, first.headline, first.url, of.articles, of.sources,
               of.languages
          FROM stories s
          CROSS JOIN LATERAL (
               SELECT count(*) AS articles, array_agg(DISTINCT o.domain) AS sources,
                      array_agg(DISTINCT g.in_language) FILTER (WHERE g.in_language IS NOT NULL)
                          AS languages,
                      bool_or(EXISTS (SELECT FROM article_topics t
                               WHERE t.article_id = a.id AND t.topic_id = %(topic_id)s)) AS on_topic
                 FROM story_articles m JOIN articles a ON a.id = m.article_id
                 JOIN signatures g ON g.article_id = a.id JOIN sources o ON o.id = a.source_id
                WHERE m.story_id = s.id) of
          CROSS JOIN LATERAL (
               SELECT a.headline, a.canonical_url AS url
                 FROM story_articles m JOIN articles a ON a.id = m.article_id
                 JOIN signatures g ON g.article_id = a.id
                WHERE m.story_id = s.id ORDER BY g.at, a.id LIMIT 1) first
         WHERE s.merged_into IS NULL AND cardinality(of.sources) >= %(sources)s
           AND (%(topic_id)s::bigint IS NULL OR of.on_topic)
         ORDER BY s.last_at DESC, s.id DESC LIMIT %(limit)s
        """,
        topic_id=topic_id,
        sources=sources,
        limit=limit,
    )


def find(conn: Connection, story_id: int) -> DictRow | None:
    """A story, or the one that it was merged into; None where there is none."""
    found = rows(
        conn,
        """
        SELECT s.id, s.first_at, s.last_at, s.created_at,
               ARRAY(SELECT m.story_id FROM story_merges m JOIN stories o ON o.id = m.story_id
                      WHERE o.merged_into = s.id ORDER BY 1) AS merged
          FROM stories s
         WHERE s.id = (SELECT coalesce(merged_into, id) FROM stories WHERE id = %(story_id)s)
        """,
        story_id=story_id,
    )
    return found[0] if found else None


def members(conn: Connection, story_id: int) -> list[DictRow]:
    """A story's articles in the order in which they were published, with what each copies."""
    return rows(
        conn,
        """
        SELECT a.id, a.canonical_url AS url, a.headline, a.description, g.in_language, s.domain,
               g.at, a.created_at, m.score, copy.url AS copy_of, copy.overlap
          FROM story_articles m JOIN articles a ON a.id = m.article_id
          JOIN signatures g ON g.article_id = a.id JOIN sources s ON s.id = a.source_id
          LEFT JOIN LATERAL (
               SELECT o.canonical_url AS url, d.overlap
                 FROM near_duplicates d JOIN articles o ON o.id = d.original_id
                 JOIN signatures og ON og.article_id = o.id
                WHERE d.copy_id = a.id ORDER BY og.at, o.id LIMIT 1) copy ON true
         WHERE m.story_id = %(story_id)s ORDER BY g.at, a.id
        """,
        story_id=story_id,
    )


def of_article(conn: Connection, article_id: int) -> DictRow | None:
    """The story that an article is in: id, how many articles and sources tell it."""
    found = rows(
        conn,
        """
        SELECT m.story_id AS id, count(*) AS articles, count(DISTINCT a.source_id) AS sources
          FROM story_articles mine JOIN story_articles m USING (story_id)
          JOIN articles a ON a.id = m.article_id
         WHERE mine.article_id = %(article_id)s GROUP BY m.story_id
        """,
        article_id=article_id,
    )
    return found[0] if found else None

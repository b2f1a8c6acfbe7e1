"""Searching: the articles in which the words of a query stand, the weightiest and newest first."""

from psycopg.rows import DictRow

from news.search_terms import query
from store.connection import Connection, rows
from store.reading import Filter

HALF = 30
"""Days after which the same match counts half."""


def search(conn: Connection, text: str, wanted: Filter) -> list[DictRow]:
    """The wanted articles in which a query's words stand, as `headlines` of `store.reading`.

    Ranked by where the words stand (headline, lead, names, text) and by age. Nothing for a query
    without a word.
    """
    asked = query(text)
    if not asked:
        return []
    return rows(
        conn,
        """
        SELECT a.canonical_url AS url, a.headline, a.description, a.authors, a.date_published,
               a.in_language, a.article_section, a.version, a.created_at, s.domain, r.rank
          FROM annotations n
          JOIN articles a ON a.id = n.article_id
          JOIN sources s ON s.id = a.source_id
          CROSS JOIN LATERAL (SELECT
               ts_rank('{0.1, 0.4, 0.6, 1.0}', n.search, %(asked)s::tsquery, 1)
               / (1 + greatest(0, extract(epoch FROM now()
                 - coalesce(a.date_published, a.created_at)) / 86400) / %(half)s::float) AS rank) r
         WHERE n.search @@ %(asked)s::tsquery
           AND (%(topic_id)s::bigint IS NULL OR EXISTS (SELECT FROM article_topics m
                WHERE m.article_id = a.id AND m.topic_id = %(topic_id)s))
           AND (%(since)s::timestamptz IS NULL
                OR coalesce(a.date_published, a.created_at) >= %(since)s)
           AND (%(domain)s::text IS NULL OR s.domain = %(domain)s)
           AND (%(in_language)s::text IS NULL OR a.in_language = %(in_language)s)
         ORDER BY r.rank DESC, a.id DESC LIMIT %(limit)s
        """,
        asked=asked,
        half=HALF,
        topic_id=wanted.topic_id,
        since=wanted.since,
        domain=wanted.domain,
        in_language=wanted.in_language,
        limit=wanted.limit,
    )

"""Drift in rows: which fields a source's newest articles have, and what they stopped having."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from psycopg.rows import DictRow
from psycopg.types.json import Jsonb

from store.connection import Connection, many, rows

FIELDS = (
    *("headline", "description", "authors", "date_published", "images"),
    *("article_section", "keywords", "body_length"),
)
"""What is looked at: shares of articles that have it, of `body_length` the median."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drift:
    """A field that a source's articles had, and have less now."""

    field: str
    before: float
    now: float


def due(conn: Connection, *, after: int, limit: int) -> dict[int, int]:
    """The next sources with articles not looked at yet, or with a drift that may have ended.

    Each with its newest article, in order.
    """
    found = rows(
        conn,
        """
        SELECT s.id, n.id AS newest FROM sources s CROSS JOIN LATERAL (
               SELECT a.id FROM articles a WHERE a.source_id = s.id ORDER BY a.id DESC LIMIT 1) n
         WHERE s.id > %(after)s AND (n.id > s.looked_at_article OR EXISTS (
               SELECT FROM drifts d WHERE d.source_id = s.id AND d.ended_at IS NULL))
         ORDER BY s.id LIMIT %(limit)s
        """,
        after=after,
        limit=limit,
    )
    return {row["id"]: row["newest"] for row in found}


def windows(
    conn: Connection, source_ids: Sequence[int], *, recent: int, before: int
) -> list[DictRow]:
    """For each source two rows, of its newest articles and of those before: counts by field.

    What was published over a month before it was stored is of an archive, whose pages may be
    made otherwise: it is left out. At most four times as many rows are read as are counted.
    """
    return rows(
        conn,
        """
        WITH newest AS (
            SELECT a.*, row_number() OVER (PARTITION BY a.source_id ORDER BY a.id DESC) AS place
              FROM unnest(%(ids)s::bigint[]) wanted (id) CROSS JOIN LATERAL (
                   SELECT * FROM articles WHERE source_id = wanted.id
                    ORDER BY id DESC LIMIT 4 * %(most)s) a
             WHERE coalesce(a.date_published, a.created_at) > a.created_at - interval '30 days')
        SELECT source_id, place <= %(recent)s AS recent, count(*) AS articles,
               max(id) AS newest, min(id) AS oldest,
               (array_agg(version ORDER BY id DESC))[1] AS version,
               max(parser_version) AS parser_version,
               count(nullif(headline, '')) AS headline,
               count(nullif(description, '')) AS description,
               count(*) FILTER (WHERE authors <> '[]') AS authors,
               count(date_published) AS date_published,
               count(*) FILTER (WHERE images <> '[]') AS images,
               count(nullif(article_section, '')) AS article_section,
               count(*) FILTER (WHERE keywords <> '{}') AS keywords,
               percentile_disc(0.5) WITHIN GROUP (ORDER BY body_length) AS body_length
          FROM newest WHERE place <= %(most)s
         GROUP BY source_id, place <= %(recent)s ORDER BY source_id, 2
        """,
        ids=list(source_ids),
        recent=recent,
        most=recent + before,
    )


def shares(conn: Connection, domain: str | None, *, most: int) -> list[DictRow]:
    """For each source (or one) and parser version: how many of its newest articles have what."""
    return rows(
        conn,
        """
        SELECT s.domain, a.parser_version, count(*) AS articles,
               count(nullif(a.headline, '')) AS headline,
               count(nullif(a.description, '')) AS description,
               count(*) FILTER (WHERE a.authors <> '[]') AS authors,
               count(a.date_published) AS date_published,
               count(*) FILTER (WHERE a.images <> '[]') AS images,
               count(nullif(a.article_section, '')) AS article_section,
               count(*) FILTER (WHERE a.keywords <> '{}') AS keywords,
               percentile_disc(0.5) WITHIN GROUP (ORDER BY a.body_length) AS body_length
          FROM sources s CROSS JOIN LATERAL (
               SELECT * FROM articles WHERE source_id = s.id ORDER BY id DESC LIMIT %(most)s) a
         WHERE %(domain)s::text IS NULL OR s.domain = %(domain)s
         GROUP BY s.domain, a.parser_version ORDER BY s.domain, a.parser_version DESC
        """,
        domain=domain,
        most=most,
    )


def open_ones(conn: Connection, source_ids: Sequence[int] | None = None) -> list[DictRow]:
    """The drifts (of these sources) that have not ended, by source and age."""
    return rows(
        conn,
        """
        SELECT d.id, d.source_id, s.domain, d.field, d.before, d.now, d.article_id,
               d.parser_version, d.began_at
          FROM drifts d JOIN sources s ON s.id = d.source_id
         WHERE d.ended_at IS NULL AND (%(ids)s::bigint[] IS NULL OR d.source_id = ANY(%(ids)s))
         ORDER BY s.domain, d.id
        """,
        ids=None if source_ids is None else list(source_ids),
    )


def begin(
    conn: Connection, newest: Mapping[str, object], found: Sequence[Drift], now: datetime
) -> bool:
    """Note what a source's newest articles (a row of `windows`) lack, with an event that tells it.

    The event is of its newest article, which had none yet; False, and nothing noted, where it had:
    then the next article tells it.
    """
    told = [{"field": one.field, "before": one.before, "now": one.now} for one in found]
    written = rows(
        conn,
        """
        INSERT INTO events (kind, article_id, version, payload)
        SELECT 'source.drift', %(article)s, %(version)s, jsonb_build_object(
               'domain', s.domain, 'parser_version', %(parser)s::integer, 'fields', %(told)s::jsonb)
          FROM sources s WHERE s.id = %(source)s
        ON CONFLICT DO NOTHING RETURNING id
        """,
        article=newest["newest"],
        version=newest["version"],
        parser=newest["parser_version"],
        told=Jsonb(told),
        source=newest["source_id"],
    )
    if written:
        common = {"source_id": newest["source_id"], "article_id": newest["newest"]}
        common |= {"parser_version": newest["parser_version"], "began_at": now}
        conn.execute(
            """
            INSERT INTO drifts (source_id, field, before, now, article_id, parser_version, began_at)
            SELECT source_id, field, before, now, article_id, parser_version, began_at
              FROM json_populate_recordset(NULL::drifts, %(rows)s)
            ON CONFLICT DO NOTHING
            """,
            {"rows": many([common | one for one in told])},
        )
    return bool(written)


def end(conn: Connection, ids: Iterable[int], now: datetime) -> None:
    """These drifts are over."""
    conn.execute(
        "UPDATE drifts SET ended_at = %(now)s WHERE id = ANY(%(ids)s)",
        {"ids": list(ids), "now": now},
    )


def looked(conn: Connection, newest: Mapping[int, int]) -> None:
    """Each of these sources was looked at up to this article."""
    conn.execute(
        """
        UPDATE sources s SET looked_at_article = greatest(s.looked_at_article, n.article_id)
          FROM unnest(%(ids)s::bigint[], %(articles)s::bigint[]) n (id, article_id)
         WHERE s.id = n.id
        """,
        {"ids": list(newest), "articles": list(newest.values())},
    )

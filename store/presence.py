"""Presence: which articles are gone from their sites and which are back; none is deleted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from news import urls
from news.model import Outcome, Report
from store.connection import Connection, rows

Times = Mapping[UUID, datetime]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The addresses of which reports say that they are gone, or as they were, and when."""

    gone: Times = field(default_factory=dict)
    there: Times = field(default_factory=dict)


def told_by(reports: Sequence[Report]) -> Told:
    """What these reports say."""
    gone = {
        urls.key(failure.url): told.ended_at
        for told in reports
        for failure in told.failures
        if failure.outcome is Outcome.GONE
    }
    return Told(gone=gone, there={key: told.ended_at for told in reports for key in told.unchanged})


def touched(conn: Connection, told: Told) -> list[UUID]:
    """The keys of the articles that were fetched at these addresses and may go, or come back."""
    if not told.gone and not told.there:
        return []
    found = rows(
        conn,
        """
        SELECT url_key FROM articles a WHERE id IN (
               SELECT c.article_id FROM captures c WHERE c.url_key = ANY(%(gone)s)
               UNION SELECT o.id FROM articles o JOIN urls u ON u.article_id = o.id
                WHERE u.url_key = ANY(%(there)s) AND o.gone_at IS NOT NULL)
        """,
        gone=list(told.gone),
        there=list(told.there),
    )
    return [row["url_key"] for row in found]


def note(conn: Connection, told: Told) -> None:
    """Note what is gone and what is back, each with its event; the rows that `touched` names."""
    if told.gone:
        _gone(conn, told.gone)
    if told.there:
        _back(conn, told.there)


def _gone(conn: Connection, ended: Times) -> None:
    """Note the articles whose addresses answered that they are gone, once.

    An alias that only leads to an article may go; what gave a page after that time is there.
    """
    conn.execute(
        """
        WITH gone AS (
            UPDATE articles a SET gone_at = e.ended_at
              FROM (SELECT c.article_id, min(told.ended_at) AS ended_at
                      FROM unnest(%(keys)s::uuid[], %(times)s::timestamptz[])
                           told (url_key, ended_at) JOIN captures c USING (url_key)
                     GROUP BY c.article_id) e
             WHERE a.id = e.article_id AND a.gone_at IS NULL
               AND NOT EXISTS (SELECT FROM captures c
                                WHERE c.article_id = a.id AND c.fetched_at > e.ended_at)
            RETURNING a.id, a.version, a.canonical_url, a.headline, a.gone_at)
        INSERT INTO events (kind, article_id, version, payload)
        SELECT 'article.removed', id, version, jsonb_build_object(
               'url', canonical_url, 'headline', headline, 'version', version, 'gone_at', gone_at)
          FROM gone ORDER BY id
        """,
        {"keys": list(ended), "times": list(ended.values())},
    )


def _back(conn: Connection, there: Times) -> None:
    """Note the articles that were gone and have answered since as they were; so do their URLs."""
    conn.execute(
        """
        WITH back AS (
            UPDATE articles a SET gone_at = NULL
              FROM unnest(%(keys)s::uuid[], %(times)s::timestamptz[]) told (url_key, at)
                   JOIN urls u USING (url_key)
             WHERE a.id = u.article_id AND a.gone_at < told.at
            RETURNING a.id, told.url_key, told.at),
        again AS (
            UPDATE urls u SET outcome = 'stored', detail = NULL, failures = 0, retry_at = NULL,
                   ended_at = back.at
              FROM back WHERE u.url_key = back.url_key AND u.outcome = 'gone')
        INSERT INTO events (kind, article_id, version, payload)
        SELECT 'article.restored', id, version, jsonb_build_object(
               'url', canonical_url, 'headline', headline, 'version', version)
          FROM articles WHERE id IN (SELECT id FROM back) ORDER BY id
        """,
        {"keys": list(there), "times": list(there.values())},
    )

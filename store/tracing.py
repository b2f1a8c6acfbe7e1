"""Tracing: what is known of one URL's life, in rows: fetches, ends, versions, events."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from psycopg.rows import DictRow

from news import urls
from store.connection import Connection, rows

RUNS = 500
"""Crawls, the newest, in which an article that was known is sought."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Life:
    """All that is known of a URL and of the article that it is an address of."""

    end: DictRow | None = None
    """How the URL itself ended last."""
    article: DictRow | None = None
    fetches: list[DictRow] = field(default_factory=list)
    captures: list[DictRow] = field(default_factory=list)
    looks: list[DictRow] = field(default_factory=list)
    """Fetches that brought no page: not modified, gone."""
    quarantined: list[DictRow] = field(default_factory=list)
    versions: list[DictRow] = field(default_factory=list)
    events: list[DictRow] = field(default_factory=list)
    topics: list[DictRow] = field(default_factory=list)
    again: DictRow | None = None
    """How many of the newest crawls met it as a known one, and when last."""

    def __bool__(self) -> bool:
        return bool(self.end or self.fetches or self.captures or self.quarantined)


def life(conn: Connection, url: str) -> Life:
    """What is known of a URL; of an article that of all its addresses."""
    key = urls.key(url)
    found = rows(conn, "SELECT * FROM urls WHERE url_key = %(key)s", key=key)
    article_id = found[0]["article_id"] if found else None
    own = rows(
        conn,
        "SELECT url_key, url FROM urls WHERE article_id = %(id)s ORDER BY url_key",
        id=article_id,
    )
    keys = list({key, *(row["url_key"] for row in own)})
    names = list({url, *(row["url"] for row in own)})
    return Life(
        end=found[0] if found else None,
        article=_article(conn, article_id),
        fetches=_fetches(conn, keys),
        captures=_captures(conn, keys),
        quarantined=_quarantined(conn, names),
        **(_of_article(conn, article_id, keys) if article_id else {}),
    )


def _article(conn: Connection, article_id: int | None) -> DictRow | None:
    found = rows(
        conn,
        """
        SELECT id, canonical_url AS url, headline, version, created_at, gone_at, flap_since
          FROM articles WHERE id = %(id)s
        """,
        id=article_id,
    )
    return found[0] if found else None


def _fetches(conn: Connection, keys: list[UUID]) -> list[DictRow]:
    """Pages that crawls handed over, with what was asked for, and how they ended."""
    return rows(
        conn,
        """
        SELECT o.run_id, o.outcome, o.detail, o.fetched_at, o.handed_over_at, o.taken_at,
               o.parse_ms, o.enrich_ms, o.saved_at, r.reason, r.requested_at, r.asked_by,
               l.url AS listing, t.name AS topic
          FROM run_outcomes o JOIN crawl_runs r ON r.id = o.run_id
          LEFT JOIN listings l ON l.id = r.listing_id
          LEFT JOIN topics t ON t.id = l.topic_id
         WHERE o.url_key = ANY(%(keys)s) ORDER BY o.run_id
        """,
        keys=keys,
    )


def _captures(conn: Connection, keys: list[UUID]) -> list[DictRow]:
    return rows(
        conn,
        """
        SELECT fetched_at, run_id, url, status, policy, length(body) AS bytes
          FROM captures WHERE url_key = ANY(%(keys)s) ORDER BY fetched_at
        """,
        keys=keys,
    )


def _quarantined(conn: Connection, names: list[str]) -> list[DictRow]:
    return rows(
        conn,
        """
        SELECT id, created_at, stage, reason, attempts, replayed_at
          FROM quarantine WHERE url = ANY(%(names)s) ORDER BY id
        """,
        names=names,
    )


def _of_article(conn: Connection, article_id: int, keys: list[UUID]) -> dict[str, Any]:
    """What only an article has."""
    versions = rows(
        conn,
        """
        SELECT number, fetched_at, changed, words_added, words_removed FROM article_versions
         WHERE article_id = %(id)s ORDER BY number
        """,
        id=article_id,
    )
    events = rows(
        conn,
        """
        SELECT id, kind, version, created_at, sent_at FROM events
         WHERE article_id = %(id)s ORDER BY id
        """,
        id=article_id,
    )
    topics = rows(
        conn,
        """
        SELECT t.name AS topic, m.matched_by, m.evidence, NULL AS reason
          FROM article_topics m JOIN topics t ON t.id = m.topic_id WHERE m.article_id = %(id)s
        UNION ALL SELECT t.name, o.matched_by, o.evidence, o.reason
          FROM left_out o JOIN topics t ON t.id = o.topic_id WHERE o.article_id = %(id)s
         ORDER BY topic
        """,
        id=article_id,
    )
    (again,) = rows(
        conn,
        """
        SELECT count(*) AS crawls, max(ended_at) AS last_at FROM (
               SELECT r.known, r.ended_at FROM crawl_runs r WHERE r.listing_id IN (
                      SELECT (m.evidence->>'listing_id')::bigint FROM article_topics m
                       WHERE m.article_id = %(id)s)
                ORDER BY r.id DESC LIMIT %(runs)s) newest
         WHERE known && %(keys)s::uuid[]
        """,
        id=article_id,
        keys=keys,
        runs=RUNS,
    )
    looks = rows(
        conn,
        """
        SELECT k.at, k.run_id, k.status, r.reason, r.requested_at
          FROM looks k LEFT JOIN crawl_runs r ON r.id = k.run_id
         WHERE k.article_id = %(id)s ORDER BY k.at
        """,
        id=article_id,
    )
    return {
        "looks": looks,
        "versions": versions,
        "events": events,
        "topics": topics,
        "again": again,
    }

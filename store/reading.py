"""Reading back: articles, how they spread over sources, how far crawls are."""

from dataclasses import dataclass
from datetime import datetime

from psycopg.rows import DictRow

from news import urls
from store.connection import Connection, rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which articles to read; what is None does not matter."""

    topic_id: int | None = None
    since: datetime | None = None
    """Published (or, where that is not known, first stored) at this time or later."""
    domain: str | None = None
    in_language: str | None = None
    limit: int | None = None


def articles(conn: Connection, topic: str) -> list[DictRow]:
    """The topic's articles with their current text and the keys of all their URLs, newest first."""
    return rows(
        conn,
        """
        SELECT a.*, v.article_body, v.fetched_at, s.domain,
               ARRAY(SELECT u.url_key FROM urls u WHERE u.article_id = a.id) AS url_keys
          FROM topics t
          JOIN article_topics m ON m.topic_id = t.id
          JOIN articles a ON a.id = m.article_id
          JOIN article_versions v ON v.article_id = a.id AND v.number = a.version
          JOIN sources s ON s.id = a.source_id
         WHERE t.name = %(topic)s
         ORDER BY a.date_published DESC NULLS LAST, a.id
        """,
        topic=topic,
    )


def headlines(conn: Connection, wanted: Filter) -> list[DictRow]:
    """The wanted articles without their text, the newest first."""
    return rows(
        conn,
        """
        SELECT a.canonical_url AS url, a.headline, a.description, a.authors, a.date_published,
               a.in_language, a.article_section, a.view_count, a.comment_count, a.version,
               a.created_at, s.domain
          FROM articles a JOIN sources s ON s.id = a.source_id
         WHERE a.version > 0
           AND (%(topic_id)s::bigint IS NULL OR EXISTS (SELECT FROM article_topics m
                WHERE m.article_id = a.id AND m.topic_id = %(topic_id)s))
           AND (%(since)s::timestamptz IS NULL
                OR coalesce(a.date_published, a.created_at) >= %(since)s)
           AND (%(domain)s::text IS NULL OR s.domain = %(domain)s)
           AND (%(in_language)s::text IS NULL OR a.in_language = %(in_language)s)
         ORDER BY a.date_published DESC NULLS LAST, a.id DESC LIMIT %(limit)s
        """,
        topic_id=wanted.topic_id,
        since=wanted.since,
        domain=wanted.domain,
        in_language=wanted.in_language,
        limit=wanted.limit,
    )


def article(conn: Connection, url: str) -> DictRow | None:
    """The article that any of its URLs names, with text, topics and versions; None if unknown."""
    found = rows(
        conn,
        """
        SELECT a.id, a.canonical_url AS url, a.headline, a.description, v.article_body, a.authors,
               a.date_published, a.date_published_raw, a.date_modified, a.in_language, a.images,
               a.keywords, a.topic_labels, a.article_section, a.publisher, a.view_count,
               a.comment_count, a.field_sources, a.parser_version, a.version, a.created_at,
               a.alternative_headline, a.date_published_precision, a.kind,
               a.is_accessible_for_free, a.live_updates, a.gone_at, v.fetched_at, s.domain,
               ARRAY(SELECT t.name FROM article_topics m JOIN topics t ON t.id = m.topic_id
                      WHERE m.article_id = a.id ORDER BY 1) AS topics,
               (SELECT coalesce(jsonb_agg(jsonb_build_object('topic', t.name,
                       'matched_by', m.matched_by, 'listing', l.url) || m.evidence
                       ORDER BY t.name), '[]')
                  FROM article_topics m JOIN topics t ON t.id = m.topic_id
                  LEFT JOIN listings l ON l.id = (m.evidence->>'listing_id')::bigint
                 WHERE m.article_id = a.id) AS matches,
               (SELECT max(c.fetched_at) FROM captures c WHERE c.article_id = a.id)
                   AS last_fetched_at
          FROM urls u
          JOIN articles a ON a.id = u.article_id
          JOIN article_versions v ON v.article_id = a.id AND v.number = a.version
          JOIN sources s ON s.id = a.source_id
         WHERE u.url_key = %(url_key)s
        """,
        url_key=urls.key(url),
    )
    return found[0] if found else None


def outcome(conn: Connection, url: str) -> DictRow | None:
    """How a URL ended (outcome, detail, ended_at, failures); None where it never did."""
    found = rows(
        conn,
        "SELECT outcome, detail, ended_at, failures FROM urls WHERE url_key = %(url_key)s",
        url_key=urls.key(url),
    )
    return found[0] if found else None


def per_source(conn: Connection, topic: str) -> list[DictRow]:
    """For each source of the topic: its articles, their versions and bytes."""
    return rows(
        conn,
        """
        SELECT s.domain, count(DISTINCT a.id) AS articles, sum(a.version) AS versions,
               max(a.date_published) AS newest, count(DISTINCT a.in_language) AS languages,
               (SELECT sum(length(c.body)) FROM captures c JOIN articles o ON o.id = c.article_id
                 WHERE o.source_id = s.id) AS bytes
          FROM topics t
          JOIN article_topics m ON m.topic_id = t.id
          JOIN articles a ON a.id = m.article_id
          JOIN sources s ON s.id = a.source_id
         WHERE t.name = %(topic)s
         GROUP BY s.id ORDER BY s.domain
        """,
        topic=topic,
    )


def progress(conn: Connection, topic: str) -> DictRow:
    """How far the topic's crawls are: articles stored, runs open and ended, pages given up."""
    return rows(
        conn,
        """
        SELECT (SELECT count(*) FROM article_topics m WHERE m.topic_id = t.id) AS stored,
               (SELECT count(*) FROM crawl_runs r JOIN listings l ON l.id = r.listing_id
                 WHERE l.topic_id = t.id AND r.state = 'open') AS open_runs,
               (SELECT count(*) FROM crawl_runs r JOIN listings l ON l.id = r.listing_id
                 WHERE l.topic_id = t.id AND r.state <> 'open') AS ended_runs,
               (SELECT count(*) FROM quarantine WHERE replayed_at IS NULL) AS quarantined
          FROM topics t WHERE t.name = %(topic)s
        """,
        topic=topic,
    )[0]

"""Versions: an article as it read at one time; a new one with the event that tells of it."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from hashlib import blake2b

from news.model import Article
from store.connection import Connection, many


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A text that is new; `number` counts from 1."""

    article_id: int
    number: int
    fetched_at: datetime
    content_hash: bytes
    article: Article


def content_hash(article: Article) -> bytes:
    """The hash of what makes a version: headline, lead, body, authors and date, spaces folded."""
    parts = [article.headline, article.description, article.article_body, *article.authors]
    date = article.date_published
    parts.append(date.astimezone(UTC).isoformat() if date else None)
    text = "\0".join(" ".join((part or "").split()) for part in parts)
    return blake2b(text.encode(), digest_size=16).digest()


def add(conn: Connection, versions: Sequence[Version], *, by: str | None = None) -> None:
    """Keep these versions, each with an event in the outbox, in order for each article.

    `by` tells readers of the event what made the version, where that was not a fetch.
    """
    conn.execute(
        """
        WITH added AS (
            INSERT INTO article_versions (article_id, number, fetched_at, content_hash, headline,
                                          description, authors, date_published, article_body)
            SELECT article_id, number, fetched_at, content_hash, headline,
                   description, authors, date_published, article_body
              FROM json_populate_recordset(NULL::article_versions, %(rows)s)
            RETURNING article_id, number, headline)
        INSERT INTO events (kind, article_id, version, payload)
        SELECT CASE v.number WHEN 1 THEN 'article.created' ELSE 'article.updated' END,
               v.article_id, v.number, jsonb_strip_nulls(
               jsonb_build_object('url', a.canonical_url, 'headline', v.headline,
                                  'version', v.number, 'by', %(by)s::text))
          FROM added v JOIN articles a ON a.id = v.article_id
         ORDER BY v.article_id, v.number
        """,
        {"rows": many([_row(version) for version in versions]), "by": by},
    )


def respell(conn: Connection, versions: Sequence[Version]) -> None:
    """Let these versions, of the same content, read as they are spelled now."""
    conn.execute(
        """
        UPDATE article_versions v SET headline = r.headline, description = r.description,
               authors = r.authors, article_body = r.article_body
          FROM json_populate_recordset(NULL::article_versions, %(rows)s) r
         WHERE v.article_id = r.article_id AND v.number = r.number
           AND (v.headline, v.description, v.authors, v.article_body)
               IS DISTINCT FROM (r.headline, r.description, r.authors, r.article_body)
        """,
        {"rows": many([_row(version) for version in versions])},
    )


def _row(version: Version) -> dict[str, object]:
    article = version.article
    return {
        "article_id": version.article_id,
        "number": version.number,
        "fetched_at": version.fetched_at,
        "content_hash": version.content_hash,
        "headline": article.headline,
        "description": article.description,
        "authors": [asdict(author) for author in article.author_details],
        "date_published": article.date_published,
        "article_body": article.article_body,
    }

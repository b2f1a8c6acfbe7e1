"""Versions: an article as it read at one time; a new one with the event that tells of it."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from hashlib import blake2b

from psycopg.rows import DictRow

from news import urls
from news.article import Article
from news.wording import Change
from store.connection import Connection, many, rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A text that is new; `number` counts from 1."""

    article_id: int
    number: int
    fetched_at: datetime
    content_hash: bytes
    article: Article
    change: Change | None = None
    """What differs from the version before, where that is known."""


def content_hash(article: Article) -> bytes:
    """The hash of headline, lead, body, authors and date, spaces folded.

    The same hash is the same version; what has another one is compared (`news.wording`).
    """
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
                                          description, authors, date_published, article_body,
                                          changed, words_added, words_removed)
            SELECT article_id, number, fetched_at, content_hash, headline,
                   description, authors, date_published, article_body,
                   changed, words_added, words_removed
              FROM json_populate_recordset(NULL::article_versions, %(rows)s)
            RETURNING article_id, number, headline, changed, words_added, words_removed)
        INSERT INTO events (kind, article_id, version, payload)
        SELECT CASE v.number WHEN 1 THEN 'article.created' ELSE 'article.updated' END,
               v.article_id, v.number, jsonb_strip_nulls(
               jsonb_build_object('url', a.canonical_url, 'headline', v.headline,
                                  'version', v.number, 'by', %(by)s::text, 'changed', v.changed,
                                  'words_added', v.words_added,
                                  'words_removed', v.words_removed))
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


def history(conn: Connection, url: str) -> list[DictRow]:
    """The versions of the article that any of its URLs names, without their texts, in order."""
    return rows(
        conn,
        """
        SELECT v.article_id, v.number, v.fetched_at, v.headline, v.changed,
               v.words_added, v.words_removed
          FROM urls u JOIN article_versions v ON v.article_id = u.article_id
         WHERE u.url_key = %(key)s ORDER BY v.number
        """,
        key=urls.key(url),
    )


def text(conn: Connection, article_id: int, number: int) -> DictRow:
    """One version whole; the names of its authors in one line."""
    return rows(
        conn,
        """
        SELECT number, fetched_at, headline, description, article_body, date_published,
               array_to_string(ARRAY(SELECT jsonb_array_elements(authors)->>'name'), ', ')
                   AS authors
          FROM article_versions WHERE article_id = %(id)s AND number = %(number)s
        """,
        id=article_id,
        number=number,
    )[0]


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
    } | _changed(version.change)


def _changed(change: Change | None) -> dict[str, object]:
    if change is None:
        return {}
    added, removed = change.words_added, change.words_removed
    return {"changed": change.fields, "words_added": added, "words_removed": removed}

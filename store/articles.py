"""Articles: the current text, its versions, its topics; a batch of readings in one transaction."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from hashlib import blake2b
from uuid import UUID

from psycopg.types.json import Jsonb

from news import urls
from news.model import Article, Page, Reading
from store import sources
from store.connection import Connection, rows

Fetch = tuple[str, datetime]
PLAIN = (
    *("headline", "description", "article_body", "article_section", "publisher", "in_language"),
    *("date_published", "date_published_raw", "date_modified", "view_count", "comment_count"),
    "parser_version",
)
"""Fields that a column holds as they are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Current:
    """What Postgres holds of an article while its row is locked."""

    id: int
    version: int
    content_hash: bytes | None
    fetched_at: datetime | None


def save(conn: Connection, readings: Sequence[Reading]) -> dict[Fetch, int]:
    """Save the articles of these readings: text, versions, topics, events; the id of each fetch.

    A second save changes nothing; a fetch older than the newest one leaves the text as it is.
    """
    stored = [(r.page, r.article) for r in readings if r.article is not None]
    current = _lock(conn, stored)
    written = {key: now.version for key, now in current.items()}
    for page, article in sorted(stored, key=lambda pair: pair[0].fetched_at):
        key = urls.key(article.canonical_url)
        current[key] = _update(conn, current[key], page, article)
    _tell(conn, current, written)
    ids = {fetch_of(page): current[urls.key(a.canonical_url)].id for page, a in stored}
    _match(conn, [(ids[fetch_of(r.page)], r) for r in readings if r.article])
    return ids


def fetch_of(page: Page) -> Fetch:
    """What tells one fetch from another."""
    return page.requested_url, page.fetched_at


def content_hash(article: Article) -> bytes:
    """The hash of what makes a version: headline, lead, body, authors and date, spaces folded."""
    parts = [article.headline, article.description, article.article_body, *article.authors]
    parts.append(article.date_published.isoformat() if article.date_published else None)
    text = "\0".join(" ".join((part or "").split()) for part in parts)
    return blake2b(text.encode(), digest_size=16).digest()


def _lock(conn: Connection, stored: list[tuple[Page, Article]]) -> dict[UUID, Current]:
    """Each article's row, made where it is new, locked until the transaction ends."""
    articles = {urls.key(a.canonical_url): a for _, a in stored}
    source_ids = sources.ids(conn, [urls.domain(a.canonical_url) for a in articles.values()])
    keys = sorted(articles)
    with conn.cursor() as cursor:
        cursor.executemany(
            """
            INSERT INTO articles (url_key, canonical_url, source_id, headline, parser_version)
            VALUES (%(key)s, %(url)s, %(source_id)s, %(headline)s, %(parser_version)s)
            ON CONFLICT DO NOTHING
            """,
            [
                {
                    "key": key,
                    "url": articles[key].canonical_url,
                    "source_id": source_ids[urls.domain(articles[key].canonical_url)],
                    "headline": articles[key].headline,
                    "parser_version": articles[key].parser_version,
                }
                for key in keys
            ],
        )
    conn.execute(
        "SELECT id FROM articles WHERE url_key = ANY(%(keys)s) ORDER BY url_key FOR NO KEY UPDATE",
        {"keys": keys},
    )
    found = rows(
        conn,
        """
        SELECT a.url_key, a.id, a.version, a.content_hash,
               (SELECT max(fetched_at) FROM captures c WHERE c.article_id = a.id) AS fetched_at
          FROM articles a WHERE a.url_key = ANY(%(keys)s)
        """,
        keys=keys,
    )
    return {row.pop("url_key"): Current(**row) for row in found}


def _update(conn: Connection, current: Current, page: Page, article: Article) -> Current:
    """What the article's row holds once this fetch of it is saved."""
    if current.fetched_at and page.fetched_at <= current.fetched_at:
        return current
    new = content_hash(article)
    if new == current.content_hash:
        return replace(current, fetched_at=page.fetched_at)
    number = current.version + 1
    values = _values(article) | {
        "id": current.id,
        "number": number,
        "hash": new,
        "fetched_at": page.fetched_at,
    }
    conn.execute(
        """
        INSERT INTO article_versions (article_id, number, fetched_at, content_hash, headline,
                                      description, authors, date_published, article_body)
        VALUES (%(id)s, %(number)s, %(fetched_at)s, %(hash)s, %(headline)s,
                %(description)s, %(authors)s, %(date_published)s, %(article_body)s)
        """,
        values,
    )
    conn.execute(
        """
        UPDATE articles SET version = %(number)s, content_hash = %(hash)s, headline = %(headline)s,
               description = %(description)s, authors = %(authors)s,
               date_published = %(date_published)s, date_published_raw = %(date_published_raw)s,
               date_modified = %(date_modified)s, in_language = %(in_language)s,
               images = %(images)s, keywords = %(keywords)s, topic_labels = %(topic_labels)s,
               article_section = %(article_section)s, publisher = %(publisher)s,
               view_count = %(view_count)s, comment_count = %(comment_count)s,
               field_sources = %(field_sources)s, parser_version = %(parser_version)s
         WHERE id = %(id)s
        """,
        values,
    )
    return replace(current, version=number, content_hash=new, fetched_at=page.fetched_at)


def _values(article: Article) -> dict[str, object]:
    values = {name: getattr(article, name) for name in PLAIN}
    return values | {
        "authors": Jsonb([asdict(author) for author in article.author_details]),
        "images": Jsonb([asdict(image) for image in article.images]),
        "keywords": list(article.keywords),
        "topic_labels": list(article.topic_labels),
        "field_sources": Jsonb(dict(article.sources)),
    }


def _tell(conn: Connection, current: dict[UUID, Current], written: dict[UUID, int]) -> None:
    """Put an event into the outbox for each version that is new."""
    for key in sorted(current):
        for number in range(written[key] + 1, current[key].version + 1):
            conn.execute(
                """
                INSERT INTO events (kind, article_id, version, payload)
                SELECT %(kind)s, a.id, v.number, jsonb_build_object(
                       'url', a.canonical_url, 'headline', v.headline, 'version', v.number)
                  FROM articles a JOIN article_versions v ON v.article_id = a.id
                 WHERE a.id = %(id)s AND v.number = %(number)s
                """,
                {
                    "kind": "article.created" if number == 1 else "article.updated",
                    "id": current[key].id,
                    "number": number,
                },
            )


def _match(conn: Connection, matched: Iterable[tuple[int, Reading]]) -> None:
    """The topics, where they are watched yet, whose listings name these articles.

    Of a whole site's listing it is the article that names the topic: the words are kept.
    """
    first = {(article_id, r.page.topic_id): r for article_id, r in matched}
    with conn.cursor() as cursor:
        cursor.executemany(
            """
            INSERT INTO article_topics (article_id, topic_id, matched_by, evidence)
            SELECT %(article_id)s, id, %(matched_by)s, %(evidence)s
              FROM topics WHERE id = %(topic_id)s
            ON CONFLICT DO NOTHING
            """,
            [
                {
                    "article_id": article_id,
                    "topic_id": topic_id,
                    "matched_by": "name" if first[article_id, topic_id].match else "listing",
                    "evidence": Jsonb(_evidence(first[article_id, topic_id])),
                }
                for article_id, topic_id in sorted(first)
            ],
        )


def _evidence(reading: Reading) -> dict[str, object]:
    """The listing that led to an article, and where the article names the topic."""
    named = asdict(reading.match) if reading.match else {}
    return {"listing_id": reading.page.listing_id} | named

"""Articles: the current text, its versions, its topics; a batch of readings in one transaction.

Each statement takes the whole batch; new articles, by far the most, are written once.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from uuid import UUID

from news import urls
from news.model import Article, Page, Reading
from news.terms import Match
from store import sources, versions
from store.connection import Connection, many, rows
from store.versions import Version, content_hash

Fetch = tuple[str, datetime]
PLAIN = (
    *("headline", "description", "article_section", "publisher", "in_language", "keywords"),
    *("date_published", "date_published_raw", "date_modified", "view_count", "comment_count"),
    *("topic_labels", "parser_version", "alternative_headline", "date_published_precision"),
    *("kind", "is_accessible_for_free"),
)
"""Fields that a column holds as they are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """One fetch of an article, as it is to be saved."""

    page: Page
    article: Article
    key: UUID
    content_hash: bytes
    match: Match | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Current:
    """An article whose row is locked: the text read last, as far as the batch has been read."""

    id: int
    version: int
    content_hash: bytes | None = None
    fetched_at: datetime | None = None
    written: int
    """The version that its row holds."""


def save(conn: Connection, readings: Sequence[Reading]) -> dict[Fetch, int]:
    """Save the articles of these readings: text, versions, topics, events; the id of each fetch.

    A second save changes nothing; a fetch older than the newest one leaves the text as it is.
    """
    stored = sorted(_fetched(readings), key=lambda fetched: fetched.page.fetched_at)
    if not stored:
        return {}
    first = {fetched.key: fetched for fetched in reversed(stored)}
    current = _insert(conn, [first[key] for key in sorted(first)])
    current |= _lock(conn, sorted(first.keys() - current.keys()))
    added: list[Version] = []
    for fetched in stored:
        if text := _new_text(current[fetched.key], fetched):
            added.append(text)
        current[fetched.key] = _once_read(current[fetched.key], fetched, text)
    newest = {text.article_id: text for text in added}
    update(conn, [newest[c.id] for c in current.values() if c.version > c.written])
    versions.add(conn, added)
    ids = {fetch_of(fetched.page): current[fetched.key].id for fetched in stored}
    _match(conn, [(current[fetched.key].id, fetched) for fetched in stored])
    return ids


def _fetched(readings: Sequence[Reading]) -> Iterator[Fetched]:
    for reading in readings:
        if article := reading.article:
            key = urls.key(article.canonical_url)
            new = content_hash(article)
            yield Fetched(
                page=reading.page,
                article=article,
                key=key,
                content_hash=new,
                match=reading.match,
            )


def fetch_of(page: Page) -> Fetch:
    """What tells one fetch from another."""
    return page.requested_url, page.fetched_at


def _new_text(current: Current, fetched: Fetched) -> Version | None:
    """The version that this fetch of an article adds, if its text is new."""
    late = current.fetched_at and fetched.page.fetched_at <= current.fetched_at
    if late or fetched.content_hash == current.content_hash:
        return None
    return Version(
        article_id=current.id,
        number=current.version + 1,
        fetched_at=fetched.page.fetched_at,
        content_hash=fetched.content_hash,
        article=fetched.article,
    )


def _once_read(current: Current, fetched: Fetched, text: Version | None) -> Current:
    """The article after this fetch."""
    at = fetched.page.fetched_at
    now = replace(current, fetched_at=max(current.fetched_at or at, at))
    return replace(now, version=text.number, content_hash=text.content_hash) if text else now


def _insert(conn: Connection, first: Sequence[Fetched]) -> dict[UUID, Current]:
    """Make the rows of the articles that are new, with their first text, in the order of keys."""
    domains = {one.key: urls.domain(one.article.canonical_url) for one in first}
    source_ids = sources.ids(conn, domains.values())
    made = [
        columns(one.article, one.content_hash)
        | {
            "url_key": one.key,
            "canonical_url": one.article.canonical_url,
            "source_id": source_ids[domains[one.key]],
        }
        for one in first
    ]
    found = rows(
        conn,
        """
        INSERT INTO articles (url_key, canonical_url, source_id, version, content_hash, headline,
               description, authors, date_published, date_published_raw, date_modified,
               in_language, images, keywords, topic_labels, article_section, publisher,
               view_count, comment_count, field_sources, parser_version, alternative_headline,
               date_published_precision, kind, is_accessible_for_free, live_updates,
               body_length)
        SELECT url_key, canonical_url, source_id, 1, content_hash, headline,
               description, authors, date_published, date_published_raw, date_modified,
               in_language, images, keywords, topic_labels, article_section, publisher,
               view_count, comment_count, field_sources, parser_version, alternative_headline,
               date_published_precision, kind, is_accessible_for_free, live_updates,
               body_length
          FROM json_populate_recordset(NULL::articles, %(rows)s) ORDER BY url_key
        ON CONFLICT DO NOTHING RETURNING url_key, id
        """,
        rows=many(made),
    )
    return {row["url_key"]: Current(id=row["id"], version=0, written=1) for row in found}


def _lock(conn: Connection, keys: list[UUID]) -> dict[UUID, Current]:
    """The articles that were there, their rows locked until the transaction ends."""
    if not keys:
        return {}
    conn.execute(
        "SELECT id FROM articles WHERE url_key = ANY(%(keys)s) ORDER BY url_key FOR NO KEY UPDATE",
        {"keys": keys},
    )
    found = rows(
        conn,
        """
        SELECT a.url_key, a.id, a.version, a.version AS written, a.content_hash,
               (SELECT max(fetched_at) FROM captures c WHERE c.article_id = a.id) AS fetched_at
          FROM articles a WHERE a.url_key = ANY(%(keys)s)
        """,
        keys=keys,
    )
    return {row.pop("url_key"): Current(**row) for row in found}


def update(conn: Connection, texts: Sequence[Version]) -> None:
    """Let the rows of these articles hold these texts, which are their newest."""
    if not texts:
        return
    changed = [
        columns(text.article, text.content_hash) | {"id": text.article_id, "version": text.number}
        for text in texts
    ]
    conn.execute(
        """
        UPDATE articles a SET version = r.version, content_hash = r.content_hash,
               headline = r.headline, description = r.description, authors = r.authors,
               date_published = r.date_published, date_published_raw = r.date_published_raw,
               date_modified = r.date_modified, in_language = r.in_language, images = r.images,
               keywords = r.keywords, topic_labels = r.topic_labels,
               article_section = r.article_section, publisher = r.publisher,
               view_count = r.view_count, comment_count = r.comment_count,
               field_sources = r.field_sources, parser_version = r.parser_version,
               alternative_headline = r.alternative_headline,
               date_published_precision = r.date_published_precision, kind = r.kind,
               is_accessible_for_free = r.is_accessible_for_free, live_updates = r.live_updates,
               body_length = r.body_length
          FROM json_populate_recordset(NULL::articles, %(rows)s) r WHERE a.id = r.id
        """,
        {"rows": many(changed)},
    )


def columns(article: Article, content: bytes) -> dict[str, object]:
    """An article as its row holds it, all but who and where it is."""
    return {name: getattr(article, name) for name in PLAIN} | {
        "content_hash": content,
        "body_length": len(article.article_body),
        "authors": [asdict(author) for author in article.author_details],
        "images": [asdict(image) for image in article.images],
        "live_updates": [asdict(update) for update in article.live_updates],
        "field_sources": dict(article.sources),
    }


def _match(conn: Connection, matched: Iterable[tuple[int, Fetched]]) -> None:
    """The topics, where they are watched yet, whose listings name these articles.

    Of a whole site's listing it is the article that names the topic: the words are kept.
    """
    first = {(article_id, one.page.topic_id): one for article_id, one in matched}
    made = [
        {
            "article_id": article_id,
            "topic_id": topic_id,
            "matched_by": "name" if one.match else "listing",
            "evidence": {"listing_id": one.page.listing_id}
            | (asdict(one.match) if one.match else {}),
        }
        for (article_id, topic_id), one in first.items()
    ]
    conn.execute(
        """
        INSERT INTO article_topics (article_id, topic_id, matched_by, evidence)
        SELECT r.article_id, t.id, r.matched_by, r.evidence
          FROM json_populate_recordset(NULL::article_topics, %(rows)s) r
               JOIN topics t ON t.id = r.topic_id
         ORDER BY r.article_id, t.id
        ON CONFLICT DO NOTHING
        """,
        {"rows": many(made)},
    )

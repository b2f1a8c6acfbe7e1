"""Articles: the current text, its versions, its topics; a batch of readings in one transaction.

Each statement takes the whole batch; new articles, by far the most, are written once.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from uuid import UUID

from news import urls
from news.article import Article
from news.model import Page, Reading
from news.terms import Match
from store import annotations, belonging, counts, sources, versions
from store.belonging import Found
from store.connection import Connection, many, rows
from store.counts import Count
from store.current import Current, lock, note, with_wordings
from store.versions import Version, content_hash

Fetch = tuple[str, datetime]
PLAIN = (
    *("headline", "description", "article_section", "publisher", "in_language", "keywords"),
    *("date_published", "date_published_raw", "date_modified", "view_count", "comment_count"),
    *("topic_labels", "parser_version", "alternative_headline", "date_published_precision"),
    *("kind", "is_accessible_for_free"),
)
"""Fields that a column holds as they are."""
HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """One fetch of an article, as it is to be saved."""

    page: Page
    article: Article
    key: UUID
    content_hash: bytes
    match: Match | None


def save(
    conn: Connection,
    readings: Sequence[Reading],
    gone: Collection[UUID] = (),
    first_look: timedelta | None = HOUR,
) -> dict[Fetch, int]:
    """Save the articles of these readings: text, versions, topics, events; the id of each fetch.

    A second save changes nothing; a fetch older than the newest one leaves the text as it is.
    Articles of the keys in `gone` are locked with the others, so that rows keep their order.
    New ones are looked at again after `first_look`, or never.
    """
    stored = sorted(_fetched(readings), key=lambda fetched: fetched.page.fetched_at)
    if not stored:
        lock(conn, sorted(gone))
        return {}
    first = {fetched.key: fetched for fetched in reversed(stored)}
    made = _insert(conn, [first[key] for key in sorted(first)], first_look)
    there = lock(conn, sorted((first.keys() | set(gone)) - made.keys()))
    differing = {
        f.key for f in stored if f.key in there and f.content_hash != there[f.key].content_hash
    }
    there |= with_wordings(conn, {key: there[key] for key in sorted(differing)})
    current = made | there
    added, counted = _read(stored, current)
    newest = {text.article_id: text for text in added}
    update(conn, [newest[c.id] for c in current.values() if c.version > c.written])
    versions.add(conn, added)
    annotations.save(conn, list(newest.values()))
    note(conn, there.values(), {one.id: one for one in current.values()})
    counts.add(conn, counted)
    ids = {fetch_of(fetched.page): current[fetched.key].id for fetched in stored}
    belonging.match(conn, [_found(current[f.key].id, f) for f in stored if f.page.topic_id])
    return ids


def _found(article_id: int, fetched: Fetched) -> Found:
    page = fetched.page
    return Found(
        article_id=article_id,
        topic_id=page.topic_id or 0,
        listing_id=page.listing_id,
        match=fetched.match,
        article=fetched.article,
    )


def _read(
    stored: Sequence[Fetched], current: dict[UUID, Current]
) -> tuple[list[Version], list[Count]]:
    """The versions and counts that these fetches add; `current` is as it is after them."""
    added, counted = [], []
    for fetched in stored:
        before = current[fetched.key]
        at = fetched.page.fetched_at
        now, text = before.after(fetched.article, at, fetched.content_hash)
        current[fetched.key] = now
        if text:
            added.append(text)
        old, new = ((c.view_count, c.comment_count) for c in (before, now))
        if before.version and new != old:
            count = Count(
                article_id=now.id,
                fetched_at=at,
                view_count=new[0],
                comment_count=new[1],
                old_views=old[0],
                old_comments=old[1],
            )
            counted.append(count)
    return added, counted


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


def _insert(
    conn: Connection, first: Sequence[Fetched], first_look: timedelta | None
) -> dict[UUID, Current]:
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
               body_length, next_look_at)
        SELECT url_key, canonical_url, source_id, 1, content_hash, headline,
               description, authors, date_published, date_published_raw, date_modified,
               in_language, images, keywords, topic_labels, article_section, publisher,
               view_count, comment_count, field_sources, parser_version, alternative_headline,
               date_published_precision, kind, is_accessible_for_free, live_updates,
               body_length, now() + %(first_look)s::interval
          FROM json_populate_recordset(NULL::articles, %(rows)s) ORDER BY url_key
        ON CONFLICT DO NOTHING RETURNING url_key, id
        """,
        rows=many(made),
        first_look=first_look,
    )
    return {row["url_key"]: Current(id=row["id"], version=0, written=1) for row in found}


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

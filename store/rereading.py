"""Reading again: which articles, from which captures, and what the new reading changes."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from psycopg.rows import DictRow

from news import urls
from news.article import Article
from news.signatures import Signature
from news.wording import NOTHING, Wording, change
from news.wording import Change as Changed
from store import annotations, articles, signatures, versions
from store.connection import Connection, dumped, rows
from store.current import wording_of
from store.signatures import Signed
from store.versions import Version, content_hash

BY = "reparse"
SPELLED = frozenset({"headline", "description", "authors", "article_body"})
"""What a version of the same content may spell otherwise: spaces, paragraphs, roles."""

KEPT_APART = frozenset({"content_hash", "parser_version", "body_length"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which articles to read again; what is None does not matter."""

    topic_id: int | None = None
    domain: str | None = None
    before_version: int | None = None
    """Read last by a parser before this version."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Again:
    """An article's newest capture, read again."""

    article_id: int
    fetched_at: datetime
    article: Article
    signature: Signature | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What a new reading makes of an article."""

    fields: tuple[str, ...] = ()
    emptied: tuple[str, ...] = ()
    """Of these, those that say nothing any more."""
    new_version: bool = False
    changed: Changed = NOTHING
    """What differs of the wording, where it is a new version."""
    overtaken: bool = False
    """A newer fetch, or a newer parser, has been there: nothing is changed."""
    moved: bool = False
    """The page now names another address as its own; the article keeps its old one."""


def extent(conn: Connection, wanted: Wanted) -> tuple[int, int]:
    """How many articles are wanted now, and the highest id among them."""
    (row,) = rows(
        conn,
        """
        SELECT count(*) AS count, coalesce(max(a.id), 0) AS last
          FROM articles a JOIN sources s ON s.id = a.source_id
         WHERE a.version > 0
           AND (%(domain)s::text IS NULL OR s.domain = %(domain)s)
           AND (%(before)s::integer IS NULL OR a.parser_version < %(before)s)
           AND (%(topic_id)s::bigint IS NULL OR EXISTS (SELECT FROM article_topics m
                WHERE m.article_id = a.id AND m.topic_id = %(topic_id)s))
        """,
        topic_id=wanted.topic_id,
        domain=wanted.domain,
        before=wanted.before_version,
    )
    return row["count"], row["last"]


def some(conn: Connection, wanted: Wanted, *, after: int, last: int, limit: int) -> list[int]:
    """The next ids of wanted articles after this one, up to the last."""
    found = rows(
        conn,
        """
        SELECT a.id FROM articles a JOIN sources s ON s.id = a.source_id
         WHERE a.version > 0 AND a.id > %(after)s AND a.id <= %(last)s
           AND (%(domain)s::text IS NULL OR s.domain = %(domain)s)
           AND (%(before)s::integer IS NULL OR a.parser_version < %(before)s)
           AND (%(topic_id)s::bigint IS NULL OR EXISTS (SELECT FROM article_topics m
                WHERE m.article_id = a.id AND m.topic_id = %(topic_id)s))
         ORDER BY a.id LIMIT %(limit)s
        """,
        topic_id=wanted.topic_id,
        domain=wanted.domain,
        before=wanted.before_version,
        after=after,
        last=last,
        limit=limit,
    )
    return [row["id"] for row in found]


def address(conn: Connection, article_id: int) -> str:
    """An article's address; empty where it was removed."""
    found = rows(conn, "SELECT canonical_url FROM articles WHERE id = %(id)s", id=article_id)
    return str(found[0]["canonical_url"]) if found else ""


def captures_of(conn: Connection, ids: Sequence[int]) -> list[DictRow]:
    """The newest capture (article_id, run_id, url … body) of each of these articles."""
    return rows(
        conn,
        """
        SELECT c.article_id, c.run_id, c.url, c.status, c.headers, c.fetched_at, c.body
          FROM unnest(%(ids)s::bigint[]) wanted (id) CROSS JOIN LATERAL (
               SELECT * FROM captures WHERE article_id = wanted.id
                ORDER BY fetched_at DESC LIMIT 1) c
         ORDER BY c.article_id
        """,
        ids=list(ids),
    )


def compare(conn: Connection, readings: Sequence[Again]) -> dict[int, Change]:
    """What these new readings would change, by article; nothing is changed."""
    stored = _stored(conn, readings)
    return {
        a.article_id: _change(stored[a.article_id], a) for a in readings if a.article_id in stored
    }


def apply(conn: Connection, readings: Sequence[Again]) -> dict[int, Change]:
    """Change what differs: in place, or a new version where the text is another one.

    A second time changes nothing.
    """
    conn.execute(
        "SELECT FROM articles WHERE id = ANY(%(ids)s) ORDER BY url_key FOR NO KEY UPDATE",
        {"ids": [again.article_id for again in readings]},
    )
    stored = _stored(conn, readings)
    changes: dict[int, Change] = {}
    texts: list[Version] = []
    said: list[Version] = []
    for again in (a for a in readings if a.article_id in stored):
        row = stored[again.article_id]
        change = changes[again.article_id] = _change(row, again)
        newer = again.article.parser_version != row["parser_version"]
        if change.overtaken:
            continue
        said.append(_text(row, again, change))
        if change.fields or newer:
            texts.append(said[-1])
    articles.update(conn, texts)
    _keep(conn, texts, changes)
    annotations.save(conn, said, again=True)
    signatures.save(
        conn, (_signed(a, a.signature) for a in readings if a.signature and _holds(a, changes))
    )
    return changes


def _holds(again: Again, changes: Mapping[int, Change]) -> bool:
    """Whether this is how an article reads now."""
    return again.article_id in changes and not changes[again.article_id].overtaken


def _signed(again: Again, signature: Signature) -> Signed:
    return Signed(
        article_id=again.article_id,
        content_hash=content_hash(again.article),
        fetched_at=again.fetched_at,
        signature=signature,
    )


def _keep(conn: Connection, texts: Sequence[Version], changes: Mapping[int, Change]) -> None:
    """Add the versions that are new, and spell those of the same content as they read now."""
    new = [text for text in texts if changes[text.article_id].new_version]
    if new:
        versions.add(conn, new, by=BY)
    spelled = [t for t in texts if SPELLED & set(changes[t.article_id].fields) and t not in new]
    if spelled:
        versions.respell(conn, spelled)


def _stored(conn: Connection, readings: Sequence[Again]) -> dict[int, DictRow]:
    """These articles as they are stored, with what the comparison asks for."""
    found = rows(
        conn,
        """
        SELECT a.*, v.article_body, v.fetched_at AS read_at,
               (SELECT max(c.fetched_at) FROM captures c WHERE c.article_id = a.id) AS fetched_at
          FROM articles a JOIN article_versions v ON v.article_id = a.id AND v.number = a.version
         WHERE a.id = ANY(%(ids)s)
        """,
        ids=[again.article_id for again in readings],
    )
    return {row["id"]: row for row in found}


def _text(row: DictRow, again: Again, change: Change) -> Version:
    return Version(
        article_id=row["id"],
        number=row["version"] + change.new_version,
        fetched_at=again.fetched_at,
        content_hash=content_hash(again.article),
        article=again.article,
        change=change.changed or None,
    )


def changed_since(row: DictRow, article: Article) -> Changed:
    """What a reading changes of the wording that is stored."""
    said = row | {"authors": [author["name"] for author in row["authors"]]}
    return change(wording_of(said), Wording.of(article))


def _change(row: DictRow, again: Again) -> Change:
    """What differs between a stored article and its new reading."""
    late = row["fetched_at"] != again.fetched_at or row["read_at"] > again.fetched_at
    if late or row["parser_version"] > again.article.parser_version:
        return Change(overtaken=True)
    hashed = content_hash(again.article)
    changed = changed_since(row, again.article) if hashed != row["content_hash"] else NOTHING
    told = articles.columns(again.article, hashed) | {"article_body": again.article.article_body}
    told = {name: _plain(value) for name, value in told.items() if name not in KEPT_APART}
    fields = tuple(name for name, value in told.items() if value != _plain(row[name]))
    return Change(
        fields=fields,
        emptied=tuple(name for name in fields if told[name] in (None, "", [], {})),
        new_version=bool(changed),
        changed=changed,
        moved=urls.key(again.article.canonical_url) != row["url_key"],
    )


def _plain(value: object) -> object:
    """A value as Postgres gives it back."""
    return json.loads(dumped(value)) if isinstance(value, tuple | list | dict) else value

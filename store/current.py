"""What is stored of an article while a batch is read: its newest texts, and what stands beside."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from news.article import Article
from news.wording import Wording, change
from store.connection import Connection, many, rows
from store.versions import Version

FLAP_READS, FLAP_HELD = 3, timedelta(hours=24)
"""Readings in a row, and their time, after which what a page went to and fro from is its text."""
BESIDE = ("view_count", "comment_count", "gone_at", "flap_since", "flap_reads")


@dataclass(frozen=True, slots=True, kw_only=True)
class Current:
    """An article whose row is locked: the text read last, as far as the batch has been read."""

    id: int
    version: int
    content_hash: bytes | None = None
    fetched_at: datetime | None = None
    written: int
    """The version that its row holds."""
    view_count: int | None = None
    comment_count: int | None = None
    gone_at: datetime | None = None
    flap_since: datetime | None = None
    flap_reads: int = 0
    wordings: tuple[Wording, ...] = ()
    """Of the newest versions, the current one first; empty where no reading differs."""
    article: Article | None = None
    """The newest text that this batch made."""

    def after(
        self, article: Article, at: datetime, content_hash: bytes
    ) -> tuple["Current", Version | None]:
        """The article after this fetch, and the version that it adds, if its text is new.

        A fetch older than the newest one changes nothing.
        """
        if self.fetched_at and at <= self.fetched_at:
            return self, None
        now = self.seen(article, at)
        if content_hash == self.content_hash:
            return now, None
        if not self.version:
            return now.with_text(article, at, content_hash)
        known = self.wordings or ((Wording.of(self.article),) if self.article else ())
        now = replace(now, wordings=known)
        wording = Wording.of(article)
        if known and not change(known[0], wording):
            return now, None
        if flaps(known, wording):
            now = replace(now, flap_since=self.flap_since or at, flap_reads=self.flap_reads + 1)
            if not now.has_settled(at):
                return now, None
        return now.with_text(article, at, content_hash, wording)

    def with_text(
        self, article: Article, at: datetime, content_hash: bytes, wording: Wording | None = None
    ) -> tuple["Current", Version]:
        """The article with this text as its next version."""
        what = change(self.wordings[0], wording) if self.wordings and wording else None
        version = Version(
            article_id=self.id,
            number=self.version + 1,
            fetched_at=at,
            content_hash=content_hash,
            article=article,
            change=what,
        )
        now = replace(
            self,
            version=version.number,
            content_hash=content_hash,
            article=article,
            wordings=(wording, *self.wordings)[:3] if wording else (),
            flap_since=None,
            flap_reads=0,
        )
        return now, version

    def seen(self, article: Article, at: datetime) -> "Current":
        """The article, there at this time, with the counts that this reading tells."""
        return replace(
            self,
            fetched_at=at,
            gone_at=None,
            flap_since=None,
            flap_reads=0,
            view_count=self.view_count if article.view_count is None else article.view_count,
            comment_count=(
                self.comment_count if article.comment_count is None else article.comment_count
            ),
        )

    def has_settled(self, at: datetime) -> bool:
        """Whether a page has stayed long enough with the text that it went back to."""
        held = at - (self.flap_since or at)
        return self.flap_reads >= FLAP_READS and held >= FLAP_HELD


def flaps(known: tuple[Wording, ...], wording: Wording) -> bool:
    """Whether a page goes to and fro: its versions end A B A, and it is B again.

    A → B → A is three versions: only the second return is held back, until it has settled.
    """
    if len(known) < 3:
        return False
    current, before, earlier = (one.content_hash for one in known[:3])
    return current == earlier and wording.content_hash == before


def lock(conn: Connection, keys: list[UUID]) -> dict[UUID, Current]:
    """The articles that there are of these, their rows locked until the transaction ends."""
    if not keys:
        return {}
    conn.execute(
        "SELECT id FROM articles WHERE url_key = ANY(%(keys)s) ORDER BY url_key FOR NO KEY UPDATE",
        {"keys": keys},
    )
    found = rows(
        conn,
        """
        SELECT a.url_key, a.id, a.version, a.version AS written, a.content_hash, a.view_count,
               a.comment_count, a.gone_at, a.flap_since, a.flap_reads,
               (SELECT max(fetched_at) FROM captures c WHERE c.article_id = a.id) AS fetched_at
          FROM articles a WHERE a.url_key = ANY(%(keys)s)
        """,
        keys=keys,
    )
    return {row.pop("url_key"): Current(**row) for row in found}


def with_wordings(conn: Connection, differing: Mapping[UUID, Current]) -> dict[UUID, Current]:
    """These articles with what their newest three versions say."""
    if not differing:
        return {}
    found = rows(
        conn,
        """
        SELECT v.article_id, v.headline, v.description, v.article_body, v.date_published,
               ARRAY(SELECT jsonb_array_elements(v.authors)->>'name') AS authors,
               a.date_published_raw
          FROM article_versions v JOIN articles a ON a.id = v.article_id
         WHERE a.id = ANY(%(ids)s) AND v.number > a.version - 3
         ORDER BY v.article_id, v.number DESC
        """,
        ids=[one.id for one in differing.values()],
    )
    said: dict[int, list[Wording]] = {}
    for row in found:
        said.setdefault(row["article_id"], []).append(wording_of(row))
    return {
        key: replace(one, wordings=tuple(said.get(one.id, ()))) for key, one in differing.items()
    }


def wording_of(row: Mapping[str, object]) -> Wording:
    """The wording of a row with an article's text and the names of its authors."""
    fields = ("headline", "description", "article_body", "authors")
    values = [row[name] for name in (*fields, "date_published", "date_published_raw")]
    return Wording.said(*values)  # type: ignore[arg-type]  # columns of these types


def note(conn: Connection, before: Iterable[Current], after: Mapping[int, Current]) -> None:
    """Write what stands beside the texts where it has changed, with an event for what is back."""
    there = [one for one in before if one.written]
    changed = [
        {name: getattr(after[one.id], name) for name in ("id", *BESIDE)}
        for one in there
        if any(getattr(one, name) != getattr(after[one.id], name) for name in BESIDE)
    ]
    if not changed:
        return
    conn.execute(
        """
        UPDATE articles a SET view_count = r.view_count, comment_count = r.comment_count,
               gone_at = r.gone_at, flap_since = r.flap_since, flap_reads = r.flap_reads
          FROM json_populate_recordset(NULL::articles, %(rows)s) r WHERE a.id = r.id
        """,
        {"rows": many(changed)},
    )
    back = [one.id for one in there if one.gone_at and not after[one.id].gone_at]
    if back:
        conn.execute(
            """
            INSERT INTO events (kind, article_id, version, payload)
            SELECT 'article.restored', id, version, jsonb_build_object(
                   'url', canonical_url, 'headline', headline, 'version', version)
              FROM articles WHERE id = ANY(%(ids)s) ORDER BY id
            """,
            {"ids": back},
        )

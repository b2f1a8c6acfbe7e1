"""Quarantine: what could not be processed, with stage, reason, attempts and the bytes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from psycopg.rows import DictRow
from psycopg.types.json import Jsonb

from news.model import Deadly, Page
from store.connection import Connection, rows

CRAWL = "crawl"
"""The stage of a listing on which crawlers died: to be crawled again, not to be parsed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quarantined:
    """One stream entry that was given up; `page` where the entry could be read as one."""

    entry_id: str
    stage: str
    """crawl, parse or save."""
    reason: str
    detail: str
    attempts: int
    """Dead attempts: leases that ran out while a worker held the entry."""
    fields: Mapping[bytes, bytes]
    page: Page | None = None
    deadly: Deadly | None = None
    """Where the entry is a listing on which crawlers died."""

    @property
    def url(self) -> str | None:
        """What it is about."""
        if self.page:
            return self.page.requested_url
        return self.deadly.url if self.deadly else None

    @property
    def run_id(self) -> int | None:
        """In which run it came."""
        told = self.page or self.deadly
        return told.run_id if told else None


def add(conn: Connection, given_up: Quarantined) -> None:
    """Keep one stream entry as it is, once."""
    conn.execute(
        """
        INSERT INTO quarantine
               (entry_id, url, run_id, stage, reason, detail, attempts, fields, body)
        VALUES (%(entry_id)s, %(url)s, %(run_id)s, %(stage)s, %(reason)s, %(detail)s,
                %(attempts)s, %(fields)s, %(body)b)
        ON CONFLICT DO NOTHING
        """,
        {
            "entry_id": given_up.entry_id,
            "url": given_up.url,
            "run_id": given_up.run_id,
            "stage": given_up.stage,
            "reason": given_up.reason,
            "detail": _text(given_up.detail[-4000:]),
            "attempts": given_up.attempts,
            "fields": Jsonb(_plain(given_up.fields)),
            "body": given_up.fields.get(b"body"),
        },
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """Which entries: what is None does not matter."""

    replayed: bool = False
    """Those that were replayed already, else those that were not."""
    stage: str | None = None
    reason: str | None = None
    domain: str | None = None
    """Of this site, or one below it."""


def overview(
    conn: Connection, chosen: Chosen | None = None, *, limit: int | None = None
) -> list[DictRow]:
    """What is in quarantine, the newest first, without bytes, and how its URL ended since."""
    wanted = chosen or Chosen()
    return rows(
        conn,
        """
        SELECT q.id, q.url, q.stage, q.reason, q.attempts, left(q.detail, 300) AS detail,
               length(q.body) AS bytes, q.created_at, q.replayed_at, u.outcome
          FROM quarantine q LEFT JOIN LATERAL (
               SELECT o.outcome FROM run_outcomes o JOIN urls k USING (url_key)
                WHERE o.run_id = q.run_id AND k.url = q.url LIMIT 1) u ON true
         WHERE (q.replayed_at IS NOT NULL) = %(replayed)s
           AND (%(stage)s::text IS NULL OR q.stage = %(stage)s)
           AND (%(reason)s::text IS NULL OR q.reason = %(reason)s)
           AND (%(domain)s::text IS NULL OR right(
               '.' || lower(split_part(split_part(q.url, '://', 2), '/', 1)),
               length(%(domain)s) + 1) = '.' || %(domain)s)
         ORDER BY q.id DESC LIMIT %(limit)s
        """,
        replayed=wanted.replayed,
        stage=wanted.stage,
        reason=wanted.reason,
        domain=wanted.domain,
        limit=limit,
    )


def drop(conn: Connection, numbers: Sequence[int]) -> list[DictRow]:
    """Give these entries up for good, with their bytes; which there were (id, url)."""
    return rows(
        conn,
        "DELETE FROM quarantine WHERE id = ANY(%(numbers)s) RETURNING id, url",
        numbers=list(numbers),
    )


def find(conn: Connection, name: int | str) -> DictRow | None:
    """One entry whole, with its fields and body, by its number or the newest of a URL."""
    found = rows(
        conn,
        """
        SELECT * FROM quarantine WHERE id = %(number)s OR url = %(url)s ORDER BY id DESC LIMIT 1
        """,
        number=name if isinstance(name, int) else None,
        url=name if isinstance(name, str) else None,
    )
    return found[0] if found else None


def by_reason(conn: Connection) -> list[DictRow]:
    """How much is in quarantine and not replayed, by stage and reason."""
    return rows(
        conn,
        """
        SELECT stage, reason, count(*) AS pages, max(created_at) AS newest FROM quarantine
         WHERE replayed_at IS NULL GROUP BY stage, reason ORDER BY pages DESC, stage, reason
        """,
    )


def numbers(conn: Connection, entry_ids: list[str]) -> list[DictRow]:
    """The numbers (id, url) under which these stream entries stand in quarantine."""
    return rows(
        conn,
        "SELECT id, url FROM quarantine WHERE entry_id = ANY(%(entry_ids)s) ORDER BY id",
        entry_ids=entry_ids,
    )


def entry_of(row: Mapping[str, object]) -> dict[str, str | bytes]:
    """The stream fields of a row of `find`, to put on the stream again."""
    fields = row["fields"]
    assert isinstance(fields, dict)  # noqa: S101  # a jsonb object by the table's own hand
    body = row["body"]
    return {**fields, "body": bytes(body)} if isinstance(body, bytes | memoryview) else dict(fields)


def mark_replayed(conn: Connection, number: int) -> None:
    """This entry was put on the stream again."""
    conn.execute("UPDATE quarantine SET replayed_at = now() WHERE id = %(id)s", {"id": number})


def _plain(fields: Mapping[bytes, bytes]) -> dict[str, str]:
    named = {name.decode(errors="replace"): value for name, value in fields.items()}
    return {
        name: _text(value.decode(errors="replace"))
        for name, value in named.items()
        if name != "body"
    }


def _text(value: str) -> str:
    return value.replace("\0", "\ufffd").encode(errors="replace").decode()

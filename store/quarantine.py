"""Quarantine: what could not be processed, with stage, reason, attempts and the bytes."""

from collections.abc import Mapping
from dataclasses import dataclass

from psycopg.rows import DictRow
from psycopg.types.json import Jsonb

from news.model import Page
from store.connection import Connection, rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Quarantined:
    """One stream entry that was given up; `page` where the entry could be read as one."""

    entry_id: str
    stage: str
    reason: str
    detail: str
    attempts: int
    """Dead attempts: leases that ran out while a worker held the entry."""
    fields: Mapping[bytes, bytes]
    page: Page | None = None


def add(conn: Connection, given_up: Quarantined) -> None:
    """Keep one stream entry as it is, once."""
    page = given_up.page
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
            "url": page.requested_url if page else None,
            "run_id": page.run_id if page else None,
            "stage": given_up.stage,
            "reason": given_up.reason,
            "detail": _text(given_up.detail[-4000:]),
            "attempts": given_up.attempts,
            "fields": Jsonb(_plain(given_up.fields)),
            "body": given_up.fields.get(b"body"),
        },
    )


def overview(
    conn: Connection, *, replayed: bool = False, limit: int | None = None
) -> list[DictRow]:
    """What is in quarantine (or was, and has been replayed), the newest first, without bytes."""
    return rows(
        conn,
        """
        SELECT id, url, stage, reason, attempts, left(detail, 300) AS detail,
               length(body) AS bytes, created_at, replayed_at
          FROM quarantine WHERE (replayed_at IS NOT NULL) = %(replayed)s
         ORDER BY id DESC LIMIT %(limit)s
        """,
        replayed=replayed,
        limit=limit,
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

"""Quarantine: what could not be processed, with stage, reason, attempts and the bytes."""

from collections.abc import Mapping
from dataclasses import dataclass

from psycopg.types.json import Jsonb

from news.model import Page
from store.connection import Connection


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


def _plain(fields: Mapping[bytes, bytes]) -> dict[str, str]:
    named = {name.decode(errors="replace"): value for name, value in fields.items()}
    return {
        name: _text(value.decode(errors="replace"))
        for name, value in named.items()
        if name != "body"
    }


def _text(value: str) -> str:
    return value.replace("\0", "\ufffd").encode(errors="replace").decode()

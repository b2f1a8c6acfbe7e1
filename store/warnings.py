"""Warnings: what is wrong with the coverage of sources and listings; begin and end are events."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from psycopg.rows import DictRow

from store.connection import Connection, many, rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Warned:
    """Something that people should know of; one at a time of a kind, a topic and a subject."""

    kind: str
    subject: str
    """A listing's URL or a source's domain."""
    source_id: int | None = None
    topic_id: int | None = None
    listing_id: int | None = None
    told: Mapping[str, Any] = field(default_factory=dict)

    @property
    def mark(self) -> tuple[str, int, str]:
        """What tells one from another."""
        return self.kind, self.topic_id or 0, self.subject


def sync(conn: Connection, found: Sequence[Warned], now: datetime) -> tuple[int, int]:
    """Let these be the open ones: new ones begin, others end, each with an event; how many."""
    conn.execute("LOCK TABLE warnings IN SHARE ROW EXCLUSIVE MODE")
    there = {(r["kind"], r["topic_id"] or 0, r["subject"]): r["id"] for r in open_ones(conn)}
    wanted = {one.mark: one for one in found}
    new = [one for mark, one in wanted.items() if mark not in there]
    over = [number for mark, number in there.items() if mark not in wanted]
    if new:
        conn.execute(
            """
            INSERT INTO warnings (kind, subject, source_id, topic_id, listing_id, told, began_at)
            SELECT kind, subject, source_id, topic_id, listing_id, told, began_at
              FROM json_populate_recordset(NULL::warnings, %(rows)s)
            """,
            {"rows": many([asdict(one) | {"began_at": now} for one in new])},
        )
    if over:
        conn.execute(
            "UPDATE warnings SET ended_at = %(now)s WHERE id = ANY(%(ids)s)",
            {"now": now, "ids": over},
        )
    if new or over:
        _tell(conn, now)
    return len(new), len(over)


def _tell(conn: Connection, now: datetime) -> None:
    """An event for each that began or ended just now."""
    conn.execute(
        """
        INSERT INTO events (kind, payload)
        SELECT w.kind, jsonb_strip_nulls(jsonb_build_object(
               'subject', w.subject, 'domain', s.domain, 'topic', t.name, 'listing', l.url,
               'state', CASE WHEN w.ended_at IS NULL THEN 'begins' ELSE 'ends' END)) || w.told
          FROM warnings w LEFT JOIN sources s ON s.id = w.source_id
          LEFT JOIN topics t ON t.id = w.topic_id LEFT JOIN listings l ON l.id = w.listing_id
         WHERE w.began_at = %(now)s OR w.ended_at = %(now)s ORDER BY w.id
        """,
        {"now": now},
    )


def open_ones(conn: Connection) -> list[DictRow]:
    """What is wrong now, the oldest first."""
    return rows(
        conn,
        """
        SELECT w.id, w.kind, w.subject, w.source_id, w.topic_id, w.listing_id, w.told, w.began_at,
               s.domain, t.name AS topic
          FROM warnings w LEFT JOIN sources s ON s.id = w.source_id
          LEFT JOIN topics t ON t.id = w.topic_id
         WHERE w.ended_at IS NULL ORDER BY w.began_at, w.id
        """,
    )

"""Changes of topics: which stored articles a change brings and takes, judged batch by batch.

A change is a row that says how far it is: whoever dies leaves whole batches done, and the next
one goes on behind them.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

from psycopg.rows import DictRow

from news.rules import Rules
from store import belonging
from store.belonging import Judged
from store.connection import Connection, rows

BATCH = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """How many articles were looked at up to this id, and how many of them come and go."""

    after_id: int
    looked: int = 0
    came: int = 0
    went: int = 0


def begin(conn: Connection, topic_id: int) -> None:
    """Judge all that is stored by the topic as it is now, from the first article on."""
    conn.execute(
        """
        INSERT INTO topic_changes (topic_id, last_id)
        SELECT %(id)s, coalesce(max(id), 0) FROM articles
        ON CONFLICT (topic_id) DO UPDATE
            SET began_at = now(), moved_at = now(), ended_at = NULL, after_id = 0,
                last_id = excluded.last_id, looked = 0, came = 0, went = 0
        """,
        {"id": topic_id},
    )


def preview(conn: Connection, topic_id: int, rules: Rules) -> Iterator[tuple[Judgement, int]]:
    """What a topic by these rules would bring and take, further and further; with the last id."""
    (row,) = rows(conn, "SELECT coalesce(max(id), 0) AS last FROM articles")
    told = Judgement(after_id=0)
    while told.after_id < row["last"]:
        found = candidates(conn, topic_id, told.after_id, row["last"])
        told, _ = judge(found, topic_id, rules, told, row["last"])
        yield told, row["last"]


def step(conn: Connection, topic_id: int) -> bool:
    """Judge the next batch of a topic's change, in a transaction; whether there is more of it.

    While another worker is at it there is nothing to do here.
    """
    found = rows(
        conn,
        """
        SELECT c.*, names_of(t.id) AS names, t.excluded, t.sections, t.languages
          FROM topic_changes c JOIN topics t ON t.id = c.topic_id
         WHERE c.topic_id = %(id)s AND c.ended_at IS NULL FOR UPDATE OF c SKIP LOCKED
        """,
        id=topic_id,
    )
    if not found:
        return False
    change = found[0]
    before = Judgement(**{n: change[n] for n in ("after_id", "looked", "came", "went")})
    some = candidates(conn, topic_id, before.after_id, change["last_id"])
    told, judged = judge(some, topic_id, belonging.rules_of(change), before, change["last_id"])
    belonging.settle(conn, judged)
    conn.execute(
        """
        UPDATE topic_changes SET after_id = %(after_id)s, looked = %(looked)s, came = %(came)s,
               went = %(went)s, moved_at = now(),
               ended_at = CASE WHEN %(after_id)s >= last_id THEN now() END
         WHERE topic_id = %(topic_id)s
        """,
        asdict(told) | {"topic_id": topic_id},
    )
    return told.after_id < int(change["last_id"])


def candidates(conn: Connection, topic_id: int, after: int, last: int) -> list[DictRow]:
    """The next articles that may be of a topic: matched, left out, or of a whole site it reads."""
    return rows(
        conn,
        """
        SELECT a.id AS article_id, a.article_section, a.in_language, v.headline, v.description,
               v.article_body, m.article_id IS NOT NULL AS is_in,
               coalesce(m.matched_by, o.matched_by) AS matched_by,
               coalesce(m.evidence, o.evidence, jsonb_build_object('listing_id', l.id)) AS evidence
          FROM articles a
          JOIN article_versions v ON v.article_id = a.id AND v.number = a.version
          LEFT JOIN article_topics m ON m.article_id = a.id AND m.topic_id = %(topic)s
          LEFT JOIN left_out o ON o.article_id = a.id AND o.topic_id = %(topic)s
          LEFT JOIN (SELECT source_id, min(id) AS id FROM listings
                      WHERE topic_id = %(topic)s AND whole_site GROUP BY source_id) l
               ON l.source_id = a.source_id
         WHERE a.id > %(after)s AND a.id <= %(last)s
           AND (m.article_id IS NOT NULL OR o.article_id IS NOT NULL OR l.id IS NOT NULL)
         ORDER BY a.id LIMIT %(limit)s
        """,
        topic=topic_id,
        after=after,
        last=last,
        limit=BATCH,
    )


def judge(
    found: Sequence[DictRow], topic_id: int, rules: Rules, before: Judgement, last: int
) -> tuple[Judgement, list[Judged]]:
    """These candidates judged, and the counts with them."""
    pairs = [(row, one) for row in found if (one := judged(row, topic_id, rules))]
    came = sum(one.reason is None and not row["is_in"] for row, one in pairs)
    went = sum(one.reason is not None and row["is_in"] for row, one in pairs)
    told = Judgement(
        after_id=found[-1]["article_id"] if len(found) == BATCH else last,
        looked=before.looked + len(found),
        came=before.came + came,
        went=before.went + went,
    )
    return told, [one for _, one in pairs]


def judged(row: Mapping[str, Any], topic_id: int, rules: Rules) -> Judged | None:
    """One candidate judged; None for one that neither a listing nor a name makes the topic's."""
    values = {"article_id": row["article_id"], "topic_id": topic_id}
    if row["matched_by"] == "listing":
        told = {"matched_by": "listing", "evidence": row["evidence"]}
        return Judged(**values, **told, reason=rules.reason(row))
    match = rules.named(row)
    if match is None and row["matched_by"] is None:
        return None
    reason = rules.reason(row) if match else "names the topic no more"
    evidence = row["evidence"] | (asdict(match) if match else {})
    return Judged(**values, matched_by="name", evidence=evidence, reason=reason)


def progress(conn: Connection, topic_id: int) -> DictRow | None:
    """How far a topic's newest change is; None where it never was changed."""
    found = rows(conn, "SELECT * FROM topic_changes WHERE topic_id = %(id)s", id=topic_id)
    return found[0] if found else None


def open_ones(conn: Connection, now: datetime, quiet: timedelta) -> list[int]:
    """The topics whose change has not ended and has not moved for so long."""
    found = rows(
        conn,
        """
        SELECT topic_id FROM topic_changes
         WHERE ended_at IS NULL AND moved_at <= %(before)s ORDER BY topic_id
        """,
        before=now - quiet,
    )
    return [row["topic_id"] for row in found]

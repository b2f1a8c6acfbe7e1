"""Signatures: what of an article tells its event, kept so that its story can be found."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from psycopg.rows import DictRow

from news.embeddings import HIGHEST_KEY
from news.model import Reading
from news.signatures import METHOD, Fingerprint, Signature, Told
from store.articles import Fetch, fetch_of
from store.connection import Connection, many, rows
from store.versions import content_hash

COUNTED = 2000
"""Articles of a window that are counted: of more, the count says nothing more."""


LOOKED_AT = 30
"""Articles that are looked at of those that have a key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """Articles that share most with one, the most first, and how many have each of its keys."""

    others: Sequence[int] = ()
    holders: Mapping[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """An article's signature as it is to be saved."""

    article_id: int
    content_hash: bytes
    fetched_at: datetime
    signature: Signature


def of(readings: Iterable[Reading], ids: Mapping[Fetch, int]) -> list[Signed]:
    """The signatures of readings, for the articles that they became."""
    return [
        Signed(
            article_id=ids[fetch_of(reading.page)],
            content_hash=content_hash(reading.article),
            fetched_at=reading.page.fetched_at,
            signature=reading.signature,
        )
        for reading in readings
        if reading.article and reading.signature
    ]


def save(conn: Connection, signed: Iterable[Signed]) -> None:
    """Keep these signatures; one of a new text waits to be assigned to a story.

    Of the same text, by the same method, or of an older fetch nothing changes.
    """
    newest: dict[int, Signed] = {}
    for one in sorted(signed, key=lambda one: one.fetched_at):
        newest[one.article_id] = one
    if not newest:
        return
    conn.execute(
        """
        INSERT INTO signatures AS s (article_id, content_hash, method, fetched_at, at,
               in_language, names, numbers, terms, bins, triples, embedding)
        SELECT article_id, content_hash, method, fetched_at, at,
               in_language, names, numbers, terms, bins, triples, embedding
          FROM json_populate_recordset(NULL::signatures, %(rows)s) ORDER BY article_id
        ON CONFLICT (article_id) DO UPDATE SET content_hash = excluded.content_hash,
               method = excluded.method, fetched_at = excluded.fetched_at, at = excluded.at,
               in_language = excluded.in_language, names = excluded.names,
               numbers = excluded.numbers, terms = excluded.terms, bins = excluded.bins,
               triples = excluded.triples, embedding = excluded.embedding, assigned_at = NULL
         WHERE excluded.fetched_at >= s.fetched_at
           AND (excluded.content_hash, excluded.method) <> (s.content_hash, s.method)
        """,
        {"rows": many([_row(newest[article_id]) for article_id in sorted(newest)])},
    )


def unassigned(conn: Connection, limit: int) -> list[Told]:
    """Articles that wait for a story, the earliest first; each with the story that it is in.

    Their rows are locked; those that a batch is saving are left for the next time, so that who
    assigns never waits for who saves.
    """
    found = rows(
        conn,
        """
        SELECT s.article_id, m.story_id, s.at, s.in_language, s.names, s.numbers, s.terms, s.bins,
               s.triples, s.embedding,
               NOT EXISTS (SELECT FROM story_articles o WHERE o.story_id = m.story_id
                                         AND o.article_id <> s.article_id) AS alone
          FROM signatures s LEFT JOIN story_articles m USING (article_id)
         WHERE s.assigned_at IS NULL AND s.method = %(method)s
         ORDER BY s.at, s.article_id LIMIT %(limit)s FOR NO KEY UPDATE OF s SKIP LOCKED
        """,
        limit=limit,
        method=METHOD,
    )
    return [_told(row) for row in found]


def waiting(conn: Connection) -> bool:
    """Whether an article waits for its story."""
    query = "SELECT EXISTS (SELECT FROM signatures WHERE assigned_at IS NULL) AS waits"
    return bool(rows(conn, query)[0]["waits"])


def index(conn: Connection, told: Sequence[Told], now: datetime) -> None:
    """Let these articles be found by their keys, and note that their stories are chosen."""
    ids = [one.article_id for one in told]
    conn.execute("DELETE FROM signature_keys WHERE article_id = ANY(%(ids)s)", {"ids": ids})
    keyed = [
        {"at": one.signature.at, "article_id": one.article_id, "keys": list(one.signature.keys)}
        for one in told
    ]
    conn.execute(
        """
        INSERT INTO signature_keys (key, at, article_id)
        SELECT key, at, article_id
          FROM json_to_recordset(%(rows)s) AS r (article_id bigint, at timestamptz, keys bigint[])
               CROSS JOIN unnest(keys) AS key
        """,
        {"rows": many(keyed)},
    )
    conn.execute(
        "UPDATE signatures SET assigned_at = %(now)s WHERE article_id = ANY(%(ids)s)",
        {"ids": ids, "now": now},
    )


def nearest(
    conn: Connection, article_ids: Sequence[int], window: timedelta, *, most: int, akin: int
) -> dict[int, Near]:
    """For each of these articles those of its days that share most with it, at most so many.

    Beside `most` by names, numbers and text up to `akin` by what they mean, in a ranking of their
    own: chance meetings by meaning take nobody's place.
    What few have counts more than what many have. Of a key that many have, the latest are looked
    at, and how many have it is told from how close to each other they came: so the time for an
    article is bounded, however many the window holds.
    """
    found = rows(
        conn,
        """
        WITH hits AS MATERIALIZED (
            SELECT mine.article_id, mine.at, mine.key, its.article_id AS other_id,
                   its.at AS other_at
              FROM signature_keys mine CROSS JOIN LATERAL (
                   SELECT k.article_id, k.at FROM signature_keys k
                    WHERE k.key = mine.key AND k.article_id <> mine.article_id
                      AND k.at BETWEEN mine.at - %(window)s AND mine.at + %(window)s
                    ORDER BY k.at DESC LIMIT %(looked_at)s) its
             WHERE mine.article_id = ANY(%(ids)s)),
        held AS (
            SELECT article_id, key,
                   CASE WHEN count(*) < %(looked_at)s THEN count(*)
                        ELSE count(*) * extract(epoch FROM max(other_at) - at + %(window)s)
                             / greatest(extract(epoch FROM max(other_at) - min(other_at)), 1)
                   END::bigint AS holders
              FROM hits GROUP BY article_id, at, key),
        shared AS (
            SELECT h.article_id, h.other_id, h.key <= %(meant)s AS is_meant,
                   sum(1.0::float8 / held.holders) AS weight
              FROM hits h JOIN held USING (article_id, key)
             GROUP BY h.article_id, h.other_id, is_meant),
        ranked AS (
            SELECT article_id, other_id, is_meant, row_number() OVER (
                   PARTITION BY article_id, is_meant ORDER BY weight DESC, other_id) AS place
              FROM shared)
        SELECT o.article_id, o.others, coalesce(k.keys, '{}') AS keys,
               coalesce(k.holders, '{}') AS holders
          FROM (SELECT article_id, array_agg(other_id ORDER BY is_meant, place) AS others
                  FROM ranked
                 WHERE place <= CASE WHEN is_meant THEN %(akin)s ELSE %(most)s END::integer
                 GROUP BY article_id) o
          LEFT JOIN (
                SELECT article_id, array_agg(key) AS keys, array_agg(holders) AS holders
                  FROM held WHERE key >= 0 GROUP BY article_id) k USING (article_id)
        """,
        ids=list(article_ids),
        window=window,
        most=most,
        akin=akin,
        meant=HIGHEST_KEY,
        looked_at=LOOKED_AT,
    )
    return {
        row["article_id"]: Near(
            others=list(dict.fromkeys(row["others"])),
            holders=dict(zip(row["keys"], row["holders"], strict=True)),
        )
        for row in found
    }


def load(conn: Connection, article_ids: Iterable[int]) -> dict[int, Told]:
    """These articles with their stories."""
    found = rows(
        conn,
        """
        SELECT s.article_id, m.story_id, s.at, s.in_language, s.names, s.numbers, s.terms, s.bins,
               s.triples, s.embedding, false AS alone
          FROM signatures s LEFT JOIN story_articles m USING (article_id)
         WHERE s.article_id = ANY(%(ids)s) AND s.method = %(method)s
        """,
        ids=sorted(set(article_ids)),
        method=METHOD,
    )
    return {row["article_id"]: _told(row) for row in found}


def counts(conn: Connection, told: Sequence[Told], window: timedelta) -> Mapping[int, int]:
    """For each of these articles how many were published within its days, itself among them."""
    asked = [{"article_id": one.article_id, "at": one.signature.at} for one in told]
    found = rows(
        conn,
        """
        SELECT a.article_id, (
               SELECT count(*) FROM (
                      SELECT s.article_id FROM signatures s
                       WHERE s.at BETWEEN a.at - %(window)s AND a.at + %(window)s
                       LIMIT %(most)s) AS near) AS articles
          FROM json_populate_recordset(NULL::signatures, %(rows)s) a
        """,
        rows=many(asked),
        window=window,
        most=COUNTED,
    )
    return {row["article_id"]: row["articles"] for row in found}


def forget_keys(conn: Connection, before: datetime) -> int:
    """Let articles that were assigned before this time be found no more; how many rows went."""
    return conn.execute(
        """
        DELETE FROM signature_keys k
         WHERE NOT EXISTS (SELECT FROM signatures s WHERE s.article_id = k.article_id
                              AND (s.assigned_at IS NULL OR s.assigned_at >= %(before)s))
        """,
        {"before": before},
    ).rowcount


def _row(signed: Signed) -> dict[str, object]:
    signature = signed.signature
    text = signature.fingerprint
    return {
        "article_id": signed.article_id,
        "content_hash": signed.content_hash,
        "method": METHOD,
        "fetched_at": signed.fetched_at,
        "at": signature.at,
        "in_language": signature.in_language,
        "names": signature.names,
        "numbers": signature.numbers,
        "terms": signature.terms,
        "bins": text and text.bins,
        "triples": text and text.size,
        "embedding": signature.embedding,
    }


def _told(row: DictRow) -> Told:
    bins = row["bins"]
    return Told(
        article_id=row["article_id"],
        story_id=row["story_id"],
        alone=row["alone"],
        signature=Signature(
            at=row["at"],
            in_language=row["in_language"],
            names=row["names"],
            numbers=row["numbers"],
            terms=row["terms"],
            fingerprint=bins and Fingerprint(bins=tuple(bins), size=row["triples"]),
            embedding=row["embedding"],
        ),
    )

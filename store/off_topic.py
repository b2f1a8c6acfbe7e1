"""Off topic: articles of whole sites' listings that do not name a topic, known for it alone."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from operator import itemgetter
from uuid import UUID

from psycopg.types.json import Jsonb

from news import urls
from news.model import Outcome, Reading
from news.terms import Names
from store import belonging
from store.connection import Connection, rows

PARTS = ("headline", "description", "article_body")


def save(conn: Connection, readings: Iterable[Reading]) -> None:
    """Note the addresses of what names no topic, in the order of their keys."""
    found = [r for r in readings if r.outcome is Outcome.OFF_TOPIC and r.page.topic_id]
    ended = {
        (r.page.topic_id, urls.key(name)): r.page.fetched_at
        for r in found
        for name in (r.page.requested_url, r.page.url)
    }
    with conn.cursor() as cursor:
        cursor.executemany(
            """
            INSERT INTO off_topic (topic_id, url_key, ended_at)
            SELECT id, %(key)s, %(ended_at)s FROM topics WHERE id = %(topic_id)s
            ON CONFLICT DO NOTHING
            """,
            [
                {"topic_id": topic_id, "key": key, "ended_at": ended[topic_id, key]}
                for topic_id, key in sorted(ended)
            ],
        )


def known(conn: Connection, limit: int = 100_000) -> list[tuple[str, UUID]]:
    """The newest addresses that are off a topic, with the fingerprint of its names."""
    found = rows(
        conn,
        """
        SELECT topic_id, url_key FROM off_topic ORDER BY ended_at DESC LIMIT %(limit)s
        """,
        limit=limit,
    )
    named = rows(conn, "SELECT id, names_of(id) AS names FROM topics")
    marks = {row["id"]: Names(row["names"]).fingerprint for row in named}
    return [(marks[row["topic_id"]], row["url_key"]) for row in found]


def match_known(conn: Connection, ended: Sequence[int]) -> None:
    """Match the articles that whole-site runs met and that were stored before, for other topics.

    What does not name the topic is noted, so that it is looked at once.
    """
    found = rows(
        conn,
        """
        SELECT DISTINCT ON (u.article_id, l.topic_id) u.article_id, u.url_key, l.topic_id,
               l.id AS listing_id, names_of(l.topic_id) AS names,
               v.headline, v.description, v.article_body
          FROM crawl_runs r JOIN listings l ON l.id = r.listing_id,
               unnest(r.known || r.awaited) AS link (key) JOIN urls u ON u.url_key = link.key
          JOIN articles a ON a.id = u.article_id
          JOIN article_versions v ON v.article_id = a.id AND v.number = a.version
         WHERE r.id = ANY(%(ended)s) AND l.whole_site
           AND NOT EXISTS (SELECT FROM article_topics m
                            WHERE m.article_id = a.id AND m.topic_id = l.topic_id)
           AND NOT EXISTS (SELECT FROM left_out o
                            WHERE o.article_id = a.id AND o.topic_id = l.topic_id)
           AND NOT EXISTS (SELECT FROM off_topic o
                            WHERE o.topic_id = l.topic_id AND o.url_key = u.url_key)
         ORDER BY u.article_id, l.topic_id, l.id
        """,
        ended=list(ended),
    )
    matched = [(row, Names(row["names"]).in_parts((p, row[p]) for p in PARTS)) for row in found]
    for row, match in matched:
        if match:
            named = {"listing_id": row["listing_id"], **asdict(match)}
            conn.execute(
                """
                INSERT INTO article_topics (article_id, topic_id, matched_by, evidence)
                VALUES (%(article_id)s, %(topic_id)s, 'name', %(evidence)s) ON CONFLICT DO NOTHING
                """,
                row | {"evidence": Jsonb(named)},
            )
    belonging.keep_to_rules(conn, [row for row, match in matched if match])
    unnamed = [row for row, match in matched if not match]
    for row in sorted(unnamed, key=itemgetter("topic_id", "url_key")):  # as `save` has them
        conn.execute(
            """
            INSERT INTO off_topic (topic_id, url_key, ended_at)
            VALUES (%(topic_id)s, %(url_key)s, now()) ON CONFLICT DO NOTHING
            """,
            row,
        )


def fail_awaiting(conn: Connection, run_ids: Sequence[int]) -> None:
    """Let runs fail that waited for another crawl's page which was not kept for its topic.

    It may well be of theirs: their frontier stays, and the next crawl fetches it.
    """
    conn.execute(
        """
        UPDATE crawl_runs SET error = 'another topic''s crawl fetched a link and did not keep it'
         WHERE id IN (
            SELECT r.id FROM crawl_runs r JOIN listings l ON l.id = r.listing_id
             WHERE r.state = 'open' AND r.error IS NULL AND r.id = ANY(%(ids)s)
               AND EXISTS (
                   SELECT FROM unnest(r.awaited) AS awaited (key) JOIN urls u ON u.url_key = key
                    WHERE u.outcome = 'off_topic' AND NOT (l.whole_site AND EXISTS (
                          SELECT FROM off_topic o
                           WHERE o.topic_id = l.topic_id AND o.url_key = awaited.key)))
             ORDER BY r.id FOR NO KEY UPDATE OF r)
        """,
        {"ids": list(run_ids)},
    )

"""Belonging: which stored articles are of which topics, by listings, by names, and by rules."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from psycopg.rows import DictRow

from news.article import Article
from news.rules import PARTS, Rules
from news.terms import Match
from store.connection import Connection, many, rows

SAID = (*PARTS, "article_section", "in_language")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An article that a topic's listing led to: by which, and where it names the topic."""

    article_id: int
    topic_id: int
    listing_id: int | None
    match: Match | None
    article: Article


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """Whether an article is of a topic, and why; without either reason it never was a candidate."""

    article_id: int
    topic_id: int
    matched_by: str
    evidence: Mapping[str, Any]
    reason: str | None = None
    """Why the topic leaves it out; None where it is of the topic."""


def match(conn: Connection, found: Collection[Found]) -> None:
    """Match articles with the topics whose listings name them, where these are watched yet.

    Of a whole site's listing it is the article that names the topic: the words are kept. A topic
    that is just being changed is waited for, so that what it leaves out now is left out here.
    """
    first = {(one.article_id, one.topic_id): one for one in reversed(list(found))}
    if not first:
        return
    named = any(one.match for one in first.values())
    ruled = rows(
        conn,
        """
        WITH topic AS (
            SELECT id, excluded, sections, languages FROM topics
             WHERE id = ANY(%(topics)s) ORDER BY id FOR KEY SHARE),
        put AS (
            INSERT INTO article_topics (article_id, topic_id, matched_by, evidence)
            SELECT r.article_id, t.id, r.matched_by, r.evidence
              FROM json_populate_recordset(NULL::article_topics, %(rows)s) r
                   JOIN topic t ON t.id = r.topic_id
             ORDER BY r.article_id, t.id
            ON CONFLICT DO NOTHING)
        SELECT id, excluded, sections, languages,
               CASE WHEN %(named)s THEN names_of(id) ELSE '{}' END AS names FROM topic
         WHERE %(named)s OR excluded <> '{}' OR sections <> '{}' OR languages <> '{}'
        """,
        topics=list({topic_id for _, topic_id in first}),
        rows=many([columns(judged(one)) for one in first.values()]),
        named=named,
    )
    rules = {row["id"]: rules_of(row) for row in ruled}
    wanted = [one for one in first.values() if one.topic_id in rules]
    settle(conn, [j for one in wanted if (j := again(one, rules[one.topic_id]))])


def again(found: Found, rules: Rules) -> Judged | None:
    """A match by the rules of now; None where it stands as it was put."""
    outdated = found.match and found.match.name not in rules.names
    if not rules and not outdated:
        return None
    said = {name: getattr(found.article, name) for name in SAID}
    match = rules.named(said) if outdated else found.match
    if outdated and not match:
        return judged(found, "names the topic no more")
    return judged(found, rules.reason(said))


def judged(found: Found, reason: str | None = None) -> Judged:
    """What was found, as it stands in its row."""
    told = asdict(found.match) if found.match else {}
    return Judged(
        article_id=found.article_id,
        topic_id=found.topic_id,
        matched_by="name" if found.match else "listing",
        evidence={"listing_id": found.listing_id} | told,
        reason=reason,
    )


def keep_to_rules(conn: Connection, pairs: Sequence[DictRow]) -> None:
    """Leave out of these matches (article_id, topic_id), just made, what their topics leave out."""
    if not pairs:
        return
    found = rows(
        conn,
        """
        SELECT m.article_id, m.topic_id, m.matched_by, m.evidence, a.article_section,
               a.in_language, v.headline, v.description, v.article_body,
               t.excluded, t.sections, t.languages
          FROM unnest(%(articles)s::bigint[], %(topics)s::bigint[]) pair (article_id, topic_id)
          JOIN topics t ON t.id = pair.topic_id
          JOIN article_topics m USING (article_id, topic_id)
          JOIN articles a ON a.id = m.article_id
          JOIN article_versions v ON v.article_id = a.id AND v.number = a.version
         WHERE t.excluded <> '{}' OR t.sections <> '{}' OR t.languages <> '{}'
         ORDER BY m.article_id, m.topic_id
        """,
        articles=[pair["article_id"] for pair in pairs],
        topics=[pair["topic_id"] for pair in pairs],
    )
    settle(conn, [of_row(row, rules_of(row).reason(row)) for row in found])


def settle(conn: Connection, judgements: Sequence[Judged]) -> None:
    """Let the rows of these articles and topics be as they were judged."""
    if not judgements:
        return
    conn.execute(
        """
        WITH judged AS (
            SELECT * FROM json_populate_recordset(NULL::left_out, %(rows)s)),
        gone AS (
            DELETE FROM article_topics m USING judged j
             WHERE m.article_id = j.article_id AND m.topic_id = j.topic_id
               AND j.reason IS NOT NULL),
        back AS (
            DELETE FROM left_out o USING judged j
             WHERE o.article_id = j.article_id AND o.topic_id = j.topic_id AND j.reason IS NULL),
        kept AS (
            INSERT INTO left_out SELECT * FROM judged WHERE reason IS NOT NULL
            ON CONFLICT (article_id, topic_id) DO UPDATE SET reason = excluded.reason)
        INSERT INTO article_topics (article_id, topic_id, matched_by, evidence)
        SELECT article_id, topic_id, matched_by, evidence FROM judged WHERE reason IS NULL
        ON CONFLICT (article_id, topic_id) DO UPDATE
            SET matched_by = excluded.matched_by, evidence = excluded.evidence
          WHERE (article_topics.matched_by, article_topics.evidence)
                IS DISTINCT FROM (excluded.matched_by, excluded.evidence)
        """,
        {"rows": many([columns(one) for one in judgements])},
    )


def of_row(row: Mapping[str, Any], reason: str | None) -> Judged:
    """A row of a match, judged."""
    return Judged(
        article_id=row["article_id"],
        topic_id=row["topic_id"],
        matched_by=row["matched_by"],
        evidence=row["evidence"],
        reason=reason,
    )


def rules_of(row: Mapping[str, Any]) -> Rules:
    """The rules of a topic's row."""
    names = ("names", "excluded", "sections", "languages")
    return Rules(**{name: tuple(row.get(name) or ()) for name in names})


def columns(one: Judged) -> dict[str, object]:
    """A judgement as a row's columns; `dataclasses.asdict` copies deeply, at ten times the cost."""
    return {
        "article_id": one.article_id,
        "topic_id": one.topic_id,
        "matched_by": one.matched_by,
        "evidence": one.evidence,
        "reason": one.reason,
    }

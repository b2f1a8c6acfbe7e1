"""Annotations in rows: what the current texts say, whom they name, and what is searched of them."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from psycopg.rows import DictRow

from news.annotations import Annotations, Mention
from news.article import Article
from news.search_terms import vector
from store import sayings
from store.connection import Connection, many, rows
from store.versions import Version

ENRICHER_VERSION = 1


def save(conn: Connection, texts: Sequence[Version], *, again: bool = False) -> None:
    """Keep what these texts, each the current one of its article, say; a second time nothing new.

    What an older text of the same article said goes, also where the text is read `again`.
    """
    told = [(text, text.article.annotations) for text in texts if text.article.annotations]
    if not told:
        return
    conn.execute(
        """
        INSERT INTO annotations (article_id, content_hash, enricher_version, headline_language,
                                 body_language, countries, media_topic, told, search)
        SELECT article_id, content_hash, enricher_version, headline_language,
               body_language, countries, media_topic, told, search
          FROM json_populate_recordset(NULL::annotations, %(rows)s) ORDER BY article_id
        ON CONFLICT (article_id) DO UPDATE SET content_hash = excluded.content_hash,
               enricher_version = excluded.enricher_version,
               headline_language = excluded.headline_language,
               body_language = excluded.body_language, countries = excluded.countries,
               media_topic = excluded.media_topic, told = excluded.told, search = excluded.search
         WHERE (annotations.content_hash, annotations.enricher_version, annotations.told)
               <> (excluded.content_hash, excluded.enricher_version, excluded.told)
        """,
        {"rows": many([_row(text, said) for text, said in told])},
    )
    _name(conn, told, again=again)


def of_article(conn: Connection, article_id: int) -> DictRow | None:
    """What an article's text says; None where it was never read for that."""
    found = rows(
        conn,
        """
        SELECT n.headline_language, n.body_language, n.countries, n.media_topic,
               n.enricher_version, n.told,
               (SELECT coalesce(jsonb_agg(jsonb_build_object('entity', e.entity, 'kind', e.kind,
                       'name', e.name, 'role', e.role, 'mentions', e.mentions)
                       ORDER BY e.mentions DESC, e.entity), '[]')
                  FROM article_entities e WHERE e.article_id = n.article_id) AS entities
          FROM annotations n WHERE n.article_id = %(id)s
        """,
        id=article_id,
    )
    return {**found[0], "told": sayings.read(found[0]["told"])} if found else None


def _row(text: Version, said: Annotations) -> dict[str, object]:
    article = text.article
    language = said.body_language or said.headline_language or article.in_language
    return {
        "article_id": text.article_id,
        "content_hash": text.content_hash,
        "enricher_version": ENRICHER_VERSION,
        "headline_language": said.headline_language,
        "body_language": said.body_language,
        "countries": said.countries,
        "media_topic": said.media_topic,
        "told": sayings.told(said),
        "search": searched(article, said, language),
    }


def searched(article: Article, said: Annotations, language: str | None) -> str:
    """An article's search vector, as a text."""
    return vector(
        title=article.headline,
        lead=article.description,
        body=article.article_body,
        entities=dict.fromkeys(mention.name for mention in said.mentions),
        language=language,
    )


def _name(
    conn: Connection, told: Sequence[tuple[Version, Annotations | None]], *, again: bool
) -> None:
    """Who and what is named in these texts, as corrections have it."""
    older = sorted(text.article_id for text, _ in told if again or text.number > 1)
    if older:
        conn.execute("DELETE FROM article_entities WHERE article_id = ANY(%(ids)s)", {"ids": older})
    named = [row for text, said in told if said for row in _entities(text.article_id, said)]
    conn.execute(
        """
        INSERT INTO article_entities (article_id, kind, key, entity, name, role, mentions)
        SELECT r.article_id, r.kind, r.key, coalesce(c.entity, r.kind || ':' || r.key),
               r.name, r.role, r.mentions
          FROM json_populate_recordset(NULL::article_entities, %(rows)s) r
          LEFT JOIN LATERAL (
               SELECT c.entity FROM entity_corrections c
                WHERE c.kind = r.kind AND c.key = r.key
                  AND (c.article_id IS NULL OR c.article_id = r.article_id)
                  AND (c.role IS NULL OR strpos(lower(r.role), c.role) > 0)
                ORDER BY c.article_id NULLS LAST, c.role NULLS LAST, c.id DESC LIMIT 1) c ON true
         ORDER BY r.article_id, r.kind, r.key
        ON CONFLICT DO NOTHING
        """,
        {"rows": many(named)},
    )


def _entities(article_id: int, said: Annotations) -> Iterator[dict[str, object]]:
    """A row for each name of an article, however often it is there."""
    by_key: dict[tuple[str, str], list[Mention]] = defaultdict(list)
    for mention in said.mentions:
        if mention.key:
            by_key[mention.kind, mention.key].append(mention)
    for (kind, key), mentions in by_key.items():
        yield {
            "article_id": article_id,
            "kind": kind,
            "key": key,
            "name": max((m.name for m in mentions), key=len),
            "role": next((m.role for m in mentions if m.role), None),
            "mentions": len(mentions),
        }

"""Reading back: a topic's articles, how they spread over sources, how far its crawls are."""

from psycopg.rows import DictRow

from store.connection import Connection, rows


def articles(conn: Connection, topic: str) -> list[DictRow]:
    """The topic's articles with their current text and the keys of all their URLs, newest first."""
    return rows(
        conn,
        """
        SELECT a.*, v.article_body, v.fetched_at, s.domain,
               ARRAY(SELECT u.url_key FROM urls u WHERE u.article_id = a.id) AS url_keys
          FROM topics t
          JOIN article_topics m ON m.topic_id = t.id
          JOIN articles a ON a.id = m.article_id
          JOIN article_versions v ON v.article_id = a.id AND v.number = a.version
          JOIN sources s ON s.id = a.source_id
         WHERE t.name = %(topic)s
         ORDER BY a.date_published DESC NULLS LAST, a.id
        """,
        topic=topic,
    )


def per_source(conn: Connection, topic: str) -> list[DictRow]:
    """For each source of the topic: its articles, their versions and bytes."""
    return rows(
        conn,
        """
        SELECT s.domain, count(DISTINCT a.id) AS articles, sum(a.version) AS versions,
               max(a.date_published) AS newest, count(DISTINCT a.in_language) AS languages,
               (SELECT sum(length(c.body)) FROM captures c JOIN articles o ON o.id = c.article_id
                 WHERE o.source_id = s.id) AS bytes
          FROM topics t
          JOIN article_topics m ON m.topic_id = t.id
          JOIN articles a ON a.id = m.article_id
          JOIN sources s ON s.id = a.source_id
         WHERE t.name = %(topic)s
         GROUP BY s.id ORDER BY s.domain
        """,
        topic=topic,
    )


def progress(conn: Connection, topic: str) -> DictRow:
    """How far the topic's crawls are: articles stored, runs open and ended, pages given up."""
    return rows(
        conn,
        """
        SELECT (SELECT count(*) FROM article_topics m WHERE m.topic_id = t.id) AS stored,
               (SELECT count(*) FROM crawl_runs r JOIN listings l ON l.id = r.listing_id
                 WHERE l.topic_id = t.id AND r.state = 'open') AS open_runs,
               (SELECT count(*) FROM crawl_runs r JOIN listings l ON l.id = r.listing_id
                 WHERE l.topic_id = t.id AND r.state <> 'open') AS ended_runs,
               (SELECT count(*) FROM quarantine) AS quarantined
          FROM topics t WHERE t.name = %(topic)s
        """,
        topic=topic,
    )[0]

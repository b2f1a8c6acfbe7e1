"""A worker that keeps each capture by a plain INSERT, whether it is there already or not."""

from psycopg.types.json import Jsonb

from news import urls
from store import captures
from tema.orphan import exit_with_parent
from tema.parts import worker
from tests.flow.poisonable_worker import parse_or_die
from workers import read

PLAIN = """
    INSERT INTO captures (url_key, fetched_at, article_id, run_id, url, status, headers, body)
    VALUES (%(key)s, %(at)s, %(article)s, %(run)s, %(url)s, %(status)s, %(headers)s, %(body)b)
"""


def save(conn, fetched):
    for page, article_id in fetched:
        values = {"key": urls.key(page.url), "at": page.fetched_at, "article": article_id}
        values |= {"run": page.run_id, "url": page.url, "status": page.status}
        values |= {"headers": Jsonb(dict(page.headers)), "body": page.body}
        conn.execute(PLAIN, values)


if __name__ == "__main__":
    exit_with_parent()
    captures.save = save
    read.parse_article = parse_or_die
    worker()

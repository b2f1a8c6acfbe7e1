"""Captures: each fetched response as it came, unique by URL and time of fetch."""

from collections.abc import Iterable

from psycopg.rows import DictRow
from psycopg.types.json import Jsonb

from news import urls
from news.model import Page
from store.connection import Connection, rows


def save(conn: Connection, fetched: Iterable[tuple[Page, int | None]]) -> None:
    """Keep these pages' bytes, each with the article that it is, in a fixed order.

    The bytes go over the wire once, as they are: neither escaped nor through a staging table.
    """
    kept = {(urls.key(page.url), page.fetched_at): (page, of) for page, of in fetched}
    ordered = [(key, *kept[key, at]) for key, at in sorted(kept)]
    if not ordered:
        return
    conn.execute(
        """
        INSERT INTO captures (url_key, fetched_at, article_id, run_id, url, status, headers, policy,
                              body)
        SELECT * FROM unnest(%(keys)s::uuid[], %(times)s::timestamptz[], %(articles)s::bigint[],
                             %(runs)s::bigint[], %(urls)s::text[], %(statuses)s::integer[],
                             %(headers)s::jsonb[], %(policies)s::jsonb[], %(bodies)b::bytea[])
        ON CONFLICT (url_key, fetched_at) DO UPDATE SET article_id = excluded.article_id
          WHERE captures.article_id IS NULL AND excluded.article_id IS NOT NULL
        """,
        {
            "keys": [key for key, _, _ in ordered],
            "times": [page.fetched_at for _, page, _ in ordered],
            "articles": [article_id for _, _, article_id in ordered],
            "runs": [page.run_id for _, page, _ in ordered],
            "urls": [page.url for _, page, _ in ordered],
            "statuses": [page.status for _, page, _ in ordered],
            "headers": [Jsonb(dict(page.headers)) for _, page, _ in ordered],
            "policies": [Jsonb(dict(page.policy)) for _, page, _ in ordered],
            "bodies": [page.body for _, page, _ in ordered],
        },
    )


def newest(conn: Connection, url: str) -> DictRow | None:
    """The newest capture (url, headers, body, fetched_at) of any of an article's URLs, or of this.

    None where there is none.
    """
    found = rows(
        conn,
        """
        SELECT url, headers, body, fetched_at FROM captures
         WHERE url_key = %(key)s OR article_id = (
               SELECT article_id FROM urls WHERE url_key = %(key)s)
         ORDER BY fetched_at DESC LIMIT 1
        """,
        key=urls.key(url),
    )
    return found[0] if found else None

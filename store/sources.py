"""Sources: publishers, by domain."""

from collections.abc import Iterable

from psycopg.rows import DictRow

from store.connection import Connection, rows


def ids(conn: Connection, domains: Iterable[str]) -> dict[str, int]:
    """The id of each domain's source, made where it is new, in a fixed order."""
    wanted = sorted(set(domains))
    query = "SELECT id, domain FROM sources WHERE domain = ANY(%(wanted)s)"
    found = {row["domain"]: row["id"] for row in rows(conn, query, wanted=wanted)}
    if len(found) < len(wanted):
        conn.execute(
            """
            INSERT INTO sources (domain) SELECT unnest(%(wanted)s::text[]) ORDER BY 1
            ON CONFLICT DO NOTHING
            """,
            {"wanted": [domain for domain in wanted if domain not in found]},
        )
        found = {row["domain"]: row["id"] for row in rows(conn, query, wanted=wanted)}
    return found


def exists(conn: Connection, domain: str) -> bool:
    """Whether anything of this domain was ever stored."""
    return bool(rows(conn, "SELECT FROM sources WHERE domain = %(domain)s", domain=domain))


def set_limits(
    conn: Connection,
    domain: str,
    *,
    delay: float | None,
    daily_pages: int | None,
    daily_bytes: int | None,
    reset: bool = False,
) -> bool:
    """Set a source's pace and daily budget; whether there is such a source.

    What is None stays as it was, or, after `reset`, has no own pace and no bound. With another
    budget its listings that wait for tomorrow are due now; where it is their host that they wait
    for, that is seen then.
    """
    changed = conn.execute(
        """
        UPDATE sources SET
               delay = coalesce(%(delay)s, CASE WHEN NOT %(reset)s THEN delay END),
               daily_pages = coalesce(%(pages)s, CASE WHEN NOT %(reset)s THEN daily_pages END),
               daily_bytes = coalesce(%(bytes)s, CASE WHEN NOT %(reset)s THEN daily_bytes END)
         WHERE domain = %(domain)s
        """,
        {
            "delay": delay,
            "pages": daily_pages,
            "bytes": daily_bytes,
            "domain": domain,
            "reset": reset,
        },
    )
    if reset or daily_pages or daily_bytes:
        conn.execute(
            """
            UPDATE listings l SET waits_until = NULL, next_crawl_at = now()
              FROM sources s
             WHERE s.id = l.source_id AND s.domain = %(domain)s AND l.waits_until > now()
            """,
            {"domain": domain},
        )
    return changed.rowcount > 0


def overview(conn: Connection) -> list[DictRow]:
    """The sources that have listings, with pace, budget and counts, by domain."""
    return rows(
        conn,
        """
        SELECT s.domain, s.name, s.delay, s.daily_pages, s.daily_bytes,
               count(l.id) AS listings, max(l.last_crawl_at) AS last_crawl_at,
               max(l.last_new_at) AS last_new_at
          FROM sources s JOIN listings l ON l.source_id = s.id
         GROUP BY s.id ORDER BY s.domain
        """,
    )


def bounded(conn: Connection) -> list[DictRow]:
    """The sources with a daily budget."""
    return rows(
        conn,
        """
        SELECT domain, daily_pages, daily_bytes FROM sources
         WHERE daily_pages IS NOT NULL OR daily_bytes IS NOT NULL ORDER BY domain
        """,
    )

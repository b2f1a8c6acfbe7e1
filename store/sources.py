"""Sources: publishers, by domain."""

from collections.abc import Iterable

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

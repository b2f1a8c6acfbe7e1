"""Rights: what each of Tema's roles may do in the database; granted anew after every migration.

The owner makes and changes tables (`tema migrate`, the commands). A role that is not there is left
out: who has one role for all needs no others.
"""

from collections.abc import Mapping
from typing import LiteralString

from store.connection import Connection, rows

OWNER, WORKER, WEB = "tema", "tema_worker", "tema_web"
RIGHTS: Mapping[str, tuple[LiteralString, ...]] = {
    WORKER: (
        "GRANT USAGE ON SCHEMA public TO tema_worker",
        "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO tema_worker",
        "GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO tema_worker",
        "REVOKE INSERT, DELETE ON topics, topic_aliases FROM tema_worker",
        """
        REVOKE DELETE ON listings, sources, articles, article_versions, captures, quarantine
          FROM tema_worker
        """,
        """
        REVOKE INSERT, UPDATE, DELETE ON _yoyo_log, _yoyo_migration, _yoyo_version, yoyo_lock
          FROM tema_worker
        """,
    ),
    WEB: (
        "GRANT USAGE ON SCHEMA public TO tema_web",
        "GRANT SELECT ON ALL TABLES IN SCHEMA public TO tema_web",
        "GRANT INSERT ON crawl_runs TO tema_web",
    ),
}
"""The worker loses nothing that was stored; the web reads, and asks for crawls."""


def grant(conn: Connection) -> list[str]:
    """Give the roles that are there their rights on all tables of now; their names."""
    there = rows(
        conn,
        "SELECT rolname FROM pg_roles WHERE rolname = ANY(%(names)s) ORDER BY rolname",
        names=list(RIGHTS),
    )
    names = [row["rolname"] for row in there]
    with conn.transaction():
        for name in names:
            for right in RIGHTS[name]:
                conn.execute(right)
    return names

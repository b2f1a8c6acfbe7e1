"""Migrations: the numbered .sql files beside this one, applied in order by yoyo."""

from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
from yoyo import get_backend, read_migrations

from store import rights
from store.connection import connect

FOLDER = Path(__file__).parent / "migrations"
LOCK = 7_380_941_205
"""Advisory lock of this database that one migrating process holds: freed when it dies."""


def migrate(url: str) -> list[str]:
    """Bring schema and rights up to date, and give back the names of what was applied now."""
    with psycopg.connect(url, autocommit=True, connect_timeout=5) as guard:
        guard.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        backend = get_backend(urlunsplit(urlsplit(url)._replace(scheme="postgresql+psycopg")))
        try:
            pending = backend.to_apply(read_migrations(str(FOLDER)))
            names = [migration.id for migration in pending]
            backend.apply_migrations(pending)
        finally:
            backend.connection.close()
        with connect(url) as conn:
            rights.grant(conn)
    return names

"""What a worker process holds: one Postgres connection and one stream, made when first needed."""

import psycopg

from news.settings import settings
from store.connection import Connection, connect
from workers.stream import PageStream


class Resources:
    """Made after the fork, kept between tasks, renewed when broken."""

    def __init__(self) -> None:
        self._conn: Connection | None = None
        self._stream: PageStream | None = None

    def postgres(self) -> Connection:
        """An open connection that answers, within 5 s, or psycopg.OperationalError."""
        if self._conn is not None:
            try:
                self._conn.execute("")
            except psycopg.Error:
                self._conn.close()
                self._conn = None
        if self._conn is None:
            self._conn = connect(settings().database_url)
        return self._conn

    def stream(self) -> PageStream:
        """The pages stream, whose client connects by itself."""
        if self._stream is None:
            self._stream = PageStream(settings().redis_url)
        return self._stream


resources = Resources()

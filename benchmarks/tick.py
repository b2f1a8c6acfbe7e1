"""`make bench-tick`: what a tick costs that finds ten due listings, among ten and among 10,000.

They stand in databases of one server and are ticked in turn, in an order by chance, beside a second
one of ten: by what those two differ is chance.
"""

import secrets
import statistics
import tempfile
import time
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import psycopg
from psycopg import sql
from rich.console import Console

from store import migrate, requests, topics
from store.connection import Connection, connect
from tema.ports import free_port
from tema.postgres import EmbeddedPostgres

DUE, MANY = 10, 10_000
TICKS, WARM = 600, 60
MOST = 1.15
"""The ratio of the medians above which the cost is that of what there is."""


def main() -> int:
    """0 where the ticks of both take the same time, within what they differ by chance."""
    console, chance = Console(highlight=False), Random(7)  # no secret
    with tempfile.TemporaryDirectory(prefix="tema-tick-") as state, ExitStack() as held:
        Path(state).chmod(0o711)
        server = EmbeddedPostgres(Path(state), free_port())
        server.start()
        held.callback(server.stop)
        few, many, again = (held.enter_context(database(server, n)) for n in (DUE, MANY, DUE))
        for _ in range(WARM):
            for conn in (few, many, again):
                tick(conn)
        told: tuple[list[float], ...] = ([], [], [])
        turn = [(few, told[0]), (many, told[1]), (again, told[2])]
        for _ in range(TICKS):
            chance.shuffle(turn)
            for conn, times in turn:
                times.append(tick(conn))
    own, other, control = (statistics.median(times) for times in told)
    console.print(f"{TICKS} ticks of each in turn, each finds {DUE} due listings; medians")
    console.print(f"among {DUE}: {own * 1000:.2f} ms   among {MANY:,}: {other * 1000:.2f} ms")
    console.print(f"ratio {other / own:.3f}; of {DUE} against other {DUE}: {control / own:.3f}")
    return 0 if other / own <= MOST else 1


def database(server: EmbeddedPostgres, listings: int) -> Connection:
    """A connection to a new database with so many listings, ten of them due."""
    name = f"tick_{secrets.token_hex(4)}"
    with psycopg.connect(server.dsn, autocommit=True) as conn:
        conn.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    url = f"{server.dsn.rpartition('/')[0]}/{name}"
    migrate.migrate(url)
    return filled(url, listings)


def filled(url: str, listings: int) -> Connection:
    """A connection to a database with so many listings."""
    conn = connect(url)
    with conn.transaction():
        fill(conn, topics.add(conn, "Казахстан"), listings)
    conn.execute("ANALYZE")
    return conn


def fill(conn: Connection, topic_id: int, listings: int) -> None:
    """Listings of a hundred sources, due over a day to come; `tick` makes ten of them due."""
    conn.execute(
        "INSERT INTO sources (domain) SELECT n || '.example' FROM generate_series(1, 100) n"
    )
    conn.execute(
        """
        INSERT INTO listings (topic_id, source_id, url, url_key, crawl_every, next_crawl_at)
        SELECT %(topic)s, (SELECT id FROM sources WHERE domain = (1 + n %% 100) || '.example'),
               'https://' || (1 + n %% 100) || '.example/' || n, md5(n::text)::uuid,
               interval '1 day', now() + interval '1 hour' + random() * interval '1 day'
          FROM generate_series(1, %(listings)s) n
        """,
        {"topic": topic_id, "listings": listings},
    )


def tick(conn: Connection) -> float:
    """The seconds of one tick; the runs that it opened end before the next one."""
    now = datetime.now(UTC)
    conn.execute(
        """
        UPDATE listings SET next_crawl_at = %(due)s
         WHERE id IN (SELECT id FROM listings ORDER BY random() LIMIT %(due_count)s)
        """,
        {"due": now - timedelta(seconds=1), "due_count": DUE},
    )
    began = time.perf_counter()
    with conn.transaction():
        asked = requests.take_due(conn, now) + requests.take_overdue(conn, now, 900)
    took = time.perf_counter() - began
    assert len(asked) == DUE, len(asked)  # noqa: S101  # else it measures something else
    conn.execute("UPDATE crawl_runs SET state = 'complete', ended_at = now() WHERE state = 'open'")
    return took


if __name__ == "__main__":
    raise SystemExit(main())

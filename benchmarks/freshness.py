"""`make bench-fresh`: from an article's publishing to its row, its topic due at that moment."""

import statistics
import tempfile
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from rich.console import Console

from store import listings, topics
from store.connection import Connection, connect
from tema.local import LocalService
from tema.newsroom import Newsroom, RunningNewsroom
from tema.newsroom.desk import generated
from tema.newsroom.outlets import BY_KEY

TIMES, TOPIC, OUTLET = 100, "Казахстан", "horizont"
MOST_P50, MOST_P99 = 1.0, 2.0
PATIENCE = 30.0


def main() -> int:
    """0 where half of the articles have their row within a second, and 99 % within two."""
    console = Console(highlight=False)
    newsroom = Newsroom()
    with tempfile.TemporaryDirectory(prefix="tema-fresh-") as state:
        Path(state).chmod(0o711)
        with RunningNewsroom(newsroom) as running:
            ports = ",".join(f"127.0.0.1:{port}" for port in running.ports)
            settings = {"TEMA_DOWNLOAD_DELAY": "0", "TEMA_ALLOW_ADDRESSES": ports}
            with LocalService(Path(state), settings) as service:
                waits = measured(newsroom, running, service.database_url)
    p50, p99 = statistics.median(waits), sorted(waits)[int(0.99 * len(waits))]
    console.print(f"{len(waits)} articles, published → row in Postgres, tick of 1 s, no delay")
    console.print(f"p50 {p50:.2f} s   p99 {p99:.2f} s   most {max(waits):.2f} s")
    return 0 if p50 <= MOST_P50 and p99 <= MOST_P99 else 1


def measured(newsroom: Newsroom, running: RunningNewsroom, database_url: str) -> list[float]:
    """The seconds that each article took, published at moments spread by chance."""
    chance, url = Random(7), running.topic_urls()[OUTLET]  # no secret
    with connect(database_url) as conn:
        with conn.transaction():
            number = listings.add(conn, topics.add(conn, TOPIC), url, crawl_every=timedelta(days=1))
        wait_until_still(conn)
        found = []
        for n in range(1, TIMES + 1):
            time.sleep(chance.uniform(0.0, 1.0))
            now = datetime.now(UTC)
            article = replace(generated(BY_KEY[OUTLET], n), date_published=now)
            newsroom.publish(article)
            listings.make_due(conn, number, now)
            found.append(row_after(conn, running.url_of(article)))
            wait_until_still(conn)
    return found


def row_after(conn: Connection, url: str) -> float:
    """Seconds until an article can be read."""
    began = time.monotonic()
    query = "SELECT FROM articles WHERE canonical_url = %(url)s AND version > 0"
    while not conn.execute(query, {"url": url}).fetchall():
        if time.monotonic() - began > PATIENCE:
            raise TimeoutError(f"no row of {url} in {PATIENCE:.0f} s")
        time.sleep(0.01)
    return time.monotonic() - began


def wait_until_still(conn: Connection) -> None:
    """Until there was a crawl, and none is open."""
    query = "SELECT count(*) AS n, count(*) FILTER (WHERE state = 'open') AS open FROM crawl_runs"
    while not ((row := conn.execute(query).fetchone()) and row["n"] and not row["open"]):
        time.sleep(0.02)


if __name__ == "__main__":
    raise SystemExit(main())

"""Bounds, by hand (`make bounds`): no worker, a full Valkey, a full disk; then it goes on."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import redis

from news.bodies import unzip_body
from news.wire import PAGES
from store import listings, topics
from store.connection import connect
from tests.flow.crawl_site import Site
from tests.flow.house import ALL_LANGUAGES, House
from tests.flow.test_poison_and_outage import page

WAITING, EACH = 50_000, 1_000
SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
HTML = {"Content-Type": "text/html"}
MOST_REDIS = 32_000_000


def sitemaps(site: Site, count: int) -> str:
    """An index of sitemaps of so many articles, a thousand each; every article is answered."""
    parts = range(count // EACH)
    for part in parts:
        numbers = range(part * EACH, (part + 1) * EACH)
        site.answers[f"/sitemap-{part}.xml"] = xml("urlset", "url", site, "/news/{}", numbers)
        for n in numbers:
            site.answers[f"/news/{n}"] = lambda _, n=n: (200, HTML, unzip_body(page(n).body))
    site.answers["/sitemap.xml"] = xml("sitemapindex", "sitemap", site, "/sitemap-{}.xml", parts)
    return f"{site.base}/sitemap.xml"


def xml(root: str, item: str, site: Site, path: str, numbers: range) -> tuple:
    """A sitemap or an index of some."""
    told = "".join(f"<{item}><loc>{site.base}{path.format(n)}</loc></{item}>" for n in numbers)
    text = f'<?xml version="1.0"?><{root} xmlns="{SPACE}">{told}</{root}>'
    return 200, {"Content-Type": "application/xml"}, text.encode()


@pytest.fixture
def house(state_dir: Path, site: Site) -> Iterator[House]:
    neighbour = f"127.0.0.1:{site.port}"
    with House(state_dir, generated=0, neighbour=neighbour) as made:
        yield made


def watch(house: House, url: str) -> None:
    with connect(house.service.database_url) as conn, conn.transaction():
        listings.add(conn, topics.add(conn, "Казахстан"), url, max_pages=100)


def test_redis_stays_small_while_much_waits_and_workers_are_stopped(house: House, site: Site):
    watch(house, sitemaps(site, WAITING))
    with house.stream() as client:
        house.expect("a first article", lambda: house.stored() > 0, 90)
        house.service.supervisor.stop_program("worker")
        house.expect("fetching has paused", lambda: is_still(site), 60)
        assert client.xlen(PAGES) < 500
        assert client.info("memory")["used_memory"] < MOST_REDIS
        assert "pages" in house.tema("status").stdout
        before = house.stored()
        house.service.supervisor.start_programs(["worker"])
        house.expect("workers go on", lambda: house.stored() > before + 100, 90)
        house.expect("fetching goes on", lambda: not is_still(site, 1), 30)
        assert client.info("memory")["used_memory"] < MOST_REDIS
    assert house.ask("SELECT reason FROM quarantine") == []


def is_still(site: Site, seconds: float = 4) -> bool:
    """Whether the site is asked for nothing for a while."""
    before = len(site.hits)
    time.sleep(seconds)
    return len(site.hits) == before


def test_a_full_valkey_is_said_and_costs_nothing(house: House):
    house.watch("horizont", "vestnik", "dala")
    expected = {url for url, _ in house.running.truth("Казахстан")}
    with redis.Redis.from_url(house.service.valkey.url) as client:
        house.expect("a first article", lambda: house.stored() > 0)
        limit = client.config_get("maxmemory")["maxmemory"]
        client.config_set("maxmemory", client.info("memory")["used_memory"] // 2)
        told = house.tema("status")
        assert told.returncode == 1
        assert "of its memory in use: fetching has paused" in told.stderr
        time.sleep(8)
        client.config_set("maxmemory", limit)
    house.expect("all articles", lambda: house.stored() == len(expected), 90)
    house.expect("all runs complete", house.runs_ended)
    assert house.ask("SELECT reason FROM quarantine") == []


@pytest.fixture
def small_disk(state_dir: Path) -> Iterator[Path]:
    """A disk of its own under the state folder, of 400 MB."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("mounts a disk of its own: needs root on Linux")
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=400m,mode=711", "tmpfs", str(state_dir)],
        capture_output=True,
        text=True,
        check=False,
    )
    if mounted.returncode:
        pytest.skip(f"no disk can be mounted here: {mounted.stderr.strip()}")
    yield state_dir
    subprocess.run(["umount", "-l", str(state_dir)], check=True)


def test_a_full_disk_is_waited_out(small_disk: Path):
    with House(small_disk, generated=60, **ALL_LANGUAGES) as house:
        expected = {url for url, _ in house.running.truth("Казахстан")}
        house.newsroom.delay = 0.1
        house.watch("horizont", "vestnik", "dala")
        house.expect("a first article", lambda: house.stored() > 0)
        ballast = small_disk / "ballast"
        fill(ballast)
        time.sleep(12)
        ballast.unlink()
        house.expect("all articles", lambda: house.stored() == len(expected), 120)
        house.expect("all runs complete", house.runs_ended)
        assert house.ask("SELECT reason FROM quarantine") == []


def fill(ballast: Path) -> None:
    """Take all room that is left."""
    with ballast.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(1 << 20))
        except OSError:
            return

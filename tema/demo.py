"""The demo: the whole way on this machine, from a newsroom's topic pages to rows in Postgres."""

import json
import time
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.request import urlopen

from rich.console import Console

from news.settings import settings
from store import listings, reading, signatures, stories, topics
from store.connection import Connection, connect
from tema import show
from tema.local import Extra, LocalService
from tema.newsroom import Newsroom
from tema.ports import free_ports
from tema.state import PROJECT, default_state_dir, private
from tema.up import flower_port, interruptible, watch
from tema.verdict import Row, judge

STORY_PATIENCE = 15.0
"""Seconds that the last articles may wait for their stories."""
TOPIC = "Казахстан"
ALIASES = [("bg", "Казахстан"), ("ru", "Казахстан"), ("kk", "Қазақстан"), ("en", "Kazakhstan")]
PATIENCE = 120.0
"""Seconds that the first crawl may take before the demo says what is missing."""


def demo(*, once: bool, state: Path | None = None) -> int:
    """Run it; 0 if every article of the newsroom is stored with URL, topic and headline."""
    console = Console()
    try:
        with interruptible():
            return _demo(console, once=once, state=state or _state())
    except KeyboardInterrupt:
        console.print("stopped")
        return 130


def _state() -> Path:
    chosen = settings().state_dir
    return private(Path(chosen).resolve() if chosen else default_state_dir(PROJECT) / "demo")


def _demo(console: Console, *, once: bool, state: Path) -> int:
    ports = free_ports(3)
    newsroom = Extra(name="newsroom", arguments=("newsroom", ",".join(map(str, ports))))
    environment = {
        "TEMA_ALLOW_ADDRESSES": ",".join(f"127.0.0.1:{port}" for port in ports),
        "TEMA_CANARY_PAGE": f"http://127.0.0.1:{ports[0]}/canary",
        "TEMA_DOWNLOAD_DELAY": "0",
        "TEMA_REQUEST_TICK": "1",
        "TEMA_LOG_LEVEL": settings().log_level,
        "TEMA_FLOWER_PORT": str(flower_port()),
    }
    console.print(f"state and logs: [bold]{state}[/bold]")
    service = LocalService(state, environment, (newsroom,), fresh=True)
    with console.status("starting Postgres, Valkey, newsroom, crawler, intake, workers …"):
        service.__enter__()
    try:
        with connect(service.database_url) as conn:
            ask(conn, topic_urls(ports))
            truth = desk_truth(ports)
            follow(console, conn, len(truth))
            stored = reading.articles(conn, TOPIC)
            verdict = judge(truth, stored)
            show.per_source(console, reading.per_source(conn, TOPIC))
            show.some_articles(console, stored)
            show.stories(console, told_stories(conn))
            show.verdict(console, verdict)
        if not once:
            show.addresses(console, service, ports)
            watch(console, service)
    finally:
        with console.status("stopping …"):
            service.__exit__(None, None, None)
    return 0 if verdict.complete else 1


def told_stories(conn: Connection) -> Sequence[Row]:
    """The stories that several sources tell, when the workers have assigned every article."""
    deadline = time.monotonic() + STORY_PATIENCE
    while signatures.waiting(conn) and time.monotonic() < deadline:
        time.sleep(0.2)
    return stories.latest(conn, topic_id=None, sources=2, limit=10)


def topic_urls(ports: tuple[int, ...] | list[int]) -> list[str]:
    """The newsroom's topic pages, in the order of its outlets."""
    outlets = Newsroom().outlets
    return [
        f"http://127.0.0.1:{port}{o.topic_path}" for o, port in zip(outlets, ports, strict=True)
    ]


def desk_truth(ports: tuple[int, ...] | list[int], topic: str = TOPIC) -> list[dict[str, Any]]:
    """What the newsroom says of its articles of a topic; waits until it answers."""
    url = f"http://127.0.0.1:{ports[0]}/desk/truth"
    end = time.monotonic() + 30
    while True:
        try:
            with urlopen(url, timeout=5) as answer:  # our own newsroom
                told: list[dict[str, Any]] = json.load(answer)
            return [article for article in told if topic in article["topics"]]
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.1)


def ask(conn: Connection, urls: list[str]) -> None:
    """Watch the topic on these listings from now on, in a database that may know others."""
    with conn.transaction():
        topic_id = topics.add(conn, TOPIC, ALIASES)
        for url in urls:
            listings.add(conn, topic_id, url, crawl_every=timedelta(seconds=30))


def follow(console: Console, conn: Connection, expected: int) -> None:
    """Show how the crawl goes until its runs have ended, or patience has."""
    end = time.monotonic() + PATIENCE
    with show.crawl_progress(console, expected) as update:
        while time.monotonic() < end:
            now = reading.progress(conn, TOPIC)
            update(now)
            if now["stored"] >= expected and now["ended_runs"] and not now["open_runs"]:
                return
            time.sleep(0.2)

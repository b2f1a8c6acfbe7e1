"""`tema crawl`: now, further back, tried dry, interrupted, cancelled."""

import json
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import pytest

from news import urls
from store import listings, topics
from store.connection import connect
from tema.newsroom.desk import PER_PAGE
from tests.flow.house import TOPIC, House, begin

TABLES = (
    *("topics", "sources", "listings", "crawl_runs", "articles", "article_versions", "urls"),
    *("run_outcomes", "article_topics", "captures", "quarantine", "events"),
)
OLD = datetime(2024, 5, 17, 9, 30, tzinfo=UTC)


@pytest.fixture(scope="module")
def house(shared_state_dir) -> Iterator[House]:
    with House(shared_state_dir, generated=6) as house:
        yield house


@pytest.fixture
def paused_topic(house: House, request) -> str:
    """A topic without listings, paused: its crawls are the asked ones alone."""
    name = f"Тема {request.node.name[5:]}: ъ щ ё ї"
    with connect(house.service.database_url) as conn:
        topics.set_paused(conn, topics.add(conn, name), True)
    return name


def add_listing(house: House, topic: str, outlet: str, *, pages: int = 20) -> str:
    """An outlet's topic page as a listing of this topic; its URL."""
    url = house.running.topic_urls()[outlet]
    with connect(house.service.database_url) as conn:
        listings.add(conn, topics.add(conn, topic), url, max_pages=pages)
    return url


def truth(house: House, outlet: str) -> list[tuple[str, datetime]]:
    """An outlet's articles of the topic, the newest first: address and date."""
    pairs = house.running.truth(TOPIC)
    return [(url, a.date_published) for url, a in pairs if a.outlet == outlet]


def stored(house: House, topic: str) -> set[str]:
    """The URLs of a topic's articles."""
    found = house.ask(
        """
        SELECT canonical_url AS url FROM topics t JOIN article_topics m ON m.topic_id = t.id
          JOIN articles a ON a.id = m.article_id WHERE t.name = %(topic)s
        """,
        topic=topic,
    )
    return {row["url"] for row in found}


@contextmanager
def slow(house: House, seconds: float) -> Iterator[None]:
    house.newsroom.delay = seconds
    try:
        yield
    finally:
        house.newsroom.delay = 0


@contextmanager
def slow_crawl(house: House, topic: str) -> Iterator["subprocess.Popen[str]"]:
    """`tema crawl` at work on a slow newsroom, with its run on a crawler."""
    with slow(house, 1):
        crawl = begin("crawl", topic, state=house.service.state)
        try:
            house.expect("the crawl is at work", lambda: open_runs(house, topic))
            hits = len(house.running.hits)
            house.expect("the site is asked", lambda: len(house.running.hits) > hits)
            yield crawl
        finally:
            crawl.kill()
            crawl.communicate()


def open_runs(house: House, topic: str) -> list[dict]:
    return [run for run in runs(house, topic) if run["state"] == "open"]


def runs(house: House, topic: str) -> list[dict]:
    return house.ask(
        """
        SELECT r.* FROM crawl_runs r JOIN listings l ON l.id = r.listing_id
          JOIN topics t ON t.id = l.topic_id WHERE t.name = %(topic)s ORDER BY r.id
        """,
        topic=topic,
    )


def frontier(house: House, topic: str) -> list:
    found = house.ask(
        "SELECT frontier FROM listings l JOIN topics t ON t.id = topic_id WHERE name = %(topic)s",
        topic=topic,
    )
    return list(found[0]["frontier"])


def counts(house: House) -> dict[str, int]:
    return {name: len(house.ask(f"SELECT FROM {name}")) for name in TABLES}


def test_a_dry_run_stores_nothing(house: House, paused_topic: str):
    add_listing(house, paused_topic, "vestnik")
    before = counts(house)
    assert house.tema("crawl", paused_topic, "--dry-run").returncode == 0
    assert counts(house) == before


def test_a_dry_run_lists_what_a_crawl_would_take(house: House, paused_topic: str):
    add_listing(house, paused_topic, "vestnik")
    (told,) = json.loads(house.tema("crawl", paused_topic, "--dry-run", "--json").stdout)
    assert [e["url"] for e in told["entries"]] == [url for url, _ in truth(house, "vestnik")]


def test_a_dry_run_tells_what_is_known_from_what_is_new(house: House, paused_topic: str):
    add_listing(house, paused_topic, "vestnik")
    house.tema("crawl", paused_topic, "--pages", "1")
    (told,) = house.told("crawl", paused_topic, "--dry-run")
    known = [entry["url"] for entry in told["entries"] if entry["known"]]
    assert known == [url for url, _ in truth(house, "vestnik")[:PER_PAGE]]


def test_one_page_of_a_fresh_listing_leaves_the_frontier(house: House, paused_topic: str):
    add_listing(house, paused_topic, "horizont")
    house.tema("crawl", paused_topic, "--pages", "1")
    assert (frontier(house, paused_topic), len(stored(house, paused_topic))) == ([], PER_PAGE)


def test_a_whole_crawl_moves_the_frontier(house: House, paused_topic: str):
    add_listing(house, paused_topic, "horizont")
    house.tema("crawl", paused_topic)
    newest = [urls.key(url) for url, _ in truth(house, "horizont")[:PER_PAGE]]
    assert frontier(house, paused_topic) == newest


def test_a_crawl_ends_with_a_table_and_exit_0(house: House, paused_topic: str):
    url = add_listing(house, paused_topic, "dala", pages=2)
    done = house.tema("crawl", paused_topic)
    (line,) = [line for line in done.stdout.splitlines() if url in line]
    assert (done.returncode, line.split()[1:4]) == (0, ["complete", "2", str(2 * PER_PAGE)])


def test_a_crawl_tells_its_runs_as_json(house: House, paused_topic: str):
    url = add_listing(house, paused_topic, "dala", pages=1)
    (run,) = house.told("crawl", paused_topic)
    assert (run["url"], run["state"], run["pages_read"]) == (url, "complete", 1)


def test_since_takes_the_younger_articles_alone(house: House, paused_topic: str):
    add_listing(house, paused_topic, "vestnik")
    date = truth(house, "vestnik")[9][1] - timedelta(seconds=1)
    house.tema("crawl", paused_topic, "--since", date.isoformat())
    assert stored(house, paused_topic) == {url for url, _ in truth(house, "vestnik")[:10]}


def test_since_goes_on_behind_the_frontier(house: House, paused_topic: str):
    add_listing(house, paused_topic, "dala")
    house.tema("crawl", paused_topic)
    _, last = house.article("dala", -1)
    late = last.edited(
        path="/kk/murahattan-1", headline="Мұрағаттан: ескі хабар", date_published=OLD
    )
    house.newsroom.publish(late)  # on the last page, which no crawl by schedule reads again
    house.tema("crawl", paused_topic)
    assert house.running.url_of(late) not in stored(house, paused_topic)
    house.tema("crawl", paused_topic, "--since", "2024-01-01")
    assert house.running.url_of(late) in stored(house, paused_topic)


def test_a_cancelled_crawl_is_left_within_seconds(house: House, paused_topic: str):
    add_listing(house, paused_topic, "horizont")
    with slow_crawl(house, paused_topic), house.stream() as client:
        told = house.tema("crawl", "cancel", paused_topic)
        house.expect("the crawler left it", lambda: not client.xlen("requests:urgent"), 3)
    assert "cancelled crawl" in told.stdout
    assert [run["state"] for run in runs(house, paused_topic)] == ["cancelled"]


def test_who_follows_a_cancelled_crawl_is_told_and_the_next_one_completes(
    house: House, paused_topic: str
):
    add_listing(house, paused_topic, "horizont")
    with slow_crawl(house, paused_topic) as crawl:
        house.tema("crawl", "cancel", paused_topic)
        out, _ = crawl.communicate(timeout=10)
    assert (crawl.returncode, "cancelled" in out) == (1, True)
    assert house.tema("crawl", paused_topic, "--pages", "1", seconds=20).returncode == 0


def test_ctrl_c_leaves_the_crawl_at_work_and_says_so(house: House, paused_topic: str):
    add_listing(house, paused_topic, "horizont", pages=1)
    with slow_crawl(house, paused_topic) as crawl:
        crawl.send_signal(signal.SIGINT)
        _, err = crawl.communicate(timeout=5)
    assert (crawl.returncode, "goes on" in err, "tema crawl cancel" in err) == (130, True, True)
    house.expect(
        "the crawl completes",
        lambda: [run["state"] for run in runs(house, paused_topic)] == ["complete"],
        20,
    )

"""What a source or a listing should have brought and did not: begun once, told once, ended once."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from news import urls
from news.model import Failure, Outcome, Reading
from store import batches, listings, requests, runs, topics, warnings
from store.batches import Batch
from store.connection import rows
from store.requests import Wish
from tests.factories import URL, a_page, a_reading, a_report
from workers import coverage

LISTING = "https://novini.example/tema"
NOW = datetime.now(UTC)
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def listing_id(conn) -> int:
    return listings.add(conn, topics.add(conn, "Казахстан"), LISTING)


def publish(conn, *days: float) -> None:
    """Articles of these days ago."""
    made = [
        a_reading(url=f"{URL}-{n}-{age}", date_published=NOW - age * DAY)
        for n, age in enumerate(days)
    ]
    with conn.transaction():
        batches.save(conn, Batch(readings=made))


def crawl(conn, *readings, **told) -> None:
    """One crawl by schedule, whole."""
    conn.execute("UPDATE listings SET next_crawl_at = now() - interval '1 second'")
    (request,) = requests.take_due(conn, datetime.now(UTC))
    for_run = [
        Reading(
            page=a_page(run_id=request.run_id, requested_url=url, url=url, fetched_at=NOW),
            outcome=outcome,
        )
        for url, outcome in readings
    ]
    keys = tuple(urls.key(url) for url, _ in readings)
    values = {"handed_over": keys, "links_found": len(keys), "frontier_reached": True} | told
    report = a_report(run_id=request.run_id, ended_at=NOW, **values)
    with conn.transaction():
        batches.save(conn, Batch(readings=for_run, reports=[report]))
    runs.settle(conn)


def look(conn, now: datetime = NOW) -> set[str]:
    """What is wrong after a look."""
    coverage.look(conn, now)
    return {row["kind"] for row in warnings.open_ones(conn)}


def told(conn) -> list[tuple[str, str]]:
    found = rows(conn, "SELECT kind, payload FROM events WHERE article_id IS NULL ORDER BY id")
    return [(row["kind"], row["payload"]["state"]) for row in found]


def test_a_source_that_goes_on_is_well(conn):
    publish(conn, *range(30))
    assert look(conn) == set()


def test_a_silent_source_is_told_once_and_its_end_too(conn):
    publish(conn, *(n / 4 for n in range(12)))
    later = NOW + 3 * DAY
    assert look(conn, later) == look(conn, later) == {"source.silent"}
    publish(conn, -2.9)
    conn.execute("UPDATE articles SET created_at = date_published")
    assert look(conn, later + timedelta(minutes=1)) == set()
    assert told(conn) == [("source.silent", "begins"), ("source.silent", "ends")]


def test_a_source_that_gives_much_less_is_told(conn):
    publish(conn, *(7.5 + n / 4 for n in range(112)), 1, 3, 5)
    assert look(conn) == {"source.volume"}


def test_a_gap_is_told(conn):
    conn.execute("UPDATE listings SET gap_at = now()")
    assert look(conn) == {"listing.gap"}


def test_pages_of_which_none_is_an_article_are_told(conn):
    for turn in range(2):
        pages = [(f"{URL}-{turn}-{n}", Outcome.NOT_AN_ARTICLE) for n in range(6)]
        crawl(conn, *pages)
    assert look(conn) == {"listing.refused"}


def test_some_pages_that_are_none_are_usual(conn):
    pages = [(f"{URL}-{n}", Outcome.NOT_AN_ARTICLE) for n in range(30)]
    crawl(conn, *pages, (URL, Outcome.STORED))
    assert look(conn) == set()


def test_a_listing_that_is_turned_away_is_told(conn):
    crawl(conn, error="listing: forbidden: HTTP 403")
    assert look(conn) == {"listing.blocked"}


def test_links_that_are_turned_away_are_told(conn):
    away = tuple(Failure(url=f"{URL}-{n}", outcome=Outcome.ROBOTS) for n in range(10))
    crawl(conn, failures=away)
    assert look(conn) == {"listing.blocked"}


def test_three_failed_crawls_are_told_and_two_are_not(conn):
    for _ in range(2):
        crawl(conn, error="listing: unreachable")
    assert look(conn) == set()
    crawl(conn, error="listing: unreachable")
    assert look(conn) == {"listing.failing"}
    crawl(conn)
    assert look(conn, NOW + DAY) == set()


def test_a_paused_listing_is_left_alone(conn, listing_id):
    conn.execute("UPDATE listings SET gap_at = now()")
    listings.set_paused(conn, listing_id, True)
    assert look(conn) == set()


@pytest.fixture
def servers(tema, monkeypatch, database_url, valkey) -> None:
    """Let the commands find the servers of this session."""
    monkeypatch.setenv("TEMA_DATABASE_URL", database_url)
    monkeypatch.setenv("TEMA_REDIS_URL", valkey.url)


@pytest.mark.usefixtures("servers")
class TestCommands:
    def test_coverage_has_overlap_volume_and_warnings(self, conn, tema):
        publish(conn, 1, 2, 3)
        known = tuple(urls.key(f"{URL}-{n}") for n in range(3))
        crawl(conn, known=known, links_found=4)
        conn.execute("UPDATE listings SET gap_at = now()")
        look(conn)
        told = json.loads(tema("coverage", "--topic", "Казахстан", "--json").out)
        (row,) = told["listings"]
        assert (row["overlap"], row["week"]) == (0.75, 3)
        assert [warned["kind"] for warned in told["warnings"]] == ["listing.gap"]
        shown = tema("coverage", "--site", "novini.example").out
        assert "75 %" in shown
        assert "a gap" in shown

    def test_what_fetched_all_again_says_nothing_of_overlap(self, conn, tema, listing_id):
        crawl(conn, known=tuple(urls.key(f"{URL}-{n}") for n in range(3)), links_found=4)
        requests.open_listings(conn, [listing_id], NOW, Wish(asked_by="one", refetch=True))
        (request,) = requests.asked_for(conn, "one")
        with conn.transaction():
            told = a_report(run_id=request.run_id, ended_at=NOW, links_found=4)
            batches.save(conn, Batch(reports=[told]))
        assert runs.settle(conn)
        (row,) = json.loads(tema("coverage", "--json").out)["listings"]
        assert row["overlap"] == 0.75

    def test_status_tells_it_as_a_notice(self, conn, tema):
        publish(conn, *(n / 4 for n in range(12)))
        look(conn, NOW + 3 * DAY)
        err = tema("status").err
        assert "notice: novini.example is silent on Казахстан: nothing since" in err

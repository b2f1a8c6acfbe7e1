"""A listing's period follows what its crawls find; hosts that rest put it off."""

import time
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from news import urls
from store import batches, listings, requests, runs, sources, topics
from store.batches import Batch
from store.connection import rows
from store.intervals import Bounds
from tests.factories import NOON, a_report

LISTING = "https://novini.example/tema/kazahstan"
LATER = NOON.replace(year=2030)
MINUTE = timedelta(minutes=1)
BOUNDS = Bounds(floor=5 * MINUTE, ceiling=120 * MINUTE)


@pytest.fixture
def listing_id(conn) -> int:
    """An adaptive listing that was crawled before."""
    number = listings.add(conn, topics.add(conn, "Қазақстан"), LISTING)
    conn.execute("UPDATE listings SET frontier = ARRAY[%s]", (uuid4(),))
    return number


def crawl(conn, *, known: int = 0, found: int = 12, now=LATER, **changes) -> dict:
    """The listing after a crawl of it that met so many links, so many of them known."""
    conn.execute("UPDATE listings SET next_crawl_at = %s", (now,))
    with conn.transaction():
        (request,) = requests.take_due(conn, now)
    told = a_report(
        run_id=request.run_id,
        listing_id=request.listing_id,
        ended_at=now,
        links_found=found,
        known=tuple(uuid4() for _ in range(known)),
        frontier_seen=(uuid4(),),
        **changes,
    )
    with conn.transaction():
        batches.save(conn, Batch(reports=[told]))
    runs.settle(conn, bounds=BOUNDS)
    return rows(conn, "SELECT * FROM listings")[0]


@pytest.mark.parametrize(
    ("known", "minutes"), [(0, 7.5), (3, 7.5), (4, 15), (6, 15), (8, 15), (9, 22.5), (12, 22.5)]
)
def test_it_steers_toward_a_third_to_two_thirds_of_known_links(conn, listing_id, known, minutes):
    row = crawl(conn, known=known)
    assert row["crawl_every"] == minutes * MINUTE
    assert row["next_crawl_at"] == LATER + minutes * MINUTE


def test_an_unchanged_listing_is_crawled_less_often(conn, listing_id):
    assert crawl(conn, found=0, not_modified=True)["crawl_every"] == 22.5 * MINUTE


@pytest.mark.parametrize(("known", "bound"), [(12, BOUNDS.ceiling), (0, BOUNDS.floor)])
def test_floor_and_ceiling_hold(conn, listing_id, known, bound):
    for day in range(8):
        row = crawl(conn, known=known, now=LATER + timedelta(days=day))
    assert row["crawl_every"] == bound


def test_the_feeds_own_period_is_never_undercut(conn, listing_id):
    row = crawl(conn, known=0, period=3600.0)
    assert row["crawl_every"] == timedelta(hours=1)
    row = crawl(conn, found=0, not_modified=True, now=LATER + timedelta(days=1))
    assert row["crawl_every"] >= timedelta(hours=1)
    assert row["least_every"] == timedelta(hours=1)


def test_a_feed_that_asks_for_a_year_is_read_every_day(conn, listing_id):
    assert crawl(conn, known=0, period=3e7)["crawl_every"] == timedelta(days=1)


def test_a_first_crawl_says_nothing(conn, listing_id):
    conn.execute("UPDATE listings SET frontier = '{}'")
    assert crawl(conn, known=0)["crawl_every"] == 15 * MINUTE


def test_a_period_that_a_person_said_stays(conn, listing_id):
    listings.add(conn, 1, LISTING, crawl_every=10 * MINUTE)
    assert crawl(conn, known=12, period=3600.0)["crawl_every"] == 10 * MINUTE


def test_auto_lets_it_find_its_own_again(conn, listing_id):
    listings.add(conn, 1, LISTING, crawl_every=10 * MINUTE)
    listings.add(conn, 1, LISTING, adaptive=True)
    assert crawl(conn, known=12)["crawl_every"] == 15 * MINUTE


def test_a_host_that_rests_puts_its_listing_off_until_then(conn, listing_id):
    until = LATER + timedelta(hours=20)
    row = crawl(conn, known=0, error="a:443 rests", not_before=until)
    assert (row["next_crawl_at"], row["waits_until"]) == (until, until)
    row = crawl(conn, known=6, now=until)
    assert (row["waits_until"], row["last_error"]) == (None, None)


def test_a_sources_pace_and_budget_travel_with_its_requests(conn, listing_id):
    assert sources.set_limits(conn, "novini.example", delay=2.5, daily_pages=10, daily_bytes=None)
    conn.execute("UPDATE listings SET next_crawl_at = %s", (NOON,))
    with conn.transaction():
        (request,) = requests.take_due(conn, LATER)
    assert (request.delay, request.daily_pages, request.daily_bytes) == (2.5, 10, None)
    assert urls.domain(request.url) == "novini.example"


def test_with_another_budget_a_listing_that_waits_for_tomorrow_is_due(conn, listing_id):
    wait = "UPDATE listings SET waits_until = %(at)s, next_crawl_at = %(at)s"
    conn.execute(wait, {"at": datetime.now(UTC) + timedelta(hours=9)})
    sources.set_limits(conn, "novini.example", delay=2.5, daily_pages=None, daily_bytes=None)
    assert requests.take_due(conn, datetime.now(UTC)) == []
    sources.set_limits(conn, "novini.example", delay=None, daily_pages=10, daily_bytes=None)
    assert len(requests.take_due(conn, datetime.now(UTC) + timedelta(seconds=1))) == 1


def test_ten_due_of_ten_thousand_cost_what_ten_of_ten_do(conn, listing_id):
    insert = """
        INSERT INTO listings (topic_id, source_id, url, url_key, next_crawl_at)
        SELECT 1, 1, 'https://novini.example/' || %(name)s || n, gen_random_uuid(), %(at)s
          FROM generate_series(1, %(count)s) AS n
    """
    conn.execute("DELETE FROM listings")
    conn.execute(insert, {"at": NOON, "count": 10, "name": "due"})
    few = cost(conn)
    conn.execute(insert, {"at": NOON + timedelta(days=1), "count": 9_990, "name": "later"})
    conn.execute("INSERT INTO topics (name, paused) VALUES ('Тыныш', true)")
    conn.execute("ANALYZE listings")
    assert cost(conn) < 2 * few


def test_what_is_due_of_a_paused_topic_is_looked_at_once(conn, listing_id):
    conn.execute("UPDATE listings SET next_crawl_at = %s", (NOON,))
    topics.set_paused(conn, 1, True)
    with conn.transaction():
        assert requests.take_due(conn, LATER) == []
    assert rows(conn, "SELECT next_crawl_at AS at FROM listings")[0]["at"] == LATER + 15 * MINUTE
    topics.set_paused(conn, 1, False)
    with conn.transaction():
        assert len(requests.take_due(conn, LATER)) == 1


def cost(conn) -> float:
    """The least of twenty ticks at noon in seconds; each is undone."""
    found = []
    for _ in range(20):
        with conn.transaction(force_rollback=True):
            began = time.perf_counter()
            assert len(requests.take_due(conn, NOON)) == 10
            found.append(time.perf_counter() - began)
    return min(found)

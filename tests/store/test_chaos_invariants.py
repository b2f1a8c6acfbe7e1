"""Each invariant of the chaos run holds of a store in order, and breaks on one that is not."""

from collections import Counter
from datetime import timedelta
from types import SimpleNamespace

import pytest

from news import urls
from news.bodies import zip_body
from store import batches, listings, topics
from store.batches import Batch
from store.quarantine import Quarantined
from tests.chaos import invariants
from tests.chaos.manifest import manifest
from tests.chaos.run import beyond
from tests.chaos.sampler import Sampler
from tests.factories import NOON, a_page, a_reading

BASE = "http://127.0.0.1:8000"
EVERY = timedelta(minutes=2)
MADE = manifest(40, seed=1)
HEALTHY = [path for path, entry in MADE.entries.items() if entry.kind == "healthy"]
POISON = [path for path, entry in MADE.entries.items() if entry.kind == "poison"]
FIRST = HEALTHY[0]


def reading(path: str):
    true = MADE.entries[path].article
    return a_reading(
        url=BASE + path,
        headline=true.headline,
        article_body=true.article_body,
        page={"body": zip_body(path.encode())},
    )


def given_up(path: str) -> Quarantined:
    return Quarantined(
        entry_id=path,
        stage="parse",
        reason="crash",
        detail="",
        attempts=5,
        fields={},
        page=a_page(requested_url=BASE + path, url=BASE + path),
    )


@pytest.fixture
def store(conn):
    """All that the manifest says, as it should be; three crawls of a listing when they were due."""
    read, quarantined = map(reading, HEALTHY), map(given_up, POISON)
    batches.save(conn, Batch(readings=list(read), quarantined=list(quarantined)))
    topic_id = topics.add(conn, "Казахстан")
    listing_id = listings.add(conn, topic_id, f"{BASE}/tema", crawl_every=EVERY)
    for minutes in (0, 2, 4):
        conn.execute(
            "INSERT INTO crawl_runs (listing_id, slot, reason, state, requested_at)"
            " VALUES (%(id)s, %(at)s, 'scheduled', 'complete', %(at)s)",
            {"id": listing_id, "at": NOON + timedelta(minutes=minutes)},
        )
    return conn


def said(conn) -> list[str]:
    return list(invariants.broken(invariants.ending(conn, BASE, MADE, EVERY), MADE))


def test_a_store_in_order_breaks_nothing(store):
    assert said(store) == []


AGAIN = (
    "CREATE TEMP TABLE copy AS SELECT * FROM {table} LIMIT 1",
    "UPDATE copy SET {change}",
    "INSERT INTO {table} OVERRIDING SYSTEM VALUE SELECT * FROM copy",
)


def again(table: str, change: str, key: str = "") -> list[str]:
    """Put a row of a table there a second time, changed."""
    free = [f"ALTER TABLE {table} DROP CONSTRAINT {key}"] if key else []
    return free + [order.format(table=table, change=change) for order in AGAIN]


FAULTS = {
    "1 lost": ["DELETE FROM urls WHERE url_key = %(key)s"],
    "an article twice": again("articles", "id = id + 1000", "articles_url_key_key"),
    "a version more": again("article_versions", "number = 2"),
    "a capture twice": again("captures", "status = 200", "captures_pkey"),
    "ended as gone, not stored": ["UPDATE urls SET outcome = 'gone' WHERE url_key = %(key)s"],
    "an outcome and no article": [
        "UPDATE urls SET article_id = NULL",
        "DELETE FROM articles WHERE canonical_url = %(url)s",
    ],
    "another headline": ["UPDATE article_versions SET headline = 'x'"],
    "another text": ["UPDATE article_versions SET article_body = article_body || ' '"],
    "(poison): in quarantine as [('crash', 4)]": ["UPDATE quarantine SET attempts = 4"],
    "(poison): in quarantine as []": ["DELETE FROM quarantine"],
    "1 in quarantine that are healthy": ["UPDATE quarantine SET url = %(url)s WHERE id = 1"],
    "1 crawls of listings that were not due": [
        "UPDATE crawl_runs SET requested_at = requested_at + interval '1 s' WHERE slot = %(noon)s"
    ],
}
MORE = "1 articles, versions or captures too many"


@pytest.mark.parametrize("fault", FAULTS)
def test_one_that_is_not_in_order_is_told(store, fault):
    values = {"key": urls.key(BASE + FIRST), "url": BASE + FIRST, "noon": NOON}
    for order in FAULTS[fault]:
        store.execute(order, values)
    expected = MORE if fault.split()[-1] in {"twice", "more"} else fault
    assert any(expected in line for line in said(store)), said(store)


def test_an_article_that_the_site_does_not_have_is_one_too_many(store):
    batches.save(store, Batch(readings=[a_reading(url=f"{BASE}/nowhere")]))
    assert MORE in said(store)


def sampler(**values: object) -> Sampler:
    """One that has looked until the end."""
    made = Sampler(SimpleNamespace())
    made.looks.update(valkey=1, postgres=1, workers=1)
    made.over.set()
    for name, value in values.items():
        setattr(made, name, value)
    return made


def test_what_does_not_hold_beside_the_store_is_told():
    hits = Counter(dict.fromkeys(MADE.entries, 2))
    assert list(beyond(sampler(), hits, MADE, 0)) == []
    assert list(beyond(sampler(redis_peak=33_000_000), hits, MADE, 0)) == ["redis held 33.0 MB"]
    assert list(beyond(sampler(worker_peak=501_000_000), hits, MADE, 0)) == ["a worker held 501 MB"]
    assert list(beyond(sampler(), hits, MADE, 3)) == ["3 entries stuck on the stream"]
    assert list(beyond(sampler(), hits + hits, MADE, 0)) == ["4.00 requests an article"]


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_sampler_that_dies_or_sees_nothing_breaks_the_run():
    with Sampler(SimpleNamespace()) as dead:  # of a service without an address
        dead.thread.join(5)
    assert list(beyond(dead, Counter(), MADE, 0)) == [f"the sampler died: {dead.error}"]
    assert "AttributeError" in dead.error
    blind = sampler(looks=Counter(valkey=1))
    assert list(beyond(blind, Counter(), MADE, 0)) == ["the sampler never saw postgres, workers"]


def test_a_password_in_any_log_is_found(tmp_path):
    for name in ("valkey/password", "valkey/crawler.password", "flower.password"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(f"secret of {name}\n")
    words = invariants.secrets(tmp_path)
    assert words == {
        f"secret of {name}"
        for name in ("valkey/password", "valkey/crawler.password", "flower.password")
    }
    (tmp_path / "logs").mkdir()
    (tmp_path / "logs/worker.log").write_text("nothing")
    assert invariants.told_in(tmp_path, words) == []
    (tmp_path / "valkey/valkey.log.1").write_text("url redis://:secret of flower.password@there")
    assert invariants.told_in(tmp_path, words) == ["valkey/valkey.log.1"]

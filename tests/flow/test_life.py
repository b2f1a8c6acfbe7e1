"""A topic lives: three crawlers keep a pace, hosts rest, articles are looked at again in time."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from news.keys import AILING, rest_key
from news.settings import Settings
from store import listings, sources, topics
from store.connection import connect
from tema.health import pulses
from tests.flow.house import TOPIC, House
from workers import schedule

PACE = 0.2
LADDER = Settings().ladder


@pytest.fixture(scope="module")
def house(shared_state_dir) -> Iterator[House]:
    with House(shared_state_dir, generated=0, TEMA_CRAWLERS="3") as house:
        house.watch("dala")
        house.expect("all articles", lambda: house.stored() == 21, 180)
        house.expect("the crawl has ended", house.runs_ended, 120)
        yield house


def domain(house: House, outlet: str) -> str:
    return house.running.base_url(outlet).removeprefix("http://")


def tick(house: House, later: timedelta = timedelta()) -> int:
    """What beat does at a time to come; how many crawls it asked for."""
    with connect(house.service.database_url) as conn, house.stream() as client:
        return schedule.request_due(conn, client, datetime.now(UTC) + later, 1e6, LADDER)


def make_due(house: House, outlet: str) -> None:
    """Let the next tick crawl an outlet's listing."""
    url = house.running.topic_urls()[outlet]
    house.ask("UPDATE listings SET next_crawl_at = now() WHERE url = %(url)s RETURNING id", url=url)


def listing(house: House, outlet: str) -> dict:
    url = house.running.topic_urls()[outlet]
    return house.ask("SELECT * FROM listings WHERE url = %(url)s", url=url)[0]


def none_open(house: House) -> bool:
    """Whether all crawls have ended, however."""
    return not house.ask("SELECT FROM crawl_runs WHERE state = 'open'")


def end_rest(house: House, outlet: str) -> None:
    """What the time does."""
    with house.stream() as client:
        client.delete(rest_key(domain(house, outlet)))
        client.zrem(AILING, domain(house, outlet))


def test_three_crawlers_run_and_keep_the_pace_of_a_source_by_its_own_log(house: House):
    with house.stream() as client:
        assert [one.part for one in pulses(client)].count("crawler") == 3
    url = house.running.topic_urls()["horizont"]
    pace = {"delay": PACE, "daily_pages": None, "daily_bytes": None}
    with connect(house.service.database_url) as conn, conn.transaction():
        listings.add(conn, topics.add(conn, TOPIC), url)
        assert sources.set_limits(conn, domain(house, "horizont"), **pace)
    house.expect("all articles of it", lambda: house.stored() == 42)
    times = [at for outlet, _, at in house.running.arrivals if outlet == "horizont"]
    assert len(times) > 21
    assert min(later - earlier for earlier, later in pairwise(times)) >= PACE
    assert house.tema("source", "set", domain(house, "horizont"), "--reset").returncode == 0
    house.expect("the crawl has ended", lambda: none_open(house))


def test_all_listings_of_a_source_are_crawled_again_by_its_name(house: House):
    done = house.tema("recrawl", domain(house, "horizont"), "--wait")
    assert (done.returncode, "complete" in done.stdout) == (0, True)


def test_a_source_that_asks_to_wait_is_let_alone_and_status_says_so(house: House):
    house.newsroom.moods.answer("dala", 429, retry_after="3600")
    make_due(house, "dala")
    house.expect("it is put off", lambda: listing(house, "dala")["waits_until"])
    row = listing(house, "dala")
    assert timedelta(minutes=55) < row["next_crawl_at"] - datetime.now(UTC) < timedelta(hours=1)
    hits = len([hit for hit in house.running.hits if hit[0] == "dala"])
    assert tick(house, timedelta(minutes=50)) == 0 or listing(house, "dala")["waits_until"]
    done = house.tema("status", "--json")
    told = json.loads(done.stdout)
    assert (done.returncode, told["problems"]) == (0, [])
    assert [(one["state"], one["host"]) for one in told["hosts"]] == [
        ("rests", domain(house, "dala"))
    ]
    assert any("Retry-After" in line for line in told["notices"])
    assert len([hit for hit in house.running.hits if hit[0] == "dala"]) == hits


def test_when_the_time_is_over_it_is_crawled_as_ever(house: House):
    house.newsroom.moods.answer("dala", 200)
    end_rest(house, "dala")
    make_due(house, "dala")
    house.expect("it is crawled", lambda: not listing(house, "dala")["waits_until"])
    assert listing(house, "dala")["last_error"] is None


def test_articles_are_looked_at_again_when_their_time_comes(house: House):
    changed, true = house.article("dala", 1)
    gone, false = house.article("dala", 2)
    house.ask("UPDATE articles SET date_published = created_at RETURNING id")
    house.newsroom.edit("dala", true.path, headline="Жаңа тақырып: әғқ щъё")
    house.newsroom.remove("dala", false.path)
    captures = house.ask("SELECT count(*) AS n FROM captures")[0]["n"]
    versions = house.ask("SELECT count(*) AS n FROM article_versions")[0]["n"]
    assert tick(house, timedelta(minutes=30)) == 0
    assert tick(house, timedelta(hours=1, minutes=5)) >= 1
    house.expect("a new version", lambda: house.version(changed) == 2)
    house.expect(
        "it is noted as gone",
        lambda: house.ask(
            "SELECT FROM articles WHERE canonical_url = %(url)s AND gone_at IS NOT NULL", url=gone
        ),
    )
    house.expect("all looks have ended", lambda: none_open(house))
    (event,) = house.ask("SELECT payload FROM events WHERE kind = 'article.removed'")
    assert event["payload"]["url"] == gone
    assert house.version(gone) == 1
    looks = house.ask("SELECT status, count(*) AS n FROM looks GROUP BY 1 ORDER BY 1")
    by_status = {row["status"]: row["n"] for row in looks}
    assert by_status[410] == 1
    assert house.ask("SELECT count(*) AS n FROM article_versions")[0]["n"] == versions + 1
    fetched = house.ask("SELECT count(*) AS n FROM captures")[0]["n"] - captures
    assert fetched + by_status.get(304, 0) + 1 == len(house.ask("SELECT FROM articles"))


def test_after_the_ladder_nothing_is_due(house: House):
    assert tick(house, timedelta(days=29)) >= 0
    house.expect("all looks have ended", lambda: none_open(house))
    assert house.ask("SELECT FROM articles WHERE next_look_at IS NOT NULL") == []


def test_an_unchanged_article_asked_for_is_a_304_unless_forced(house: House):
    url, _ = house.article("dala", 4)
    house.tema("recrawl", url, "--wait")
    house.running.hits.clear()
    looks = len(house.ask("SELECT FROM looks"))
    done = house.tema("recrawl", url, "--wait")
    assert (done.returncode, done.stdout[:9]) == (0, "unchanged")
    statuses = [hit[2] for hit in house.running.hits]
    assert house.tema("recrawl", url, "--wait", "--force").returncode == 0
    assert house.running.hits[-1][2] == 200
    assert len(house.ask("SELECT FROM looks")) - looks == statuses.count(304)


def test_a_topic_name_that_is_none_and_no_source_is_refused(house: House):
    done = house.tema("recrawl", "никой.example")
    assert (done.returncode, TOPIC in done.stderr) == (2, True)

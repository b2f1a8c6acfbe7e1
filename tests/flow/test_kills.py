"""Each part killed with -9 in the middle of a crawl: nothing is lost, nothing done twice."""

import sys
from pathlib import Path

import pytest

from tests.flow.house import ALL_LANGUAGES, TOPIC, House

VICTIMS = ["crawler", "intake", "worker", "worker child", "valkey", "postgres"]

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="finds a worker's children by /proc"
)


@pytest.mark.parametrize("victim", VICTIMS)
def test_a_kill_in_mid_crawl_loses_and_doubles_nothing(state_dir: Path, victim: str):
    with House(state_dir, generated=60, **ALL_LANGUAGES) as house:
        expected = {url for url, _ in house.running.truth(TOPIC)}
        house.newsroom.delay = 0.25
        house.watch("horizont", "vestnik", "dala")
        house.expect("a first batch", lambda: house.stored() >= 8)
        killed = house.kill(victim)
        assert house.stored() < len(expected), "the crawl was over before the kill"
        if not victim.endswith("child"):
            house.expect(
                f"{victim} is back",
                lambda: house.service.supervisor.status()[victim].pid not in {0, killed},
            )
        house.expect("all articles", lambda: house.stored() >= len(expected), 90)
        house.expect("all runs complete", house.runs_ended)
        assert_whole(house, expected)


def test_a_crawl_killed_on_its_second_page_leaves_no_hole(state_dir: Path):
    with House(state_dir, generated=24) as house:
        expected = {url for url, a in house.running.truth(TOPIC) if a.outlet == "horizont"}
        house.newsroom.delay = 0.4
        house.watch("horizont")
        second = "/tema/kazahstan?page=2"
        house.expect("page 2", lambda: second in {path for _, path, _ in house.running.hits})
        house.kill("crawler")
        assert house.ask("SELECT frontier FROM listings") == [{"frontier": []}]
        house.newsroom.delay = 0
        house.expect("all articles", lambda: house.stored() >= len(expected), 90)
        house.expect("the run complete", house.runs_ended)
        assert_whole(house, expected)
        assert len(house.ask("SELECT unnest(frontier) FROM listings")) == 6

        # A second crawl stops at the frontier: the listing's first page, and nothing else.
        house.running.hits.clear()
        true = house.newsroom.articles()[0]
        house.newsroom.publish(
            true.edited(outlet="horizont", path="/novini/novo-1", headline="Нова вест за Казахстан")
        )
        house.ask("UPDATE listings SET next_crawl_at = now() RETURNING id")
        house.expect("the new article", lambda: house.stored() == len(expected) + 1)
        house.expect("the run complete", house.runs_ended)
        paths = [p for _, p, status in house.running.hits if p != "/robots.txt"]
        assert sorted(paths) == ["/novini/novo-1", "/tema/kazahstan"]


def assert_whole(house: House, expected: set[str]) -> None:
    articles = house.ask("SELECT canonical_url AS url, version FROM articles")
    assert {row["url"] for row in articles} == expected
    assert len(articles) == len(expected)
    assert {row["version"] for row in articles} == {1}
    assert len(house.ask("SELECT FROM article_versions")) == len(expected)
    assert len(house.ask("SELECT FROM article_topics")) == len(expected)
    assert house.ask("SELECT url, reason, detail FROM quarantine") == []
    house.expect(
        "every event sent once",
        lambda: len(house.ask("SELECT FROM events WHERE sent_at IS NOT NULL")) == len(expected),
    )
    with house.stream() as client:
        house.expect("an empty pages stream", lambda: client.xlen("pages") == 0)
        ids = [fields[b"id"] for _, fields in client.xrange("events")]
        assert set(ids) == {str(n["id"]).encode() for n in house.ask("SELECT id FROM events")}
        assert client.xlen("requests") == 0

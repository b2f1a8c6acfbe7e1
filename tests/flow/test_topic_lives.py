"""A topic lives, in a whole house: an edit, a removal, another definition, a canary, a trace."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from store import tracing
from store.connection import connect
from tema.tracing import steps
from tests.flow.house import TOPIC, House
from workers import canary


@pytest.fixture(scope="module")
def house(shared_state_dir: Path) -> Iterator[House]:
    """A house that has read one outlet, and whose clock sends no canary for an hour."""
    with House(shared_state_dir, generated=0) as house:
        house.add_topic(TOPIC, "dala", every="1h")
        house.expect("the outlet is read", house.runs_ended)
        yield house


def told(house: House, url: str, what: str) -> list[str]:
    """What a URL's life tells of such steps."""
    with connect(house.service.database_url) as conn:
        return [step.told for step in steps(tracing.life(conn, url)) if step.what == what]


def test_an_article_tells_its_life(house: House):
    url, _ = house.article("dala", 0)
    house.expect("it is announced", lambda: told(house, url, "sent"), 10)
    life = house.told("trace", url)["steps"]
    assert [step["what"] for step in life] == [
        *("requested", "discovered", "fetched", "handed over", "taken", "parsed", "enriched"),
        *("stored", "read as", "event", "sent", "topic"),
    ]
    times = [datetime.fromisoformat(step["at"]) for step in life if step["at"]]
    assert times == sorted(times)


def test_an_edit_is_a_version_with_its_words_and_its_difference(house: House):
    url, article = house.article("dala", 1)
    first, *rest = article.paragraphs
    house.newsroom.edit("dala", article.path, paragraphs=(f"{first} Ъгъл добавлен.", *rest))
    assert house.tema("recrawl", url, "--wait").returncode == 0
    assert "version 2: article_body; 2 words came, 0 went" in told(house, url, "read as")
    assert "{+ Ъгъл добавлен.+}" in house.tema("diff", url).stdout


def test_an_unchanged_article_writes_no_row_but_its_fetch(house: House):
    url, _ = house.article("dala", 2)
    own = "SELECT *, xmin FROM articles WHERE canonical_url = %(url)s"
    before = house.ask(own, url=url)
    house.tema("recrawl", url, "--wait", "--force")
    assert len(told(house, url, "fetched")) == 2
    house.tema("recrawl", url, "--wait")
    assert told(house, url, "looked at") == ["HTTP 304, not modified"]
    assert house.ask(own, url=url) == before
    assert len(told(house, url, "read as")) == 1


def test_one_that_is_removed_is_noted_told_and_kept(house: House):
    url, article = house.article("dala", 3)
    house.newsroom.remove("dala", article.path)
    house.tema("recrawl", url, "--wait")
    house.expect("it is noted", lambda: told(house, url, "gone"), 10)
    assert any(event.startswith("article.removed") for event in told(house, url, "event"))
    assert house.version(url) == 1
    house.newsroom.publish(article)
    house.tema("recrawl", url, "--wait")
    house.expect("it is back", lambda: not told(house, url, "gone"), 10)
    assert any(event.startswith("article.restored") for event in told(house, url, "event"))


def test_a_change_of_the_topic_is_foreseen_applied_and_taken_back(house: House):
    all_of_it = len(house.told("articles", "--topic", TOPIC))
    change = ("topic", "change", TOPIC, "--language", "kk")
    foreseen = json.loads(house.tema(*change, "--dry-run", "--json").stdout)
    assert 0 < foreseen["go"] < all_of_it
    applied = json.loads(house.tema(*change, "--yes", "--json").stdout)
    assert (applied["applied"], applied["go"]) == (True, foreseen["go"])
    assert len(house.told("articles", "--topic", TOPIC)) == all_of_it - foreseen["go"]
    back = house.tema("topic", "change", TOPIC, "--no-language", "kk", "--yes")
    assert back.stdout.startswith(f"{TOPIC}: {foreseen['go']} articles have come")
    assert len(house.told("articles", "--topic", TOPIC)) == all_of_it


def test_a_canary_goes_the_whole_way_and_nobody_sees_it(house: House):
    url = f"{house.running.base_url('dala')}/canary"
    stored, urls = house.stored(), house.ask("SELECT count(*) AS n FROM urls")
    with house.stream() as client:
        now = datetime.now(UTC)
        canary.fly(client, now, url)
        house.expect("the crawler brings it", lambda: canary.brought(client), 20)
        canary.fly(client, datetime.now(UTC), url)
    house.expect("its row", lambda: house.ask("SELECT FROM canary WHERE crawled"), 20)
    assert house.ask("SELECT sent_at FROM canary") == [{"sent_at": now}]
    assert (house.stored(), house.ask("SELECT count(*) AS n FROM urls")) == (stored, urls)
    well = house.tema("healthy")
    assert (well.returncode, well.stdout.startswith("a canary came the whole way")) == (0, True)


def test_a_canary_on_an_address_that_is_not_allowed_does_not_come(house: House):
    with house.stream() as client:
        canary.fly(client, datetime.now(UTC), "http://127.0.0.1:9/canary")
        house.expect("the crawler answers", lambda: client.hlen(canary.ANSWER), 20)
        assert canary.brought(client) is None


def test_coverage_is_shown_and_status_is_well(house: House):
    (row,) = house.told("coverage")["listings"]
    assert row["last_crawl_at"] is not None
    done = house.tema("status")
    assert (done.returncode, done.stderr) == (0, "")
    assert "canary" in done.stdout

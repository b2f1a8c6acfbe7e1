"""A page that cannot be processed: a failed task in Flower, a number to look at, and once more."""

import json
from collections.abc import Iterator
from dataclasses import replace

import pytest

from news.bodies import zip_body
from news.model import Deadly, Page
from news.wire import PAGES, dump
from tests.factories import NOON
from tests.flow.flower_client import FlowerClient
from tests.flow.house import House
from tests.flow.poisonable_worker import POISON
from tests.flow.test_poison_and_outage import PoisonableHouse, page


def cut(number: int) -> Page:
    """A page whose gzip ends too early."""
    whole = page(number)
    return replace(whole, body=whole.body[:-9])


BROKEN = cut(1)
POISONED = page(7, extra=POISON)
"""Put there first: five workers die on it while the others are looked at."""


class WatchedHouse(PoisonableHouse):
    """A page in quarantine is a failed task there."""

    has_flower = True


@pytest.fixture(scope="module")
def house(shared_state_dir) -> Iterator[House]:
    with WatchedHouse(shared_state_dir, generated=0, TEMA_TASK_TIME_LIMIT="2") as house:
        house.watch()
        put(house, POISONED)
        yield house


@pytest.fixture(scope="module")
def flower(house: House) -> FlowerClient:
    return FlowerClient(house)


def put(house: House, *pages: Page) -> None:
    with house.stream() as client:
        for one in pages:
            client.xadd(PAGES, dump(one))


def number_of(house: House, url: str) -> int:
    """Under which number a URL's page is in quarantine and was not replayed, once it is."""
    waiting = "SELECT id FROM quarantine WHERE url = %(url)s AND replayed_at IS NULL"
    house.expect(f"{url} in quarantine", lambda: house.ask(waiting, url=url))
    return int(house.ask(waiting, url=url)[0]["id"])


def listed(house: House) -> list[dict]:
    return json.loads(house.tema("quarantine", "list", "--json").stdout)


@pytest.fixture
def broken(house: House, flower: FlowerClient) -> int:
    """The number of a page whose gzip is broken."""
    if not house.ask("SELECT FROM quarantine WHERE url = %(url)s", url=BROKEN.url):
        put(house, BROKEN)
    return number_of(house, BROKEN.url)


def failures(flower: FlowerClient, words: str) -> list[dict]:
    """The failed tasks whose exception has these words."""
    return [task for task in flower.tasks("tema.ingest", "FAILURE") if words in task["exception"]]


def test_a_task_that_met_an_unreadable_page_is_a_failure_in_flower(
    house: House, flower: FlowerClient, broken: int
):
    house.expect("a failed task", lambda: failures(flower, f"{broken}: {BROKEN.url}"), 10)


def test_healthy_pages_of_a_failed_task_are_stored(house: House, flower: FlowerClient):
    put(house, cut(2), page(3), page(4))
    number_of(house, page(2).url)
    house.expect("both", lambda: {house.version(page(n).url) for n in (3, 4)} == {1}, 10)


def test_the_list_names_stage_and_reason(house: House, broken: int):
    (row,) = [row for row in listed(house) if row["id"] == broken]
    assert (row["stage"], row["reason"], row["attempts"]) == ("parse", "unreadable", 0)


def test_show_by_number_tells_of_the_page(house: House, broken: int):
    told = json.loads(house.tema("quarantine", "show", str(broken), "--json").stdout)
    assert (told["id"], told["url"]) == (broken, BROKEN.url)
    assert "gzip" in told["detail"]


def test_show_saves_the_bytes_of_the_page(house: House, broken: int):
    path = house.service.state / "page.bin"
    house.tema("quarantine", "show", str(broken), "--save", str(path))
    assert path.read_bytes() == BROKEN.body


def test_what_is_still_broken_comes_back_under_a_new_number(house: House, broken: int):
    assert house.tema("quarantine", "replay", str(broken)).returncode == 0
    assert number_of(house, BROKEN.url) > broken


def test_what_was_mended_becomes_an_article_when_replayed(house: House, broken: int):
    house.ask(
        "UPDATE quarantine SET body = %(body)s WHERE id = %(id)s RETURNING id",
        body=page(1).body,
        id=broken,
    )
    house.tema("quarantine", "replay", str(broken))
    house.expect("the article", lambda: house.version(BROKEN.url) == 1, 10)


def test_what_was_replayed_leaves_the_list(house: House):
    put(house, cut(5))
    number = number_of(house, page(5).url)
    house.tema("quarantine", "replay", str(number))
    assert number not in [row["id"] for row in listed(house)]


def test_a_number_that_is_not_there_is_one_line_and_exit_2(house: House):
    done = house.tema("quarantine", "show", "999999")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)


def test_replay_of_nothing_named_is_refused(house: House):
    assert house.tema("quarantine", "replay").returncode == 2


def test_a_page_that_comes_back_has_its_bytes_yet(house: House):
    put(house, cut(8))
    first = number_of(house, page(8).url)
    house.tema("quarantine", "replay", str(first))
    later = number_of(house, page(8).url)
    (row,) = house.ask("SELECT body FROM quarantine WHERE id = %(id)s", id=later)
    assert (later > first, bytes(row["body"])) == (True, cut(8).body)


def test_a_page_on_which_workers_died_is_a_failure_that_names_its_number(
    house: House, flower: FlowerClient
):
    number = number_of(house, POISONED.url)
    house.expect("a failed task", lambda: failures(flower, f"{number}: {POISONED.url}"), 10)


def test_the_replay_of_a_listing_on_which_crawlers_died_crawls_it_again(house: House):
    url = house.running.topic_urls()["horizont"]
    deadly = Deadly(
        run_id=77, url=url, headers={}, fetched_at=NOON, deaths=3, body=zip_body(b"<html>")
    )
    with house.stream() as client:
        client.xadd(PAGES, dump(deadly))
    number = number_of(house, url)
    (shown,) = [row for row in listed(house) if row["id"] == number]
    assert (shown["stage"], shown["reason"], shown["attempts"]) == ("crawl", "crash", 3)
    assert house.tema("quarantine", "replay", str(number)).returncode == 0
    query = "SELECT reason FROM crawl_runs WHERE url = %(url)s"
    house.expect("a crawl of it", lambda: house.ask(query, url=url) == [{"reason": "on_demand"}])
    assert number not in {row["id"] for row in listed(house)}

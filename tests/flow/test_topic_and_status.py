"""A topic that is added crawls itself, pauses and goes on; `tema status` tells how all are."""

import json
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from itertools import pairwise

import pytest

from tema.health import REQUIRED, pulses
from tests.flow.house import House, HouseWithFlower, command, surroundings

NAME, ALIAS = "Қазақстан: ә ғ қ ң ө ұ ү һ і", "bg:Казахстан, ъгъл и щъркел"
EVERY = timedelta(seconds=2)
KEYS = (
    *("processes", "queues", "stream", "oldest_page", "listings"),
    *("quarantine", "disk_free", "problems"),
)
RUNS = "SELECT id, slot, reason, state, error, requested_at FROM crawl_runs ORDER BY id"


@pytest.fixture(scope="module")
def house(shared_state_dir) -> Iterator[House]:
    with HouseWithFlower(shared_state_dir, generated=0) as house:
        house.add_topic(NAME, "dala", every="2s", aliases=(ALIAS,))
        house.expect("a first crawl", house.stored)
        yield house


@contextmanager
def paused(house: House) -> Iterator[int]:
    """The topic paused, with its last crawl over: how many runs there are; resumed at the end."""
    assert house.tema("topic", "pause", ALIAS.removeprefix("bg:")).returncode == 0
    try:
        house.expect("the last crawl is over", house.runs_ended)
        yield len(house.ask(RUNS))
    finally:
        assert house.tema("topic", "resume", NAME).returncode == 0


@contextmanager
def second_beat(house: House) -> Iterator[None]:
    """A beat beside the supervised one."""
    settings = surroundings(house.service.state) | house.service.variables
    beat = subprocess.Popen(command("up", "beat"), env=settings, stderr=subprocess.DEVNULL)
    try:
        with house.stream() as client:
            house.expect(
                "two beats tick", lambda: [p.part for p in pulses(client)].count("beat") == 2
            )
        yield
    finally:
        beat.terminate()
        assert beat.wait(20) == 0


@contextmanager
def without(house: House, part: str) -> Iterator[None]:
    """The house while one part is stopped in good order."""
    house.service.supervisor.stop_program(part)
    try:
        yield
    finally:
        house.service.supervisor.start_programs([part])
        house.expect(f"{part} is there", lambda: house.tema("status").returncode == 0)


def test_an_added_topic_crawls_itself_again_and_again(house: House):
    house.expect("runs of three slots", lambda: len(house.ask(RUNS)) > 3)
    *ended, _last = house.ask(RUNS)
    assert {(run["reason"], run["state"]) for run in ended} == {("scheduled", "complete")}


def test_a_crawl_waits_for_the_period_of_its_topic(house: House):
    begun = [run["requested_at"] for run in house.ask(RUNS)]
    gaps = [later - earlier for earlier, later in pairwise(begun)]
    assert min(gaps) >= EVERY


def test_a_newly_published_article_appears_by_itself(house: House):
    _, known = house.article("dala", 2)
    news = known.edited(path="/kk/zhana-habar-1", headline="Жаңа хабар: өңір һәм ұшқыш")
    house.newsroom.publish(news)
    url = house.running.url_of(news)
    house.expect("the new article", lambda: house.version(url) == 1, 10)


def test_a_paused_topic_is_crawled_no_more(house: House):
    with paused(house) as before:
        time.sleep(2 * EVERY.total_seconds() + 1)
        assert len(house.ask(RUNS)) == before


def test_a_resumed_topic_goes_on(house: House):
    with paused(house) as before:
        pass
    house.expect("a run more", lambda: len(house.ask(RUNS)) > before, 10)


def test_two_beats_leave_a_run_for_each_slot(house: House):
    with second_beat(house):
        (row,) = house.ask("SELECT now() AS both")
        time.sleep(3 * EVERY.total_seconds() + 1)
    begun = [run["requested_at"] for run in house.ask(RUNS) if run["requested_at"] > row["both"]]
    gaps = [later - earlier for earlier, later in pairwise(begun)]
    assert len(gaps) >= 2
    assert min(gaps) >= EVERY


def test_a_house_that_is_well_has_no_problem_and_exit_0(house: House):
    done = house.tema("status")
    assert (done.returncode, done.stderr, "all is well" in done.stdout) == (0, "", True)


@pytest.mark.parametrize("part", ["intake", "beat"])
def test_a_part_that_is_missing_is_exit_1_with_the_reason(house: House, part: str):
    with without(house, part):
        done = house.tema("status")
    assert (done.returncode, done.stderr) == (1, f"wrong: no {part} is running\n")


def test_everything_is_told_as_json(house: House):
    told = house.told("status")
    assert [key for key in KEYS if key not in told] == []


def test_json_names_each_process_once(house: House):
    parts = [process["part"] for process in house.told("status")["processes"]]
    assert sorted(parts) == sorted([*REQUIRED, "flower"])


def test_json_tells_of_the_listing_and_its_last_crawl(house: House):
    (row,) = house.told("status")["listings"]
    assert (row["topic"], row["last_error"]) == (NAME, None)
    assert row["last_crawl_at"] >= row["last_new_at"]


def test_json_counts_a_page_that_waits_and_has_the_problem(house: House):
    with without(house, "intake"), house.stream() as client:
        entry = client.xadd("pages", {"v": "99", "type": "page"})
        told = json.loads(house.tema("status", "--json").stdout)
        client.xdel("pages", entry)
    assert told["stream"]["pages"] > 0
    assert told["oldest_page"] < 20
    assert told["problems"] == ["no intake is running"]


def test_a_listing_that_cannot_be_read_is_a_problem_with_its_url(house: House):
    url = f"{house.running.base_url('dala')}/nothing-here"
    house.tema("listing", "add", NAME, url)
    house.expect("its crawl has failed", lambda: house.tema("status").returncode == 1)
    told = house.tema("status").stderr
    house.tema("listing", "remove", url)
    assert told.startswith(f"wrong: listing {url}: ")

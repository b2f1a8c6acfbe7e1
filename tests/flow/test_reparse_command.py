"""`tema reparse` beside the whole house: real workers, no crawler, what changed by field."""

from collections.abc import Iterator

import pytest
import redis

from news.bodies import zip_body
from tests.flow.house import House
from tests.unit.test_parse_command import LISTING


@pytest.fixture(scope="module")
def house(shared_state_dir) -> Iterator[House]:
    """All of an outlet's articles, stored; its crawler is stopped."""
    with House(shared_state_dir, generated=0) as house:
        house.watch("horizont")
        house.expect("all articles", lambda: house.stored() == 21)
        house.expect("the crawl has ended", house.runs_ended)
        house.service.supervisor.stop_program("crawler")
        yield house


@pytest.fixture
def rows(house: House):
    """Asks for every article and version, in order; what is announced is not of it."""

    def asked() -> list:
        articles = house.ask("SELECT * FROM articles ORDER BY id")
        return articles + house.ask("SELECT * FROM article_versions ORDER BY 1, 2")

    return asked


def read_otherwise(house: House) -> None:
    """Let the articles read as an older parser may have left them: two fields, one text."""
    older = "UPDATE articles SET view_count = 0, keywords = '{}', parser_version = 1 RETURNING id"
    assert house.ask(older)
    house.ask("UPDATE articles SET content_hash = '\\x00' WHERE id = 5 RETURNING id")
    house.ask(
        "UPDATE article_versions SET article_body = 'Ъ' WHERE article_id = 5 RETURNING number"
    )


def test_what_nothing_has_changed_stays_as_it_is(house: House, rows):
    before = rows()
    told = house.told("reparse")
    assert (told["articles"], told["counts"]) == (21, {"same": 21})
    assert rows() == before


def test_a_dry_run_counts_by_field_and_changes_nothing(house: House, rows):
    read_otherwise(house)
    before = rows()
    told = house.told("reparse", "--dry-run", "--topic", "Казахстан", "--before-version", "2")
    assert told["counts"]["new_version"] == 1
    assert told["fields"]["view_count"]["changed"] > 10
    assert rows() == before


def test_the_workers_change_it_and_announce_the_new_text(house: House):
    read_otherwise(house)
    done = house.tema("reparse")
    assert (done.returncode, done.stderr.strip()) == (0, "")
    assert "21 articles read again" in done.stdout
    (event,) = house.ask("SELECT payload FROM events WHERE article_id = 5 AND version = 2")
    assert event["payload"]["by"] == "reparse"
    house.expect("announced", lambda: not house.ask("SELECT FROM events WHERE sent_at IS NULL"))
    assert house.told("reparse")["counts"] == {"same": 21}


def test_what_is_no_article_now_is_reported_and_kept(house: House):
    page = zip_body(f"<html><body><ul>{LISTING}</ul></body></html>".encode())
    house.ask("UPDATE captures SET body = %(page)s WHERE article_id = 3 RETURNING 1", page=page)
    told = house.told("reparse")
    assert told["counts"] == {"same": 20, "not_an_article": 1}
    assert [one["what"] for one in told["told"]] == ["not_an_article"]
    assert house.stored() == 21


def test_a_site_that_was_never_met_is_one_line(house: House):
    done = house.tema("reparse", "--site", "nyama.example")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "tema: no article of 'nyama.example' is stored\n"


def test_without_a_worker_one_line_says_what_to_do(house: House):
    house.service.supervisor.stop_program("worker")
    with redis.Redis.from_url(house.service.valkey.url) as client:
        house.expect("its sign is gone", lambda: not client.keys("pulse:worker:*"))
    done = house.tema("reparse")
    assert (done.returncode, done.stderr) == (3, "tema: no worker is running: tema up\n")

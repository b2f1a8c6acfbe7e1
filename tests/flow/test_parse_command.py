"""`tema parse URL`: fetched by the real crawler behind its guard, or as it was stored; no trace."""

import json

import pytest

from news.bodies import zip_body
from store import batches
from store.batches import Batch
from tests.factories import URL, a_reading
from tests.flow.crawl_site import eventually
from tests.unit.test_parse_command import PAGE

HTML = {"Content-Type": "text/html"}


@pytest.fixture
def service(tema, monkeypatch, database_url, valkey, stream) -> None:
    """Let the command find the servers of this session."""
    monkeypatch.setenv("TEMA_DATABASE_URL", database_url)
    monkeypatch.setenv("TEMA_REDIS_URL", valkey.url)


@pytest.fixture
def crawler(service, stream, start_crawler) -> None:
    """A crawler that is at work."""
    start_crawler()
    eventually(lambda: list(stream.scan_iter(match="pulse:crawler:*")))


@pytest.mark.usefixtures("crawler")
class TestFetched:
    def test_it_is_printed_and_nothing_is_left_behind(self, tema, stream, site):
        site.answers["/x"] = (200, HTML, PAGE)
        told = tema("parse", f"{site.base}/x")
        assert (told.code, json.loads(told.out)["headline"]) == (0, "Щъркел над Қазақстан")
        assert stream.xlen("pages") == 0
        eventually(lambda: not stream.xlen("requests:urgent"))
        assert not list(stream.scan_iter(match="preview:*"))

    def test_what_is_gone_is_one_line_with_exit_1(self, tema, site):
        told = tema("parse", f"{site.base}/nyama")
        assert (told.code, told.out) == (1, "")
        assert told.err.strip().endswith("not fetched: gone: HTTP 404")

    def test_an_address_that_is_not_public_is_not_asked(self, tema, victim):
        told = tema("parse", f"{victim.base}/x")
        assert (told.code, "not fetched: blocked" in told.err) == (1, True)
        assert victim.hits == []

    def test_what_robots_txt_forbids_is_not_asked(self, tema, site):
        site.answers["/robots.txt"] = (200, {}, b"User-agent: *\nDisallow: /x")
        told = tema("parse", f"{site.base}/x")
        assert (told.code, "not fetched: robots" in told.err) == (1, True)
        assert site.count("/x") == 0


@pytest.mark.usefixtures("service")
class TestStored:
    def test_without_a_crawler_one_line_says_what_to_do(self, tema):
        told = tema("parse", URL)
        assert (told.code, told.out) == (3, "")
        assert "no crawler is running: tema up" in told.err

    def test_the_page_that_was_stored_is_read_again_by_any_of_its_addresses(self, tema, conn):
        page = {"body": zip_body(PAGE), "requested_url": f"{URL}?page=1"}
        with conn.transaction():
            batches.save(conn, Batch(readings=[a_reading(page=page)]))
        for address in (URL, f"{URL}?page=1"):
            told = tema("parse", address, "--stored")
            assert json.loads(told.out)["headline"] == "Щъркел над Қазақстан"

    def test_one_that_was_never_stored_is_one_line(self, tema):
        told = tema("parse", URL, "--stored")
        assert (told.code, told.err) == (2, f"tema: no page of {URL} is stored\n")

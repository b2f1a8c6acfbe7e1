"""`tema recrawl`: an article again, at once, ahead of what is scheduled, with what changed."""

import sys
from collections.abc import Iterator
from datetime import timedelta
from threading import Event

import pytest

from store import listings, topics
from store.connection import connect
from tests.flow.crawl_site import Site, serve
from tests.flow.house import TOPIC, House

SLOW = 6
"""Slow listings, two more than a crawler works on at once."""


@pytest.fixture(scope="module")
def neighbour() -> Iterator[Site]:
    """A site at another host than the newsroom's, whose pages come only at the end."""
    site = Site(address="127.0.0.2" if sys.platform == "linux" else "127.0.0.1")
    server, over = serve(site), Event()

    def slowly(_headers):
        over.wait(15)
        return 404, {}, b""

    for number in range(SLOW):
        site.answers[f"/slow/{number}"] = slowly
    yield site
    over.set()
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def house(shared_state_dir, neighbour: Site) -> Iterator[House]:
    there = f"{neighbour.address}:{neighbour.port}"
    with House(shared_state_dir, generated=0, neighbour=there) as house:
        house.watch("horizont")
        house.expect("all articles", lambda: house.stored() == 21)
        house.expect("the crawl has ended", house.runs_ended)
        yield house


def edited(house: House, number: int, **changes: object) -> str:
    """An article of horizont's that now reads otherwise; its URL."""
    url, true = house.article("horizont", number)
    house.newsroom.edit("horizont", true.path, **changes)
    return url


def lateness(house: House, url: str) -> dict[str, timedelta]:
    """How long after the wish an article's version 2 was fetched and stored."""
    (row,) = house.ask(
        """
        SELECT v.fetched_at - r.requested_at AS fetched, e.created_at - r.requested_at AS stored
          FROM articles a JOIN article_versions v ON v.article_id = a.id AND v.number = 2
          JOIN events e ON e.article_id = a.id AND e.version = 2
          JOIN crawl_runs r ON r.url = a.canonical_url
         WHERE a.canonical_url = %(url)s
        """,
        url=url,
    )
    return row


def test_a_changed_headline_is_a_new_version_that_names_the_field(house: House):
    url = edited(house, 3, headline="Променено заглавие: щъркел, ъгъл")
    done = house.tema("recrawl", url, "--wait")
    assert done.stdout.startswith("version 2, changed headline: Променено заглавие")


def test_a_changed_text_is_a_new_version_that_names_the_field(house: House):
    _, true = house.article("horizont", 4)
    url = edited(house, 4, paragraphs=(*true.paragraphs, "Ново: още един абзац с ъ, щ и ё."))
    done = house.tema("recrawl", url, "--wait")
    assert done.stdout.startswith("version 2, changed article_body")


def test_an_unchanged_article_keeps_its_version(house: House):
    url, _ = house.article("horizont", 5)
    done = house.tema("recrawl", url, "--wait")
    assert (done.returncode, done.stdout[:21]) == (0, "unchanged, version 1:")


def test_an_article_never_met_is_new(house: House):
    url = house.running.url_of(next(a for a in house.newsroom.articles() if TOPIC not in a.topics))
    done = house.tema("recrawl", url, "--wait")
    assert (done.returncode, done.stdout[:4]) == (0, "new:")


def test_an_article_taken_down_is_gone_with_exit_1(house: House):
    url, true = house.article("horizont", -1)
    house.newsroom.remove("horizont", true.path)
    done = house.tema("recrawl", url, "--wait")
    assert (done.returncode, "gone" in done.stdout) == (1, True)
    assert house.version(url) == 1  # what was stored stays


def test_without_wait_it_is_asked_for_and_happens(house: House):
    url = edited(house, 6, headline="Второ заглавие за проба")
    assert house.tema("recrawl", url).returncode == 0
    house.expect("version 2", lambda: house.version(url) == 2, 10)


def test_an_idle_house_fetches_within_a_second_of_the_wish(house: House):
    url = edited(house, 7, headline="Бързо заглавие")
    house.tema("recrawl", url, "--wait")
    assert lateness(house, url)["fetched"] < timedelta(seconds=1)


def test_a_wish_goes_ahead_of_slow_crawls_by_schedule(house: House, neighbour: Site):
    url = edited(house, 8, headline="Спешно заглавие")
    with connect(house.service.database_url) as conn, conn.transaction():
        topic_id = topics.add(conn, "Бавни страници")
        for number in range(SLOW):
            listings.add(conn, topic_id, f"{neighbour.base}/slow/{number}")
    house.expect(
        "four are under way", lambda: sum("/slow" in hit for hit, _ in neighbour.hits) >= 4
    )
    house.tema("recrawl", url, "--wait")
    assert len(house.ask("SELECT FROM crawl_runs WHERE reported_at IS NULL")) == SLOW
    assert lateness(house, url)["stored"] < timedelta(seconds=2)

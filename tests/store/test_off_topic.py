"""Whole sites' listings: what names no topic is known for that topic and for nobody else."""

from datetime import UTC, datetime, timedelta

import pytest

from news import urls
from news.bodies import zip_body
from news.model import Outcome, Page, Reading
from news.terms import Match, Names
from store import batches, listings, off_topic, requests, runs, topics
from store import urls as ended_urls
from store.batches import Batch
from store.connection import rows
from tests.factories import NOON, URL, a_page, a_reading, a_report
from workers.read import read

SITE = "https://novini.example/feed"
KEY = urls.key(URL)
NAMES = ("Казахстан", "Қазақстан")


@pytest.fixture
def topic_id(conn) -> int:
    return topics.add(conn, "Казахстан", [("kk", "Қазақстан"), ("bg", "Казахстан")])


@pytest.fixture
def whole(conn, topic_id) -> int:
    return listings.add(conn, topic_id, SITE, whole_site=True)


@pytest.fixture
def run_id(conn, whole) -> int:
    return open_run(conn)


def open_run(conn) -> int:
    (request,) = requests.take_due(conn, datetime.now(UTC) + timedelta(seconds=1))
    return request.run_id


def save(conn, *readings, **more) -> None:
    with conn.transaction():
        batches.save(conn, Batch(readings=readings, **more))


def unnamed(run_id: int, topic_id: int, **changes) -> Reading:
    page = a_page(run_id=run_id, topic_id=topic_id, names=NAMES, **changes)
    return Reading(page=page, outcome=Outcome.OFF_TOPIC)


def known(conn) -> list:
    return [key for key, _ in ended_urls.known(conn, datetime.now(UTC))]


def state(conn, run_id: int) -> str:
    return rows(conn, "SELECT state FROM crawl_runs WHERE id = %(id)s", id=run_id)[0]["state"]


def matches(conn) -> list[dict]:
    return rows(conn, "SELECT topic_id, matched_by, evidence FROM article_topics ORDER BY 1")


def a_text(headline: str, lead: str, text: str) -> Page:
    html = f"<html><body><article><h1>{headline}</h1><p>{lead}</p><p>{text}</p></article></body>"
    return a_page(body=zip_body(html.encode()), names=NAMES)


LONG = "Правителството обсъди мерки за земеделието и износа на зърно през следващата година. " * 8


def test_an_article_is_kept_where_its_text_names_the_topic_in_any_form():
    reading = read(a_text("Ръст на износа на зърно", LONG, f"{LONG} Казахстанските власти мълчат."))
    assert reading.outcome is Outcome.STORED
    assert reading.match == Match(name="Казахстан", form="Казахстанските", where="article_body")


def test_an_article_that_does_not_name_it_is_off_topic_with_the_names_that_it_lacks():
    reading = read(a_text("Ръст на износа на зърно", LONG, LONG))
    assert (reading.outcome, reading.article) == (Outcome.OFF_TOPIC, None)
    assert "Қазақстан" in (reading.detail or "")


def test_a_request_for_a_whole_sites_listing_carries_the_topics_names(conn, run_id):
    assert requests.of_runs(conn, [run_id])[0].names == NAMES


def test_a_request_for_a_topics_own_listing_carries_none(conn, topic_id):
    listings.add(conn, topic_id, f"{SITE}/kazahstan")
    assert requests.of_runs(conn, [open_run(conn)])[0].names == ()


def test_the_match_is_kept_beside_the_articles_topic(conn, run_id, whole, topic_id):
    match = Match(name="Казахстан", form="Казахстана", where="headline")
    reading = a_reading(page={"run_id": run_id, "listing_id": whole, "topic_id": topic_id})
    save(
        conn,
        Reading(page=reading.page, outcome=Outcome.STORED, article=reading.article, match=match),
    )
    (found,) = matches(conn)
    assert found["matched_by"] == "name"
    assert found["evidence"] == {
        "listing_id": whole,
        "name": "Казахстан",
        "form": "Казахстана",
        "where": "headline",
    }


def test_off_topic_is_an_outcome_without_article_capture_or_event(conn, run_id, topic_id):
    save(conn, unnamed(run_id, topic_id), reports=[a_report(run_id=run_id, handed_over=(KEY,))])
    assert runs.settle(conn) == [run_id]
    assert state(conn, run_id) == "complete"
    for table in ("articles", "captures", "events", "article_topics"):
        assert rows(conn, f"SELECT FROM {table}") == []


def test_it_is_known_for_its_topic_alone(conn, run_id, topic_id):
    save(conn, unnamed(run_id, topic_id))
    assert KEY not in known(conn)
    assert off_topic.known(conn) == [(Names(NAMES).fingerprint, KEY)]


def test_a_new_alias_makes_it_worth_another_look(conn, run_id, topic_id):
    save(conn, unnamed(run_id, topic_id))
    topics.add(conn, "Казахстан", [("kk", "Қазақстан")])
    assert off_topic.known(conn)
    topics.add(conn, "Казахстан", [("en", "Kazakhstan")])
    assert off_topic.known(conn) == []


def test_an_article_that_is_stored_for_one_topic_stays_so_where_another_is_not_named(
    conn, run_id, topic_id
):
    save(conn, a_reading())
    save(conn, unnamed(run_id, topic_id, fetched_at=NOON + timedelta(hours=1)))
    assert rows(conn, "SELECT outcome FROM urls") == [{"outcome": "stored"}]
    assert KEY in known(conn)


def test_an_article_that_was_stored_before_is_matched_by_its_text(conn, run_id, topic_id):
    save(
        conn,
        a_reading(
            headline="Ръст на износа", article_body="Казахстанските ферми", page={"topic_id": 99}
        ),
    )
    save(conn, reports=[a_report(run_id=run_id, known=(KEY,))])
    runs.settle(conn)
    (found,) = matches(conn)
    assert found["evidence"]["form"] == "Казахстанските"


def test_a_stored_article_that_does_not_name_the_topic_is_not_of_it(conn, run_id):
    save(conn, a_reading(headline="Ръст", article_body="Нищо.", page={"topic_id": 99}))
    save(conn, reports=[a_report(run_id=run_id, known=(KEY,))])
    runs.settle(conn)
    assert matches(conn) == []
    assert [key for _, key in off_topic.known(conn)] == [KEY]


class TestAnotherTopicThatWaitedForThePage:
    @pytest.fixture
    def waiting(self, conn, run_id) -> int:  # noqa: ARG002  # the first topic's run is open before
        """A run of another topic's own page."""
        listings.add(conn, topics.add(conn, "Зърно"), f"{SITE}/zarno")
        return open_run(conn)

    def test_fetches_it_with_its_next_crawl(self, conn, run_id, topic_id, waiting):
        save(conn, unnamed(run_id, topic_id))
        save(conn, reports=[a_report(run_id=waiting, awaited=(KEY,), frontier_seen=(KEY,))])
        runs.settle(conn)
        assert state(conn, waiting) == "failed"
        assert rows(conn, "SELECT frontier FROM listings WHERE NOT whole_site")[0]["frontier"] == []

    def test_and_stores_it(self, conn, run_id, topic_id, waiting):
        save(conn, unnamed(run_id, topic_id))
        save(conn, a_reading(minutes=5, page={"run_id": waiting}))
        assert rows(conn, "SELECT outcome FROM urls") == [{"outcome": "stored"}]


def test_a_second_crawl_of_the_same_topic_that_waited_is_complete(conn, run_id, topic_id):
    listings.add(conn, topic_id, f"{SITE}/2", whole_site=True)
    second = open_run(conn)
    save(conn, unnamed(run_id, topic_id))
    save(conn, reports=[a_report(run_id=second, awaited=(KEY,))])
    runs.settle(conn)
    assert state(conn, second) == "complete"

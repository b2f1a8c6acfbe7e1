"""Topics are found by any of their names; what is watched no more leaves its articles."""

from datetime import timedelta

import pytest

from store import batches, listings, reading, requests, runs, topics
from store.batches import Batch
from store.connection import rows
from store.reading import Filter
from tests.factories import NOON, URL, a_reading, a_report

LISTING = "https://novini.example/tema/kazahstan"
ALIASES = [("kk", "Қазақстан"), ("en", "Kazakhstan"), ("uk", "Республіка Їжаків")]


@pytest.fixture
def topic_id(conn) -> int:
    return topics.add(conn, "Казахстан", ALIASES)


@pytest.fixture
def stored(conn, topic_id) -> int:
    """A listing of the topic with a run that stored an article; its id."""
    listing_id = listings.add(conn, topic_id, LISTING)
    (request,) = requests.take_due(conn, NOON.replace(year=2030))
    page = {"run_id": request.run_id, "topic_id": topic_id, "listing_id": listing_id}
    with conn.transaction():
        told = a_report(run_id=request.run_id)
        batches.save(conn, Batch(readings=[a_reading(page=page)], reports=[told]))
    runs.settle(conn)
    return listing_id


class TestFinding:
    @pytest.mark.parametrize("name", ["Казахстан", "Қазақстан", "Kazakhstan", "Республіка Їжаків"])
    def test_by_its_name_and_by_each_alias(self, conn, topic_id, name):
        found = topics.find(conn, name)
        assert found is not None
        assert (found["id"], found["name"]) == (topic_id, "Казахстан")

    @pytest.mark.usefixtures("topic_id")
    @pytest.mark.parametrize("name", ["", "Казах", "казахстан", "Қазақстан ", "kk:Қазақстан", "%"])
    def test_nothing_by_what_is_no_name_of_it(self, conn, name):
        assert topics.find(conn, name) is None

    @pytest.mark.usefixtures("topic_id")
    def test_a_name_goes_before_another_topics_alias(self, conn):
        own = topics.add(conn, "Қазақстан")
        found = topics.find(conn, "Қазақстан")
        assert found is not None
        assert found["id"] == own

    def test_of_an_alias_that_two_topics_have_the_older_topic(self, conn, topic_id):
        topics.add(conn, "Средна Азия", [("kk", "Қазақстан")])
        found = topics.find(conn, "Қазақстан")
        assert found is not None
        assert found["id"] == topic_id


class TestAdding:
    def test_a_second_time_gives_the_same_topic(self, conn, topic_id):
        assert topics.add(conn, "Казахстан") == topic_id

    @pytest.mark.usefixtures("topic_id")
    def test_a_second_time_adds_aliases_and_takes_none_away(self, conn):
        topics.add(conn, "Казахстан", [("bg", "Република Казахстан"), ("en", "Kazakhstan")])
        (told,) = topics.overview(conn)
        assert told["aliases"] == [
            *("bg:Република Казахстан", "en:Kazakhstan"),
            *("kk:Қазақстан", "uk:Республіка Їжаків"),
        ]

    def test_a_paused_topic_stays_paused(self, conn, topic_id):
        topics.set_paused(conn, topic_id, True)
        topics.add(conn, "Казахстан")
        assert topics.overview(conn)[0]["paused"]


class TestRemoving:
    @pytest.mark.usefixtures("stored")
    def test_its_listings_and_runs_go(self, conn, topic_id):
        topics.remove(conn, topic_id)
        for query in ("SELECT FROM listings", "SELECT FROM crawl_runs", "SELECT FROM topics"):
            assert rows(conn, query) == []

    @pytest.mark.usefixtures("stored")
    def test_its_articles_stay_with_text_capture_and_outcome(self, conn, topic_id):
        topics.remove(conn, topic_id)
        article = reading.article(conn, URL)
        assert article is not None
        assert article["topics"] == []
        assert len(rows(conn, "SELECT FROM captures")) == 1

    @pytest.mark.usefixtures("stored")
    def test_another_topic_of_the_same_article_stays(self, conn, topic_id):
        other = topics.add(conn, "Енергетика")
        with conn.transaction():
            page = {"run_id": 99, "topic_id": other}
            batches.save(conn, Batch(readings=[a_reading(minutes=1, page=page)]))
        topics.remove(conn, topic_id)
        article = reading.article(conn, URL)
        assert article is not None
        assert article["topics"] == ["Енергетика"]

    def test_pages_that_come_after_it_are_stored_all_the_same(self, conn, topic_id, stored):
        topics.remove(conn, topic_id)
        page = {"run_id": 1, "topic_id": topic_id, "listing_id": stored}
        with conn.transaction():
            late = a_reading(url=f"{URL}-2", page=page)
            batches.save(conn, Batch(readings=[late], reports=[a_report(run_id=1)]))
        assert len(reading.headlines(conn, Filter())) == 2


class TestTheOverview:
    @pytest.mark.usefixtures("topic_id", "stored")
    def test_it_counts_listings_and_articles(self, conn):
        (told,) = topics.overview(conn)
        assert (told["listings"], told["articles"]) == (1, 1)

    def test_it_tells_the_last_crawl_of_any_listing(self, conn, topic_id, stored):
        listings.add(conn, topic_id, f"{LISTING}-2")
        conn.execute("UPDATE listings SET last_crawl_at = %s WHERE id = %s", [NOON, stored])
        assert topics.overview(conn)[0]["last_crawl_at"] == NOON

    @pytest.mark.usefixtures("topic_id")
    def test_it_may_be_of_one_topic(self, conn):
        other = topics.add(conn, "Енергетика")
        assert [told["name"] for told in topics.overview(conn, other)] == ["Енергетика"]


class TestListings:
    def test_a_url_in_another_spelling_is_the_same_listing(self, conn, topic_id, stored):
        assert listings.add(conn, topic_id, f"{LISTING}?utm_source=x#top") == stored

    @pytest.mark.usefixtures("stored")
    def test_a_second_time_sets_the_new_period_and_pages(self, conn, topic_id):
        hour = timedelta(hours=1)
        listings.add(conn, topic_id, LISTING, crawl_every=hour, max_pages=3)
        (told,) = listings.overview(conn, topic_id)
        assert (told["crawl_every"], told["max_pages"]) == (hour, 3)

    @pytest.mark.usefixtures("stored")
    def test_a_second_time_without_period_and_pages_changes_neither(self, conn, topic_id):
        listings.add(conn, topic_id, LISTING, crawl_every=timedelta(hours=1), max_pages=3)
        listings.add(conn, topic_id, LISTING)
        (told,) = listings.overview(conn, topic_id)
        assert (told["crawl_every"], told["max_pages"]) == (timedelta(hours=1), 3)

    @pytest.mark.usefixtures("stored")
    def test_a_shorter_period_begins_at_once(self, conn, topic_id):
        conn.execute("UPDATE listings SET next_crawl_at = now() + interval '1 day'")
        listings.add(conn, topic_id, LISTING, crawl_every=timedelta(minutes=1))
        (told,) = rows(conn, "SELECT next_crawl_at - now() AS wait FROM listings")
        assert told["wait"] <= timedelta(minutes=1)

    @pytest.mark.usefixtures("stored")
    def test_two_topics_may_have_one(self, conn, topic_id):
        other = topics.add(conn, "Енергетика")
        listings.add(conn, other, LISTING)
        found = listings.find(conn, LISTING)
        assert [row["topic_id"] for row in found] == [topic_id, other]

    def test_of_one_topic_it_is_found_alone(self, conn, topic_id, stored):
        listings.add(conn, topics.add(conn, "Енергетика"), LISTING)
        assert [row["id"] for row in listings.find(conn, LISTING, topic_id)] == [stored]

    def test_one_that_is_removed_leaves_the_articles(self, conn, stored):
        listings.remove(conn, stored)
        assert len(reading.headlines(conn, Filter())) == 1

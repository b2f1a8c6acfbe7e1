"""Articles are read back by topic, date, source and language, and one by any of its URLs."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from news import urls
from news.model import Failure, Outcome
from store import batches, reading, topics
from store.batches import Batch
from store.connection import rows
from store.reading import Filter
from tests.factories import NOON, URL, a_reading, a_report

OTHER = "https://www.drugi.example/qazaqstan-1"


def save(conn, *readings, **more) -> None:
    with conn.transaction():
        batches.save(conn, Batch(readings=readings, **more))


@pytest.fixture
def three(conn) -> None:
    """A Bulgarian and an undated Bulgarian article of one topic, a Kazakh one of another."""
    for name in ("Казахстан", "Енергетика"):
        topics.add(conn, name)
    save(
        conn,
        a_reading(),
        a_reading(url=f"{URL}-undated", date_published=None),
        a_reading(
            url=OTHER,
            page={"topic_id": 2},
            in_language="kk",
            headline="Қазақстанда ұңғымалар көбейді",
            date_published=NOON - timedelta(days=3),
        ),
    )
    conn.execute("UPDATE articles SET created_at = %s", [NOON])


def told(conn, **wanted) -> list[str]:
    return [row["url"] for row in reading.headlines(conn, Filter(**wanted))]


@pytest.mark.usefixtures("three")
class TestHeadlines:
    def test_the_newest_are_first_and_those_without_a_date_last(self, conn):
        assert told(conn) == [URL, OTHER, f"{URL}-undated"]

    def test_of_one_topic(self, conn):
        assert told(conn, topic_id=2) == [OTHER]

    def test_of_one_source_by_its_domain(self, conn):
        assert told(conn, domain="drugi.example") == [OTHER]

    def test_in_one_language(self, conn):
        assert told(conn, in_language="kk") == [OTHER]

    def test_published_since_a_date_or_else_first_stored_then(self, conn):
        assert told(conn, since=NOON - timedelta(days=1)) == [URL, f"{URL}-undated"]

    def test_published_at_that_very_time_counts(self, conn):
        assert OTHER in told(conn, since=NOON - timedelta(days=3))

    def test_as_many_as_are_wanted(self, conn):
        assert told(conn, limit=1) == [URL]

    def test_all_that_is_wanted_together(self, conn):
        assert told(conn, topic_id=1, in_language="kk") == []

    def test_letters_come_back_as_they_were(self, conn):
        (row,) = reading.headlines(conn, Filter(topic_id=2))
        assert row["headline"] == "Қазақстанда ұңғымалар көбейді"

    def test_an_article_without_a_text_yet_is_not_among_them(self, conn):
        conn.execute("UPDATE articles SET version = 0 WHERE canonical_url = %s", [OTHER])
        assert OTHER not in told(conn)


class TestAnArticle:
    REQUESTED, FINAL = f"{URL}?from=rss", f"{URL}/amp"

    @pytest.fixture(autouse=True)
    def stored(self, conn):
        topics.add(conn, "Казахстан")
        topics.add(conn, "Енергетика")
        page = {"requested_url": self.REQUESTED, "url": self.FINAL}
        first = a_reading()
        alias = a_reading(minutes=5, headline="Друго заглавие: ъщ")
        save(conn, first, _at(alias, page))

    @pytest.mark.parametrize(
        "url", [URL, REQUESTED, FINAL, f"{URL}?utm_source=x#top", URL.replace("https", "http")]
    )
    def test_it_is_found_by_any_of_its_urls(self, conn, url):
        found = reading.article(conn, url)
        assert found is not None
        assert found["url"] == URL

    def test_it_is_not_found_by_another(self, conn):
        assert reading.article(conn, f"{URL}-2") is None

    def test_it_is_told_in_its_current_text(self, conn):
        found = reading.article(conn, URL)
        assert found is not None
        assert (found["version"], found["headline"]) == (2, "Друго заглавие: ъщ")

    def test_it_says_since_when_that_text_stands_and_when_it_was_last_fetched(self, conn):
        save(conn, a_reading(minutes=60, headline="Друго заглавие: ъщ"))
        found = reading.article(conn, URL)
        assert found is not None
        stands, fetched = NOON + timedelta(minutes=5), NOON + timedelta(minutes=60)
        assert (found["fetched_at"], found["last_fetched_at"]) == (stands, fetched)

    def test_it_names_its_topics(self, conn):
        save(conn, a_reading(minutes=60, page={"topic_id": 2}))
        found = reading.article(conn, URL)
        assert found is not None
        assert found["topics"] == ["Енергетика", "Казахстан"]

    def test_one_that_is_gone_now_is_still_there(self, conn):
        gone = Failure(url=URL, outcome=Outcome.GONE, detail="HTTP 410")
        save(conn, reports=[a_report(failures=(gone,), ended_at=later())])
        assert reading.article(conn, URL) is not None

    def test_how_its_url_ended_last_is_told(self, conn):
        gone = Failure(url=URL, outcome=Outcome.GONE, detail="HTTP 410")
        save(conn, reports=[a_report(failures=(gone,), ended_at=later())])
        assert reading.outcome(conn, URL) == {
            "outcome": "gone",
            "detail": "HTTP 410",
            "ended_at": later(),
            "failures": 0,
        }

    def test_a_url_that_never_ended_has_no_outcome(self, conn):
        assert reading.outcome(conn, f"{URL}-2") is None

    def test_its_urls_are_three_rows(self, conn):
        keys = {row["url_key"] for row in rows(conn, "SELECT url_key FROM urls")}
        assert keys == {urls.key(url) for url in (URL, self.REQUESTED, self.FINAL)}


def later() -> datetime:
    return NOON + timedelta(hours=1)


def _at(told, page: dict):
    """A reading whose page was requested and found at other addresses."""
    return replace(told, page=replace(told.page, **page))

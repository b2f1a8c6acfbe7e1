"""Versions: what makes one, what flaps, what is gone and back; counts beside them."""

from datetime import timedelta

import pytest

from news import urls
from news.model import Failure, Outcome
from store import batches, counts
from store.batches import Batch
from store.connection import rows
from tests.factories import NOON, URL, a_reading, a_report

A, B, C = ("Добивът на мед расте.", "Добивът на мед спада.", "Добивът на мед спря.")
HOUR, DAY = 60, 24 * 60


def read(conn, *minutes: int, **changes) -> None:
    """Fetch the article at these minutes, each time the same."""
    for at in minutes:
        with conn.transaction():
            batches.save(conn, Batch(readings=[a_reading(minutes=at, **changes)]))


def texts(conn) -> list[str]:
    found = rows(conn, "SELECT article_body FROM article_versions ORDER BY number")
    return [row["article_body"] for row in found]


def events(conn) -> list[tuple[str, dict]]:
    found = rows(conn, "SELECT kind, payload FROM events ORDER BY id")
    return [(row["kind"], row["payload"]) for row in found]


def answer_gone(conn, minutes: int, url: str = URL) -> None:
    """Let a crawl tell that the article's address answers 410."""
    at = NOON + timedelta(minutes=minutes)
    failure = Failure(url=url, outcome=Outcome.GONE, detail="HTTP 410")
    with conn.transaction():
        batches.save(conn, Batch(reports=[a_report(ended_at=at, failures=(failure,))]))


class TestANewVersion:
    def test_an_event_tells_which_fields_and_how_many_words(self, conn):
        read(conn, 0, article_body=A)
        read(conn, 9, article_body=B, headline="Ъгъл, ёлка, її, щ")
        kind, told = events(conn)[-1]
        assert kind == "article.updated"
        assert told["changed"] == ["headline", "article_body"]
        assert (told["words_added"], told["words_removed"], told["version"]) == (2, 4, 2)

    def test_other_spaces_and_counters_make_none(self, conn):
        read(conn, 0, article_body=A)
        read(conn, 9, article_body=f"{A}\n\nПрочетена 77 пъти")
        read(conn, 19, article_body=A.replace(" ", "  "))
        assert texts(conn) == [A]

    def test_an_hour_told_by_its_distance_makes_none(self, conn):
        date = {"date_published_raw": "преди 2 часа"}
        read(conn, 0, date_published=NOON - timedelta(hours=2), **date)
        read(conn, 40, date_published=NOON - timedelta(minutes=80), **date)
        assert len(texts(conn)) == 1

    def test_two_texts_in_one_batch_are_two_versions(self, conn):
        pair = [a_reading(minutes=n, article_body=body) for n, body in enumerate((A, B))]
        with conn.transaction():
            batches.save(conn, Batch(readings=pair))
        assert texts(conn) == [A, B]
        assert events(conn)[-1][1]["changed"] == ["article_body"]

    def test_an_unchanged_article_writes_no_row_but_its_fetch(self, conn):
        tables = ("articles", "article_versions", "events", "article_counts", "article_topics")
        read(conn, 0, view_count=5)
        before = [rows(conn, f"SELECT *, xmin FROM {name}") for name in tables]  # noqa: S608
        read(conn, 60, view_count=5)
        assert [rows(conn, f"SELECT *, xmin FROM {name}") for name in tables] == before  # noqa: S608
        assert len(rows(conn, "SELECT FROM captures")) == 2


class TestFlapping:
    def test_there_and_back_is_three_versions(self, conn):
        for at, body in enumerate((A, B, A)):
            read(conn, at, article_body=body)
        assert texts(conn) == [A, B, A]

    def test_to_and_fro_adds_no_more(self, conn):
        for turn in range(20):
            read(conn, turn * HOUR, article_body=(A, B)[turn % 2])
        assert texts(conn) == [A, B, A]

    def test_another_text_is_a_version_all_the_same(self, conn):
        for at, body in enumerate((A, B, A, B, C)):
            read(conn, at, article_body=body)
        assert texts(conn) == [A, B, A, C]

    def test_what_stays_for_a_day_is_the_text_again(self, conn):
        for at, body in enumerate((A, B, A)):
            read(conn, at, article_body=body)
        read(conn, HOUR, 2 * HOUR, 3 * HOUR, article_body=B)
        assert texts(conn) == [A, B, A]
        read(conn, HOUR + DAY, article_body=B)
        assert texts(conn) == [A, B, A, B]

    def test_one_look_a_day_later_is_not_enough(self, conn):
        for at, body in enumerate((A, B, A)):
            read(conn, at, article_body=body)
        read(conn, HOUR, 3 * DAY, article_body=B)
        assert texts(conn) == [A, B, A]

    def test_going_back_meanwhile_begins_anew(self, conn):
        for at, body in enumerate((A, B, A)):
            read(conn, at, article_body=body)
        read(conn, HOUR, 2 * HOUR, article_body=B)
        read(conn, 3 * HOUR, article_body=A)
        read(conn, 2 * DAY, article_body=B)
        assert texts(conn) == [A, B, A]


class TestGone:
    def test_it_is_noted_told_once_and_not_deleted(self, conn):
        read(conn, 0)
        answer_gone(conn, 10)
        answer_gone(conn, 20)
        (row,) = rows(conn, "SELECT gone_at, version FROM articles")
        assert row == {"gone_at": NOON + timedelta(minutes=10), "version": 1}
        assert [kind for kind, _ in events(conn)] == ["article.created", "article.removed"]

    def test_an_article_that_is_back_is_told_and_may_go_again(self, conn):
        read(conn, 0)
        answer_gone(conn, 10)
        read(conn, 20)
        answer_gone(conn, 30)
        kinds = [kind for kind, _ in events(conn)]
        assert kinds[1:] == ["article.removed", "article.restored", "article.removed"]

    def test_one_that_is_as_it_was_is_back_too(self, conn):
        read(conn, 0)
        answer_gone(conn, 10)
        report = a_report(ended_at=NOON + timedelta(minutes=20), unchanged=(urls.key(URL),))
        for _ in range(2):
            with conn.transaction():
                batches.save(conn, Batch(reports=[report]))
        assert rows(conn, "SELECT gone_at FROM articles") == [{"gone_at": None}]
        assert rows(conn, "SELECT outcome FROM urls") == [{"outcome": "stored"}]
        assert [kind for kind, _ in events(conn)][1:] == ["article.removed", "article.restored"]

    def test_an_older_answer_than_the_last_fetch_says_nothing(self, conn):
        read(conn, 20)
        answer_gone(conn, 10)
        assert rows(conn, "SELECT gone_at FROM articles") == [{"gone_at": None}]

    def test_another_address_of_it_may_go(self, conn):
        alias = f"{URL}?m=1"
        read(conn, 0, page={"requested_url": alias})
        answer_gone(conn, 10, url=alias)
        assert rows(conn, "SELECT gone_at FROM articles") == [{"gone_at": None}]


class TestCounts:
    def test_they_are_a_series_and_no_versions(self, conn):
        for at, views in ((0, 10), (10, 25), (20, 25), (30, None), (40, 31)):
            read(conn, at, view_count=views, comment_count=2)
        (article,) = rows(conn, "SELECT id, version, view_count FROM articles")
        assert (article["version"], article["view_count"]) == (1, 31)
        told = counts.series(conn, article["id"])
        assert [(row["view_count"], row["comment_count"]) for row in told] == [
            (10, 2),
            (25, 2),
            (31, 2),
        ]

    @pytest.mark.parametrize("told", [{}, {"view_count": None}])
    def test_what_tells_none_has_no_series(self, conn, told):
        read(conn, 0, **told)
        assert rows(conn, "SELECT FROM article_counts") == []

"""A batch in Postgres: once, twice, twice at once, late, and with what Postgres refuses."""

from datetime import timedelta
from random import Random
from threading import Barrier, Thread

import psycopg
import pytest

from news import urls
from news.model import Failure, Outcome, Reading, Reason
from store import batches, listings, requests, runs, topics
from store.batches import Batch
from store.connection import connect, rows
from tests.factories import NOON, URL, a_page, a_reading, a_report, an_article

SECOND = timedelta(seconds=1)
TABLES = (
    *("topics", "sources", "listings", "crawl_runs", "articles", "article_versions", "urls"),
    *("run_outcomes", "article_topics", "captures", "quarantine", "events"),
)


def dump(conn) -> dict[str, list]:
    return {
        table: [str(row) for row in conn.execute(f"SELECT * FROM {table} ORDER BY 1, 2")]  # noqa: S608
        for table in TABLES
    }


def counting_cursor() -> type[psycopg.Cursor]:
    """A kind of cursor that counts the statements of all of its kind."""

    class Counting(psycopg.Cursor):
        count = 0

        def execute(self, *args, **kwargs):
            type(self).count += 1
            return super().execute(*args, **kwargs)

    return Counting


@pytest.fixture
def run_id(conn) -> int:
    topic_id = topics.add(conn, "Казахстан", [("kk", "Қазақстан")])
    listings.add(conn, topic_id, "https://novini.example/tema/kazahstan")
    (request,) = requests.take_due(conn, NOON.replace(year=2030))
    return request.run_id


def save(conn, *readings: Reading, **more) -> None:
    with conn.transaction():
        batches.save(conn, Batch(readings=readings, **more))


@pytest.mark.usefixtures("run_id")
class TestAnArticle:
    def test_it_is_stored_with_version_topic_capture_and_event(self, conn):
        save(conn, a_reading())
        (article,) = rows(conn, "SELECT * FROM articles")
        assert article["headline"] == an_article().headline
        assert article["authors"] == [{"name": "Мария Щърбова", "role": "редактор"}]
        (version,) = rows(conn, "SELECT * FROM article_versions")
        assert version["article_body"] == an_article().article_body
        (capture,) = rows(conn, "SELECT * FROM captures")
        assert bytes(capture["body"]) == a_page().body
        (match,) = rows(conn, "SELECT * FROM article_topics")
        assert match["evidence"] == {"listing_id": 1}
        assert [e["kind"] for e in rows(conn, "SELECT kind FROM events")] == ["article.created"]

    def test_twenty_pages_take_as_many_statements_as_one(self, conn):
        save(conn, a_reading(url=f"{URL}-0"))  # from now on its source is known
        counts = []
        for numbers in (range(1, 2), range(2, 22)):
            conn.cursor_factory = counted = counting_cursor()
            save(conn, *(a_reading(url=f"{URL}-{n}") for n in numbers))
            counts.append(counted.count)
        assert counts == [7, 7]

    def test_a_second_save_changes_nothing(self, conn):
        readings = [a_reading(url=f"{URL}-{n}") for n in range(5)]
        save(conn, *readings, reports=[a_report(handed_over=(urls.key(URL),))])
        before = dump(conn)
        save(conn, *readings, reports=[a_report(handed_over=(urls.key(URL),))])
        assert dump(conn) == before

    def test_two_saves_at_once_leave_what_one_leaves(self, conn, database_url):
        readings = [a_reading(url=f"{URL}-{n}") for n in range(20)]
        barrier = Barrier(4)
        errors: list[Exception] = []

        def work(batch: list[Reading]) -> None:
            with connect(database_url) as own:
                barrier.wait()
                try:
                    for _ in range(5):
                        save(own, *batch)
                except psycopg.Error as error:
                    errors.append(error)

        threads = [Thread(target=work, args=[batch]) for batch in (readings, readings[::-1]) * 2]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert not errors
        counts = {table: len(lines) for table, lines in dump(conn).items()}
        assert counts["articles"] == counts["article_versions"] == counts["events"] == 20
        assert counts["captures"] == counts["urls"] == counts["run_outcomes"] == 20

    def test_back_to_an_earlier_text_gives_three_versions(self, conn):
        for minutes, body in enumerate(["А" * 200, "Б" * 200, "А" * 200]):
            save(conn, a_reading(minutes=minutes, article_body=body))
        found = rows(conn, "SELECT number, article_body FROM article_versions ORDER BY number")
        assert [row["article_body"][0] for row in found] == ["А", "Б", "А"]
        assert rows(conn, "SELECT version FROM articles") == [{"version": 3}]

    def test_a_late_save_does_not_overwrite_a_newer_one(self, conn):
        save(conn, a_reading(minutes=0))
        save(conn, a_reading(minutes=10))
        save(conn, a_reading(minutes=5, headline="Стара версия"))
        assert rows(conn, "SELECT version, headline FROM articles") == [
            {"version": 1, "headline": an_article().headline}
        ]
        assert len(rows(conn, "SELECT FROM captures")) == 3

    def test_whitespace_makes_no_version(self, conn):
        save(conn, a_reading())
        save(conn, a_reading(minutes=1, headline=f"  {an_article().headline} "))
        assert len(rows(conn, "SELECT FROM article_versions")) == 1

    def test_aliases_are_one_article(self, conn):
        save(conn, a_reading(), a_reading(url=f"{URL}?p=1", minutes=1, canonical_url=URL))
        assert len(rows(conn, "SELECT FROM articles")) == 1
        found = rows(conn, "SELECT DISTINCT article_id, outcome FROM urls")
        assert [row["outcome"] for row in found] == ["stored"]
        assert len(rows(conn, "SELECT FROM urls")) == 2


class TestARun:
    def test_it_is_complete_when_its_last_page_has_an_outcome(self, conn, run_id):
        keys = (urls.key(URL), urls.key(f"{URL}-2"))
        told = a_report(run_id=run_id, handed_over=keys, frontier_seen=keys, etag='"1"')
        save(conn, a_reading(page={"run_id": run_id}), reports=[told])
        assert runs.settle(conn) == []
        assert rows(conn, "SELECT frontier FROM listings") == [{"frontier": []}]
        save(conn, a_reading(url=f"{URL}-2", page={"run_id": run_id}))
        assert runs.settle(conn, [run_id]) == [run_id]
        assert rows(conn, "SELECT frontier, etag FROM listings") == [
            {"frontier": list(keys), "etag": '"1"'}
        ]

    def test_a_failed_crawl_does_not_move_the_frontier(self, conn, run_id):
        told = a_report(run_id=run_id, error="HTTP 500", frontier_seen=(urls.key(URL),))
        save(conn, reports=[told])
        assert runs.settle(conn) == [run_id]
        assert rows(conn, "SELECT state FROM crawl_runs") == [{"state": "failed"}]
        assert rows(conn, "SELECT frontier FROM listings") == [{"frontier": []}]

    def test_a_link_that_timed_out_holds_the_frontier_back_until_the_third_time(self, conn):
        topic_id = topics.add(conn, "Казахстан")
        listings.add(conn, topic_id, "https://novini.example/t", crawl_every=timedelta(minutes=1))
        states = []
        for n in range(3):
            (request,) = requests.take_due(conn, NOON.replace(year=2030) + timedelta(hours=n))
            told = a_report(
                run_id=request.run_id,
                ended_at=NOON + timedelta(minutes=n),
                failures=(Failure(url=URL, outcome=Outcome.UNREACHABLE),),
            )
            save(conn, reports=[told])
            save(conn, reports=[told])
            runs.settle(conn)
            states += rows(conn, "SELECT state FROM crawl_runs ORDER BY id DESC LIMIT 1")
        assert [row["state"] for row in states] == ["failed", "failed", "complete"]

    def test_a_known_link_of_another_topic_belongs_to_this_one_too(self, conn, run_id):
        save(conn, a_reading(page={"run_id": run_id}))
        other = topics.add(conn, "Енергетика")
        listing = listings.add(conn, other, "https://novini.example/tema/energetika")
        (request,) = requests.take_due(conn, NOON.replace(year=2031), limit=10)[:1]
        assert request.listing_id == listing
        told = a_report(
            run_id=request.run_id, listing_id=listing, topic_id=other, known=(urls.key(URL),)
        )
        save(conn, reports=[told])
        runs.settle(conn)
        assert len(rows(conn, "SELECT FROM article_topics")) == 2

    @pytest.mark.usefixtures("run_id")
    def test_two_ticks_open_one_run(self, conn):
        assert requests.take_due(conn, NOON.replace(year=2031)) == []
        assert rows(conn, "SELECT reason FROM crawl_runs") == [{"reason": Reason.SCHEDULED}]

    def test_a_run_without_report_is_sent_again_after_its_deadline(self, conn, run_id):
        sent = NOON.replace(year=2030)
        assert requests.take_overdue(conn, sent + timedelta(seconds=60), 900) == []
        (again,) = requests.take_overdue(conn, sent + timedelta(seconds=901), 900)
        assert again.run_id == run_id
        assert requests.take_overdue(conn, sent + timedelta(seconds=902), 900) == []


def test_saving_and_settling_side_by_side_never_deadlock(conn, database_url):
    topic_id = topics.add(conn, "Казахстан")
    for number in range(6):
        listings.add(conn, topic_id, f"https://novini.example/t{number}", crawl_every=SECOND)
    pages = [f"{URL}-{n}" for n in range(12)]
    keys = tuple(urls.key(url) for url in pages)
    errors: list[psycopg.Error] = []

    def live(seed: int) -> None:
        rng = Random(seed)
        with connect(database_url) as own:
            for turn in range(40):
                now = NOON.replace(year=2030) + timedelta(seconds=100 * turn + seed)
                try:
                    with own.transaction():
                        asked = requests.take_due(own, now)
                    told = [
                        a_report(run_id=r.run_id, listing_id=r.listing_id, ended_at=now, known=keys)
                        for r in asked
                    ]
                    chosen = rng.sample(pages, 6)
                    run = {"run_id": asked[0].run_id if asked else 1}
                    minutes = turn * 5 + seed
                    read = [a_reading(url=u, minutes=minutes, page=run) for u in chosen]
                    save(own, *read, reports=told)
                    with own.transaction():
                        runs.settle(own)
                except psycopg.Error as error:
                    errors.append(error)

    threads = [Thread(target=live, args=[seed]) for seed in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert rows(conn, "SELECT count(*) AS n FROM crawl_runs WHERE state = 'complete'")[0]["n"] > 20


def test_settling_does_not_wait_for_a_save_under_way(conn, database_url, run_id):
    save(conn, a_reading(page={"run_id": run_id}))
    other = listings.add(conn, topics.add(conn, "Енергетика"), "https://novini.example/energetika")
    (request,) = requests.take_due(conn, NOON.replace(year=2031))
    assert request.listing_id == other
    save(conn, reports=[a_report(run_id=request.run_id, known=(urls.key(URL),))])
    conn.execute("SET lock_timeout = '500ms'")
    with connect(database_url) as own, own.transaction():
        batches.save(own, Batch(readings=[a_reading(minutes=9, headline="Друго заглавие")]))
        assert runs.settle(conn) == [request.run_id]
    assert len(rows(conn, "SELECT FROM article_topics")) == 2

"""Articles read again on a real Postgres: what differs is changed, and nothing else."""

from dataclasses import replace
from datetime import timedelta

import pytest

from news.article import Image
from news.bodies import zip_body
from store import batches, rereading
from store.batches import Batch
from store.connection import rows
from store.rereading import Again, Wanted
from tests.factories import NOON, URL, a_reading, an_article
from tests.store.test_batches import dump

MINUTE = timedelta(minutes=1)


@pytest.fixture(autouse=True)
def stored(conn) -> None:
    """An article, read by a parser of version 1."""
    save(conn, a_reading())


def save(conn, *readings) -> None:
    with conn.transaction():
        batches.save(conn, Batch(readings=readings))


def again(conn, *, at=NOON, article_id: int = 1, **changes) -> rereading.Change:
    """What reading the first article again by version 2 changes."""
    article = an_article(parser_version=2, **changes)
    with conn.transaction():
        found = rereading.apply(
            conn, [Again(article_id=article_id, fetched_at=at, article=article)]
        )
    return found[article_id]


def row(conn) -> dict:
    return rows(conn, "SELECT * FROM articles")[0]


def versions(conn) -> list[dict]:
    return rows(conn, "SELECT * FROM article_versions ORDER BY number")


def test_the_same_reading_changes_the_parsers_version_alone(conn):
    before = dump(conn)
    assert again(conn).fields == ()
    assert row(conn)["parser_version"] == 2
    conn.execute("UPDATE articles SET parser_version = 1")
    assert dump(conn) == before


def test_fields_beside_the_text_are_changed_in_place(conn):
    picture = (Image(url="https://novini.example/1.jpg", credit="Щ. Ъ."),)
    change = again(conn, view_count=7, keywords=("нефт",), images=picture)
    assert change.fields == ("keywords", "view_count", "images")
    assert not change.new_version
    now = row(conn)
    assert (now["view_count"], now["keywords"], now["version"]) == (7, ["нефт"], 1)
    assert len(versions(conn)) == len(rows(conn, "SELECT FROM events")) == 1


def test_a_second_time_changes_nothing(conn):
    again(conn, view_count=7, headline="Ново заглавие")
    before = dump(conn)
    change = again(conn, view_count=7, headline="Ново заглавие")
    assert (change.fields, change.new_version) == ((), False)
    assert dump(conn) == before


def test_another_text_is_a_new_version_whose_event_tells_what_made_it(conn):
    assert again(conn, article_body="Друг текст. " * 20).new_version
    assert [v["number"] for v in versions(conn)] == [1, 2]
    assert versions(conn)[1]["fetched_at"] == NOON
    (event,) = rows(conn, "SELECT * FROM events WHERE version = 2")
    assert (event["kind"], event["payload"]["by"]) == ("article.updated", "reparse")


def test_an_event_of_a_fetch_says_nothing_of_what_made_it(conn):
    save(conn, a_reading(minutes=1, headline="Ново заглавие"))
    payloads = rows(conn, "SELECT payload FROM events")
    assert not any("by" in told["payload"] for told in payloads)


def test_the_same_words_in_other_paragraphs_are_the_same_version_spelled_anew(conn):
    body = an_article().article_body.replace("\n\n", "\n\n\n")
    change = again(conn, article_body=body)
    assert (change.fields, change.new_version) == (("article_body",), False)
    assert [v["article_body"] for v in versions(conn)] == [body]


def test_what_says_nothing_any_more_is_told(conn):
    change = again(conn, date_published=None, in_language=None)
    assert set(change.emptied) == {"date_published", "in_language"}


def test_a_capture_older_than_the_newest_changes_nothing(conn):
    save(conn, a_reading(minutes=5, headline="По-ново заглавие"))
    before = dump(conn)
    assert again(conn, headline="Старо заглавие, прочетено наново").overtaken
    assert dump(conn) == before


def test_what_a_newer_parser_read_is_left_to_it(conn):
    conn.execute("UPDATE articles SET parser_version = 3")
    assert again(conn, view_count=7).overtaken
    assert row(conn)["view_count"] is None


def test_another_address_is_told_and_the_old_one_kept(conn):
    change = again(conn, canonical_url=f"{URL}-2")
    assert (change.moved, change.fields) == (True, ())
    assert row(conn)["canonical_url"] == URL


def test_a_removed_article_is_nothing_to_change(conn):
    article = an_article(parser_version=2)
    assert rereading.apply(conn, [Again(article_id=99, fetched_at=NOON, article=article)]) == {}


def test_a_comparison_says_the_same_and_changes_nothing(conn):
    before = dump(conn)
    article = an_article(parser_version=2, view_count=7)
    (change,) = rereading.compare(
        conn, [Again(article_id=1, fetched_at=NOON, article=article)]
    ).values()
    assert change.fields == ("view_count",)
    assert dump(conn) == before


class TestWhichOnes:
    OTHER = "https://vestnik.example/x"

    @pytest.fixture(autouse=True)
    def two_sites(self, conn):
        conn.execute("INSERT INTO topics (name) VALUES ('Казахстан')")
        page = {"topic_id": 1}
        save(conn, a_reading(url=self.OTHER, page=page, parser_version=2))

    @pytest.mark.parametrize(
        ("wanted", "ids"),
        [
            (Wanted(), [1, 2]),
            (Wanted(domain="vestnik.example"), [2]),
            (Wanted(before_version=2), [1]),
            (Wanted(topic_id=1), [2]),
            (Wanted(topic_id=1, before_version=2), []),
        ],
        ids=str,
    )
    def test_they_are_counted_and_given_in_order(self, conn, wanted, ids):
        assert rereading.extent(conn, wanted) == (len(ids), max(ids, default=0))
        assert rereading.some(conn, wanted, after=0, last=9, limit=9) == ids

    def test_the_newest_capture_of_each_is_what_is_read(self, conn):
        newest = {"body": zip_body(b"<h1>newest</h1>")}
        save(conn, a_reading(minutes=5, page=newest), a_reading(minutes=3))
        found = {c["article_id"]: c for c in rereading.captures_of(conn, [1, 2, 3])}
        assert sorted(found) == [1, 2]
        assert found[1]["fetched_at"] == NOON + 5 * MINUTE
        assert bytes(found[1]["body"]) == newest["body"]


def test_articles_and_readings_are_compared_by_instant_not_by_zone(conn):
    article = an_article()
    zoned = replace(article, parser_version=2)
    assert article.date_published is not None
    at = article.date_published.astimezone()
    with conn.transaction():
        (change,) = rereading.apply(
            conn,
            [Again(article_id=1, fetched_at=NOON, article=replace(zoned, date_published=at))],
        ).values()
    assert change.fields == ()

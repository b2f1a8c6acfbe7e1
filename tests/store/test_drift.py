"""Drift on a real Postgres: a fall is told once, a chance is not, and what came back is over."""

import json
from datetime import timedelta

import pytest

from news.article import Image
from store import batches, drifts
from store.batches import Batch
from store.connection import rows
from store.drifts import FIELDS
from tests.factories import NOON, a_reading
from workers.drift import BEFORE, HABIT, LEAST, RECENT, look

WHOLE = {
    "description": "Щ",
    "keywords": ("нефт",),
    "article_section": "Свят",
    "images": (Image(url="https://novini.example/1.jpg"),),
    "article_body": "ъ" * 900,
}


@pytest.fixture
def publish(conn):
    """Stores so many more articles of a site, as they are at it today or as it is told."""
    count = iter(range(10_000))

    def publish(number: int, *, site: str = "novini.example", **changes) -> None:
        made = [
            a_reading(url=f"https://{site}/{next(count)}", **WHOLE | changes) for _ in range(number)
        ]
        for reading in made:  # one by one: in the order in which they appeared
            with conn.transaction():
                batches.save(conn, Batch(readings=[reading]))
        conn.execute("UPDATE articles SET created_at = %s WHERE created_at > %s", [NOON, NOON])

    return publish


def events(conn) -> list[dict]:
    return rows(conn, "SELECT * FROM events WHERE kind = 'source.drift' ORDER BY id")


def open_fields(conn) -> set[str]:
    return {row["field"] for row in drifts.open_ones(conn)}


def test_a_field_that_is_gone_is_a_drift_and_one_event(conn, publish):
    publish(LEAST)
    publish(RECENT, keywords=(), description=None, parser_version=2)
    assert look(conn, NOON) == 2
    assert open_fields(conn) == {"keywords", "description"}
    (event,) = events(conn)
    assert event["payload"]["domain"] == "novini.example"
    assert event["payload"]["parser_version"] == 2
    assert {"field": "keywords", "before": 1.0, "now": 0.0} in event["payload"]["fields"]


@pytest.mark.parametrize(
    "changes",
    [
        *({"author_details": ()}, {"date_published": None}, {"images": ()}),
        *({"article_section": None}, {"article_body": "ъ" * 400}),
    ],
    ids=lambda changes: next(iter(changes)),
)
def test_each_field_is_looked_at(conn, publish, changes):
    publish(LEAST)
    publish(RECENT, **changes)
    assert look(conn, NOON) == 1


def test_nothing_is_told_where_nothing_has_changed(conn, publish):
    publish(LEAST + RECENT)
    assert look(conn, NOON) == 0


def test_a_field_that_the_site_never_had_is_no_drift(conn, publish):
    publish(LEAST + RECENT, keywords=())
    assert look(conn, NOON) == 0


def test_a_fall_that_may_be_chance_is_none(conn, publish):
    publish(20)
    publish(20, keywords=())
    publish(RECENT - 6, keywords=())
    publish(6)
    assert look(conn, NOON) == 0


def test_too_few_articles_tell_nothing(conn, publish):
    publish(LEAST - 1)
    publish(RECENT, keywords=())
    assert look(conn, NOON) == 0


def test_articles_of_an_archive_tell_nothing(conn, publish):
    publish(LEAST)
    publish(RECENT, keywords=(), date_published=NOON - timedelta(days=31))
    assert look(conn, NOON) == 0


def test_one_site_s_fall_is_not_another_s(conn, publish):
    publish(LEAST)
    publish(LEAST, site="vestnik.example")
    publish(RECENT, site="vestnik.example", keywords=())
    publish(RECENT)
    look(conn, NOON)
    assert [row["domain"] for row in drifts.open_ones(conn)] == ["vestnik.example"]


def test_it_is_told_once_however_long_it_lasts(conn, publish):
    publish(LEAST)
    publish(RECENT, keywords=())
    look(conn, NOON)
    publish(5, keywords=())
    assert look(conn, NOON) == look(conn, NOON) == 0
    assert len(events(conn)) == len(drifts.open_ones(conn)) == 1


def test_it_is_over_when_the_field_is_there_again(conn, publish):
    publish(LEAST)
    publish(RECENT, keywords=())
    look(conn, NOON)
    publish(RECENT)
    look(conn, NOON)
    assert open_fields(conn) == set()


def test_it_is_over_when_what_is_stored_was_read_again(conn, publish):
    publish(LEAST)
    publish(RECENT, keywords=())
    look(conn, NOON)
    conn.execute("UPDATE articles SET keywords = '{нефт}'")
    look(conn, NOON)
    assert open_fields(conn) == set()


def test_it_becomes_usual_after_a_week_and_as_many_articles_as_are_looked_at(conn, publish):
    publish(LEAST)
    publish(RECENT, keywords=())
    look(conn, NOON)
    look(conn, NOON + 2 * HABIT)
    assert open_fields(conn) == {"keywords"}
    publish(RECENT + BEFORE, keywords=())
    look(conn, NOON + HABIT / 2)
    assert open_fields(conn) == {"keywords"}
    look(conn, NOON + 2 * HABIT)
    assert open_fields(conn) == set()


def test_a_source_without_anything_new_is_not_looked_at(conn, publish):
    publish(LEAST + RECENT)
    look(conn, NOON)
    assert drifts.due(conn, after=0, limit=9) == {}
    publish(1)
    assert len(drifts.due(conn, after=0, limit=9)) == 1


@pytest.fixture
def servers(tema, monkeypatch, database_url, valkey) -> None:
    """Let the command find the servers of this session."""
    monkeypatch.setenv("TEMA_DATABASE_URL", database_url)
    monkeypatch.setenv("TEMA_REDIS_URL", valkey.url)


@pytest.mark.usefixtures("servers")
class TestTheCommand:
    @pytest.fixture(autouse=True)
    def fallen(self, conn, publish):
        publish(LEAST)
        publish(RECENT, keywords=(), parser_version=2)
        look(conn, NOON)

    def test_shares_stand_by_site_and_parser_version(self, tema):
        newer, older = json.loads(tema("drift", "--json").out)["shares"]
        assert (newer["parser_version"], newer["articles"], newer["keywords"]) == (2, RECENT, 0)
        assert (older["parser_version"], older["articles"], older["keywords"]) == (1, LEAST, 1)
        assert set(FIELDS) <= newer.keys()

    def test_the_fall_is_shown(self, tema):
        assert "keywords 100 % → 0 %" in tema("drift", "--site", "www.novini.example").out

    def test_it_is_a_line_in_status(self, tema):
        told = tema("status")
        assert told.code == 1
        assert "notice: novini.example gives less: keywords 100 % → 0 %: tema drift\n" in told.err

    def test_a_site_that_was_never_met_is_one_line(self, tema):
        told = tema("drift", "--site", "nyama.example")
        assert (told.code, told.err) == (2, "tema: no article of 'nyama.example' is stored\n")

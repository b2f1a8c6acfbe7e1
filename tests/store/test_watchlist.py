"""Topics in a file: a round trip changes nothing, a change is shown, asked for, done whole."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from store import batches, definitions, listings, topics
from store.batches import Batch
from store.connection import rows
from store.definitions import Definition
from tests.factories import URL, a_reading
from workers import applying

LISTING = "https://novini.example/tema/kazahstan"
TABLES = ("topics", "topic_aliases", "listings", "topic_changes")


@pytest.fixture(autouse=True)
def servers(tema, monkeypatch, database_url, valkey) -> None:
    """Let the commands find the servers of this session."""
    monkeypatch.setenv("TEMA_DATABASE_URL", database_url)
    monkeypatch.setenv("TEMA_REDIS_URL", valkey.url)
    monkeypatch.setattr("tema.commands.watchlist.send", lambda _: None)
    monkeypatch.setattr("tema.commands.watchlist.follow", lambda *_: None)


@pytest.fixture(autouse=True)
def watched(conn) -> int:
    """A topic with everything that can be said of one, and a paused one."""
    topic_id = topics.add(conn, "Казахстан", [("kk", "Қазақстан"), ("bg", 'Ъ "и" [щ]')])
    rules = Definition(
        aliases=definitions.definition(conn, topic_id).aliases,
        excluded=("футбол", "хокей"),
        sections=("Икономика",),
        languages=("bg", "kk"),
    )
    definitions.define(conn, topic_id, rules)
    fixed = timedelta(seconds=90)
    listings.add(conn, topic_id, LISTING, whole_site=True, max_pages=3, crawl_every=fixed)
    search = listings.add(conn, topic_id, "https://novini.example/s?q=x", kind="search")
    listings.set_paused(conn, search, True)
    other = topics.add(conn, "Енергетика")
    topics.set_paused(conn, other, True)
    return topic_id


@pytest.fixture
def file(tmp_path) -> Path:
    return tmp_path / "topics.toml"


def dump(conn) -> list:
    return [str(row) for name in TABLES for row in rows(conn, f"SELECT * FROM {name}")]  # noqa: S608


class TestTheFile:
    def test_a_round_trip_changes_nothing(self, tema, conn, file):
        tema("topic", "export", str(file))
        before = dump(conn)
        told = tema("topic", "apply", str(file), "--yes", "--prune", "remove")
        assert (told.code, told.out) == (0, "nothing to change\n")
        assert dump(conn) == before

    def test_a_dash_is_the_standard_output(self, tema):
        assert tema("topic", "export", "-").out == tema("topic", "export").out

    def test_an_empty_database_becomes_the_same(self, tema, conn, file):
        exported = tema("topic", "export").out
        file.write_text(exported)
        conn.execute("TRUNCATE topics CASCADE")
        told = tema("topic", "apply", str(file), "--yes")
        assert (told.code, told.err) == (0, "")
        assert tema("topic", "export").out == exported

    def test_one_topic_alone(self, tema):
        out = tema("topic", "export", "--topic", "Енергетика").out
        assert 'name = "Енергетика"' in out
        assert "Казахстан" not in out


class TestApplying:
    @pytest.fixture(autouse=True)
    def exported(self, tema, file) -> None:
        tema("topic", "export", str(file))

    def edit(self, file: Path, old: str, new: str) -> None:
        text = file.read_text()
        assert old in text
        file.write_text(text.replace(old, new))

    def test_the_difference_is_shown_and_a_dry_run_changes_nothing(self, tema, conn, file):
        self.edit(file, '"хокей"', '"борба"')
        self.edit(file, "pages = 3", "pages = 30")
        before = dump(conn)
        told = tema("topic", "apply", str(file), "--dry-run")
        assert told.out.splitlines() == [
            "~ topic Казахстан: + exclude борба",
            "~ topic Казахстан: - exclude хокей",
            f"~ listing {LISTING}: 30 pages",
            "  Казахстан: 0 articles will come, 0 will go",
        ]
        assert dump(conn) == before

    def test_it_asks_and_without_anybody_there_it_says_so(self, tema, conn, file):
        self.edit(file, "pages = 3", "pages = 30")
        before = dump(conn)
        told = tema("topic", "apply", str(file))
        assert told.code == 2
        assert "--yes" in told.err
        assert dump(conn) == before

    def test_what_is_stored_follows(self, tema, conn, file, watched):
        reading = a_reading(page={"topic_id": watched}, article_body="За борбата.")
        with conn.transaction():
            batches.save(conn, Batch(readings=[reading]))
        self.edit(file, '"хокей"', '"борба"')
        told = tema("topic", "apply", str(file), "--yes")
        assert "0 articles will come, 1 will go" in told.out
        applying.apply(conn, watched, lambda _: None)
        assert rows(conn, "SELECT reason FROM left_out") == [{"reason": "word: борбата"}]
        assert rows(conn, "SELECT canonical_url FROM articles")[0]["canonical_url"] == URL

    @pytest.mark.parametrize(
        ("prune", "left"),
        [((), [False, False]), (("--prune", "pause"), [True, False]), (("--prune", "remove"), [])],
    )
    def test_what_is_not_in_the_file_goes_only_when_asked(self, tema, conn, file, prune, left):
        conn.execute("UPDATE topics SET paused = false")
        conn.execute("UPDATE listings SET paused = false")
        file.write_text('[[topic]]\nname = "Енергетика"\n')
        told = tema("topic", "apply", str(file), "--yes", *prune, "--json")
        assert told.code == 0
        found = topics.overview(conn)
        assert [row["paused"] for row in found if row["name"] == "Казахстан"] == left[:1]
        assert json.loads(told.out)["applied"] == bool(prune)

    def test_a_listing_that_is_gone_from_the_file_is_removed_when_asked(self, tema, conn, file):
        file.write_text(f'[[topic]]\nname = "Казахстан"\n[[topic.listing]]\nurl = "{LISTING}"\n')
        tema("topic", "apply", str(file), "--yes", "--prune", "remove")
        assert [row["url"] for row in listings.overview(conn)] == [LISTING]
        assert [row["name"] for row in topics.overview(conn)] == ["Казахстан"]

    def test_what_the_file_does_not_say_stays(self, tema, conn, file, watched):
        before = definitions.definition(conn, watched)
        file.write_text('[[topic]]\nname = "Казахстан"\nexclude = []\n')
        tema("topic", "apply", str(file), "--yes")
        after = definitions.definition(conn, watched)
        assert (after.excluded, after.sections, after.aliases) == (
            (),
            before.sections,
            before.aliases,
        )

    def test_a_wrong_file_is_one_line(self, tema, file):
        self.edit(file, "pages = 3", "pages = 0")
        told = tema("topic", "apply", str(file), "--yes")
        assert told.code == 2
        assert "topic[2].listing[2].pages is not a whole number" in told.err
        assert told.err.count("\n") == 1

    def test_a_missing_file_is_one_line(self, tema):
        told = tema("topic", "apply", "/nowhere/topics.toml")
        assert told.code != 0
        assert told.err.count("\n") == 1

"""What was given up is kept whole, found by number or URL, and replayed without a trace left."""

from dataclasses import replace
from datetime import timedelta

import pytest

from news import urls
from news.model import Outcome, Page
from news.wire import dump, load
from store import batches, quarantine, reading
from store.batches import Batch
from store.connection import rows
from store.quarantine import Chosen, Quarantined
from tests.factories import NOON, URL, a_page, a_reading

BYTES = b"\x1f\x8b\x00\xff broken \xd1"


def given_up(number: int = 1, page: Page | None = None, **changes) -> Quarantined:
    """A page that could not be parsed, as its stream entry came."""
    page = page or a_page(topic="Қазақстан – ъщ, її", body=BYTES)
    fields = {k.encode(): v if isinstance(v, bytes) else v.encode() for k, v in dump(page).items()}
    values = {
        "entry_id": f"{number}-0",
        "stage": "parse",
        "reason": "unreadable",
        "detail": "gzip: тялото е отрязано",
        "attempts": 0,
        "fields": fields,
        "page": page,
    }
    return Quarantined(**values | changes)


def unread(fields: dict[bytes, bytes]) -> Quarantined:
    """An entry that could not even be read as a page."""
    return replace(given_up(), page=None, fields=fields)


def give_up(conn, *entries: Quarantined) -> None:
    with conn.transaction():
        batches.save(conn, Batch(quarantined=entries))


def read_back(fields: dict[str, str | bytes]):
    """The message of an entry, as a worker would read it."""
    return load({k.encode(): v if isinstance(v, bytes) else v.encode() for k, v in fields.items()})


class TestKeeping:
    def test_an_entry_comes_back_as_it_was(self, conn):
        kept = given_up()
        give_up(conn, kept)
        row = quarantine.find(conn, 1)
        assert row is not None
        assert read_back(quarantine.entry_of(row)) == kept.page

    def test_an_entry_that_could_not_be_read_comes_back_as_it_was(self, conn):
        give_up(conn, unread({b"v": b"1", b"type": b"page", b"data": b"{"}))
        row = quarantine.find(conn, 1)
        assert row is not None
        assert quarantine.entry_of(row) == {"v": "1", "type": "page", "data": "{"}

    def test_a_page_without_bytes_comes_back_as_one(self, conn):
        kept = given_up(page=a_page(body=b""))
        give_up(conn, kept)
        row = quarantine.find(conn, 1)
        assert row is not None
        assert read_back(quarantine.entry_of(row)) == kept.page

    def test_twice_is_once(self, conn):
        give_up(conn, given_up())
        give_up(conn, given_up(reason="crash"))
        assert [row["reason"] for row in quarantine.overview(conn)] == ["unreadable"]

    def test_what_postgres_takes_in_no_text_is_replaced(self, conn):
        give_up(conn, replace(unread({b"data": b"\0\xff"}), detail="nul \0 and \ud800"))
        row = quarantine.find(conn, 1)
        assert row is not None
        assert row["detail"] == "nul \N{REPLACEMENT CHARACTER} and ?"

    def test_of_a_long_traceback_the_end_is_kept(self, conn):
        give_up(conn, given_up(detail="ъ" * 9000 + "ValueError"))
        row = quarantine.find(conn, 1)
        assert row is not None
        assert len(row["detail"]) == 4000
        assert row["detail"].endswith("ValueError")

    def test_its_url_has_the_outcome(self, conn):
        give_up(conn, given_up())
        told = reading.outcome(conn, URL)
        assert told is not None
        assert (told["outcome"], told["detail"]) == ("quarantined", "unreadable")


class TestFinding:
    @pytest.fixture(autouse=True)
    def three(self, conn):
        give_up(conn, given_up(1), given_up(2, reason="crash"))
        give_up(conn, given_up(3, page=a_page(requested_url=f"{URL}-2")))

    def test_by_number(self, conn):
        row = quarantine.find(conn, 2)
        assert row is not None
        assert row["reason"] == "crash"

    def test_by_url_the_newest(self, conn):
        row = quarantine.find(conn, URL)
        assert row is not None
        assert row["id"] == 2

    @pytest.mark.parametrize("name", [4, 0, "1", "https://novini.example/nyama"])
    def test_nothing_by_what_is_not_there(self, conn, name):
        assert quarantine.find(conn, name) is None

    def test_the_overview_has_the_newest_first_and_no_bytes(self, conn):
        told = quarantine.overview(conn)
        assert [row["id"] for row in told] == [3, 2, 1]
        assert "body" not in told[0]

    def test_the_overview_tells_the_size(self, conn):
        assert quarantine.overview(conn)[1]["bytes"] == len(BYTES)

    def test_the_overview_ends_where_it_was_told(self, conn):
        assert len(quarantine.overview(conn, limit=2)) == 2

    def test_the_numbers_of_stream_entries_are_told(self, conn):
        told = quarantine.numbers(conn, ["3-0", "1-0", "9-0"])
        assert told == [{"id": 1, "url": URL}, {"id": 3, "url": f"{URL}-2"}]


class TestReplaying:
    @pytest.fixture(autouse=True)
    def replayed(self, conn):
        give_up(conn, given_up(1), given_up(2, reason="crash"))
        quarantine.mark_replayed(conn, 1)

    def test_it_is_no_longer_in_the_overview(self, conn):
        assert [row["id"] for row in quarantine.overview(conn)] == [2]

    def test_it_is_in_the_overview_of_the_replayed(self, conn):
        assert [row["id"] for row in quarantine.overview(conn, Chosen(replayed=True))] == [1]

    def test_it_is_not_counted(self, conn):
        told = quarantine.by_reason(conn)
        assert [(row["reason"], row["pages"]) for row in told] == [("crash", 1)]

    def test_it_can_be_found_and_replayed_again(self, conn):
        row = quarantine.find(conn, 1)
        assert row is not None
        assert row["replayed_at"] is not None


class TestAfterAReplay:
    """The same page, at the same time of fetch, read once more."""

    READ = a_reading()

    @pytest.fixture(autouse=True)
    def in_quarantine(self, conn):
        give_up(conn, given_up(page=self.READ.page))

    def save(self, conn, *readings) -> None:
        with conn.transaction():
            batches.save(conn, Batch(readings=readings))

    def test_its_url_is_stored(self, conn):
        self.save(conn, self.READ)
        told = rows(conn, "SELECT outcome, article_id, detail FROM urls")
        assert told == [{"outcome": "stored", "article_id": 1, "detail": None}]

    def test_it_is_an_article_of_one_version(self, conn):
        self.save(conn, self.READ)
        self.save(conn, self.READ)
        assert [row["version"] for row in rows(conn, "SELECT version FROM articles")] == [1]

    def test_quarantined_again_it_stands_there_twice(self, conn):
        quarantine.mark_replayed(conn, 1)
        give_up(conn, given_up(2, page=self.READ.page))
        assert [row["id"] for row in quarantine.overview(conn)] == [2]

    def test_an_article_that_was_fetched_anew_meanwhile_stays_as_it_is(self, conn):
        self.save(conn, a_reading(minutes=10, headline="Нова ъгълна щампа"))
        self.save(conn, self.READ)
        (article,) = rows(conn, "SELECT headline, version FROM articles")
        assert article == {"headline": "Нова ъгълна щампа", "version": 1}
        (told,) = rows(conn, "SELECT ended_at FROM urls")
        assert told["ended_at"] == NOON + timedelta(minutes=10)

    def test_a_late_quarantine_does_not_undo_what_is_stored(self, conn):
        self.save(conn, self.READ)
        give_up(conn, given_up(2, page=self.READ.page))
        (told,) = rows(conn, "SELECT outcome FROM urls WHERE url_key = %(k)s", k=urls.key(URL))
        assert told["outcome"] == Outcome.STORED

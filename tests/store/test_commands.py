"""Commands beside a real Postgres and Valkey: what they store, say, and say as JSON."""

import json

import psycopg
import pytest

from news.bodies import zip_body
from news.model import Failure, Outcome
from news.wire import PAGES, dump, load
from store import batches, listings, quarantine, reading, topics
from store.batches import Batch
from store.quarantine import Chosen, Quarantined
from tema.commands.crawl import show_article
from tema.ports import free_port
from tests.databases import at
from tests.factories import NOON, URL, a_page, a_reading, a_report

LISTING = "https://novini.example/tema/kazahstan"

A_RUN = {"unchanged": 0, "url": URL, "state": "complete", "error": None, "requested_at": NOON}


@pytest.fixture(autouse=True)
def servers(tema, monkeypatch, database_url, valkey) -> None:
    """Let the commands find the servers of this session."""
    monkeypatch.setenv("TEMA_DATABASE_URL", database_url)
    monkeypatch.setenv("TEMA_REDIS_URL", valkey.url)


def save(conn, *readings, **more) -> None:
    with conn.transaction():
        batches.save(conn, Batch(readings=readings, **more))


class TestTopics:
    @pytest.fixture(autouse=True)
    def added(self, tema):
        names = ("--alias", "kk:Қазақстан", "--alias", "en:Kazakhstan")
        told = tema("topic", "add", "Казахстан", *names, "--listing", LISTING, "--every", "90m")
        assert (told.code, told.out, told.err) == (0, "watching Казахстан: 1 listing\n", "")

    def test_it_is_listed_with_names_and_counts(self, tema):
        (told,) = json.loads(tema("topic", "list", "--json").out)
        assert told["aliases"] == ["en:Kazakhstan", "kk:Қазақстан"]
        assert (told["listings"], told["articles"], told["paused"]) == (1, 0, False)

    def test_its_listing_has_the_asked_period(self, tema):
        (told,) = json.loads(tema("listing", "list", "--topic", "Қазақстан", "--json").out)
        assert told["crawl_every"] == 90 * 60

    def test_a_second_time_without_a_period_leaves_its_listing_as_it_is(self, tema):
        tema("topic", "add", "Казахстан", "--alias", "ru:Республика Казахстан")
        (told,) = json.loads(tema("listing", "list", "--json").out)
        assert told["crawl_every"] == 90 * 60

    def test_its_listing_may_find_its_own_period(self, tema):
        tema("topic", "add", "Казахстан", "--listing", LISTING, "--every", "auto")
        (told,) = json.loads(tema("listing", "list", "--json").out)
        assert (told["adaptive"], told["crawl_every"]) == (True, 90 * 60)

    def test_it_is_paused_and_resumed_by_an_alias(self, tema, conn):
        assert tema("topic", "pause", "Қазақстан").out == "paused Казахстан\n"
        assert topics.overview(conn)[0]["paused"]
        assert tema("topic", "resume", "Kazakhstan").out == "resumed Казахстан\n"
        assert not topics.overview(conn)[0]["paused"]

    @pytest.mark.parametrize(
        "command", [["topic", "show"], ["topic", "pause"], ["crawl"], ["recrawl"]], ids=" ".join
    )
    def test_one_that_is_not_there_is_named_beside_those_that_are(self, tema, command):
        told = tema(*command, "Үндістан")
        assert (told.code, told.out) == (2, "")
        assert told.err == "tema: no topic 'Үндістан'; there are: Казахстан\n"

    def test_it_is_not_removed_where_nobody_can_be_asked(self, tema, conn):
        told = tema("topic", "remove", "Казахстан")
        assert (told.code, told.err.count("\n")) == (2, 1)
        assert "--yes" in told.err
        assert len(topics.overview(conn)) == 1

    def test_it_is_removed_where_that_is_said(self, tema, conn):
        told = tema("topic", "remove", "Казахстан", "--yes")
        assert told.out == "removed Казахстан: 1 listing; its articles (0) stay\n"
        assert topics.overview(conn) == []

    def test_a_wrong_url_among_good_ones_adds_nothing(self, tema, conn):
        told = tema("topic", "add", "Ёлка", "--listing", LISTING, "--listing", "novini.example")
        assert told.code == 2
        assert topics.find(conn, "Ёлка") is None


class TestListings:
    @pytest.fixture(autouse=True)
    def watched(self, conn):
        listings.add(conn, topics.add(conn, "Казахстан"), LISTING)

    def test_one_of_a_single_topic_needs_no_topic(self, tema, conn):
        assert tema("listing", "pause", f"{LISTING}#x").code == 0
        assert listings.overview(conn)[0]["paused"]

    def test_one_of_two_topics_asks_for_the_topic(self, tema, conn):
        listings.add(conn, topics.add(conn, "Енергетика"), LISTING)
        told = tema("listing", "remove", LISTING)
        assert (told.code, told.err.count("\n")) == (2, 1)
        assert "--topic" in told.err
        assert len(listings.overview(conn)) == 2

    def test_one_of_two_topics_is_removed_from_the_named_one(self, tema, conn):
        listings.add(conn, topics.add(conn, "Енергетика"), LISTING)
        assert tema("listing", "remove", LISTING, "--topic", "Енергетика").code == 0
        assert [row["topic"] for row in listings.overview(conn)] == ["Казахстан"]

    def test_a_topic_whose_listings_are_all_paused_has_nothing_to_crawl(self, tema, conn):
        listings.set_paused(conn, 1, True)
        told = tema("crawl", "Казахстан")
        assert (told.code, told.err.count("\n")) == (2, 1)
        assert "not paused" in told.err


class TestArticles:
    HOSTILE = "Щит \x9b2J и \u202eгръб"

    @pytest.fixture(autouse=True)
    def stored(self, conn):
        topics.add(conn, "Казахстан")
        save(conn, a_reading(headline=self.HOSTILE))

    def test_they_are_listed_as_json(self, tema):
        (told,) = json.loads(tema("articles", "--topic", "Казахстан", "--json").out)
        assert (told["url"], told["headline"]) == (URL, self.HOSTILE)

    def test_none_is_an_empty_list(self, tema):
        assert json.loads(tema("articles", "--language", "kk", "--json").out) == []

    def test_where_there_are_more_that_is_said_beside_the_list(self, tema, conn):
        save(conn, a_reading(url=f"{URL}-2"))
        told = tema("articles", "--limit", "1")
        assert (told.out.count("novini.example/"), told.err) == (
            1,
            "the newest 1; more with --limit\n",
        )

    @pytest.mark.parametrize("command", [["articles"], ["articles", "show", URL]], ids=" ".join)
    def test_a_headline_sends_nothing_to_the_terminal(self, tema, command):
        told = tema(*command)
        assert told.code == 0
        assert not {"\x9b", "\x1b", "\u202e"} & set(told.out)

    def test_a_headline_that_was_fetched_again_sends_nothing_to_the_terminal(self, conn, capsys):
        assert show_article(conn, A_RUN, None, json=False) == 0
        assert not {"\x9b", "\x1b", "\u202e"} & set(capsys.readouterr().out)

    def test_one_is_shown_by_any_of_its_addresses(self, tema):
        told = json.loads(tema("articles", "show", f"{URL}?utm_source=x", "--json").out)
        assert told["article_body"].startswith("Първи абзац за Казахстан.")

    def test_one_that_was_never_met_is_not_there(self, tema):
        told = tema("articles", "show", f"{URL}-2")
        assert (told.code, told.err) == (2, f"tema: no article at {URL}-2: never met\n")

    def test_one_that_gave_no_article_says_how_it_ended(self, tema, conn):
        gone = Failure(url=f"{URL}-2", outcome=Outcome.GONE, detail="HTTP 410")
        save(conn, reports=[a_report(failures=(gone,))])
        told = tema("articles", "show", f"{URL}-2")
        assert told.err == f"tema: no article at {URL}-2: gone, HTTP 410\n"


class TestQuarantine:
    HTML = "<h1>Қазақстан ъщ</h1>".encode()
    PAGE = a_page(topic="Казахстан", body=zip_body(HTML))

    @pytest.fixture(autouse=True)
    def given_up(self, conn):
        fields = {
            k.encode(): v if isinstance(v, bytes) else v.encode()
            for k, v in dump(self.PAGE).items()
        }
        entry = Quarantined(
            entry_id="1-0",
            stage="parse",
            reason="unreadable",
            detail="Traceback \x9b2J [red]",
            attempts=2,
            fields=fields,
            page=self.PAGE,
        )
        save(conn, quarantined=[entry])

    @pytest.mark.parametrize("name", ["1", URL])
    def test_a_page_is_shown_by_number_and_by_url(self, tema, name):
        told = json.loads(tema("quarantine", "show", name, "--json").out)
        assert (told["id"], told["reason"], told["attempts"]) == (1, "unreadable", 2)

    def test_its_traceback_is_no_markup_and_sends_nothing_to_the_terminal(self, tema):
        told = tema("quarantine", "show", "1")
        assert "[red]" in told.out
        assert "\x9b" not in told.out

    def test_its_bytes_are_saved_unpacked(self, tema, tmp_path):
        assert tema("quarantine", "show", "1", "--save", str(tmp_path / "page.html")).code == 0
        assert (tmp_path / "page.html").read_bytes() == self.HTML

    def test_replayed_it_is_on_the_stream_as_it_was(self, tema, stream):
        assert tema("quarantine", "replay", "1").out == f"replayed 1: {URL}\n"
        ((_, fields),) = stream.xrange(PAGES)
        assert load(fields) == self.PAGE

    @pytest.mark.usefixtures("stream")
    def test_replayed_it_is_listed_no_more(self, tema, conn):
        tema("quarantine", "replay", "--all")
        assert tema("quarantine", "list").out == "nothing is in quarantine\n"
        assert len(quarantine.overview(conn, Chosen(replayed=True))) == 1

    @pytest.mark.parametrize(
        ("option", "value", "there"),
        [
            ("--site", "novini.example", True),
            ("--site", "example", True),
            ("--site", "ovini.example", False),
            ("--reason", "unreadable", True),
            ("--reason", "crash", False),
            ("--stage", "parse", True),
            ("--stage", "save", False),
        ],
    )
    def test_it_is_chosen_by_site_reason_and_stage(self, tema, stream, option, value, there):
        assert len(json.loads(tema("quarantine", "list", option, value, "--json").out)) == there
        tema("quarantine", "replay", option, value)
        assert stream.xlen(PAGES) == there

    def test_dropped_it_is_gone_and_its_end_stays(self, tema, conn):
        told = tema("quarantine", "drop", "--site", "novini.example", "--yes")
        assert told.out == f"dropped 1: {URL}\n"
        assert quarantine.find(conn, 1) is None
        end = reading.outcome(conn, URL)
        assert end is not None
        assert end["outcome"] == "quarantined"

    def test_dropping_asks_first(self, tema, conn):
        told = tema("quarantine", "drop", "1")
        assert (told.code, "--yes" in told.err) == (2, True)
        assert quarantine.find(conn, 1) is not None

    @pytest.mark.parametrize("command", ["replay", "drop"])
    @pytest.mark.parametrize("choice", [(), ("1", "--all"), ("1", "--site", "novini.example")])
    def test_what_is_meant_has_to_be_said_in_one_way(self, tema, command, choice):
        assert tema("quarantine", command, *choice).code == 2

    @pytest.mark.parametrize("name", ["7", "https://novini.example/nyama", "9" * 30])
    def test_one_that_is_not_there_is_one_line(self, tema, name):
        told = tema("quarantine", "show", name)
        assert (told.code, told.err.count("\n")) == (2, 1)


@pytest.mark.parametrize(
    "command",
    [["status"], ["crawl", "Ёлка"], ["recrawl", URL], ["crawl", "cancel"]],
    ids=" ".join,
)
def test_valkey_that_is_down_is_one_line_with_its_address(tema, monkeypatch, command):
    port = free_port()
    monkeypatch.setenv("TEMA_REDIS_URL", f"redis://:p4ss@127.0.0.1:{port}/0")
    told = tema(*command)
    assert (told.code, told.out, told.err.count("\n")) == (3, "", 1)
    assert f"Redis at 127.0.0.1:{port} does not answer" in told.err
    assert "p4ss" not in told.err


def test_a_wrong_address_of_valkey_is_one_line(tema, monkeypatch):
    monkeypatch.setenv("TEMA_REDIS_URL", "redis://:p4/ss@127.0.0.1/0")
    told = tema("status")
    assert (told.code, told.err.count("\n")) == (2, 1)
    assert "p4" not in told.err


def test_a_database_without_tables_says_how_to_make_them(tema, monkeypatch, postgres, database_url):
    monkeypatch.setenv("TEMA_DATABASE_URL", at(database_url, "postgres"))
    told = tema("topic", "list")
    assert (told.code, told.err.count("\n")) == (3, 1)
    assert told.err.endswith("tema migrate\n")


def test_migrating_twice_is_no_fault(tema, monkeypatch, postgres):
    with psycopg.connect(postgres.dsn, autocommit=True) as conn:
        conn.execute("CREATE DATABASE tema_migrated")
    monkeypatch.setenv("TEMA_DATABASE_URL", at(postgres.dsn, "tema_migrated"))
    assert tema("migrate").out.startswith("applied 0001-the-way\napplied 0002-")
    assert tema("migrate").out == "the schema is up to date\n"

"""One URL's life is told in order, whatever became of it."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from news.model import Failure, Outcome, Reading
from store import batches, definitions, events, listings, requests, runs, topics, tracing
from store.batches import Batch
from store.definitions import Definition
from store.quarantine import Quarantined
from tema.tracing import Step, steps
from tests.factories import URL, a_page, a_reading, a_report

LISTING = "https://novini.example/tema"
BEGIN = datetime.now(UTC)


@pytest.fixture
def run_id(conn) -> int:
    listings.add(conn, topics.add(conn, "Казахстан"), LISTING)
    conn.execute("UPDATE listings SET next_crawl_at = %s", [BEGIN - timedelta(seconds=1)])
    (request,) = requests.take_due(conn, BEGIN)
    return request.run_id


def save(conn, *readings, **more) -> None:
    with conn.transaction():
        batches.save(conn, Batch(readings=readings, **more))


def fetched(run_id: int, seconds: float, **changes) -> Reading:
    """A page that was fetched, handed over and read, each a little later."""
    at = BEGIN + timedelta(seconds=seconds)
    made = a_reading(page={"run_id": run_id, "fetched_at": at}, **changes)
    times = {
        "handed_over_at": at + timedelta(milliseconds=10),
        "taken_at": at + timedelta(milliseconds=260),
        "parse_ms": 4.0,
        "enrich_ms": 2.0,
    }
    for name, value in times.items():
        object.__setattr__(made, name, value)
    return made


def told(conn, url: str = URL) -> list[Step]:
    return steps(tracing.life(conn, url))


def names(conn, url: str = URL) -> list[str]:
    return [step.what for step in told(conn, url)]


def text(conn, what: str) -> str:
    return next(step.told for step in told(conn) if step.what == what)


def test_a_stored_article_has_every_step_in_order(conn, run_id):
    save(conn, fetched(run_id, 0))
    events.mark_sent(conn, [1])
    found = told(conn)
    assert [step.what for step in found] == [
        *("requested", "discovered", "fetched", "handed over", "taken", "parsed", "enriched"),
        *("stored", "read as", "event", "sent", "topic"),
    ]
    times = [step.at for step in found if step.at]
    assert times == sorted(times)
    assert text(conn, "requested") == f"crawl {run_id}, by schedule of {LISTING} (Казахстан)"
    assert text(conn, "taken") == "by a worker, after 0.25 s"
    assert text(conn, "fetched").startswith("HTTP 200, ")


def test_versions_and_events_tell_what_changed(conn, run_id):
    save(conn, fetched(run_id, 0))
    save(conn, fetched(run_id, 60, headline="Ново заглавие"))
    versions = sorted(step.told for step in told(conn) if step.what == "read as")
    assert versions == ["version 1", "version 2: headline; 2 words came, 6 went"]
    assert text(conn, "event") == "article.created of version 1, not sent yet"


@pytest.mark.parametrize(
    ("outcome", "what"),
    [(Outcome.NOT_AN_ARTICLE, "not an article"), (Outcome.OFF_TOPIC, "off topic")],
)
def test_a_page_that_was_not_stored_says_why(conn, run_id, outcome, what):
    page = a_page(run_id=run_id, fetched_at=BEGIN)
    save(conn, Reading(page=page, outcome=outcome, detail="a list of links"))
    assert text(conn, what) == "a list of links"


def test_a_url_that_gave_no_page_says_how_it_ended(conn, run_id):
    failure = Failure(url=URL, outcome=Outcome.ROBOTS, detail="RobotsForbidden")
    save(conn, reports=[a_report(run_id=run_id, ended_at=BEGIN, failures=(failure,))])
    assert names(conn) == ["robots"]
    assert text(conn, "robots").startswith("RobotsForbidden, not before ")


def test_what_is_in_quarantine_says_so(conn, run_id):
    page = a_page(run_id=run_id, fetched_at=BEGIN)
    given_up = Quarantined(
        entry_id="1-0",
        stage="parse",
        reason="unreadable",
        detail="",
        attempts=5,
        fields={},
        page=page,
    )
    save(conn, quarantined=[given_up])
    assert "number 1, parse: unreadable, 5 dead attempts" in [s.told for s in told(conn)]


def test_what_is_gone_left_out_and_seen_again_is_told(conn, run_id):
    save(conn, fetched(run_id, 0))
    definitions.define(conn, 1, Definition(excluded=("абзац",)))
    failure = Failure(url=URL, outcome=Outcome.GONE, detail="HTTP 410")
    at = BEGIN + timedelta(minutes=5)
    save(conn, reports=[a_report(run_id=run_id, ended_at=at, failures=(failure,))])
    save(conn, fetched(run_id, -60))
    runs.settle(conn)
    found = {step.what: step.told for step in told(conn)}
    assert found["gone"] == "HTTP 410" or "answers" in found["gone"]
    assert "article.removed of version 1, not sent yet" in [s.told for s in told(conn)]
    assert found["left out"] == "Казахстан: word: абзац"


def test_any_address_of_it_tells_the_same(conn, run_id):
    alias = f"{URL}?m=1"
    made = fetched(run_id, 0)
    object.__setattr__(made.page, "requested_url", alias)
    save(conn, made)
    assert names(conn, alias) == names(conn, URL)


class TestTheCommand:
    @pytest.fixture(autouse=True)
    def servers(self, request, monkeypatch, database_url, valkey) -> None:
        request.getfixturevalue("tema")
        monkeypatch.setenv("TEMA_DATABASE_URL", database_url)
        monkeypatch.setenv("TEMA_REDIS_URL", valkey.url)

    def test_it_shows_times_to_the_millisecond(self, conn, run_id, tema):
        save(conn, fetched(run_id, 0))
        out = tema("trace", URL).out
        assert f"{BEGIN:%Y-%m-%d %H:%M:%S}.{BEGIN.microsecond // 1000:03d}" in out
        steps_told = json.loads(tema("trace", URL, "--json").out)["steps"]
        assert steps_told[0]["what"] == "requested"

    def test_a_url_that_was_never_met_is_one_line(self, tema):
        told = tema("trace", "https://novini.example/nyama")
        assert (told.code, told.err.count("\n")) == (2, 1)

    def test_a_diff_is_plain_where_there_is_no_terminal(self, conn, run_id, tema):
        save(conn, fetched(run_id, 0))
        save(conn, fetched(run_id, 60, headline="Қазақстан – ъгъл, ёлка, її, ю"))
        out = tema("diff", URL).out
        assert "headline: Қазақстан – ъгъл, ёлка, її, [-щ-]{+ю+}" in out
        assert "\x1b" not in out
        told = json.loads(tema("diff", URL, "--from", "1", "--to", "2", "--json").out)
        assert list(told["fields"]) == ["headline"]

    @pytest.mark.parametrize("choice", [("--from", "3"), ("--to", "9"), ("--from", "0")])
    def test_a_version_that_is_not_there_is_one_line(self, conn, run_id, tema, choice):
        save(conn, fetched(run_id, 0))
        save(conn, fetched(run_id, 60, headline="Ново"))
        told = tema("diff", URL, *choice)
        assert (told.code, told.err.count("\n")) == (2, 1)

    def test_one_version_has_no_difference(self, conn, run_id, tema):
        save(conn, fetched(run_id, 0))
        told = tema("diff", URL)
        assert (told.code, told.err.startswith("there is one version")) == (0, True)

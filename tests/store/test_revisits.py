"""Articles are looked at again on a ladder by age; what is gone is noted and stays."""

from datetime import datetime, timedelta

import pytest

from news import urls
from news.model import Failure, Outcome, Reason, Target
from store import batches, requests, revisits, runs
from store.batches import Batch
from store.connection import rows
from store.requests import Wish
from tests.factories import NOON, URL, a_page, a_reading, a_report

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
LADDER = (HOUR, 3 * HOUR, DAY, 7 * DAY)
NUL = {"etag": '"e1"', "last-modified": "Sun, 01 Mar 2026 11:00:00 GMT"}


@pytest.fixture
def stored(conn) -> datetime:
    """An article stored at noon, published two hours before; NOON."""
    store(conn, a_reading(page={"headers": NUL}))
    conn.execute("UPDATE articles SET created_at = %s, next_look_at = %s", (NOON, NOON + HOUR))
    return NOON


def store(conn, *readings, reports=()) -> None:
    with conn.transaction():
        batches.save(conn, Batch(readings=readings, reports=reports))


def take(conn, now: datetime, ladder=LADDER) -> list:
    with conn.transaction():
        return requests.of_runs(conn, revisits.take_due(conn, now, ladder))


def end(conn, run_id: int, at: datetime, **changes) -> None:
    told = a_report(run_id=run_id, listing_id=None, ended_at=at, **changes)
    store(conn, reports=[told])
    runs.settle(conn)


def column(conn, name: str):
    return rows(conn, "SELECT * FROM articles")[0][name]


def counts(conn) -> dict[str, int]:
    names = (
        "articles",
        "article_versions",
        "captures",
        "events",
        "urls",
        "article_topics",
        "looks",
    )
    query = " UNION ALL ".join(f"SELECT '{n}' AS t, count(*) AS n FROM {n}" for n in names)  # noqa: S608
    return {row["t"]: row["n"] for row in conn.execute(query).fetchall()}


def test_an_article_stored_just_now_is_looked_at_in_an_hour(conn):
    store(conn, a_reading())
    row = rows(conn, "SELECT next_look_at - created_at AS wait FROM articles")[0]
    assert row["wait"] == HOUR


def test_the_rungs_count_from_its_publication(conn, stored):
    assert take(conn, stored + 59 * HOUR / 60) == []
    (request,) = take(conn, stored + HOUR)
    assert (request.reason, request.target, request.refetch) == (
        Reason.REVISIT,
        Target.ARTICLE,
        True,
    )
    assert [(link.url, link.etag, link.last_modified) for link in request.links] == [
        (URL, NUL["etag"], NUL["last-modified"])
    ]
    assert column(conn, "next_look_at") == NOON - 2 * HOUR + DAY


def test_what_was_missed_is_caught_up_once(conn, stored):
    assert len(take(conn, stored + 2 * DAY)) == 1
    assert take(conn, stored + 2 * DAY) == []
    assert column(conn, "next_look_at") == NOON - 2 * HOUR + 7 * DAY


def test_after_the_last_rung_it_is_never_looked_at_again(conn, stored):
    assert len(take(conn, stored + 8 * DAY)) == 1
    assert column(conn, "next_look_at") is None


def test_an_old_article_that_was_stored_just_now_is_not_looked_at(conn, stored):
    conn.execute("UPDATE articles SET date_published = %s", (NOON - 400 * DAY,))
    assert take(conn, stored + HOUR) == []
    assert column(conn, "next_look_at") is None


def test_a_source_is_looked_through_once_at_a_time(conn, stored):
    store(conn, a_reading(url=f"{URL}-2"))
    conn.execute("UPDATE articles SET created_at = %s", (NOON,))
    conn.execute("UPDATE articles SET next_look_at = %s WHERE id = 1", (NOON + HOUR,))
    conn.execute("UPDATE articles SET next_look_at = %s WHERE id > 1", (NOON + 2 * HOUR,))
    assert len(take(conn, stored + HOUR)) == 1
    assert take(conn, stored + 2 * HOUR) == []
    later = rows(conn, "SELECT next_look_at FROM articles ORDER BY id DESC LIMIT 1")[0]
    assert later["next_look_at"] == stored + 2 * HOUR + revisits.BUSY


def test_an_unchanged_article_writes_no_row_but_its_look(conn, stored):
    before = counts(conn)
    (request,) = take(conn, stored + HOUR)
    end(conn, request.run_id, stored + HOUR, unchanged=(urls.key(URL),))
    assert counts(conn) == before | {"looks": 1}
    assert rows(conn, "SELECT state FROM crawl_runs")[0]["state"] == "complete"
    assert rows(conn, "SELECT outcome FROM urls")[0]["outcome"] == "stored"


def test_the_same_text_fetched_again_writes_no_row_but_its_capture(conn, stored):
    before = counts(conn)
    store(conn, a_reading(minutes=60))
    assert counts(conn) == before | {"captures": 2}


def test_what_is_gone_is_noted_with_an_event_and_stays(conn, stored):
    (request,) = take(conn, stored + HOUR)
    gone = Failure(url=URL, outcome=Outcome.GONE, detail="HTTP 410")
    end(conn, request.run_id, stored + HOUR, failures=(gone,))
    assert column(conn, "gone_at") == stored + HOUR
    kinds = [row["kind"] for row in rows(conn, "SELECT kind FROM events ORDER BY id")]
    assert kinds == ["article.created", "article.removed"]
    assert counts(conn)["article_versions"] == 1


def test_what_comes_back_is_not_gone(conn, stored):
    gone = Failure(url=URL, outcome=Outcome.GONE, detail="HTTP 404")
    store(conn, reports=[a_report(ended_at=NOON + HOUR, failures=(gone,))])
    store(conn, a_reading(minutes=120))
    assert column(conn, "gone_at") is None


def test_a_late_word_of_an_article_that_was_fetched_since_says_nothing(conn, stored):
    store(conn, a_reading(minutes=120))
    gone = Failure(url=URL, outcome=Outcome.GONE, detail="HTTP 404")
    store(conn, reports=[a_report(ended_at=NOON + HOUR, failures=(gone,))])
    assert column(conn, "gone_at") is None


def test_an_alias_that_never_gave_the_article_may_go(conn, stored):
    store(conn, a_reading(minutes=1, page={"requested_url": f"{URL}?old=1", "url": URL}))
    gone = Failure(url=f"{URL}?old=1", outcome=Outcome.GONE, detail="HTTP 404")
    store(conn, reports=[a_report(ended_at=NOON + HOUR, failures=(gone,))])
    assert column(conn, "gone_at") is None


def test_a_stored_article_asked_for_is_fetched_only_if_it_changed_unless_forced(conn, stored):
    for task, force in (("task-1", False), ("task-2", True)):
        with conn.transaction():
            requests.open_article(conn, URL, NOON, Wish(asked_by=task, force=force))
        (request,) = requests.asked_for(conn, task)
        assert [link.etag for link in request.links] == ([] if force else [NUL["etag"]])
        assert request.force is force


def test_what_a_site_says_of_robots_and_ai_is_kept_with_the_fetch(conn):
    policy = {"robots": "allowed", "opt_outs": ["meta robots: noai"], "waited": 1.0}
    page = {"policy": policy}
    store(conn, a_reading(page=page))
    assert rows(conn, "SELECT policy FROM captures")[0]["policy"] == policy
    assert a_page().policy == {}


@pytest.mark.parametrize("first_look", [timedelta(minutes=10), None])
def test_a_new_article_waits_for_the_first_rung_of_the_ladder_that_is_set(conn, first_look):
    with conn.transaction():
        batches.save(conn, Batch(readings=[a_reading()], first_look=first_look))
    (row,) = rows(conn, "SELECT next_look_at - created_at AS wait FROM articles")
    assert row["wait"] == first_look

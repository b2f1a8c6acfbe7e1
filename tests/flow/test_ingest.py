"""Ingest on real servers: a task twice, twice at once, with what Postgres refuses, too new."""

from collections.abc import Iterator
from threading import Barrier, Thread

import psycopg
import pytest
from celery.exceptions import SoftTimeLimitExceeded

from news.wire import PAGES, QUEUED, WORKING, dump
from store.connection import Connection, connect
from tests.factories import NOON, a_page, a_report
from tests.flow.test_poison_and_outage import page
from tests.store.test_batches import dump as dump_database
from workers import blame
from workers.ingest import ingest
from workers.stream import PageStream


@pytest.fixture
def stream(valkey) -> Iterator[PageStream]:
    stream = PageStream(valkey.url)
    stream.client.flushall()
    stream.create_group()
    yield stream
    stream.client.close()


def put(stream: PageStream, *entries: dict) -> list[str]:
    for fields in entries:
        stream.client.xadd(PAGES, fields)
    return stream.read(len(entries), 0.2)


def test_a_batch_becomes_rows_and_leaves_the_stream(conn, stream):
    ids = put(stream, *(dump(page(n)) for n in range(20)))
    assert len(ingest(conn, stream, ids).entry_ids) == 20
    assert conn.execute("SELECT count(*) AS n FROM articles").fetchone() == {"n": 20}
    assert stream.client.xlen(PAGES) == stream.pending() == 0
    assert len(stream.client.keys("known:*")) == 20


def test_a_second_message_for_the_same_entries_changes_nothing(conn, stream):
    ids = put(stream, *(dump(page(n)) for n in range(5)), dump(a_report()))
    ingest(conn, stream, ids)
    before = dump_database(conn)
    assert len(ingest(conn, stream, ids).entry_ids) == 0
    assert dump_database(conn) == before


def test_entries_are_found_among_others_whatever_the_range(stream, monkeypatch):
    monkeypatch.setattr("workers.stream.RANGE", 3)
    ids = put(stream, *(dump(page(n)) for n in range(10)))
    asked = [*ids][::4]
    assert [held.entry_id for held in stream.held(reversed(asked))] == asked
    assert stream.held([]) == []


def test_the_same_pages_delivered_twice_change_nothing(conn, stream):
    entries = [dump(page(n)) for n in range(5)]
    ingest(conn, stream, put(stream, *entries))
    before = dump_database(conn)
    assert len(ingest(conn, stream, put(stream, *entries)).entry_ids) == 5
    assert dump_database(conn) == before


def test_two_workers_on_the_same_entries_at_once_leave_what_one_leaves(
    conn, stream, valkey, database_url
):
    ids = put(stream, *(dump(page(n)) for n in range(20)))
    barrier = Barrier(3)

    def work() -> None:
        own = PageStream(valkey.url)
        with connect(database_url) as own_conn:
            barrier.wait()
            ingest(own_conn, own, ids)
        own.client.close()

    threads = [Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    counts = {table: len(lines) for table, lines in dump_database(conn).items()}
    assert counts["articles"] == counts["article_versions"] == counts["events"] == 20
    assert counts["captures"] == 20
    assert stream.client.xlen(PAGES) == 0


def test_what_postgres_refuses_goes_alone_to_quarantine(conn, stream):
    refused = a_page(url="https://novini.example/x", headers={"etag": "\0"}, body=page(3).body)
    ids = put(stream, dump(page(1)), dump(refused), dump(page(2)))
    assert len(ingest(conn, stream, ids).entry_ids) == 3
    assert conn.execute("SELECT count(*) AS n FROM articles").fetchone() == {"n": 2}
    (given_up,) = conn.execute("SELECT stage, body FROM quarantine").fetchall()
    assert given_up["stage"] == "save"
    assert bytes(given_up["body"]) == refused.body


def test_what_is_no_message_goes_to_quarantine(conn, stream):
    ids = put(stream, {"v": "1", "type": "page", "data": "{"})
    assert len(ingest(conn, stream, ids).entry_ids) == 1
    (given_up,) = conn.execute("SELECT reason FROM quarantine").fetchall()
    assert given_up["reason"] == "unreadable"


def test_a_message_that_is_too_new_stays_queued_and_uncounted(conn, stream):
    ids = put(stream, dump(page(1)) | {"v": "2"}, dump(page(2)))
    assert len(ingest(conn, stream, ids).entry_ids) == 1
    (held,) = stream.held(ids)
    assert (held.state, held.dead_attempts) == (QUEUED, 0)


def test_out_of_time_the_page_in_work_counts_and_not_a_newer_message_before_it(
    conn, stream, monkeypatch
):
    ids = list(put(stream, dump(page(1)) | {"v": "2"}, dump(page(2)), dump(page(3))))

    def out_of_time(page):
        raise SoftTimeLimitExceeded

    monkeypatch.setattr("workers.ingest.read", out_of_time)
    with pytest.raises(SoftTimeLimitExceeded):
        ingest(conn, stream, ids)
    states = [held.state for held in stream.held(ids)]
    assert states == [QUEUED, WORKING, QUEUED]


def test_postgres_away_hands_the_entries_back_uncounted(conn, stream, monkeypatch):
    def away() -> Connection:
        raise psycopg.OperationalError("away")

    monkeypatch.setattr(blame, "PATIENCE", 0.2)
    ids = put(stream, dump(page(1)))
    conn.close()
    with pytest.raises(Exception, match="closed"):
        ingest(conn, stream, ids, away)
    (held,) = stream.held(ids)
    assert (held.state, held.dead_attempts) == (QUEUED, 0)


def test_a_page_that_is_no_article_has_its_outcome(conn, stream):
    ids = put(stream, dump(a_page(fetched_at=NOON)))
    assert len(ingest(conn, stream, ids).entry_ids) == 1
    (row,) = conn.execute("SELECT outcome FROM urls").fetchall()
    assert row["outcome"] == "not_an_article"
    assert stream.idle(WORKING, 0) == []

"""Reparsing by batches on a real Postgres and Valkey: lost ones, cut ones, ones out of time."""

from collections.abc import Callable
from functools import partial

import pytest
from celery.exceptions import SoftTimeLimitExceeded

from news.bodies import zip_body
from store import batches
from store.batches import Batch
from store.connection import rows
from store.rereading import Wanted
from tema.reparsing import BATCH, WINDOW, Reparse
from tests.factories import URL, a_reading
from tests.store.test_batches import dump
from tests.unit.test_parse_command import LISTING, PAGE
from workers import reparse as reparsing
from workers.queues import INGEST, REPARSE

COUNT = 2 * BATCH + 5
OWN = PAGE.replace(b'<link rel="canonical" href="https://novini.example/kazahstan-1041">', b"")
DAMAGED = zip_body(OWN)[:-40]


@pytest.fixture(autouse=True)
def stored(conn) -> None:
    """Articles of which each differs from what its page says."""
    readings = [a_reading(url=f"{URL}-{n}", page={"body": zip_body(OWN)}) for n in range(COUNT)]
    with conn.transaction():
        batches.save(conn, Batch(readings=readings))


@pytest.fixture
def work(conn, stream) -> Callable[..., Reparse]:
    """A reparse whose batches a worker of this process does at once."""

    def made(send=None, **more) -> Reparse:
        does = partial(reparsing.answer, conn, stream)
        values = {"wanted": Wanted(), "patience": 60.0} | more
        return Reparse(conn=conn, client=stream, send=send or does, **values)

    return made


def run(work: Reparse) -> Reparse:
    for _ in work.steps():
        pass
    return work


def address(conn, number: int) -> str:
    return rows(conn, "SELECT canonical_url AS url FROM articles WHERE id = %(n)s", n=number)[0][
        "url"
    ]


def give(conn, number: int, body: bytes) -> None:
    """Let a stored page be another one."""
    conn.execute("UPDATE captures SET body = %s WHERE article_id = %s", [body, number])


def test_every_article_is_read_once_and_a_second_run_changes_nothing(conn, work):
    told = run(work())
    assert (told.done, told.total) == (COUNT, COUNT)
    assert told.tally.counts == {"changed": COUNT, "new_version": COUNT}
    before = dump(conn)
    assert run(work()).tally.counts == {"same": COUNT}
    assert dump(conn) == before


def test_a_dry_run_tells_the_same_and_changes_nothing(conn, stream, work):
    before = dump(conn)
    told = run(work(partial(reparsing.answer, conn, stream, dry_run=True)))
    assert told.tally.counts == {"changed": COUNT, "new_version": COUNT}
    assert dump(conn) == before


def test_what_is_no_article_now_is_told_and_stays_as_it_is_stored(conn, work):
    give(conn, 3, zip_body(f"<html><body><ul>{LISTING}</ul></body></html>".encode()))
    give(conn, 4, DAMAGED)
    told = run(work())
    assert told.tally.counts["changed"] == COUNT - 2
    assert {(url, what) for url, what, _ in told.tally.told} == {
        (address(conn, 3), "not_an_article"),
        (address(conn, 4), "unreadable"),
    }
    kept = rows(conn, "SELECT headline, version FROM articles WHERE id IN (3, 4)")
    assert kept == [{"headline": a_reading().article.headline, "version": 1}] * 2


def test_a_batch_whose_worker_died_goes_again_one_by_one(work, conn, stream):
    sent: list[list[int]] = []

    def send(job: str, number: int, ids: list[int]) -> None:
        sent.append(ids)
        if number != 2:
            reparsing.answer(conn, stream, job, number, ids)

    told = run(work(send, patience=0.2))
    assert (told.done, told.tally.counts["changed"]) == (COUNT, COUNT)
    assert [len(ids) for ids in sent] == [BATCH, BATCH, 5, *[1] * BATCH]


def test_an_article_that_kills_its_worker_alone_is_given_up_and_told(work, conn, stream):
    def send(job: str, number: int, ids: list[int]) -> None:
        if 7 not in ids:
            reparsing.answer(conn, stream, job, number, ids)

    told = run(work(send, patience=0.2))
    assert told.tally.counts["changed"] == COUNT - 1
    assert told.tally.told == [(address(conn, 7), "failed", "no worker came back from it")]


def test_what_is_out_of_time_is_told_and_the_rest_goes_on(work, monkeypatch):
    read = reparsing.read

    def slowly(page):
        if page.url.endswith("-6"):
            raise SoftTimeLimitExceeded
        return read(page)

    monkeypatch.setattr(reparsing, "read", slowly)
    told = run(work())
    assert (told.done, told.tally.counts["changed"]) == (COUNT, COUNT - 1)
    assert told.tally.told == [(f"{URL}-6", "failed", "out of time")]


def test_what_postgres_refuses_is_told_and_the_rest_is_changed(work, monkeypatch):
    read = reparsing.read

    def refused(page):
        reading = read(page)
        if page.url.endswith("-6"):
            object.__setattr__(reading.article, "publisher", "Щ\0")
        return reading

    monkeypatch.setattr(reparsing, "read", refused)
    told = run(work())
    assert told.tally.counts["changed"] == COUNT - 1
    assert told.tally.counts["failed"] == 1


@pytest.mark.parametrize(("waiting", "most"), [(0, WINDOW), (1, 1)])
def test_few_batches_are_on_their_way_and_one_alone_while_pages_wait(
    work, stream, conn, waiting, most
):
    for _ in range(waiting):
        stream.lpush(INGEST, "a page's task")
    readings = [a_reading(url=f"{URL}-0-{n}") for n in range(6 * BATCH)]
    with conn.transaction():
        batches.save(conn, Batch(readings=readings))
    sent: list[int] = []
    steps = work(lambda *batch: sent.append(batch[1])).steps()
    next(steps)
    next(steps)
    assert len(sent) == most


def test_ended_early_it_leaves_nothing_that_would_be_done(work, conn, stream):
    sent: list[tuple] = []
    steps = work(lambda *batch: sent.append(batch)).steps()
    next(steps)
    steps.close()
    before = dump(conn)
    assert [reparsing.answer(conn, stream, *batch) for batch in sent] == [False] * 3
    assert dump(conn) == before
    assert stream.keys("*") == []


def test_a_batch_that_waits_in_the_queue_is_not_lost(work, stream):
    stream.lpush(REPARSE, "a batch")
    sent: list[int] = []
    steps = work(lambda *batch: sent.append(batch[1]), patience=0.01).steps()
    for _ in range(4):
        next(steps)
    assert sent == [1, 2, 3]

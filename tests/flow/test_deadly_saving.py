"""A page on which the saving hangs, or of which Postgres dies, ends alone in quarantine."""

import signal
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from threading import Thread

import psycopg
import pytest
from celery.exceptions import SoftTimeLimitExceeded

from news.settings import Settings
from news.wire import PAGES, QUEUED, dump
from store.connection import Connection, connect
from store.uptime import proven
from tests.flow.test_poison_and_outage import page
from workers import blame
from workers.ingest import ingest
from workers.intake import Intake
from workers.stream import PageStream

CULPRIT = 666
DEADLY = """
    CREATE FUNCTION deadly() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF NEW.{column} LIKE '%666%' THEN {way}; END IF;
        RETURN NEW;
    END $$;
    CREATE TRIGGER deadly BEFORE INSERT ON {table} FOR EACH ROW EXECUTE FUNCTION deadly()
"""
KILL = "EXECUTE format('COPY (SELECT 1) TO PROGRAM %L', 'kill -9 ' || pg_backend_pid())"
WAYS = {
    "hangs": "PERFORM pg_sleep(60)",
    "crashes its backend": KILL,
    "has its backend ended": "PERFORM pg_terminate_backend(pg_backend_pid())",
    "needs all memory": "RAISE 'no memory' USING ERRCODE = 'out_of_memory'",
    "meets a bug": "RAISE 'cache lookup failed' USING ERRCODE = 'internal_error'",
}


class Settled(Settings):
    """Terms without a wait."""

    lease = resend = 0.0


@dataclass(slots=True)
class Service:
    """The product's intake and ingest on real servers, one message after the other."""

    url: str
    stream: PageStream
    limit: str = "300ms"
    messages: list[list[str]] = field(default_factory=list)
    errors: list[Exception] = field(default_factory=list)
    conn: Connection | None = None

    def connection(self) -> Connection:
        """One that is open, its statements limited; what it commits outlives a crash."""
        if self.conn is None or self.conn.closed:
            self.conn = connect(self.url)
            self.conn.execute("SELECT set_config('statement_timeout', %s, false)", [self.limit])
            self.conn.execute("SET synchronous_commit = on")
        return self.conn

    def put(self, *numbers: int) -> list[str]:
        """Pages on the stream, given to Celery as one batch."""
        for number in numbers:
            self.stream.client.xadd(PAGES, dump(page(number)))
        self.messages.append(list(self.stream.read(len(numbers), 0.2)))
        return self.messages[-1]

    def work(self) -> None:
        """Do one task."""
        try:
            ingest(self.connection(), self.stream, self.messages.pop(0), lambda: connect(self.url))
        except (psycopg.Error, SoftTimeLimitExceeded) as error:
            self.errors.append(error)

    def run(self, rounds: int = 12) -> None:
        """Work until the stream is empty, or so many rounds are over."""
        intake = Intake(
            stream=self.stream,
            send=lambda ids, _: self.messages.append(ids),
            settings=Settled(),
        )
        for _ in range(rounds):
            while self.messages:
                self.work()
            intake.sweep()
        assert self.stream.client.xlen(PAGES) == 0

    def rows(self, query: str) -> list[dict]:
        with connect(self.url) as conn:
            return conn.execute(query).fetchall()

    def deadly(self, way: str, table: str = "articles", column: str = "headline") -> None:
        """From now on Postgres comes to grief on one row."""
        with connect(self.url) as conn:
            conn.execute(DEADLY.format(way=way, table=table, column=column))
            conn.execute("CHECKPOINT")


@pytest.fixture
def service(valkey, database_url) -> Iterator[Service]:
    stream = PageStream(valkey.url)
    stream.client.flushall()
    stream.create_group()
    service = Service(database_url, stream)
    yield service
    stream.client.close()
    if service.conn:
        service.conn.close()


@pytest.mark.parametrize("way", WAYS)
def test_the_one_on_which_saving(way, service):
    service.deadly(WAYS[way])
    ids = service.put(1, 2, CULPRIT, 3)
    service.run()
    assert len(service.rows("SELECT FROM articles")) == 3
    (given_up,) = service.rows("SELECT entry_id, url, attempts, body FROM quarantine")
    assert (given_up["entry_id"], given_up["attempts"]) == (ids[2], 5)
    assert given_up["url"].endswith("-666")
    assert bytes(given_up["body"]) == page(CULPRIT).body
    assert len(service.errors) == 5


def test_a_page_on_which_a_task_runs_out_of_time_while_it_saves_counts_as_well(service):
    def out_of_time(*_: object) -> None:
        raise SoftTimeLimitExceeded

    before = signal.signal(signal.SIGALRM, out_of_time)
    service.limit = "20s"
    service.deadly("PERFORM pg_sleep(2)")
    ids = service.put(1, CULPRIT)
    try:
        signal.setitimer(signal.ITIMER_REAL, 0.5)
        service.work()
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
    assert isinstance(service.errors[0], SoftTimeLimitExceeded)
    assert [held.dead_attempts for held in service.stream.held(ids)] == [1, 1]


def test_one_that_quarantine_cannot_name_is_kept_by_its_bytes(service):
    service.deadly(WAYS["hangs"], table="urls", column="url")
    service.put(CULPRIT)
    service.run()
    (given_up,) = service.rows("SELECT url, attempts, body FROM quarantine")
    assert (given_up["url"], given_up["attempts"]) == (None, 5)
    assert bytes(given_up["body"]) == page(CULPRIT).body


def states(service: Service, ids: list[str]) -> list[tuple[str, int]]:
    return [(held.state, held.dead_attempts) for held in service.stream.held(ids)]


def test_an_outage_while_a_page_is_saved_counts_nothing(service, postgres):
    """The server ends and is back before it is asked: it has not been there all the time."""
    service.limit = "20s"
    service.deadly("PERFORM pg_sleep(60)")

    def restart() -> None:
        time.sleep(0.7)
        postgres.stop()
        postgres.start()

    ids = service.put(1, CULPRIT)
    restarting = Thread(target=restart)
    restarting.start()
    service.work()
    restarting.join()
    assert len(service.errors) == 1
    assert states(service, ids) == [(QUEUED, 0)] * 2


def test_where_postgres_does_not_answer_nothing_counts(service, postgres, monkeypatch):
    monkeypatch.setattr(blame, "PATIENCE", 0.5)
    service.deadly(WAYS["has its backend ended"])
    ids = service.put(1, CULPRIT)
    service.connection()
    real, service.url = service.url, "postgresql://127.0.0.1:1/nothing"
    service.work()
    service.url = real
    assert states(service, ids) == [(QUEUED, 0)] * 2


def test_postgres_writes_before_it_is_taken_to_be_there(conn):
    lsn = "SELECT pg_current_wal_insert_lsn() AS at"
    before = conn.execute(lsn).fetchone()["at"]
    assert proven(conn) > timedelta(0)
    assert conn.execute(lsn).fetchone()["at"] != before

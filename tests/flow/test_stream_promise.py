"""The stream's promise as a state machine: whatever dies or is sent twice, each page ends once.

Hypothesis chooses the order: pages come, messages are lost and doubled, workers die before and
after their commit, leases run out. Real Valkey, real Postgres, the product's own steps.
"""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from unittest import mock

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from news.wire import PAGES, QUEUED, WORKING, dump
from store import batches
from tests.flow.test_poison_and_outage import page
from workers.giving_up import CAP
from workers.ingest import ingest
from workers.stream import PageStream

NUMBERS = count(10_000)
"""Of pages; a headline of a lower one may be «404»."""


class Crash(BaseException):
    """A worker's death: no handler of the product's sees it."""


@contextmanager
def dying(where: object, name: str) -> Iterator[None]:
    """Whoever calls this function dies."""
    with mock.patch.object(where, name, side_effect=Crash):
        try:
            yield
        except Crash:
            return


class Promise(RuleBasedStateMachine):
    """Pages on their way; `dead` counts the attempts that died, by entry."""

    conn: object
    stream: PageStream

    def __init__(self) -> None:
        super().__init__()
        self.stream.client.flushall()
        self.stream.create_group()
        self.urls: dict[str, str] = {}
        self.dead: Counter[str] = Counter()
        self.committed: set[str] = set()
        self.messages: list[list[str]] = []

    @rule(pages=st.integers(1, 4))
    def come(self, pages: int) -> None:
        """A crawler hands pages over."""
        for _ in range(pages):
            made = page(next(NUMBERS))
            entry_id = self.stream.client.xadd(PAGES, dump(made)).decode()
            self.urls[entry_id] = made.url

    @rule(most=st.integers(1, 3))
    def take(self, most: int) -> None:
        """Intake gives entries to Celery."""
        if entries := self.stream.read(most, 0.001):
            self.messages.append(list(entries))

    @precondition(lambda self: self.messages)
    @rule(data=st.data())
    def lose(self, data: st.DataObject) -> None:
        """Celery loses a message."""
        self.messages.pop(data.draw(st.integers(0, len(self.messages) - 1)))

    @precondition(lambda self: self.messages)
    @rule(data=st.data())
    def double(self, data: st.DataObject) -> None:
        """Celery delivers a message twice."""
        self.messages.append(data.draw(st.sampled_from(self.messages)))

    @precondition(lambda self: self.messages)
    @rule()
    def work(self) -> None:
        """A worker does a task."""
        ended = ingest(self.conn, self.stream, self.messages.pop(0)).readings
        self.committed |= ended.keys()

    @precondition(lambda self: self.messages)
    @rule()
    def die_before_commit(self) -> None:
        """A worker dies while it saves."""
        with dying(batches, "save"):
            ingest(self.conn, self.stream, self.messages.pop(0))

    @precondition(lambda self: self.messages)
    @rule()
    def die_after_commit(self) -> None:
        """A worker dies between its commit and the acknowledgement."""
        ids = self.messages.pop(0)
        begun = {held.entry_id for held in self.stream.held(ids) if held.state == QUEUED}
        with dying(self.stream, "done"):
            ingest(self.conn, self.stream, ids)
        self.committed |= {e for e in begun if self.dead[e] < CAP}

    @rule()
    def expire(self) -> None:
        """The leases of dead workers run out: each entry goes alone, and one attempt counts."""
        for held in self.stream.idle(WORKING, 0):
            for entry_id in self.stream.claim(QUEUED, [held.entry_id], dead=True):
                self.dead[entry_id] += 1
                self.messages.append([entry_id])

    @rule()
    def send_again(self) -> None:
        """What was given to Celery and not begun is given again."""
        lost = [held.entry_id for held in self.stream.idle(QUEUED, 0)]
        self.messages += [[entry_id] for entry_id in self.stream.claim(QUEUED, lost)]

    @invariant()
    def attempts_are_the_leases_that_ran_out(self) -> None:
        """Nothing else counts: no loss, no second message, no second worker."""
        for held in self.stream.held(self.urls):
            assert held.dead_attempts == self.dead[held.entry_id]

    def teardown(self) -> None:
        """Left alone the service ends all of it, and every page is where it belongs."""
        for _ in range(60):
            if not self.stream.client.xlen(PAGES):
                break
            self.take(100)
            self.expire()
            self.send_again()
            while self.messages:
                self.work()
        assert self.stream.client.xlen(PAGES) == 0
        for entry_id, url in self.urls.items():
            stored = self.count("SELECT FROM articles WHERE canonical_url = %(url)s", url)
            kept = self.count("SELECT FROM quarantine WHERE url = %(url)s", url)
            guilty = self.dead[entry_id] >= CAP
            assert stored == (entry_id in self.committed)
            assert kept == (guilty and (stored == 0 or kept))
            assert stored + kept >= 1
        assert self.count("SELECT FROM article_versions WHERE number > 1") == 0

    def count(self, query: str, url: str = "") -> int:
        """How many rows there are."""
        return len(self.conn.execute(query, {"url": url}).fetchall())


def test_each_page_ends_once_whatever_dies(conn, valkey):
    stream = PageStream(valkey.url)

    class Real(Promise):
        pass

    Real.conn, Real.stream = conn, stream
    run_state_machine_as_test(
        Real,
        settings=settings(
            max_examples=15,
            stateful_step_count=25,
            deadline=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )
    stream.client.close()

"""Valkey's clock is set: who holds an entry keeps it, and what a dead worker held is found."""

import time
from collections.abc import Iterator
from threading import Event, Thread

import pytest

from news.settings import Settings
from news.wire import PAGES, QUEUED, WORKERS_GROUP, WORKING
from tests.flow.crawl_site import eventually
from workers.intake import Intake
from workers.jumps import Jumps
from workers.stream import PageStream


class Server:
    """A server whose clock a test sets."""

    def __init__(self, wrong: float = 0.0) -> None:
        self.wrong = wrong

    def time(self) -> tuple[int, int]:
        return int(time.time() + self.wrong), 0


@pytest.fixture
def stream(valkey) -> Iterator[PageStream]:
    stream = PageStream(valkey.url)
    stream.client.flushall()
    stream.create_group()
    yield stream
    stream.client.close()


def let_it_seem(stream: PageStream, seconds: float) -> None:
    """What XPENDING tells when the server's clock has gone so far ahead, or behind."""
    when = int((time.time() - seconds) * 1000)
    for held in stream.idle(QUEUED, 0) + stream.idle(WORKING, 0):
        name, entry_id = held.state, held.entry_id
        asked = (PAGES, WORKERS_GROUP, name, 0, [entry_id])
        stream.client.xclaim(*asked, time=when, justid=True)


@pytest.mark.parametrize("seconds", [3600, -3600, 86400])
def test_a_clock_that_was_set_is_noticed_once(seconds):
    server = Server()
    jumps = Jumps(server)
    assert [jumps.seen(), jumps.seen()] == [False, False]
    server.wrong = seconds
    assert [jumps.seen(), jumps.seen()] == [True, False]


@pytest.mark.parametrize("seconds", [3600, -3600])
def test_leases_begin_anew_uncounted(stream, seconds):
    stream.client.xadd(PAGES, {"v": "1"})
    stream.client.xadd(PAGES, {"v": "1"})
    first, second = stream.read(2, 0.2)
    stream.begin([first])
    let_it_seem(stream, seconds)
    assert stream.begin_terms_anew() == 2
    held = {one.entry_id: (one.state, one.dead_attempts) for one in stream.held([first, second])}
    assert held == {first: (WORKING, 0), second: (QUEUED, 0)}
    assert stream.idle(WORKING, 5) == stream.idle(QUEUED, 5) == []
    time.sleep(0.2)
    assert [one.entry_id for one in stream.idle(WORKING, 0.1)] == [first]


@pytest.mark.parametrize("is_noticed", [True, False])
def test_intake_counts_no_attempt_of_a_living_worker_as_dead(stream, monkeypatch, is_noticed):
    """The second is the control: a jump that is not noticed does count."""
    stream.client.xadd(PAGES, {"v": "1"})
    (entry_id,) = stream.read(1, 0.2)
    stream.begin([entry_id])
    let_it_seem(stream, 3600)
    monkeypatch.setattr(Jumps, "seen", lambda _: is_noticed)
    sent: list[list[str]] = []
    stop = Event()
    intake = Intake(
        stream=stream, send=lambda ids, _: sent.append(ids), settings=Settings(), heart=None
    )
    monkeypatch.setattr("workers.intake.IDLE", 0.2)
    running = Thread(target=intake.run, args=(stop,))
    running.start()
    if is_noticed:
        time.sleep(1)
    else:
        eventually(lambda: sent)
    stop.set()
    running.join()
    (held,) = stream.held([entry_id])
    expected = (WORKING, 0) if is_noticed else (QUEUED, 1)
    assert (held.state, held.dead_attempts) == expected

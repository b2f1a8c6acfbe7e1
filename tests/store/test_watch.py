"""What is up but not at work is noticed by its signs in a real Valkey, and restarted."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from xmlrpc.client import Fault

import pytest
import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from news import pulse
from news.settings import Settings
from tema.parts import PARTS
from tema.ports import free_port
from tema.supervise import Status
from tema.watch import Watch
from workers.queues import INGEST

SILENCE = 10.0
SETTINGS = Settings(silence=SILENCE, task_time_limit=8)
PID = 4711


@dataclass
class Supervised:
    """A supervisor's word on its programs, and what it was told to restart."""

    programs: dict[str, Status] = field(default_factory=dict)
    restarted: list[str] = field(default_factory=list)
    refuses: bool = False

    def status(self) -> dict[str, Status]:
        return self.programs

    def restart_program(self, name: str) -> None:
        self.restarted.append(name)
        if self.refuses:
            raise Fault(70, "NOT_RUNNING: worker")


@pytest.fixture
def supervised() -> Supervised:
    """A worker that was started a minute ago."""
    return Supervised({"worker": Status(state="RUNNING", pid=PID, age=60)})


@pytest.fixture
def watch(supervised, stream) -> Watch:
    """A watch that has looked for longer than a silence must last, and seen nothing wrong."""
    made = Watch(supervisor=supervised, client=stream, parts=frozenset(PARTS), settings=SETTINGS)
    made.look()
    time_passes(made)
    return made


def time_passes(watch: Watch, seconds: float = 1.2 * SILENCE) -> None:
    """Let it be so much longer since what the watch has seen each time it looked."""
    if watch.answered_since:
        watch.answered_since -= seconds
    watch.signs = {key: (at, since - seconds) for key, (at, since) in watch.signs.items()}
    if watch.waiting_since:
        watch.waiting_since -= seconds


def sign(stream, part: str, ago: float = 0, pid: int = PID, **times: float) -> None:
    """A sign given so many seconds ago."""
    now = datetime.now(UTC)
    seconds = {"at": ago, "started_at": 60} | times
    told = {name: (now - timedelta(seconds=s)).isoformat() for name, s in seconds.items()}
    stream.hset(pulse.key(part, pid), mapping=told)


def tasks_wait(watch: Watch, stream) -> None:
    """Let a task wait for longer than a worker may take nothing."""
    stream.rpush(INGEST, "a message")
    sign(stream, "worker")
    assert watch.look() == []
    time_passes(watch, 1.2 * SETTINGS.taking)


class TestSigns:
    def test_a_part_that_fell_silent_is_restarted_with_the_reason(self, watch, stream, supervised):
        sign(stream, "worker", ago=31)
        assert watch.look() == [("worker", "no sign of life for 31 s")]
        assert supervised.restarted == ["worker"]

    def test_a_part_that_never_gave_a_sign_is_restarted(self, watch, supervised):
        watch.look()
        assert supervised.restarted == ["worker"]

    def test_a_part_that_gives_signs_is_left_alone(self, watch, stream):
        sign(stream, "worker")
        assert watch.look() == []

    def test_the_signs_of_another_process_are_not_its_own(self, watch, stream):
        sign(stream, "worker", pid=PID + 1)
        assert len(watch.look()) == 1

    def test_the_signs_of_another_part_are_not_its_own(self, watch, stream):
        sign(stream, "crawler")
        assert len(watch.look()) == 1

    def test_a_young_process_has_time_for_its_first_sign(self, watch, supervised):
        supervised.programs["worker"] = Status(state="RUNNING", pid=PID, age=SILENCE / 2)
        assert watch.look() == []

    @pytest.mark.parametrize("state", ["STARTING", "BACKOFF", "STOPPING", "STOPPED", "EXITED"])
    def test_what_does_not_run_is_the_supervisors_business(self, watch, supervised, state):
        supervised.programs["worker"] = Status(state=state, pid=0, age=60)
        assert watch.look() == []

    def test_what_gives_no_signs_by_its_nature_is_left_alone(self, watch, stream, supervised):
        sign(stream, "worker")
        supervised.programs["postgres"] = Status(state="RUNNING", pid=1, age=60)
        assert watch.look() == []

    def test_each_part_that_is_silent_is_restarted(self, watch, supervised):
        supervised.programs |= dict.fromkeys(PARTS, Status(state="RUNNING", pid=1, age=60))
        watch.look()
        assert supervised.restarted == sorted(PARTS)

    def test_how_often_each_was_restarted_is_counted(self, watch):
        watch.look()
        watch.look()
        assert watch.restarts == {"worker": 2}

    def test_garbage_among_the_signs_hides_no_silence(self, watch, stream, supervised):
        stream.hset(f"{pulse.PREFIX}worker:{PID}", mapping={"at": "вчера"})
        stream.hset(pulse.key("worker", PID), mapping={"at": b"\xff"})
        stream.set(f"{pulse.PREFIX}beat:vps-1:1", "no hash")
        watch.look()
        assert supervised.restarted == ["worker"]

    def test_a_process_that_ended_by_itself_meanwhile_does_not_end_the_watch(
        self, watch, supervised
    ):
        supervised.refuses = True
        watch.look()
        assert supervised.restarted == ["worker"]


class TestTaking:
    def test_a_worker_that_takes_nothing_while_tasks_wait_is_restarted(
        self, watch, stream, supervised
    ):
        tasks_wait(watch, stream)
        sign(stream, "worker", took_at=31)
        told = watch.look()
        assert told == [("worker", "took no task for 31 s while tasks were waiting")]
        assert supervised.restarted == ["worker"]

    def test_one_that_has_never_taken_a_task_is_restarted_too(self, watch, stream):
        tasks_wait(watch, stream)
        sign(stream, "worker")
        assert len(watch.look()) == 1

    def test_one_that_takes_is_left_alone_however_long_the_queue(self, watch, stream):
        tasks_wait(watch, stream)
        sign(stream, "worker", took_at=0)
        assert watch.look() == []

    def test_one_that_has_nothing_to_take_is_left_alone(self, watch, stream):
        sign(stream, "worker", took_at=3600)
        assert watch.look() == []

    def test_tasks_that_came_just_now_have_time_to_be_taken(self, watch, stream):
        stream.rpush(INGEST, "a message")
        sign(stream, "worker", took_at=3600)
        assert watch.look() == []

    def test_a_queue_that_was_empty_in_between_is_no_hindrance(self, watch, stream):
        tasks_wait(watch, stream)
        stream.delete(INGEST)
        sign(stream, "worker", took_at=3600)
        watch.look()
        stream.rpush(INGEST, "a message")
        assert watch.look() == []

    def test_parts_that_take_no_tasks_are_left_alone(self, watch, stream, supervised):
        supervised.programs = {"crawler": Status(state="RUNNING", pid=PID, age=60)}
        sign(stream, "crawler")
        tasks_wait(watch, stream)
        sign(stream, "crawler")
        assert watch.look() == []

    def test_a_young_worker_has_time_for_its_first_task(self, watch, stream, supervised):
        tasks_wait(watch, stream)
        supervised.programs["worker"] = Status(state="RUNNING", pid=PID, age=1.5 * SILENCE)
        sign(stream, "worker", took_at=3600)
        assert watch.look() == []


class TestClocks:
    def test_a_clock_that_is_set_restarts_nobody(self, watch, stream, supervised):
        sign(stream, "worker", ago=0)
        watch.look()
        sign(stream, "worker", ago=3600)
        assert watch.look() == []
        assert supervised.restarted == []

    def test_a_sign_that_stays_the_same_counts_from_when_it_was_seen(
        self, watch, stream, supervised
    ):
        sign(stream, "worker", ago=3600)
        watch.look()
        supervised.restarted.clear()
        time_passes(watch)
        watch.look()
        assert supervised.restarted == ["worker"]


class TestValkeyAway:
    @pytest.fixture
    def away(self, watch, stream) -> Watch:
        """A watch in the middle of an outage, in which nobody could give a sign."""
        sign(stream, "worker", ago=3600)
        watch.client = redis.Redis(port=free_port(), retry=Retry(NoBackoff(), 0))
        watch.look()
        time_passes(watch)
        return watch

    def test_nobody_is_restarted_meanwhile(self, away, supervised):
        away.look()
        assert supervised.restarted == []

    def test_nobody_is_restarted_when_it_is_just_back(self, away, stream):
        away.client = stream
        assert away.look() == []

    def test_who_is_silent_long_after_is_restarted(self, away, stream, supervised):
        away.client = stream
        away.look()
        time_passes(away)
        away.look()
        assert supervised.restarted == ["worker"]

    def test_a_watch_that_has_just_begun_restarts_nobody(self, supervised, stream):
        begun = Watch(
            supervisor=supervised, client=stream, parts=frozenset(PARTS), settings=SETTINGS
        )
        assert begun.look() == []

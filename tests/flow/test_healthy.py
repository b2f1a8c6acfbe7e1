"""`tema healthy` with real processes: who works, who hangs, and that a hanging one is ended."""

import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from uuid import uuid4

import pytest

from news import pulse
from news.settings import Settings
from tema import healthy
from tema.ports import free_port
from tema.processes import running
from tests.flow.house import command, surroundings

SILENCE = 2.0

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="finds processes by /proc")

Part = Callable[[str], "subprocess.Popen[bytes]"]
Check = Callable[..., tuple[bool, str]]


@pytest.fixture
def start(valkey, stream, tmp_path) -> Iterator[Part]:
    """Starts a part, and waits for its first sign of life."""
    begun: list[subprocess.Popen[bytes]] = []

    def begin(part: str) -> "subprocess.Popen[bytes]":
        settings = surroundings(tmp_path) | {"TEMA_REDIS_URL": valkey.url}
        process = subprocess.Popen(command("up", part), env=settings, stderr=subprocess.DEVNULL)
        begun.append(process)
        until(lambda: stream.exists(pulse.key(part, process.pid)), 30)
        return process

    yield begin
    for process in begun:
        process.send_signal(signal.SIGCONT)
        process.terminate()
        process.wait(30)


def until(test: Callable[[], object], seconds: float = 15) -> None:
    end = time.monotonic() + seconds
    while not test():
        assert time.monotonic() < end
        time.sleep(0.1)


@pytest.fixture
def check(valkey, tmp_path, monkeypatch) -> Check:
    """A check of a part of this Valkey's, which may end it."""
    monkeypatch.setattr(healthy, "PATIENCE", 0.5)

    def look(part: str, url: str = valkey.url, **settings: float) -> tuple[bool, str]:
        chosen = Settings(redis_url=url, **{"silence": SILENCE} | settings)
        return healthy.check(part, chosen, tmp_path, or_end=True)

    return look


def test_a_part_at_work_is_healthy(start, check):
    process = start("beat")
    well, words = check("beat")
    assert well
    assert words.startswith(f"beat {process.pid}: last sign of life ")


def test_the_command_says_so_in_a_line_and_an_exit_code(start, valkey, tmp_path):
    start("beat")
    settings = surroundings(tmp_path) | {"TEMA_REDIS_URL": valkey.url}
    done = [
        subprocess.run(
            command("healthy", part), env=settings, capture_output=True, text=True, check=False
        )
        for part in ("beat", "flower")
    ]
    assert [(one.returncode, one.stdout.count("\n"), one.stderr) for one in done] == [
        (0, 1, ""),
        (1, 1, ""),
    ]


def test_a_part_that_does_not_run_is_not_healthy(stream, check):
    assert check("intake") == (False, "no intake runs here")


def test_another_services_part_is_not_ours(start, check):
    start("beat")
    other = f"redis://{uuid4().hex}@127.0.0.1:1/0"
    assert check("beat", url=other) == (False, "no beat runs here")


def test_the_main_process_of_a_worker_is_found_and_its_pool_is_not(start, valkey):
    process = start("worker")
    assert [one.pid for one in running("worker", valkey.url)] == [process.pid]


def test_a_part_without_a_sign_is_not_healthy(start, stream, check):
    process = start("beat")
    process.send_signal(signal.SIGSTOP)
    stream.delete(pulse.key("beat", process.pid))
    assert check("beat") == (False, f"beat {process.pid}: no sign of life")
    assert process.poll() is None


def test_a_sign_of_an_earlier_process_with_its_number_is_none_of_its(start, stream, check):
    process = start("beat")
    process.send_signal(signal.SIGSTOP)
    stream.hset(pulse.key("beat", process.pid), "at", "2026-01-01T00:00:00+00:00")
    assert "no sign of life" in check("beat")[1]


def test_a_part_that_took_its_sign_away_has_time_to_end(start, stream, check):
    process = start("beat")
    check("beat")
    time.sleep(1.2 * SILENCE)
    process.send_signal(signal.SIGSTOP)
    stream.delete(pulse.key("beat", process.pid))
    assert check("beat") == (False, f"beat {process.pid}: no sign of life")
    until(lambda: check("beat")[1].endswith("; told to end"))


def test_a_part_that_hangs_is_told_to_end_and_then_killed(start, check):
    process = start("beat")
    process.send_signal(signal.SIGSTOP)
    check("beat")
    time.sleep(1.2 * SILENCE)
    well, words = check("beat")
    assert not well
    assert words.endswith("; told to end")
    until(lambda: check("beat")[1].endswith("; killed"))
    assert process.wait(5) == -signal.SIGKILL


def test_a_check_that_may_not_end_it_leaves_it(start, valkey, tmp_path):
    process = start("beat")
    process.send_signal(signal.SIGSTOP)
    chosen = Settings(redis_url=valkey.url, silence=0.2)
    for _ in range(3):
        _, words = healthy.check("beat", chosen, tmp_path, or_end=False)
        time.sleep(0.5)
    assert "; " not in words
    process.send_signal(signal.SIGCONT)
    until(lambda: healthy.check("beat", chosen, tmp_path, or_end=False)[0])


def test_a_part_that_works_again_is_left_alone(start, check):
    process = start("beat")
    process.send_signal(signal.SIGSTOP)
    check("beat")
    time.sleep(1.2 * SILENCE)
    process.send_signal(signal.SIGCONT)
    until(lambda: check("beat", silence=10)[0])
    assert process.poll() is None


class TestValkeyAway:
    def test_it_is_not_healthy_and_nobody_is_ended(self, start, check, monkeypatch):
        process = start("beat")
        process.send_signal(signal.SIGSTOP)
        with away(monkeypatch):
            for _ in range(3):
                well, words = check("beat", silence=0.1)
                time.sleep(0.3)
        assert not well
        assert "does not answer" in words
        assert process.poll() is None

    def test_nobody_is_ended_when_it_is_just_back(self, start, check, monkeypatch):
        process = start("beat")
        check("beat")
        process.send_signal(signal.SIGSTOP)
        time.sleep(1.2 * SILENCE)
        with away(monkeypatch):
            check("beat")
        well, words = check("beat")
        assert not well
        assert "; " not in words


@contextmanager
def away(monkeypatch) -> Iterator[None]:
    """No Valkey for the checks."""
    client_of, port = healthy.client_of, free_port()
    with monkeypatch.context() as patch:
        patch.setattr(healthy, "client_of", lambda _: client_of(f"redis://127.0.0.1:{port}/0"))
        yield

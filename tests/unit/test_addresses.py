"""Where the local service is: told to us alone, by one service at a time."""

import json
import multiprocessing
import os
import signal
import stat

import pytest

from news.errors import NotStarted
from tema.addresses import Addresses, alone, forget, load, save

ADDRESSES = Addresses(
    database_url="postgresql://postgres:ъщ@127.0.0.1:5433/tema",
    redis_url="redis://:тайна@127.0.0.1:6380/0",
    flower_url="http://127.0.0.1:5555/",
    logs="/var/lib/tema/logs",
)


def test_what_was_saved_is_loaded(tmp_path):
    save(tmp_path, ADDRESSES)
    assert load(tmp_path) == ADDRESSES


def test_only_we_read_it(tmp_path):
    save(tmp_path, ADDRESSES)
    assert stat.S_IMODE((tmp_path / "service.json").stat().st_mode) == 0o600


def test_a_service_that_starts_anew_replaces_the_addresses_of_the_one_before(tmp_path):
    save(tmp_path, ADDRESSES)
    other = Addresses(database_url="a", redis_url="b", flower_url="c", logs="d")
    save(tmp_path, other)
    assert load(tmp_path) == other


def test_after_its_end_there_is_none(tmp_path):
    save(tmp_path, ADDRESSES)
    forget(tmp_path)
    assert load(tmp_path) is None


def test_forgetting_twice_does_no_harm(tmp_path):
    forget(tmp_path)
    forget(tmp_path)
    assert load(tmp_path) is None


@pytest.mark.parametrize(
    "written",
    [
        b"",
        b"{",
        b"null",
        b"[]",
        b'"x"',
        b"\xff\xfe",
        b'{"database_url": "x"}',
        json.dumps({"flower_url": "x"}).encode(),
    ],
)
def test_garbage_is_no_service(tmp_path, written):
    (tmp_path / "service.json").write_bytes(written)
    assert load(tmp_path) is None


def test_a_folder_that_is_missing_is_no_service(tmp_path):
    assert load(tmp_path / "няма") is None


def test_a_second_service_with_the_same_state_is_refused_in_one_line(tmp_path):
    with alone(tmp_path), pytest.raises(NotStarted) as raised, alone(tmp_path):
        pass
    assert str(raised.value) == f"a service runs with {tmp_path} already"


def test_services_with_states_of_their_own_run_side_by_side(tmp_path):
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    with alone(tmp_path / "one"), alone(tmp_path / "two"):
        pass


def test_after_its_end_the_next_one_holds_the_folder(tmp_path):
    with alone(tmp_path):
        pass
    with alone(tmp_path):
        pass


def hold_and_die(state) -> None:
    with alone(state):
        os.kill(os.getpid(), signal.SIGKILL)


def test_one_that_was_killed_holds_nothing(tmp_path):
    process = multiprocessing.get_context("spawn").Process(target=hold_and_die, args=[tmp_path])
    process.start()
    process.join(30)
    assert process.exitcode == -signal.SIGKILL
    with alone(tmp_path):
        pass

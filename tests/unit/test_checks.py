"""What one check of health leaves to the next."""

import pytest

from tema.checks import GAP, Memory


@pytest.fixture
def path(tmp_path):
    return tmp_path / "healthy-worker.json"


def test_the_first_check_remembers_nothing(path):
    first = Memory.take(path, 1000.0)
    assert (first.answered, first.waited, first.told) == (0, 0, {})


def test_valkey_has_answered_since_the_first_check(path):
    Memory.take(path, 1000.0).save(path)
    Memory.take(path, 1030.0).save(path)
    assert Memory.take(path, 1060.0).answered == 60


def test_who_was_told_to_end_is_remembered(path):
    Memory(checked=1000.0, answered_since=1000.0, told={"7 1.5": 1000.0}).save(path)
    assert Memory.take(path, 1030.0).told == {"7 1.5": 1000.0}


def test_a_check_of_long_ago_is_forgotten(path):
    Memory.take(path, 1000.0).save(path)
    assert Memory.take(path, 1000.5 + GAP).answered == 0


def test_a_check_before_the_machines_start_is_forgotten(path):
    Memory.take(path, 1000.0).save(path)
    assert Memory.take(path, 5.0).answered == 0


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", '{"checked": 999}', '{"later": 1}', '{"checked": "x", "answered_since": 0}'],
)
def test_garbage_is_a_first_check(path, text):
    path.write_text(text)
    assert Memory.take(path, 1000.0).answered == 0


def test_a_check_that_left_nothing_is_forgotten(path):
    Memory.take(path, 1000.0).save(path)
    Memory.take(path, 1030.0)
    assert Memory.take(path, 1031.0).answered == 0


class TestWaiting:
    def test_tasks_that_wait_at_every_check_have_waited_all_along(self, path):
        Memory.take(path, 1000.0).next(waiting=True).save(path)
        assert Memory.take(path, 1030.0).next(waiting=True).waited == 30

    def test_tasks_that_wait_now_have_not_waited(self, path):
        Memory.take(path, 1000.0).next(waiting=False).save(path)
        assert Memory.take(path, 1030.0).next(waiting=True).waited == 0

    def test_a_queue_that_was_empty_once_begins_anew(self, path):
        Memory.take(path, 1000.0).next(waiting=True).save(path)
        Memory.take(path, 1030.0).next(waiting=False).save(path)
        assert Memory.take(path, 1050.0).next(waiting=True).waited == 0


class TestMissing:
    def test_a_sign_that_is_missing_at_every_check_is_missing_since_the_first(self, path):
        Memory.take(path, 1000.0).next(waiting=False, missing=["7 1.5"]).save(path)
        now = Memory.take(path, 1030.0).next(waiting=False, missing=["7 1.5", "8 2.5"])
        assert now.missing == {"7 1.5": 1000, "8 2.5": 1030}

    def test_one_that_was_there_once_begins_anew(self, path):
        Memory.take(path, 1000.0).next(waiting=False, missing=["7 1.5"]).save(path)
        Memory.take(path, 1030.0).next(waiting=False).save(path)
        assert Memory.take(path, 1050.0).next(waiting=False, missing=["7 1.5"]).missing == {
            "7 1.5": 1050
        }

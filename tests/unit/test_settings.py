"""Settings come from TEMA_* variables, a wrong one is one clear line, each is explained."""

from dataclasses import fields
from pathlib import Path

import pytest

from news.errors import SettingError
from news.settings import Settings, is_set, read

EXAMPLE = Path(__file__).parents[2] / ".env.example"


def test_an_empty_variable_is_the_default():
    assert read({"TEMA_TASK_TIME_LIMIT": " "}) == Settings()


def test_a_variable_has_its_fields_type():
    assert read({"TEMA_WORKER_PROCESSES": "3"}).worker_processes == 3


@pytest.mark.parametrize("name", ["TEMA_WORKER_PROCESSES", "TEMA_DOWNLOAD_DELAY"])
def test_a_wrong_one_is_named(name):
    with pytest.raises(SettingError, match=name):
        read({name: "many"})


def test_addresses_are_exact_pairs():
    chosen = read({"TEMA_ALLOW_ADDRESSES": "127.0.0.1:80, ::1:81"})
    assert chosen.allowed_addresses == {("127.0.0.1", 80), ("::1", 81)}
    with pytest.raises(SettingError, match="ALLOW_ADDRESSES"):
        assert read({"TEMA_ALLOW_ADDRESSES": "localhost"}).allowed_addresses


class TestAFileThatHoldsTheValue:
    """TEMA_NAME_FILE: the way of secrets."""

    def test_it_is_read_without_its_line_end(self, tmp_path):
        path = tmp_path / "database"
        path.write_text("postgresql://тема:ъщ@db/tema\n")
        chosen = read({"TEMA_DATABASE_URL_FILE": str(path)})
        assert chosen.database_url == "postgresql://тема:ъщ@db/tema"

    def test_the_variable_itself_goes_before_it(self, tmp_path):
        path = tmp_path / "level"
        path.write_text("DEBUG")
        environ = {"TEMA_LOG_LEVEL": "ERROR", "TEMA_LOG_LEVEL_FILE": str(path)}
        assert read(environ).log_level == "ERROR"

    def test_an_empty_one_is_the_default(self, tmp_path):
        path = tmp_path / "level"
        path.write_text(" \n")
        assert read({"TEMA_LOG_LEVEL_FILE": str(path)}) == Settings()

    @pytest.mark.parametrize("name", ["missing", ""])  # no such file, a folder
    def test_one_that_cannot_be_read_is_one_line_with_its_name(self, tmp_path, name):
        path = str(tmp_path / name)
        with pytest.raises(SettingError) as raised:
            read({"TEMA_REDIS_URL_FILE": path})
        told = str(raised.value)
        assert "TEMA_REDIS_URL_FILE" in told
        assert path in told
        assert "\n" not in told

    def test_one_that_is_no_text_is_one_line_with_its_name(self, tmp_path):
        path = tmp_path / "binary"
        path.write_bytes(b"\xff\xfe\x00")
        with pytest.raises(SettingError, match="TEMA_REDIS_URL_FILE"):
            read({"TEMA_REDIS_URL_FILE": str(path)})

    def test_it_counts_as_set(self, tmp_path, monkeypatch):
        path = tmp_path / "redis"
        path.write_text("redis://db/0")
        monkeypatch.setenv("TEMA_REDIS_URL_FILE", str(path))
        assert is_set("TEMA_REDIS_URL")


@pytest.mark.parametrize(("text", "chosen"), [("redis://db/0", True), ("", False), (" ", False)])
def test_a_variable_counts_as_set_where_it_says_something(text, chosen, monkeypatch):
    monkeypatch.setenv("TEMA_REDIS_URL", text)
    assert is_set("TEMA_REDIS_URL") is chosen


def test_a_variable_that_is_missing_is_not_set(monkeypatch):
    monkeypatch.delenv("TEMA_REDIS_URL", raising=False)
    monkeypatch.delenv("TEMA_REDIS_URL_FILE", raising=False)
    assert not is_set("TEMA_REDIS_URL")


def test_a_worker_is_given_the_time_of_two_leases_before_it_counts_as_taking_nothing():
    assert Settings(silence=1, task_time_limit=4).taking == 10


def test_a_long_silence_is_the_least_time_in_which_a_worker_must_take_a_task():
    assert Settings(silence=30, task_time_limit=4).taking == 30


def test_every_setting_is_in_the_example_with_its_why():
    lines = EXAMPLE.read_text().splitlines()
    for field in fields(Settings):
        name = f"TEMA_{field.name.upper()}="
        (place,) = [n for n, line in enumerate(lines) if line.startswith(name)]
        assert lines[place - 1].startswith("# "), name


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TEMA_DOWNLOAD_DELAY", "-1"),
        ("TEMA_DOWNLOAD_DELAY", "nan"),
        ("TEMA_WORKER_PROCESSES", "-1"),
        ("TEMA_TASK_TIME_LIMIT", "0"),
        ("TEMA_LOG_LEVEL", "loud"),
    ],
)
def test_what_makes_no_sense_is_named(name, value):
    with pytest.raises(SettingError, match=name):
        read({name: value})


def test_the_ladder_of_ages_is_read():
    chosen = read({"TEMA_REVISITS": "30m 2h 1d"})
    assert [age.total_seconds() for age in chosen.ladder] == [1800, 7200, 86400]
    assert read({"TEMA_REVISITS": "never"}).ladder == ()


@pytest.mark.parametrize("told", ["soon", "2h 1h", "1h 1h", "1h, 2h"])
def test_a_ladder_that_makes_no_sense_is_refused(told):
    with pytest.raises(SettingError):
        read({"TEMA_REVISITS": told})

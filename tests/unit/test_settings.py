"""Settings come from TEMA_* variables, a wrong one is one clear line, each is explained."""

from dataclasses import fields
from pathlib import Path

import pytest

from news.errors import SettingError
from news.settings import Settings, read

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


def test_every_setting_is_in_the_example_with_its_why():
    lines = EXAMPLE.read_text().splitlines()
    for field in fields(Settings):
        name = f"TEMA_{field.name.upper()}="
        (place,) = [n for n, line in enumerate(lines) if line.startswith(name)]
        assert lines[place - 1].startswith("# "), name

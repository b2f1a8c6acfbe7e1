"""The Dockerfile by hadolint, and what hadolint does not ask: hashes, users, the entry."""

import json
import re
import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path

import pytest

from tema.__main__ import main

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "Dockerfile").read_text()
BUILD, FINAL = re.split(r"^FROM .*$", TEXT, flags=re.MULTILINE)[1:]
HADOLINT = Path(sys.prefix) / "bin" / "hadolint"


def lint(text: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [HADOLINT, "--no-color", "-"], input=text, capture_output=True, text=True, check=False
    )


def test_hadolint_finds_nothing():
    told = lint(TEXT)
    assert (told.returncode, told.stdout) == (0, "")


@pytest.mark.parametrize(
    ("good", "bad", "rule"),
    [
        ("FROM ${BASE} AS build", "FROM debian AS build", "DL3006"),
        ("USER 10001:10001", "USER root", "DL3002"),
        ("WORKDIR /build", "WORKDIR build", "DL3000"),
    ],
)
def test_hadolint_would_find(good: str, bad: str, rule: str):
    assert good in TEXT
    assert rule in lint(TEXT.replace(good, bad)).stdout


def test_the_base_is_one_release_of_python_with_its_digest():
    (base,) = re.findall(r"^ARG BASE=(\S+)$", TEXT, flags=re.MULTILINE)
    assert re.fullmatch(r"python:3\.\d+\.\d+-slim-\w+@sha256:[0-9a-f]{64}", base)


def test_both_stages_stand_on_it():
    stages = re.findall(r"^FROM (\S+)", TEXT, flags=re.MULTILINE)
    assert stages == ["${BASE}", "${BASE}"]


def test_pip_installs_wheels_with_hashes_or_our_own():
    commands = re.findall(r"pip\b[^&]* install [^&]*", TEXT.replace("\\\n", ""))
    assert len(commands) == 3
    for command in commands:
        assert "--no-cache-dir" in command
        own = "--no-index --no-deps wheels/" in command
        assert own or "--require-hashes --only-binary :all: -r requirements-" in command


def test_nothing_is_installed_in_the_image_itself():
    assert re.findall(r"\b(pip|apt-get|apt|curl|gcc)\b", FINAL) == []


def test_it_runs_as_a_user_of_a_fixed_number():
    assert re.findall(r"^USER (.*)$", TEXT, flags=re.MULTILINE) == ["10001:10001"]


def test_the_state_folder_is_where_a_read_only_container_may_write():
    assert "TEMA_STATE_DIR=/tmp/tema" in FINAL  # a tmpfs of the container's own
    assert "PYTHONDONTWRITEBYTECODE=1" in FINAL


def test_its_entry_is_the_installed_command():
    (entry,) = re.findall(r"^ENTRYPOINT (.*)$", TEXT, flags=re.MULTILINE)
    (script,) = entry_points(group="console_scripts", name=json.loads(entry)[0])
    assert script.load() is main


def test_what_it_copies_is_let_through_to_it_and_nothing_else():
    lines = (ROOT / ".dockerignore").read_text().splitlines()
    assert lines[1] == "*"
    named = {line.removeprefix("!") for line in lines if line.startswith("!")}
    copied = re.findall(r"^COPY (?!--from)(.*) \S+$", TEXT, flags=re.MULTILINE)
    assert {word for words in copied for word in words.split()} == named
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_it_takes_every_package_of_the_wheel():
    (listed,) = re.findall(r"^packages = (\[.*\])$", (ROOT / "pyproject.toml").read_text(), re.M)
    assert [p for p in json.loads(listed) if f"COPY {p} {p}\n" not in TEXT] == []

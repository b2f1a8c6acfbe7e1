"""The scripts beside docker-compose.yml: secrets are made once, and for us alone."""

import os
import re
import shutil
import stat
import subprocess
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from store.rights import OWNER, WEB, WORKER
from tests.unit.composition import COMPOSE, ROOT, SERVICES

DEPLOY = ROOT / "deploy"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A folder with the scripts alone."""
    shutil.copytree(DEPLOY, tmp_path / "deploy")
    return tmp_path


def make(checkout: Path) -> "subprocess.CompletedProcess[str]":
    """`make secrets`, from whatever folder and with whatever mask a person has."""
    return subprocess.run(
        ["sh", "-c", "umask 000; exec sh deploy/secrets.sh"],
        cwd=checkout,
        capture_output=True,
        text=True,
        check=True,
    )


def secrets(checkout: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in (checkout / "secrets").iterdir()}


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_every_secret_of_the_compose_file_is_made(checkout):
    make(checkout)
    named = {one["file"] for one in COMPOSE["secrets"].values()}
    assert {f"./secrets/{name}" for name in secrets(checkout)} == named


def test_what_is_there_is_kept(checkout):
    make(checkout)
    before = secrets(checkout)
    told = make(checkout)
    assert secrets(checkout) == before
    assert told.stdout.count("kept ") == len(before)


def test_a_missing_one_is_made_beside_those_that_are_there(checkout):
    make(checkout)
    before = secrets(checkout)
    (checkout / "secrets" / "flower_password").unlink()
    make(checkout)
    after = secrets(checkout)
    assert {name for name in after if after[name] != before[name]} == {"flower_password"}


def test_no_password_is_said(checkout):
    told = make(checkout)
    said = told.stdout + told.stderr
    assert [name for name, text in secrets(checkout).items() if text.strip() in said] == []


def test_the_folder_is_closed_and_the_files_can_be_read_in_a_container(checkout):
    make(checkout)
    assert mode(checkout / "secrets") == 0o700
    assert {mode(path) for path in (checkout / "secrets").iterdir()} == {0o444}


def test_every_password_is_long_and_different_and_needs_no_escapes(checkout):
    make(checkout)
    told = {name: text.strip() for name, text in secrets(checkout).items()}
    passwords = {urlsplit(text).password or text for text in told.values()}
    assert len(passwords) == len(told)
    assert [one for one in passwords if not re.fullmatch(r"[A-Za-z0-9_-]{32}", one)] == []


def test_the_urls_name_the_services(checkout):
    make(checkout)
    told = secrets(checkout)
    urls = {name: urlsplit(text) for name, text in told.items() if name.endswith("_url")}
    assert {url.hostname for url in urls.values()} == {"postgres", "redis"} <= SERVICES.keys()
    assert {name: url.username for name, url in urls.items()} == {
        "database_url": OWNER,
        "worker_database_url": WORKER,
        "web_database_url": WEB,
        "redis_url": "tema",
        "crawler_redis_url": "crawler",
        "web_redis_url": "web",
    }


@pytest.mark.parametrize("ignore", [".gitignore", ".dockerignore"])
def test_they_stay_out_of_git_and_of_the_image(ignore):
    lines = (ROOT / ignore).read_text().splitlines()
    assert "secrets/" in lines or ("*" in lines and "!secrets" not in lines)


@pytest.mark.parametrize("path", sorted(DEPLOY.iterdir()), ids=lambda path: path.name)
def test_a_script_is_plain_sh_and_can_be_run(path):
    assert os.access(path, os.X_OK)
    assert path.read_text().startswith("#!/bin/sh\n")
    done = subprocess.run(["sh", "-n", path], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")

"""Secrets are made once, each its own, in files that only we read."""

import os
import stat

import pytest

from tema.secret import secret, write_private


@pytest.fixture(autouse=True)
def open_umask():
    """Even where a person's umask opens files to all."""
    before = os.umask(0)
    yield
    os.umask(before)


def mode(path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_secret_is_made_once(tmp_path):
    assert secret(tmp_path / "password") == secret(tmp_path / "password")


def test_each_file_has_its_own(tmp_path):
    assert secret(tmp_path / "one") != secret(tmp_path / "two")


def test_it_is_long_enough_to_be_no_guess(tmp_path):
    assert len(secret(tmp_path / "password")) >= 24


def test_one_that_a_person_wrote_is_used_without_its_line_end(tmp_path):
    (tmp_path / "password").write_text("ъщ-тайна\n")
    assert secret(tmp_path / "password") == "ъщ-тайна"


def test_only_we_read_it(tmp_path):
    secret(tmp_path / "password")
    assert mode(tmp_path / "password") == 0o600


def test_a_file_that_others_could_read_is_closed_when_it_is_written_again(tmp_path):
    path = tmp_path / "service.json"
    path.write_text("{}")
    path.chmod(0o644)
    write_private(path, "{}")
    assert mode(path) == 0o600


def test_what_a_killed_writer_left_does_not_hinder(tmp_path):
    (tmp_path / "password.partial").write_text("half")
    write_private(tmp_path / "password", "цяла")
    assert [path.name for path in tmp_path.iterdir()] == ["password"]


def test_a_link_that_somebody_laid_is_not_followed(tmp_path):
    target = tmp_path / "target"
    target.write_text("чуждо")
    (tmp_path / "password.partial").symlink_to(target)
    write_private(tmp_path / "password", "тайна")
    assert target.read_text() == "чуждо"


def test_readers_meet_the_old_text_until_the_new_one_is_whole(tmp_path):
    path = tmp_path / "password"
    write_private(path, "старо")
    with path.open() as reader:
        write_private(path, "ново")
        assert reader.read() == "старо"
    assert path.read_text() == "ново"

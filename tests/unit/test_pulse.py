"""A sign of life is read back as it was given; what is not whole is no sign."""

import os
import socket
from datetime import UTC, datetime, timedelta

import pytest

from news import pulse

AT = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
NAME = b"pulse:worker:vps-1:4711"


def fields(**times: datetime | str) -> dict[bytes, bytes]:
    return {
        name.encode(): (t if isinstance(t, str) else t.isoformat()).encode()
        for name, t in times.items()
    }


def test_a_sign_says_who_gave_it():
    told = pulse.load(NAME, fields(at=AT, started_at=AT))
    assert told is not None
    assert (told.part, told.host, told.pid) == ("worker", "vps-1", 4711)


def test_a_sign_given_now_is_read_back():
    given = {k.encode(): v.encode() for k, v in pulse.sign(started_at=AT, took_at=AT).items()}
    told = pulse.load(pulse.key("beat").encode(), given)
    assert told is not None
    assert (told.pid, told.started_at, told.took_at) == (os.getpid(), AT, AT)


def test_the_key_names_this_machine_and_another_process_where_it_is_told():
    assert pulse.key("worker", 99) == f"pulse:worker:{socket.gethostname()}:99"


def test_a_child_that_wrote_before_its_parent_counts_from_its_own_sign():
    told = pulse.load(NAME, fields(at=AT, took_at=AT))
    assert told is not None
    assert told.started_at == AT


def test_silence_is_the_time_since_the_last_sign():
    told = pulse.load(NAME, fields(at=AT, started_at=AT - timedelta(hours=1)))
    assert told is not None
    assert told.silence(AT + timedelta(seconds=21)) == 21.0


def test_a_field_of_a_newer_release_is_ignored():
    told = pulse.load(NAME, fields(at=AT, started_at=AT, version="2.0"))
    assert told is not None
    assert told.at == AT


@pytest.mark.parametrize(
    ("name", "written"),
    [
        (NAME, {}),
        (NAME, fields(started_at=AT)),  # expired between the two, or half written
        (NAME, fields(at="вчера")),
        (NAME, fields(at="2026-03-01T12:00:00")),  # no zone: its silence could not be told
        (NAME, {b"at": b"\xff\xfe"}),
        (b"pulse:worker:4711", fields(at=AT)),
        (b"pulse:worker:vps-1:many", fields(at=AT)),
        (b"pulse:worker:vps-1:1:2", fields(at=AT)),
        (b"pulse:\xff:vps-1:1", fields(at=AT)),
    ],
)
def test_what_is_not_whole_is_no_sign(name, written):
    assert pulse.load(name, written) is None

"""The door before Celery: a task in good order passes, everything else is refused with a reason."""

import base64
import json
from typing import Any

import pytest
from celery import Celery

from workers.app import app
from workers.broker import MOST, Transport, fault_of


def encoded(value: object) -> str:
    return base64.b64encode(json.dumps(value).encode()).decode()


def sent(**options: Any) -> dict[str, Any]:
    """A message as Celery itself makes it."""
    with Celery(broker="memory://") as other, other.connection() as connection:
        other.send_task(
            "tema.recrawl", ["https://site.example/ъ"], connection=connection, **options
        )
        channel = connection.default_channel
        return channel._get("celery")


def a_message(**changes: Any) -> dict[str, Any]:
    """A message in good order but for these parts."""
    return sent() | changes


@pytest.mark.parametrize(
    "options",
    [
        {},
        {"countdown": 5},
        {"expires": 60},
        {"argsrepr": "думи"},
        {"time_limit": 5},
        {"priority": 3},
    ],
)
def test_what_celery_sends_passes(options):
    assert fault_of(sent(**options)) is None


def test_a_whole_batch_passes():
    assert fault_of(a_message(body=encoded([[["1-1"] * 20], {}, {}]))) is None


@pytest.mark.parametrize(
    "message",
    [
        *(None, [], 7, "text", {}),
        {"body": encoded([[], {}, {}])},
    ],
)
def test_what_is_no_message_is_refused(message):
    assert fault_of(message)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *(
            ("content-type", kind)
            for kind in ("application/x-python-serialize", "text/plain", None)
        ),
        *(("content-encoding", kind) for kind in ("binary", "nothing", None)),
        *(("properties", told) for told in (None, [], {}, {"body_encoding": "base64"})),
        *(("headers", told) for told in (None, [], {}, {"task": "a"}, {"task": 7, "id": "a"})),
        *(("body", told) for told in (None, 7, "!!!", "Nw==", "x" * (MOST + 1))),
        *(("body", encoded(told)) for told in (7, {}, [], [[], {}], [{}, {}, {}], [[], [], {}])),
    ],
)
def test_a_part_in_bad_order_is_refused(name, value):
    assert fault_of(a_message(**{name: value}))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *(("eta", 7), ("expires", []), ("retries", "x"), ("timelimit", "ab"), ("stamps", [])),
        *(("stamped_headers", 5), ("group", {}), ("argsrepr", []), ("compression", 1)),
    ],
)
def test_a_header_of_another_kind_is_refused(name, value):
    message = a_message()
    message["headers"] |= {name: value}
    assert fault_of(message) == f"header {name}"


def test_it_stands_before_our_own_application_under_the_name_of_redis():
    with app.connection() as connection:
        assert isinstance(connection.transport, Transport)
        assert connection.as_uri().startswith("redis://")

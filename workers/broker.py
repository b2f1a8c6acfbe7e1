"""The broker's transport: kombu's for Redis, past which a message in bad order does not come.

Kombu and Celery (5.7) let such an error leave the worker's loop: the main process ends
("Unrecoverable error"), and since the message goes back to its queue, so does each that follows.
"""

import json
import logging
from base64 import b64decode
from collections.abc import Mapping
from typing import Any

from kombu.transport import redis

from workers.queues import QUEUES

log = logging.getLogger(__name__)
BROKEN = (ValueError, TypeError, KeyError, AttributeError, RecursionError)
MOST = 1024 * 1024
"""Characters of a body: twenty ids and a line for people have a thousand."""
KINDS: Mapping[str, type] = {
    **dict.fromkeys(("task", "id", "root_id", "parent_id", "group", "eta", "expires"), str),
    **dict.fromkeys(("lang", "origin", "shadow", "argsrepr", "kwargsrepr", "compression"), str),
    **dict.fromkeys(("retries", "replaced_task_nesting", "group_index"), int),
    **dict.fromkeys(("timelimit", "stamped_headers"), list),
    "stamps": dict,
}
"""Of which kind a task's headers are, where they are there (Celery's message protocol 2)."""


class Channel(redis.Channel):
    """A channel that leaves out what it cannot read."""

    def _brpop_read(self, **options: Any) -> Any:
        """Take one message; what fails before it is given to a consumer is the message's fault."""
        before = self.connection.given
        try:
            return super()._brpop_read(**options)  # type: ignore[no-untyped-call]  # kombu has few types
        except BROKEN as error:
            if self.connection.given != before:
                raise
            refuse(f"{type(error).__name__}: {error}")
            return True


class Transport(redis.Transport):
    """A connection that gives a queue's consumer only tasks in good order."""

    Channel = Channel
    given = 0

    def _deliver(self, message: Any, queue: str) -> None:
        """Give a message to its queue's consumer, or refuse it."""
        if queue in QUEUES and (why := fault_of(message)):
            refuse(why, queue)
            return
        self.given += 1
        super()._deliver(message, queue)  # type: ignore[no-untyped-call]  # kombu has few types


def refuse(why: str, queue: str = "") -> None:
    """Say that a message was left out; it is off its queue."""
    log.error("message refused", extra={"queue": queue, "why": why[:200]})


def fault_of(message: Any) -> str | None:
    """What is wrong with a task's message, or None."""
    if not isinstance(message, dict):
        return "no object"
    if message.get("content-type") != "application/json":
        return f"content type {str(message.get('content-type'))[:60]}"
    if message.get("content-encoding") != "utf-8":
        return "content encoding"
    return (
        fault_of_properties(message.get("properties"))
        or fault_of_headers(message.get("headers"))
        or fault_of_body(message.get("body"))
    )


def fault_of_properties(properties: Any) -> str | None:
    """What is wrong with what brought it here."""
    if not isinstance(properties, dict) or properties.get("body_encoding") != "base64":
        return "properties"
    tag, info = properties.get("delivery_tag"), properties.get("delivery_info")
    return None if isinstance(tag, str) and isinstance(info, dict) else "delivery"


def fault_of_headers(headers: Any) -> str | None:
    """What is wrong with what is said of the task."""
    if not isinstance(headers, dict) or not (headers.get("task") and headers.get("id")):
        return "no task and id"
    for name, kind in KINDS.items():
        if not isinstance(headers.get(name), kind | None):
            return f"header {name}"
    return None


def fault_of_body(body: Any) -> str | None:
    """What is wrong with the arguments."""
    if not isinstance(body, str) or len(body) > MOST:
        return "no body, or one that is too long"
    try:
        told = json.loads(b64decode(body, validate=True))
    except (ValueError, RecursionError):
        return "a body that is no JSON"
    shape = [type(part) for part in told] if isinstance(told, list) else None
    return None if shape == [list, dict, dict] else "a body of another shape"

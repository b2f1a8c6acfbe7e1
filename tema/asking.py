"""Asking for crawls: the task that opens runs, previews that open none, and cancelling."""

import time
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import uuid4

import redis

from news.model import CrawlRequest, Preview
from news.wire import URGENT, cancel_key, dump, load
from store import runs
from store.connection import Connection
from tema.fitness import ServerAway

PREVIEW_PATIENCE = 180.0
"""Seconds that the crawlers may take for a preview."""
CANCEL_KEPT = 86400


def ask(target: str, *, refetch: bool, pages: int | None, since: datetime | None) -> str:
    """Send the task `tema.recrawl`; its id, by which the runs are found."""
    from workers.app import app  # Celery's import takes a third of a second

    task_id = str(uuid4())
    options: dict[str, object] = {} if refetch else {"refetch": False}
    options |= {"pages": pages} if pages else {}
    options |= {"since": since.isoformat()} if since else {}
    app.send_task("tema.recrawl", [target], options, task_id=task_id)
    return task_id


def preview(client: redis.Redis, requests: Iterable[CrawlRequest]) -> list[Preview]:
    """What the crawlers answer to these; nothing is left behind when it is interrupted."""
    sent = []
    try:
        for request in requests:
            name = f"preview:{uuid4().hex}"
            fields = dump(replace(request, reply_to=name))
            sent.append((name, client.xadd(URGENT, fields)))  # type: ignore[arg-type]
        return [_answer(client, name) for name, _ in sent]
    finally:
        for name, entry_id in sent:
            client.xdel(URGENT, entry_id)
            client.delete(name)


def _answer(client: redis.Redis, name: str) -> Preview:
    end = time.monotonic() + PREVIEW_PATIENCE
    while not (fields := _fields(client, name)):
        if time.monotonic() > end:
            raise ServerAway("no crawler has answered: tema status")
        time.sleep(0.1)
    told = load(fields)
    assert isinstance(told, Preview)  # noqa: S101  # what crawlers write there
    return told


def _fields(client: redis.Redis, name: str) -> dict[bytes, bytes]:
    found: Any = client.hgetall(name)
    return dict(found)


def cancel(conn: Connection, client: redis.Redis, run_ids: list[int]) -> list[int]:
    """End these runs, and let the crawlers leave them."""
    with conn.transaction():
        ended = runs.cancel(conn, run_ids)
    for run_id in ended:
        client.set(cancel_key(run_id), 1, ex=CANCEL_KEPT)
    return ended

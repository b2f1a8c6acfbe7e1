"""Asking for crawls: the task that opens runs, previews that open none, and cancelling."""

import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any, TypeVar
from uuid import uuid4

import redis

from news.answers import Preview
from news.errors import Told
from news.keys import cancel_key, preview_pages_key, wanted_key
from news.model import CrawlRequest, Page, Reason, Target
from news.wire import URGENT, Message, dump, load
from store import runs
from store.connection import Connection
from tema.fitness import ServerAway

PREVIEW_PATIENCE = 90.0
"""Seconds that the crawlers may take for one page of a preview."""
WANTED = 30
"""Seconds for which a preview counts as waited for."""
CANCEL_KEPT = 86400


class NotFetched(Told):
    """A page could not be had, or may not be."""


def ask(
    target: str, *, refetch: bool, pages: int | None, since: datetime | None, force: bool = False
) -> str:
    """Send the task `tema.recrawl`; its id, by which the runs are found."""
    from workers.app import app  # Celery's import takes a third of a second

    task_id = str(uuid4())
    options: dict[str, object] = {} if refetch else {"refetch": False}
    options |= {"pages": pages} if pages else {}
    options |= {"since": since.isoformat()} if since else {}
    options |= {"force": True} if force else {}
    app.send_task("tema.recrawl", [target], options, task_id=task_id)
    return task_id


Answer = TypeVar("Answer", bound=Message)


def preview(
    client: redis.Redis, requests: Iterable[CrawlRequest], tell: Callable[[int], object]
) -> list[Preview]:
    """What would be taken of each of these listings."""
    return answers(client, requests, Preview, tell=tell)


def page(client: redis.Redis, url: str) -> Page:
    """The page at an address, fetched by a crawler and not stored; NotFetched says why not."""
    request = CrawlRequest(run_id=0, url=url, target=Target.ARTICLE, reason=Reason.PREVIEW)
    told: list[Page | Preview] = answers(client, [request], Page, Preview)
    if isinstance(told[0], Page):
        return told[0]
    raise NotFetched(f"not fetched: {told[0].error or 'the crawler is an older one'}")


def answers(
    client: redis.Redis,
    requests: Iterable[CrawlRequest],
    *kinds: type[Answer],
    tell: Callable[[int], object] = lambda _: None,
) -> list[Answer]:
    """What the crawlers answer to these; nothing is left behind when it is interrupted.

    `tell` gets the number of pages read so far.
    """
    sent = []
    try:
        for request in requests:
            name = f"preview:{uuid4().hex}"
            client.set(wanted_key(name), 1, ex=WANTED)
            fields = dump(replace(request, reply_to=name))
            sent.append((name, client.xadd(URGENT, fields)))  # type: ignore[arg-type]
        return wait_for(client, [name for name, _ in sent], kinds, tell)
    finally:
        for name, entry_id in sent:
            client.xdel(URGENT, entry_id)
            client.delete(name, wanted_key(name), preview_pages_key(name))


def wait_for(
    client: redis.Redis,
    names: list[str],
    kinds: tuple[type[Answer], ...],
    tell: Callable[[int], object],
) -> list[Answer]:
    """The answers under these names; ServerAway where no page was read for too long."""
    answers: dict[str, Answer] = {}
    pages, last = 0, time.monotonic()
    while len(answers) < len(names):
        for name in names:
            client.set(wanted_key(name), 1, ex=WANTED)
            told = load(fields) if (fields := _fields(client, name)) else None
            if isinstance(told, kinds):
                answers[name] = told
        counted: list[Any] = client.mget([preview_pages_key(name) for name in names])
        if (now := sum(int(count or 0) for count in counted)) != pages:
            pages, last = now, time.monotonic()
            tell(pages)
        if time.monotonic() - last > PREVIEW_PATIENCE:
            raise ServerAway("no crawler has read a page for a while: tema status")
        time.sleep(0.1)
    return [answers[name] for name in names]


def _fields(client: redis.Redis, name: str) -> dict[bytes, bytes]:
    found: Any = client.hgetall(name)
    return dict(found)


def cancel(conn: Connection, client: redis.Redis, run_ids: list[int]) -> list[int]:
    """End these runs, and let the crawlers leave them."""
    for run_id in run_ids:  # first: a crawler that hears it ends the run, whatever becomes of us
        client.set(cancel_key(run_id), 1, ex=CANCEL_KEPT)
    with conn.transaction():
        return runs.cancel(conn, run_ids)

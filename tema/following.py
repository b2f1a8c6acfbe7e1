"""Following crawls: what the runs of one task have come to, shown while they work."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import redis
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

from news.errors import Told
from news.keys import progress_key, refused_key
from store import watching
from store.connection import Connection
from tema.output import Row

PERIOD = 0.25
ENDS = ("known", "failures", "unchanged", "deferred")
"""What a crawler tells of links that give no page."""
UNTAKEN = 10.0
"""Seconds after which it is said that no worker has taken the request."""


class Refused(Told):
    """What was asked for came to no end of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """All runs of a task together."""

    links: int
    ended: int
    pages: int
    open_runs: int
    begun: bool
    """Whether a crawler has told of one of them, or ended one."""


def follow(conn: Connection, client: redis.Redis, task_id: str) -> Sequence[Row]:
    """Show the runs' progress until all have ended; their last state."""
    began, told, seen = time.monotonic(), False, False
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    pages = TextColumn("{task.fields[pages]} listing pages")
    times = (TimeElapsedColumn(), TextColumn("left"), TimeRemainingColumn())
    with Progress(*columns, pages, *times, console=console, transient=True) as bar:
        task = bar.add_task("articles", total=None, pages=0)
        while True:
            found = watching.asked(conn, task_id)
            state = state_of(found, client)
            total = state.links if state.links else None
            bar.update(task, total=total, completed=state.ended, pages=state.pages)
            if found and not state.open_runs:
                return found
            if not found:
                look_for_end(client, task_id, seen=seen)
            seen = seen or bool(found)
            if not (told or state.begun) and time.monotonic() - began > UNTAKEN:
                told = True
                who = "crawler has begun" if found else "worker has taken"
                bar.console.print(f"no {who} what was asked for yet: tema status")
            time.sleep(PERIOD)


def look_for_end(client: redis.Redis, task_id: str, *, seen: bool) -> None:
    """Raise Refused where the task opened no run, or its runs are there no more."""
    refusal: Any = client.get(refused_key(task_id))
    if refusal:
        raise Refused(str(refusal, "utf-8", "replace"))
    if seen:
        raise Refused("the topic or listing was removed while it was crawled")


def state_of(found: Sequence[Row], client: redis.Redis) -> State:
    """How far the runs are: by the crawler's word while it works, by the rows after its report."""
    links = ended = pages = 0
    begun = any(run["reported"] or run["state"] != "open" for run in found)
    for run in found:
        told = {} if run["reported"] else _told(client, run["id"])
        begun = begun or bool(told)
        if told:
            done = sum(told.get(name, 0) for name in ENDS) + run["ended"]
            links += max(told["links"], done)
        else:
            counted = (run["known"] or 0) + run["ended"]
            done = run["links_found"] if run["state"] != "open" else counted
            links += max(run["links_found"], done)
        ended += done
        pages += told["pages_read"] if told else run["pages_read"]
    return State(
        links=links,
        ended=ended,
        pages=pages,
        begun=begun,
        open_runs=sum(run["state"] == "open" for run in found),
    )


def _told(client: redis.Redis, run_id: int) -> dict[str, int]:
    try:
        told: dict[Any, Any] = client.hgetall(progress_key(run_id))
        return {str(k, "ascii"): int(v) for k, v in told.items()}
    except (redis.RedisError, OSError):
        return {}

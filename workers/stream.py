"""The pages stream as intake and workers see it: who holds an entry, and for how long.

An entry's state is its consumer in the group: none, `queued` (given to Celery) or `working`.
Idle time is the time in that state; times_delivered − 1 is the number of dead attempts.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import redis

from news.wire import PAGES, QUEUED, WORKERS_GROUP, WORKING, Fields

RANGE = 400
"""Pending entries asked for at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """One pending entry: its id, its state, and how many of its attempts died."""

    entry_id: str
    state: str
    dead_attempts: int


class PageStream:
    """The stream `pages` with the consumer group `tema`."""

    def __init__(self, url: str, *, block: float = 0.2) -> None:
        self.client = redis.Redis.from_url(
            url, socket_timeout=block + 10, socket_connect_timeout=5, health_check_interval=25
        )

    def create_group(self) -> None:
        """Make the group where it is missing, from the stream's beginning."""
        try:
            self.client.xgroup_create(PAGES, WORKERS_GROUP, id="0", mkstream=True)
        except redis.ResponseError as error:
            if "BUSYGROUP" not in str(error):
                raise

    def read(self, count: int, block: float = 0) -> dict[str, Fields]:
        """Up to `count` entries not delivered yet, now `queued`, by id; waits `block` seconds."""
        milliseconds = max(1, int(block * 1000)) if block else None
        found = self.client.xreadgroup(
            WORKERS_GROUP, QUEUED, {PAGES: ">"}, count=count, block=milliseconds
        )
        entries = found.values() if isinstance(found, dict) else (e for _, e in found or ())
        return {_id(entry): entry[1] for group in entries for entry in _flat(group)}

    def pending(self) -> int:
        """How many entries are queued or in work."""
        return int(self.client.xpending(PAGES, WORKERS_GROUP)["pending"])

    def idle(self, state: str, seconds: float, count: int = 200) -> list[Held]:
        """Entries that have been in this state for longer than `seconds`, the oldest first."""
        found = self.client.xpending_range(
            PAGES, WORKERS_GROUP, "-", "+", count, consumername=state, idle=int(seconds * 1000)
        )
        return [_held(row) for row in found]

    def held(self, entry_ids: Iterable[str]) -> list[Held]:
        """Of these entries, those that are pending, with their state; asked for as one range."""
        wanted = sorted(entry_ids, key=_place)
        found: list[Held] = []
        start = wanted[0] if wanted else ""
        while start:
            asked = (PAGES, WORKERS_GROUP, start, wanted[-1], RANGE)
            part = [_held(row) for row in self.client.xpending_range(*asked)]
            found += part
            start = f"({part[-1].entry_id}" if len(part) == RANGE else ""
        among = set(wanted)
        return [held for held in found if held.entry_id in among]

    def begin(self, entry_ids: Iterable[str]) -> dict[str, Fields]:
        """Put entries into work; the fields of those that the stream still has, by id."""
        ids: list[Any] = list(entry_ids)
        if not ids:
            return {}
        with self.client.pipeline(transaction=False) as pipe:
            pipe.xclaim(PAGES, WORKERS_GROUP, WORKING, 0, ids, justid=True)
            for entry_id in ids:
                pipe.xrange(PAGES, entry_id, entry_id, count=1)
            _, *answers = pipe.execute()
        return {i: found[0][1] for i, found in zip(ids, answers, strict=True) if found}

    def claim(
        self, state: str, entry_ids: list[str], *, idle: float = 0, dead: bool = False
    ) -> list[str]:
        """Put entries idle for `idle` seconds into a state, one winner each; the ids that were won.

        `dead` counts a dead attempt. An entry that is gone from the stream leaves the group too.
        """
        if not entry_ids:
            return []
        ids: list[int | bytes | str | memoryview[int]] = [*entry_ids]
        won = self.client.xclaim(
            PAGES, WORKERS_GROUP, state, int(idle * 1000), ids, justid=not dead
        )
        return [_id(entry) if dead else _text(entry) for entry in won]

    def begin_terms_anew(self) -> int:
        """Let every entry's time in its state begin now, uncounted; how many there are."""
        found = self.client.xpending_range(PAGES, WORKERS_GROUP, "-", "+", RANGE)
        for state in (QUEUED, WORKING):
            self.claim(state, [held.entry_id for held in map(_held, found) if held.state == state])
        return len(found)

    def give_back(self, entry_ids: list[str], idle: float) -> None:
        """Put entries among the queued, uncounted, as if idle for so long: they are sent next."""
        if entry_ids:
            ids: list[int | bytes | str | memoryview[int]] = [*entry_ids]
            told = int(idle * 1000)
            self.client.xclaim(PAGES, WORKERS_GROUP, QUEUED, 0, ids, idle=told, justid=True)

    def fields(self, entry_ids: Iterable[str]) -> dict[str, Fields]:
        """The fields of these entries, without those that the stream has no more."""
        ids = list(entry_ids)
        with self.client.pipeline(transaction=False) as pipe:
            for entry_id in ids:
                pipe.xrange(PAGES, entry_id, entry_id, count=1)
            answers = pipe.execute()
        return {i: found[0][1] for i, found in zip(ids, answers, strict=True) if found}

    def done(self, entry_ids: Iterable[str]) -> None:
        """Take entries out of the group and the stream, alone in their transaction."""
        ids = list(entry_ids)
        if ids:
            with self.client.pipeline(transaction=True) as pipe:
                pipe.xack(PAGES, WORKERS_GROUP, *ids)
                pipe.xdel(PAGES, *ids)
                pipe.execute()


def _place(entry_id: str) -> tuple[int, int]:
    """Where an entry stands in the stream."""
    time, _, number = entry_id.partition("-")
    return int(time), int(number or 0)


def _held(row: Mapping[str, object]) -> Held:
    return Held(
        entry_id=_text(row["message_id"]),
        state=_text(row["consumer"]),
        dead_attempts=int(str(row["times_delivered"])) - 1,
    )


def _flat(group: Any) -> Any:
    return group[0] if group and isinstance(group[0], list) else group


def _id(entry: object) -> str:
    return _text(entry[0])  # type: ignore[index]  # an (id, fields) pair of redis-py


def _text(value: object) -> str:
    return value.decode() if isinstance(value, bytes) else str(value)

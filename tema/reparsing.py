"""Reparsing from the command's side: batches go out a few at a time, answers come back.

The command is what drives it: nothing is left to do when it ends, and it may begin again.
"""

import json
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import redis

from news.keys import reparse_key, wanted_key
from store import rereading
from store.connection import Connection
from store.rereading import Wanted
from workers.queues import INGEST, REPARSE
from workers.tally import Tally

BATCH = 20
WINDOW = 4
"""Batches on their way; one alone while pages wait for a worker."""
WANTED_KEPT = 60
"""Seconds for which batches count as waited for."""
PERIOD = 0.05
Send = Callable[[str, int, list[int]], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A batch on its way."""

    ids: Sequence[int]
    at: float
    """When it was sent, by the monotonic clock."""
    alone: bool = False
    """Whether it is what a lost batch was taken apart into."""


@dataclass(slots=True, kw_only=True)
class Reparse:
    """One run over the wanted articles; `steps` gives the articles done so far, again and again."""

    conn: Connection
    client: redis.Redis
    wanted: Wanted
    send: Send
    """Puts a batch (job, number, ids) on the queue."""
    patience: float
    """Seconds after which a batch that is neither waiting nor answered counts as lost."""
    job: str = field(default_factory=lambda: uuid4().hex)
    tally: Tally = field(default_factory=Tally)
    done: int = 0
    total: int = 0
    answered: bool = False
    """Whether a worker has answered yet."""
    _sent: dict[int, Sent] = field(default_factory=dict)
    _again: list[list[int]] = field(default_factory=list)
    _numbers: int = 0

    def steps(self) -> Iterator[int]:
        """Work until all is done; ended early, it leaves nothing behind that would be done."""
        key = reparse_key(self.job)
        self.total, last = rereading.extent(self.conn, self.wanted)
        waiting = self._batches(last)
        try:
            while self._fill(waiting) or self._sent:
                yield self.done
                time.sleep(PERIOD)
                self._collect()
        finally:
            self.client.delete(key, wanted_key(key))

    def _batches(self, last: int) -> Iterator[list[int]]:
        """All wanted ids in order, a batch at a time."""
        after = 0
        while ids := rereading.some(self.conn, self.wanted, after=after, last=last, limit=BATCH):
            after = ids[-1]
            yield ids

    def _fill(self, waiting: Iterator[list[int]]) -> bool:
        """Send what there is room for; whether anything was sent."""
        self.client.set(wanted_key(reparse_key(self.job)), 1, ex=WANTED_KEPT)
        room = (1 if self.client.llen(INGEST) else WINDOW) - len(self._sent)
        before = self._numbers
        while room > 0:
            alone = bool(self._again)
            ids = self._again.pop() if alone else next(waiting, None)
            if ids is None:
                break
            self._numbers += 1
            self._sent[self._numbers] = Sent(ids=ids, at=time.monotonic(), alone=alone)
            self.send(self.job, self._numbers, ids)
            room -= 1
        return self._numbers > before

    def _collect(self) -> None:
        """Take the answers in, and see to batches that were lost."""
        key = reparse_key(self.job)
        told: Any = self.client.hgetall(key)
        for number, answer in told.items():
            self.client.hdel(key, number)
            if sent := self._sent.pop(int(number), None):
                tally = Tally.of(json.loads(answer))
                self._again += [[one] for one in tally.left]
                self._end(tally, len(sent.ids) - len(tally.left))
                self.answered = True
        if self._sent and not self.client.llen(REPARSE):
            self._find_lost()

    def _find_lost(self) -> None:
        """Batches whose worker died go again one by one; what kills a worker alone is given up."""
        late = time.monotonic() - self.patience
        for number in [number for number, sent in self._sent.items() if sent.at < late]:
            sent = self._sent.pop(number)
            if not (sent.alone or len(sent.ids) == 1):
                self._again += [[one] for one in sent.ids]
                continue
            given_up = Tally()
            for article_id in sent.ids:
                url = rereading.address(self.conn, article_id)
                given_up.tell(url, "failed", "no worker came back from it")
            self._end(given_up, len(sent.ids))

    def _end(self, tally: Tally, count: int) -> None:
        self.tally.add(tally)
        self.done += count

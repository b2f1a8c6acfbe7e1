"""Pages that gave no article, put on the stream again from their stored bytes."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from uuid import UUID

import redis

from news.model import Outcome, Page
from news.wire import PAGES, dump
from store import refused
from store.connection import Connection
from store.rereading import Wanted
from tema.fitness import ServerAway
from workers.read import read

ROOM = 200
"""Pages on the stream above which nothing is added: half of what pauses the crawlers."""
PATIENCE = 180.0
"""Seconds without any progress after which nobody seems to read."""


@dataclass(slots=True, kw_only=True)
class Refused:
    """One run over refused pages; `steps` gives the pages done so far, again and again."""

    conn: Connection
    client: redis.Redis
    wanted: Wanted
    patience: float = PATIENCE
    done: int = 0
    articles: list[str] = field(default_factory=list)
    """The addresses that are articles now, or would be."""

    def steps(self, *, dry_run: bool = False) -> Iterator[int]:
        """Read all of them again; by the workers, or here where nothing is to be changed."""
        after = refused.FIRST
        while found := refused.some(self.conn, self.wanted, after=after):
            after = found[-1][0]
            if dry_run:
                self.articles += [page.url for _, page in found if is_article(page)]
            else:
                self.replay(found)
            self.done += len(found)
            yield self.done

    def replay(self, found: list[tuple[UUID, Page]]) -> None:
        """Put these pages on the stream and wait until they have left it."""
        self.wait(lambda: int(self.client.xlen(PAGES)) < ROOM)
        sent = [self.client.xadd(PAGES, dump(page)) for _, page in found]  # type: ignore[arg-type]
        left = set(sent)

        def all_gone() -> bool:
            left.difference_update(e for e in tuple(left) if not self.client.xrange(PAGES, e, e))
            return not left

        self.wait(all_gone)
        self.articles += refused.stored_of(self.conn, [key for key, _ in found])

    def wait(self, until: Callable[[], bool]) -> None:
        """Wait for it; ServerAway where it does not come about."""
        end = time.monotonic() + self.patience
        while not until():
            if time.monotonic() > end:
                raise ServerAway("no worker reads the pages: tema status")
            time.sleep(0.05)


def is_article(page: Page) -> bool:
    """Whether a page would be stored now."""
    try:
        return read(page).outcome is Outcome.STORED
    except Exception:  # noqa: BLE001  # whatever it raises, the page goes on giving no article
        return False

"""Tema's crawler and worker with spans around their steps.

`python -m benchmarks.traced PART FOLDER`. The product's functions are wrapped where they are
called from, as a test's poisonable worker does.
"""

import asyncio.events
import sys
from pathlib import Path
from typing import Any

from benchmarks import spans
from benchmarks.spans import STEPS, aside, spent
from tema.orphan import exit_with_parent
from tema.parts import PARTS

CRAWLER = "crawler"
WORKER = "worker"


def wrap(owner: Any, name: str, step: str) -> None:
    """Let calls of a function or method be written down under a step."""
    setattr(owner, name, spent(step, getattr(owner, name)))


def trace_crawler() -> None:
    """Its loop's callbacks are fetching, but for what talks to Valkey and what reads listings."""
    from crawler import crawl, paging, stream
    from crawler.leases import Leases
    from crawler.stream import Streams

    wrap(Streams, "hand_over", "hand over")
    wrap(stream, "persistently", "hand over")
    wrap(crawl, "page_of", "hand over")
    for name in ("known", "claim", "keep", "drop"):
        wrap(Leases, name, "leases")
    paging.read = aside("listing", paging.read)
    trace_loop()


def trace_loop() -> None:
    """Write down every callback of asyncio's loop; of its own sockets it has Valkey's alone."""
    fetch, replies = STEPS.index("fetch"), STEPS.index("replies")
    run = asyncio.events.Handle._run

    def timed(self: Any) -> Any:
        owner = getattr(self._callback, "__self__", None)
        book = spans.book
        if book is None:
            return run(self)
        before = book.turn(replies if isinstance(owner, asyncio.Transport) else fetch)
        try:
            return run(self)
        finally:
            book.turn(before)

    asyncio.events.Handle._run = timed  # type: ignore[method-assign]  # what is measured is the loop


def trace_worker(folder: Path) -> None:
    """Its children's time is Celery's, but for the steps of ingest."""
    from celery.signals import worker_process_init

    from store import quarantine
    from workers import announce, ingest, read
    from workers.stream import PageStream

    for name in ("held", "claim", "fields"):
        wrap(PageStream, name, "take")
    wrap(PageStream, "done", "acknowledge")
    wrap(ingest, "load", "take")
    wrap(read, "unzip_body", "parse")
    wrap(read, "parse_article", "parse")
    wrap(read, "enrich", "enrich")
    wrap(ingest, "save", "save")
    wrap(quarantine, "numbers", "save")
    wrap(ingest, "after", "settle")
    wrap(announce, "announce", "announce")

    def begin(**_: object) -> None:
        spans.open_book(folder, WORKER)

    worker_process_init.connect(begin, weak=False)


def main(part: str, folder: Path) -> None:
    """Run a part of Tema, traced."""
    exit_with_parent()
    if part == CRAWLER:
        trace_crawler()
        spans.open_book(folder, CRAWLER)
    else:
        trace_worker(folder)
    PARTS[part]()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))

"""The parts of the service, each a process in the foreground until SIGTERM."""

import os
import signal
from collections.abc import Callable

from news import log
from news.settings import settings


def crawler() -> None:
    """Spiders: crawl requests in, pages out."""
    from crawler.process import run

    run()


def intake() -> None:
    """Hands pages of the stream to Celery."""
    from workers.intake import run

    log.set_up(settings().log_level)
    run(settings())


def worker() -> None:
    """Celery's workers: pages become articles, wishes become crawls."""
    name = f"worker-{os.getpid()}@%h"
    quiet = ("--without-mingle", "--without-gossip")
    _celery("worker", "--hostname", name, *quiet)


def beat() -> None:
    """Celery's clock: listings that are due, events left behind.

    The `beat` command of Celery 5.7 did not always end on SIGTERM (20 s, then SIGKILL).
    """
    from celery.beat import Service

    from workers.app import app
    from workers.signs import Clock

    log.set_up(settings().log_level)
    service = Service(app, max_interval=1, scheduler_cls=Clock)

    def end(*_: object) -> None:
        """Leave at once, also while it waits for a Redis that is away."""
        service.stop()
        raise SystemExit(0)

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, end)
    service.start()


def flower() -> None:
    """Flower: queues, workers and tasks in a browser, behind a password."""
    from tema.flower import run

    run()


def _celery(command: str, *options: str) -> None:
    from workers.app import app

    level = settings().log_level
    app.start(["--quiet", command, "--loglevel", level, *options])


PARTS: dict[str, Callable[[], None]] = {
    part.__name__: part for part in (crawler, intake, worker, beat, flower)
}


def part_of(program: str) -> str:
    """The part that a supervised program is: `crawler-2` is a crawler."""
    return program.partition("-")[0]

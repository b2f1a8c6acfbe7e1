"""Spans of thread time: how much CPU a process spends in which step, kept in a file it shares.

Each process has a file of 64-bit floats, one for each step, which anybody may read at any time:
what was used before the crawl is subtracted, and a killed process loses nothing. Time inside an
inner span does not count for the outer one.
"""

import inspect
import mmap
import os
import time
from array import array
from collections.abc import Callable, Generator, Mapping
from functools import wraps
from pathlib import Path
from typing import Any

STEPS = (
    *("other", "fetch", "hand over", "leases", "replies", "listing"),
    *("take", "parse", "enrich", "save", "settle", "announce", "acknowledge"),
)
"""`other` is what no span holds: event loops, Celery."""
TURNS = "turns"
"""How often a step began or ended, as one more figure of each part."""
SIZE = 8 * (len(STEPS) + 1)


class Book:
    """Where a thread's time is written down, by step."""

    def __init__(self, path: Path) -> None:
        path.write_bytes(bytes(SIZE))
        with path.open("r+b") as file:
            self.sums = memoryview(mmap.mmap(file.fileno(), SIZE)).cast("d")
        self.step = 0
        self.since = time.thread_time()

    def turn(self, step: int) -> int:
        """From now on time belongs to this step; the step before."""
        now = time.thread_time()
        before = self.step
        self.sums[before] += now - self.since
        self.sums[-1] += 1
        self.since, self.step = now, step
        return before


book: Book | None = None
"""This process's; None where nothing is written down."""


def open_book(folder: Path, part: str) -> None:
    """Write down from now on, in a file of this process's own."""
    global book  # one for the process, made after its fork
    book = Book(folder / f"{part}-{os.getpid()}.spans")


def read(folder: Path) -> dict[str, dict[str, float]]:
    """CPU seconds by part and step, and turns by part, over all processes of a part."""
    told: dict[str, dict[str, float]] = {}
    names = (*STEPS, TURNS)
    for path in sorted(folder.glob("*.spans")):
        sums = array("d", path.read_bytes())
        part = told.setdefault(path.name.rpartition("-")[0], dict.fromkeys(names, 0.0))
        for step, seconds in zip(names, sums, strict=True):
            part[step] += seconds
    return told


def difference(
    end: Mapping[str, Mapping[str, float]], begin: Mapping[str, Mapping[str, float]]
) -> dict[str, dict[str, float]]:
    """What was used between two readings."""
    return {
        part: {step: seconds - begin.get(part, {}).get(step, 0.0) for step, seconds in of.items()}
        for part, of in end.items()
    }


def price(folder: Path, turns: int = 20_000) -> float:
    """CPU seconds that one turn costs on this machine now."""
    tried = Book(folder / "price.spans")
    began = time.thread_time()
    for _ in range(turns // 2):
        tried.turn(1)
        tried.turn(0)
    return (time.thread_time() - began) / turns


def spent(step: str, function: Callable[..., Any]) -> Callable[..., Any]:
    """The function, its time written down under a step; also a coroutine's, between its waits."""
    number = STEPS.index(step)
    if inspect.iscoroutinefunction(function):

        @wraps(function)
        async def run(*args: Any, **kwargs: Any) -> Any:
            return await Stepped(number, function(*args, **kwargs))

        return run

    @wraps(function)
    def call(*args: Any, **kwargs: Any) -> Any:
        if book is None:
            return function(*args, **kwargs)
        before = book.turn(number)
        try:
            return function(*args, **kwargs)
        finally:
            book.turn(before)

    return call


def aside(step: str, function: Callable[..., Any]) -> Callable[..., Any]:
    """The same for a function that runs in a thread of its own."""
    number = STEPS.index(step)

    @wraps(function)
    def call(*args: Any, **kwargs: Any) -> Any:
        began = time.thread_time()
        try:
            return function(*args, **kwargs)
        finally:
            if book is not None:
                book.sums[number] += time.thread_time() - began

    return call


class Stepped:
    """An awaitable whose every step is written down."""

    def __init__(self, number: int, inner: Any) -> None:
        self.number = number
        self.inner = inner

    def __await__(self) -> Generator[Any, Any, Any]:
        steps = self.inner.__await__()
        value: Any = None
        failed: BaseException | None = None
        while True:
            before = book.turn(self.number) if book else 0
            try:
                wanted = steps.send(value) if failed is None else steps.throw(failed)
            except StopIteration as ended:
                return ended.value
            finally:
                if book:
                    book.turn(before)
            try:
                value, failed = (yield wanted), None
            except BaseException as error:  # noqa: BLE001  # the inner one is to see it
                failed = error

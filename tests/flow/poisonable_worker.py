"""A worker whose parser comes to grief on a page that holds poison, in one of five ways."""

import ctypes
import hashlib
import os
import signal
from collections.abc import Callable

from tema.orphan import exit_with_parent
from tema.parts import worker
from workers import read

parse_article = read.parse_article


def kill() -> None:
    """As the kernel ends a process when the machine's memory is used up."""
    os.kill(os.getpid(), signal.SIGKILL)


def segfault() -> None:
    """As a broken C library ends."""
    ctypes.string_at(0)


def hang() -> None:
    """In C, which no soft time limit interrupts."""
    hashlib.pbkdf2_hmac("sha1", b"", b"", 2**31 - 1)


def memory() -> None:
    """A gigabyte more, and more."""
    held = []
    while True:
        held.append(bytearray(1024**3))


def recursion() -> None:
    """Itself, without end."""
    recursion()


WAYS: dict[str, Callable[[], None]] = {
    way.__name__: way for way in (kill, segfault, hang, memory, recursion)
}
POISONS = {name: f"<!-- poison: {name} -->".encode() for name in WAYS}
POISON = POISONS["kill"]


def parse_or_die(body, *args, **kwargs):
    for name, mark in POISONS.items():
        if mark in body:
            WAYS[name]()
    return parse_article(body, *args, **kwargs)


if __name__ == "__main__":
    exit_with_parent()
    read.parse_article = parse_or_die
    worker()

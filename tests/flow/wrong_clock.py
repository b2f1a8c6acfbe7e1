"""A part of the service whose clock is wrong by the seconds in a file."""

import datetime as datetimes
import os
import sys
import time
from pathlib import Path

PLACE = "SHIFT"
true_time, true_datetime = time.time, datetimes.datetime


def shift() -> float:
    """By how much the clock is wrong now."""
    try:
        return float(Path(os.environ[PLACE]).read_text() or 0)
    except OSError:
        return 0.0


class Kind(type):
    """Whatever is a time is one of these too."""

    def __instancecheck__(cls, one: object) -> bool:
        return isinstance(one, true_datetime)


class Wrong(true_datetime, metaclass=Kind):
    """Times as this part sees them."""

    @classmethod
    def now(cls, tz=None):
        return true_datetime.fromtimestamp(time.time(), tz)

    @classmethod
    def utcnow(cls):
        return cls.now(datetimes.UTC).replace(tzinfo=None)


def make_wrong() -> None:
    """Before anything else is imported."""
    time.time = lambda: true_time() + shift()
    datetimes.datetime = Wrong


if __name__ == "__main__":
    make_wrong()
    from tema.orphan import exit_with_parent
    from tema.parts import PARTS

    exit_with_parent()
    PARTS[sys.argv[1]]()

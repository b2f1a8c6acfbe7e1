"""The pulse: what each process writes to Valkey as a sign that it is at work, and how it is read.

A process writes from its own loop, never from a thread beside it, so that one that hangs falls
silent. The mark vanishes when the process ends in good order, and by itself after `KEPT` seconds.
"""

import os
import socket
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

PERIOD = 5.0
CANARY, CANARY_LATE = 60.0, 300.0
"""Seconds between two canaries, and the age of the last one that came at which the way is shut."""
"""Seconds between two signs."""
SILENT = 20.0
"""Seconds without a sign after which a process counts as hanging."""
KEPT = 120
PREFIX = "pulse:"
TIMES = frozenset({b"at", b"started_at", b"took_at"})
"""The fields of a sign; those of a newer release are ignored."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pulse:
    """The last sign of one process."""

    part: str
    host: str
    pid: int
    at: datetime
    started_at: datetime
    took_at: datetime | None = None
    """When a worker last took a task; None for other parts, and before its first."""

    def silence(self, now: datetime) -> float:
        """Seconds since the last sign."""
        return (now - self.at).total_seconds()


def key(part: str, pid: int | None = None) -> str:
    """Where a process of this machine (by default this one) leaves its signs: a Valkey hash."""
    return f"{PREFIX}{part}:{socket.gethostname()}:{os.getpid() if pid is None else pid}"


def sign(**more: datetime) -> dict[str, str]:
    """The fields of a sign given now."""
    return {name: when.isoformat() for name, when in {"at": datetime.now(UTC), **more}.items()}


def load(name: bytes, fields: Mapping[bytes, bytes]) -> Pulse | None:
    """The pulse in one hash, or None where it is not (or only half) written."""
    try:
        part, host, pid = name.decode().removeprefix(PREFIX).split(":")
        told = {k.decode(): v.decode() for k, v in fields.items() if k in TIMES}
        times = {name: datetime.fromisoformat(text) for name, text in told.items()}
        if any(time.tzinfo is None for time in times.values()):
            return None
        times.setdefault("started_at", times["at"])
        return Pulse(part=part, host=host, pid=int(pid), **times)
    except (ValueError, KeyError, TypeError):
        return None

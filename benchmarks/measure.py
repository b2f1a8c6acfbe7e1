"""Measuring: CPU seconds and memory of processes with all their children, from /proc.

A process's CPU holds that of its children it has waited for, and theirs. What is alive is added
child by child; what was seen once and then left its parent is watched on.
"""

import os
import threading
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import Self

TICKS = os.sysconf("SC_CLK_TCK")
PROC = Path("/proc")
PERIOD = 0.5
"""Seconds between two looks at memory: adding up the pages of a process takes the kernel 1–3 ms."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One process at one time."""

    pid: int
    parent: int
    own: float
    """CPU seconds of its own."""
    waited: float
    """CPU seconds of its children that have ended, and of theirs."""
    born: int
    title: str


def seen(pid: int) -> Seen | None:
    """A process as it is now, or None where there is none."""
    try:
        text = (PROC / str(pid) / "stat").read_text()
        title = (PROC / str(pid) / "cmdline").read_bytes().replace(b"\0", b" ").decode()
    except (OSError, UnicodeDecodeError):
        return None
    fields = text.rpartition(")")[2].split()
    utime, stime, cutime, cstime = (int(field) / TICKS for field in fields[11:15])
    parent, born = int(fields[1]), int(fields[19])
    return Seen(pid, parent, utime + stime, cutime + cstime, born, title.strip())


def everyone() -> dict[int, Seen]:
    """All processes."""
    found = (seen(int(path.name)) for path in PROC.iterdir() if path.name.isdecimal())
    return {one.pid: one for one in found if one}


def family(root: int, all_of: Mapping[int, Seen]) -> list[Seen]:
    """A process and all that descend from it."""
    found = [all_of[root]] if root in all_of else []
    for one in found:
        found += [child for child in all_of.values() if child.parent == one.pid]
    return found


@dataclass(slots=True)
class Watched:
    """One group of processes: those named, and whatever they start unless they are taken alone."""

    roots: tuple[int, ...]
    alone: bool = False
    known: dict[tuple[int, int], Seen] = field(default_factory=dict)
    """All that was seen of the group, by pid and birth, as it was last."""

    def look(self, all_of: Mapping[int, Seen]) -> list[Seen]:
        """Those of the group that are alive."""
        if self.alone:
            return [all_of[root] for root in self.roots if root in all_of]
        alive = {one.pid: one for root in self.roots for one in family(root, all_of)}
        for pid, born in list(self.known):
            stray = all_of.get(pid)
            if stray and stray.born == born:
                alive |= {one.pid: one for one in family(pid, all_of)}
        for one in alive.values():
            self.known[one.pid, one.born] = one
        return list(alive.values())

    def cpu(self, all_of: Mapping[int, Seen]) -> float:
        """CPU seconds of the group since its processes began, also of those that have died.

        One that has died is in the figures of its parent, unless that is none of ours.
        """
        alive = self.look(all_of)
        if self.alone:
            return sum(one.own for one in alive)
        here = {(one.pid, one.born) for one in alive}
        ours = {pid for pid, _ in self.known}
        gone = [one for key, one in self.known.items() if key not in here]
        lost = [one for one in gone if one.parent not in ours]
        return sum(one.own + one.waited for one in (*alive, *lost))


def pss(pid: int) -> int:
    """Bytes of memory of a process, what it shares divided by its sharers; 0 where it is gone."""
    with suppress(OSError):
        for line in (PROC / str(pid) / "smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    return 0


class Meter:
    """Watches groups of processes between `with` and its end: CPU since then, memory's peak."""

    def __init__(
        self,
        groups: Mapping[str, Watched],
        *,
        sums: Mapping[str, Iterable[str]] = MappingProxyType({}),
        probe: Callable[[], None] = lambda: None,
    ) -> None:
        self.groups = dict(groups)
        self.sums = {name: tuple(of) for name, of in sums.items()}
        """Groups whose memory is added up before its peak is looked for."""
        self.probe = probe
        """Called at each look: for what else is to be sampled."""
        self.began: dict[str, float] = {}
        self.peak: dict[str, int] = dict.fromkeys((*self.groups, *self.sums), 0)
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> Self:
        self.began = self._now()
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stop.set()
        self._thread.join()

    def cpu(self) -> dict[str, float]:
        """CPU seconds of each group; what was used before `with` was start-up and is left out."""
        now = self._now()
        return {name: now[name] - self.began[name] for name in self.groups}

    def _now(self) -> dict[str, float]:
        all_of = everyone()
        return {name: group.cpu(all_of) for name, group in self.groups.items()}

    def _watch(self) -> None:
        while not self._stop.is_set():
            self._look()
            self.probe()
            self._stop.wait(PERIOD)

    def _look(self) -> None:
        all_of = everyone()
        now = {name: sum(pss(o.pid) for o in g.look(all_of)) for name, g in self.groups.items()}
        now |= {name: sum(now[one] for one in of) for name, of in self.sums.items()}
        for name, size in now.items():
            self.peak[name] = max(self.peak[name], size)

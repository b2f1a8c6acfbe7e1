"""The processes of this machine (or container) that run a part, as /proc tells them."""

import os
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePath
from urllib.parse import urlsplit

from news.errors import SettingError
from news.settings import Settings, read

PROC = Path("/proc")


@dataclass(frozen=True, slots=True, kw_only=True)
class Process:
    """One process."""

    pid: int
    parent: int
    started: float
    """Seconds from the machine's start to the process's."""

    @property
    def name(self) -> str:
        """What no other process has: a number is given again."""
        return f"{self.pid} {self.started}"

    @property
    def age(self) -> float:
        """Seconds since it was started."""
        return time.clock_gettime(time.CLOCK_BOOTTIME) - self.started

    @property
    def settings(self) -> Settings | None:
        """The settings it was started with; None for another user's, and one that has ended."""
        try:
            pairs = (PROC / str(self.pid) / "environ").read_text(errors="replace").split("\0")
            return read(dict(pair.split("=", 1) for pair in pairs if "=" in pair))
        except (OSError, SettingError):
            return None


def running(part: str, redis_url: str) -> list[Process]:
    """The main processes of `tema up PART` with this Redis, as any user; no worker's pool."""
    found = [process for process in _all() if _runs(process.pid, part)]
    pids = {process.pid for process in found}
    main = [process for process in found if process.parent not in pids]
    return [
        one
        for one in main
        if (known := one.settings) and place_of(known.redis_url) == place_of(redis_url)
    ]


def place_of(url: str) -> tuple[str, str]:
    """A server's host and port, and which of its databases."""
    parts = urlsplit(url)
    return parts.netloc.rpartition("@")[2], parts.path


def _all() -> Iterator[Process]:
    for folder in PROC.glob("[0-9]*"):
        with suppress(OSError, IndexError, ValueError):  # it ended meanwhile
            told = (folder / "stat").read_text().rpartition(")")[2].split()
            started = int(told[19]) / os.sysconf("SC_CLK_TCK")
            yield Process(pid=int(folder.name), parent=int(told[1]), started=started)


def _runs(pid: int, part: str) -> bool:
    """Whether it is Python at `tema up PART`: not the init or the shell that started it."""
    try:
        words = (PROC / str(pid) / "cmdline").read_text(errors="replace").split("\0")[:-1]
    except OSError:
        return False
    return (
        words[-2:] == ["up", part]
        and PurePath(words[0]).name.startswith("python")
        and "tema" in (PurePath(word).name for word in words[1:-2])
    )

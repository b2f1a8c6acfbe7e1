"""The sampler: looks at both servers past their proxies a few times a second, while they answer."""

import threading
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Self

import psycopg
import redis

from news.wire import PAGES
from store.connection import connect, rows
from tests.chaos.nemesis import Fault
from tests.chaos.service import ChaosService
from tests.flow.house import children

PERIOD = 0.25
ENDED = """
    SELECT (SELECT count(*) FROM captures) + (SELECT count(*) FROM quarantine) AS ended,
           (SELECT count(*) FROM crawl_runs WHERE state = 'open') AS open
"""


class Sampler:
    """Notes progress, Valkey's memory and the memory of the workers' processes."""

    def __init__(self, service: ChaosService) -> None:
        self.service = service
        self.progress: list[tuple[float, int]] = []
        """When (monotonic) how many pages had come to an end, at each change."""
        self.redis_peak = 0
        self.pages_peak = 0
        self.worker_peak = 0
        """The most that one of the workers' processes held, bytes."""
        self.looks: Counter[str] = Counter()
        """How often it saw what it looks at."""
        self.error = ""
        """What it died of."""
        self.over = threading.Event()
        self.thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> Self:
        self.thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.over.set()
        self.thread.join(30)

    def failed(self) -> str:
        """Why what it says is worth nothing; empty where it looked until the end."""
        if self.error:
            return f"died: {self.error}"
        if not self.over.is_set() or self.thread.is_alive():
            return "is at work still"
        blind = [name for name in ("valkey", "postgres", "workers") if not self.looks[name]]
        return f"never saw {', '.join(blind)}" if blind else ""

    def recoveries(self, faults: Sequence[Fault]) -> list[float]:
        """Seconds from each fault's end to the next page that ended; none where none came later."""
        ends = [at for at, _ in self.progress]
        after = [next((at for at in ends if at > fault.over), None) for fault in faults]
        return [at - fault.over for at, fault in zip(after, faults, strict=True) if at]

    def _run(self) -> None:
        try:
            self._look()
        except BaseException as error:  # a thread's end would be seen by nobody
            self.error = f"{type(error).__name__}: {error}"
            raise

    def _look(self) -> None:
        client: Any = redis.Redis.from_url(
            self.service.redis_url, socket_timeout=2, socket_connect_timeout=2
        )
        conn: Any = None
        while not self.over.wait(PERIOD):
            with suppress(redis.RedisError, OSError):
                self._look_at_valkey(client)
            self._look_at_workers()
            try:
                conn = conn or connect(self.service.database_url)
                self._look_at_postgres(conn)
            except psycopg.Error:
                if conn:
                    conn.close()
                conn = None
        client.close()
        if conn:
            conn.close()

    def _look_at_valkey(self, client: Any) -> None:
        self.redis_peak = max(self.redis_peak, int(client.info("memory")["used_memory"]))
        self.pages_peak = max(self.pages_peak, int(client.xlen(PAGES)))
        self.looks["valkey"] += 1

    def _look_at_postgres(self, conn: Any) -> None:
        with conn.transaction():
            ended = int(rows(conn, ENDED)[0]["ended"])
        self.looks["postgres"] += 1
        if not self.progress or ended > self.progress[-1][1]:
            self.progress.append((time.monotonic(), ended))

    def _look_at_workers(self) -> None:
        with suppress(OSError, KeyError, ValueError):
            pid = self.service.supervisor.status()["worker"].pid
            if pid:
                sizes = [resident(one) for one in (pid, *children(pid))]
                self.worker_peak = max([self.worker_peak, *sizes])
                self.looks["workers"] += 1


def resident(pid: int) -> int:
    """The resident bytes of a process."""
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * 4096

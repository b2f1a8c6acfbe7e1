"""The nemesis: faults of fourteen kinds in an order that a seed gives."""

import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from random import Random

import redis

from news.wire import PAGES, WORKERS_GROUP, WORKING
from tests.chaos.service import SERVERS, ChaosService
from tests.flow.house import children

KILLED = ("crawler", "intake", "worker child", "worker group", "beat", "valkey", "postgres")
STOPPED = tuple(f"stop {name}" for name in SERVERS)
WIRE = ("delay", "reset", "cut", "swallow")
KINDS = (*(f"kill {name}" for name in KILLED), *STOPPED, *WIRE, "strand")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One fault that was done: its kind, its victim, and when it was over (monotonic seconds)."""

    kind: str
    victim: str
    over: float


class Nemesis:
    """Does faults to a service, one after the other."""

    def __init__(self, service: ChaosService, seed: int, kinds: tuple[str, ...] = KINDS) -> None:
        self.service = service
        self.random = Random(seed)  # a test's choice, no secret
        self.kinds = kinds

    def faults(self, count: int) -> Iterator[Fault]:
        """Do so many faults, the kinds as often as each other, two to four seconds apart."""
        rounds = -(-count // len(self.kinds))
        order = [kind for _ in range(rounds) for kind in self._shuffled()][:count]
        for kind in order:
            time.sleep(self.random.uniform(2, 4))
            yield self.fault(kind)

    def fault(self, kind: str) -> Fault:
        """One fault; a victim that is not there at the moment is waited for."""
        verb, _, name = kind.partition(" ")
        victim = name or ("worker group" if verb == "strand" else self.random.choice(SERVERS))
        act: Callable[[str], None] = {"kill": self.kill, "stop": self.halt}.get(verb) or getattr(
            self, verb
        )
        act(victim)
        return Fault(kind=kind, victim=victim, over=time.monotonic())

    def kill(self, name: str) -> None:
        """kill -9: a part or server, one of a worker's children, or the worker with all of them."""
        program, _, which = name.partition(" ")
        pid = self.pid(program)
        born = children(pid) if which else []
        pids = [self.random.choice(born)] if which == "child" and born else [*born, pid]
        for one in pids:
            with suppress(ProcessLookupError):
                os.kill(one, signal.SIGKILL)

    def halt(self, name: str) -> None:
        """SIGSTOP a server with its children for two to twelve seconds."""
        pid = self.pid(name)
        pids = [pid, *children(pid)]
        for number, seconds in ((signal.SIGSTOP, self.random.uniform(2, 12)), (signal.SIGCONT, 0)):
            for one in pids:
                with suppress(ProcessLookupError):
                    os.kill(one, number)
            time.sleep(seconds)

    def strand(self, _: str) -> None:
        """Kill the workers while Valkey hears nothing: between a commit and its acknowledgement.

        A server that only stands still would read what dead workers sent once it goes on.
        """
        self.wait_for_work()
        with self.changed("valkey", swallowing=True):
            time.sleep(3)
            self.kill("worker group")
        self.service.proxies["valkey"].reset()

    def wait_for_work(self, seconds: float = 20) -> None:
        """Wait until a worker has begun a page, but not for ever: the crawl may be over."""
        end = time.monotonic() + seconds
        with redis.Redis.from_url(self.service.redis_url, socket_timeout=5) as client:
            while time.monotonic() < end:
                with suppress(redis.RedisError):
                    if client.xpending_range(PAGES, WORKERS_GROUP, "-", "+", 1, WORKING):
                        return
                time.sleep(0.02)

    def delay(self, name: str) -> None:
        """Hold each piece back for a while."""
        with self.changed(name, pause=self.random.uniform(0.05, 0.4)):
            time.sleep(self.random.uniform(2, 5))

    def reset(self, name: str) -> None:
        """Reset every connection, and refuse new ones for a moment."""
        with self.changed(name, closed=True):
            self.service.proxies[name].reset()
            time.sleep(self.random.uniform(0, 2))

    def cut(self, name: str) -> None:
        """Cut each connection in the middle of what it sends."""
        with self.changed(name, cutting=True):
            time.sleep(self.random.uniform(0.5, 2))

    def swallow(self, name: str) -> None:
        """Take what is sent and give nothing on, as a network that drops it; then reset."""
        with self.changed(name, swallowing=True):
            time.sleep(self.random.uniform(3, 12))
        self.service.proxies[name].reset()

    @contextmanager
    def changed(self, name: str, **values: object) -> Iterator[None]:
        """A proxy that behaves otherwise for a while."""
        proxy = self.service.proxies[name]
        before = {key: getattr(proxy, key) for key in values}
        try:
            for key, value in values.items():
                setattr(proxy, key, value)
            yield
        finally:
            for key, value in before.items():
                setattr(proxy, key, value)

    def pid(self, program: str) -> int:
        """The process id of a program, once it runs."""
        end = time.monotonic() + 60
        while not (pid := self.service.supervisor.status()[program].pid):
            if time.monotonic() > end:
                raise TimeoutError(f"{program} did not come back")
            time.sleep(0.1)
        return pid

    def _shuffled(self) -> list[str]:
        return self.random.sample(self.kinds, len(self.kinds))

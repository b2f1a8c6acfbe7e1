"""The service under chaos: servers behind proxies, a worker that poison kills, and the watch."""

import sys
import threading
from collections.abc import Callable, Mapping
from contextlib import ExitStack, suppress
from dataclasses import replace
from pathlib import Path
from typing import ClassVar, Self
from xmlrpc.client import Fault

import redis

from news.settings import read
from tema.local import LocalService
from tema.parts import PARTS
from tema.supervise import Program
from tema.watch import PERIOD, Watch
from tests.chaos.proxy import Proxy

ROOT = Path(__file__).resolve().parents[2]
TERMS = {
    "TEMA_DOWNLOAD_DELAY": "0",
    "TEMA_REQUEST_TICK": "0.5",
    "TEMA_CLAIM_IDLE": "3",
    "TEMA_RUN_DEADLINE": "90",
    "TEMA_TASK_TIME_LIMIT": "4",
    "TEMA_SILENCE": "30",
}
"""Short terms, so that what is lost is found in seconds."""
SERVERS = ("valkey", "postgres")


class ChaosService(LocalService):
    """Tema's parts under their supervisor and watch; each server is reached through its proxy."""

    modules: ClassVar[Mapping[str, str]] = {"worker": "tests.flow.poisonable_worker"}
    """Parts that run a module of the tests instead of the product's own start."""

    def __init__(self, state: Path, allowed: str, **settings: str) -> None:
        super().__init__(state, TERMS | {"TEMA_ALLOW_ADDRESSES": allowed} | settings)
        assert self.postgres
        assert self.valkey
        self.proxies = {
            "postgres": Proxy(self.postgres.port),
            "valkey": Proxy(self.valkey.port),
        }
        self.say: Callable[[str], object] = print
        self.over = threading.Event()
        self.restarted: list[tuple[str, str]] = []
        """What the watch restarted, and why."""
        self.watch_error = ""
        """What the watch died of."""
        self.closing = ExitStack()

    def __enter__(self) -> Self:
        for proxy in self.proxies.values():
            self.closing.enter_context(proxy)
        super().__enter__()
        self.watcher = threading.Thread(target=self._watch, daemon=True)
        self.watcher.start()
        return self

    def stop(self) -> None:
        """Stop everything, the proxies last."""
        self.over.set()
        super().stop()
        self.closing.close()

    @property
    def variables(self) -> dict[str, str]:
        """The parts' settings, with the proxies' addresses."""
        assert self.postgres
        assert self.valkey
        told = super().variables
        for name, url, server in (
            ("postgres", "TEMA_DATABASE_URL", self.postgres),
            ("valkey", "TEMA_REDIS_URL", self.valkey),
        ):
            there = self.proxies[name].port
            told[url] = told[url].replace(f":{server.port}/", f":{there}/")
        return told

    def _parts(self) -> list[Program]:
        return [self._replaced(program) for program in super()._parts()]

    def _replaced(self, program: Program) -> Program:
        if program.name not in self.modules:
            return program
        command = [sys.executable, "-m", self.modules[program.name]]
        environment = {**program.environment, "PYTHONPATH": str(ROOT)}
        return replace(program, command=command, environment=environment)

    def _watch(self) -> None:
        try:
            self._look_after()
        except BaseException as error:  # a thread's end would be seen by nobody
            self.watch_error = f"{type(error).__name__}: {error}"
            raise

    def _look_after(self) -> None:
        """Look after the parts as `tema up` does."""
        with redis.Redis.from_url(self.redis_url, socket_timeout=5) as client:
            looking = Watch(
                supervisor=self.supervisor,
                client=client,
                parts=frozenset(PARTS),
                settings=read(self.variables),
            )
            while not self.over.wait(PERIOD):
                with suppress(OSError, Fault):
                    for name, why in looking.look():
                        self.restarted.append((name, why))
                        self.say(f"watch: {name} restarted: {why}")

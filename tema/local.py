"""The whole service on this machine: servers from their wheels, Tema's parts, all supervised."""

import os
import shutil
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from store.migrate import migrate
from tema.parts import PARTS
from tema.ports import free_ports
from tema.postgres import EmbeddedPostgres
from tema.supervise import Program, Supervisor
from tema.valkey import EmbeddedValkey

SERVERS = ("postgres", "valkey")


@dataclass(frozen=True, slots=True, kw_only=True)
class Extra:
    """A program beside Tema's own parts, as arguments of the `tema` command."""

    name: str
    arguments: tuple[str, ...]


class LocalService:
    """Postgres, Valkey and Tema's parts under one supervisor, between `with` and its end."""

    def __init__(
        self,
        state: Path,
        environment: Mapping[str, str],
        extras: tuple[Extra, ...] = (),
        *,
        fresh: bool = False,
    ) -> None:
        self.fresh = fresh
        postgres_port, valkey_port = free_ports(2)
        self.postgres = EmbeddedPostgres(state / "postgres", postgres_port)
        self.valkey = EmbeddedValkey(state / "valkey", valkey_port)
        self.state = state
        self.environment = dict(environment)
        self.extras = extras
        self.supervisor = Supervisor(state, [])

    def __enter__(self) -> Self:
        try:
            self.start()
        except BaseException:
            self.supervisor.stop()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.supervisor.stop()

    def start(self) -> None:
        """Servers first, then the schema, then what needs both."""
        self.supervisor.stop_left_over()
        if self.fresh:
            self._forget()
        self.postgres.prepare()
        self.valkey.prepare()
        self.supervisor.programs = [*self._servers(), *self._parts()]
        self.supervisor.start()
        self.postgres.wait_ready()
        self.valkey.wait_ready()
        self.postgres.ensure_database()
        migrate(self.postgres.dsn)
        self.supervisor.start_programs(
            program.name for program in self.supervisor.programs if program.name not in SERVERS
        )

    def _forget(self) -> None:
        """Begin with empty servers: what an earlier run stored is removed."""
        for server in (self.postgres, self.valkey):
            server.stop_left_over()
            shutil.rmtree(server.state, ignore_errors=True)

    @property
    def variables(self) -> dict[str, str]:
        """The settings that the parts get, as variables."""
        return {
            "TEMA_DATABASE_URL": self.postgres.dsn,
            "TEMA_REDIS_URL": self.valkey.url,
            "OPENBLAS_NUM_THREADS": "1",
            **self.environment,
        }

    def _servers(self) -> list[Program]:
        return [
            Program(
                name="postgres",
                command=self.postgres.command,
                environment=self.postgres.environment,
                user=self.postgres.user,
                stop_signal="INT",
                priority=1,
            ),
            Program(
                name="valkey",
                command=self.valkey.command,
                environment=self.valkey.environment,
                user=self.valkey.user,
                priority=2,
            ),
        ]

    def _parts(self) -> list[Program]:
        inherited = {
            name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ
        }
        tema = [sys.executable, "-m", "tema"]
        commands = {part: [*tema, "up", part] for part in PARTS}
        commands |= {extra.name: [*tema, *extra.arguments] for extra in self.extras}
        return [
            Program(
                name=name,
                command=command,
                environment=inherited | self.variables,
                priority=10 + place,
                autostart=False,
                kill_as_group=name == "worker",
            )
            for place, (name, command) in enumerate(commands.items())
        ]

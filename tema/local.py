"""The whole service on this machine: servers from their wheels, Tema's parts, all supervised."""

import os
import shutil
import sys
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from store.migrate import migrate
from store.rights import OWNER
from tema.addresses import Addresses, alone, forget, save
from tema.fitness import check_postgres, check_redis
from tema.parts import PARTS, part_of
from tema.ports import free_port, free_ports
from tema.postgres import EmbeddedPostgres
from tema.roles import ALL, PART_OF_POSTGRES, PART_OF_VALKEY, as_user
from tema.secret import secret
from tema.supervise import Program, Supervisor
from tema.valkey import EmbeddedValkey

DATABASE, REDIS = "TEMA_DATABASE_URL", "TEMA_REDIS_URL"


@dataclass(frozen=True, slots=True, kw_only=True)
class Extra:
    """A program beside Tema's own parts, as arguments of the `tema` command."""

    name: str
    arguments: tuple[str, ...]


class LocalService:
    """Tema's parts under one supervisor, between `with` and its end.

    Servers whose addresses are given are used; for the others ours are started from their wheels.
    """

    def __init__(
        self,
        state: Path,
        environment: Mapping[str, str],
        extras: tuple[Extra, ...] = (),
        *,
        fresh: bool = False,
        database_url: str | None = None,
        redis_url: str | None = None,
        parts: Iterable[str] = PARTS,
    ) -> None:
        self.fresh = fresh
        self.parts = tuple(parts)
        ports = free_ports(2)
        self.postgres = None if database_url else EmbeddedPostgres(state / "postgres", ports[0])
        self.valkey = None if redis_url else EmbeddedValkey(state / "valkey", ports[1])
        self.given = (database_url, redis_url)
        self.state = state
        self.environment = {"TEMA_FLOWER_PORT": str(free_port()), **environment}
        self.extras = extras
        self.supervisor = Supervisor(state, [])
        self._held = ExitStack()
        self._ours = False
        """Whether the state folder is held by this service, so that its servers may be stopped."""

    def __enter__(self) -> Self:
        try:
            self.start()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    @property
    def servers(self) -> list[EmbeddedPostgres | EmbeddedValkey]:
        """Those that are ours."""
        return [server for server in (self.postgres, self.valkey) if server]

    @property
    def database_url(self) -> str:
        """Postgres for the owner of the tables, with the password."""
        return self.given[0] or (self.postgres.url_of(OWNER) if self.postgres else "")

    @property
    def redis_url(self) -> str:
        """Valkey or Redis for the commands, with the password."""
        return self.given[1] or (self.valkey.url_of(ALL) if self.valkey else "")

    @property
    def flower_url(self) -> str:
        """Where a browser finds Flower."""
        return f"http://127.0.0.1:{self.environment['TEMA_FLOWER_PORT']}/"

    def start(self) -> None:
        """Servers first, then the schema, then what needs both."""
        self._held.enter_context(alone(self.state))
        self._ours = True
        self.supervisor.stop_left_over()
        if self.fresh:
            self._forget()
        for server in self.servers:
            server.prepare()
        self.supervisor.programs = [*self._servers(), *self._parts()]
        self.supervisor.start()
        for server in self.servers:
            server.wait_ready()
        if self.postgres:
            self.postgres.ensure_database()
        check_postgres(self.database_url)
        check_redis(self.redis_url)
        migrate(self.database_url)
        self.supervisor.start_programs(
            program.name for program in self.supervisor.programs if not program.autostart
        )
        save(self.state, self.addresses)

    def stop(self) -> None:
        """Stop everything, the servers last; nothing where another service holds the folder."""
        if not self._ours:
            return
        self._ours = False
        forget(self.state)
        self.supervisor.stop()
        for server in self.servers:  # where the supervisor was killed they are there yet
            server.stop_left_over()
        self._held.close()

    @property
    def addresses(self) -> Addresses:
        """For the commands beside this one."""
        return Addresses(
            database_url=self.database_url,
            redis_url=self.redis_url,
            flower_url=self.flower_url,
            logs=str(self.state / "logs"),
        )

    def _forget(self) -> None:
        """Begin with empty servers: what an earlier run stored is removed."""
        for server in self.servers:
            server.stop_left_over()
            shutil.rmtree(server.state, ignore_errors=True)

    @property
    def variables(self) -> dict[str, str]:
        """The settings that the parts get, as variables."""
        return {
            DATABASE: self.database_url,
            REDIS: self.redis_url,
            "OPENBLAS_NUM_THREADS": "1",
            "MALLOC_ARENA_MAX": "2",  # glibc keeps one for each thread that ever read a listing
            **self.environment,
        }

    def variables_of(self, program: str) -> dict[str, str]:
        """The same as a program gets them: as its part's own user of servers that are ours."""
        part, told = part_of(program), self.variables
        url = told.pop(DATABASE)
        if role := PART_OF_POSTGRES.get(part):
            ours = self.postgres and as_user(url, role, self.postgres.password_of(role))
            told[DATABASE] = ours or url
        if self.valkey and (user := PART_OF_VALKEY.get(part)):
            told[REDIS] = as_user(told[REDIS], user, self.valkey.password_of(user))
        return told

    def _servers(self) -> list[Program]:
        return [
            Program(
                name=server.name,
                command=server.command,
                environment=server.environment,
                user=server.user,
                stop_signal=server.stop_signal.name.removeprefix("SIG"),
                priority=1 + place,
            )
            for place, server in enumerate(self.servers)
        ]

    def _parts(self) -> list[Program]:
        inherited = {
            name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ
        }
        tema = [sys.executable, "-m", "tema"]
        flower = {"TEMA_FLOWER_PASSWORD": secret(self.state / "flower.password")}
        more = range(2, int(self.environment.get("TEMA_CRAWLERS", "1")) + 1)
        names = {part: part for part in self.parts} | {f"crawler-{n}": "crawler" for n in more}
        commands = {name: [*tema, "up", part] for name, part in names.items()}
        commands |= {extra.name: [*tema, *extra.arguments] for extra in self.extras}
        return [
            Program(
                name=name,
                command=command,
                environment=inherited
                | (flower if name == "flower" else {})
                | self.variables_of(name),
                priority=10 + place,
                autostart=False,
                group="parts",
                kill_as_group=name == "worker",
            )
            for place, (name, command) in enumerate(commands.items())
        ]

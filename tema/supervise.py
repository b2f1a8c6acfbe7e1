"""Supervision: one supervisord for all processes of this machine; what dies comes back."""

import os
import shlex
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import Any
from xmlrpc.client import Fault, ServerProxy

from supervisor.xmlrpc import SupervisorTransport

from news.errors import NotStarted
from tema.secret import secret, write_private

TRIES = 1_000_000
"""Starts in a row after which supervisord gives up; it waits one second more after each: never."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """One supervised process."""

    name: str
    command: list[str]
    environment: Mapping[str, str] = field(default_factory=dict)
    user: str | None = None
    stop_signal: str = "TERM"
    stop_wait: int = 20
    """Seconds from the stop signal to SIGKILL."""
    priority: int = 10
    autostart: bool = True
    group: str | None = None
    """Programs of a group are stopped at once, others one after the other."""
    kill_as_group: bool = False
    """Whether SIGKILL goes to its children too (Celery's pool)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """How a program is: supervisord's state name, its process id or 0, seconds since its start."""

    state: str
    pid: int
    age: float = 0.0


class Supervisor:
    """A supervisord with its state folder, from `start` to `stop`."""

    def __init__(self, state: Path, programs: list[Program]) -> None:
        self.state = state.resolve()
        self.programs = programs
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def socket(self) -> Path:
        """The control socket, in a short private folder: its path may have 100 characters."""
        name = blake2b(str(self.state).encode(), digest_size=6).hexdigest()
        place = Path(tempfile.gettempdir()) / f"tema-{os.geteuid()}-{name}"
        place.mkdir(mode=0o700, exist_ok=True)
        if place.is_symlink() or place.stat().st_uid != os.geteuid():
            raise NotStarted(f"{place} belongs to somebody else")
        return place / "s"

    def start(self) -> None:
        """Run supervisord with the programs; those with autostart begin at once."""
        self.stop_left_over()
        logs = self.state / "logs"
        logs.mkdir(mode=0o700, exist_ok=True)
        path = self.state / "supervisord.conf"
        write_private(path, self._configuration())
        with (logs / "supervisord.out").open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "tema.supervisord", "-n", "-s", "-c", str(path)],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        end = time.monotonic() + 15
        while not self._answers():
            if self.process.poll() is not None or time.monotonic() > end:
                raise NotStarted(f"supervisord did not start, see {logs}")
            time.sleep(0.05)

    def stop(self) -> None:
        """Stop all programs in reverse order, a group's at once, then supervisord.

        By force after a minute.
        """
        if self.process is None:
            return
        self.process.terminate()
        try:
            self.process.wait(60)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.process = None

    def stop_left_over(self) -> None:
        """Shut down a supervisord of this folder whose parent was killed, with its programs."""
        if not self._answers():
            return
        with self._rpc() as rpc:
            rpc.shutdown()
        end = time.monotonic() + 60
        while self._answers():
            if time.monotonic() > end:
                raise NotStarted(f"a supervisor left over in {self.state} does not stop")
            time.sleep(0.1)

    def start_programs(self, names: Iterable[str]) -> None:
        """Begin programs that had no autostart."""
        with self._rpc() as rpc:
            for name in names:
                rpc.startProcess(self._path(name), False)

    def restart_program(self, name: str) -> None:
        """Stop one program, by force after its time, and begin it again."""
        self.stop_program(name)
        self.start_programs([name])

    def stop_program(self, name: str) -> None:
        """Stop one program and leave it stopped."""
        with self._rpc() as rpc:
            rpc.stopProcess(self._path(name))

    def status(self) -> dict[str, Status]:
        """Each program's state by name."""
        with self._rpc() as rpc:
            found = rpc.getAllProcessInfo()
        return {
            one["name"]: Status(
                state=one["statename"], pid=one["pid"], age=one["now"] - one["start"]
            )
            for one in found
        }

    def _path(self, name: str) -> str:
        """A program's name for supervisord."""
        groups = {program.name: program.group for program in self.programs}
        return f"{groups[name]}:{name}" if groups.get(name) else name

    def _answers(self) -> bool:
        try:
            with self._rpc() as rpc:
                return bool(rpc.getState())
        except Fault:  # it is shutting down, and still there
            return True
        except OSError:
            return False

    @contextmanager
    def _rpc(self) -> Iterator[Any]:
        transport = SupervisorTransport("tema", self._password, f"unix://{self.socket}")
        try:
            yield ServerProxy("http://127.0.0.1", transport=transport).supervisor
        finally:
            transport.close()

    @property
    def _password(self) -> str:
        return secret(self.state / "supervisor.password")

    def _configuration(self) -> str:
        control = {"file": self.socket, "chmod": "0700", "username": "tema"}
        main = {
            "logfile": self.state / "logs" / "supervisord.log",
            "pidfile": self.state / "supervisord.pid",
            "nodaemon": "true",
            "silent": "true",
        }
        if os.geteuid() == 0:
            main["user"] = "root"
        factory = "supervisor.rpcinterface:make_main_rpcinterface"
        parts = [
            _section("unix_http_server", control | {"password": self._password}),
            _section("supervisord", main),
            _section("rpcinterface:supervisor", {"supervisor.rpcinterface_factory": factory}),
            *(_section(f"program:{p.name}", self._program(p)) for p in self.programs),
            *self._groups(),
        ]
        return "\n".join(parts)

    def _groups(self) -> Iterator[str]:
        for group in sorted({p.group for p in self.programs if p.group}):
            members = [p for p in self.programs if p.group == group]
            names = ",".join(p.name for p in members)
            first = min(p.priority for p in members)
            yield _section(f"group:{group}", {"programs": names, "priority": first})

    def _program(self, program: Program) -> dict[str, object]:
        pairs = (f"{name}={_quoted(value)}" for name, value in program.environment.items())
        values: dict[str, object] = {
            "command": shlex.join(program.command),
            "environment": ",".join(pairs),
            "directory": "/",
            "priority": program.priority,
            "autostart": str(program.autostart).lower(),
            "autorestart": "true",
            "startsecs": 1,
            "startretries": TRIES,
            "stopsignal": program.stop_signal,
            "stopwaitsecs": program.stop_wait,
            "stopasgroup": "false",
            "killasgroup": str(program.kill_as_group).lower(),
            "redirect_stderr": "true",
            "stdout_logfile": self.state / "logs" / f"{program.name}.log",
            "stdout_logfile_maxbytes": "5MB",
            "stdout_logfile_backups": 2,
        }
        return values | ({"user": program.user} if program.user else {})


def _quoted(value: str) -> str:
    """A value in the quotes that it does not hold; supervisord knows no escapes."""
    for quote in ('"', "'"):
        if quote not in value and "\n" not in value:
            return f"{quote}{value}{quote}"
    raise NotStarted("a setting holds both kinds of quotes or a line break")


def _section(name: str, values: Mapping[str, object]) -> str:
    lines = (f"{key} = {str(value).replace('%', '%%')}" for key, value in values.items())
    return "\n".join([f"[{name}]", *lines, ""])

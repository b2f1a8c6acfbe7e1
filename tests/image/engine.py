"""A container engine without a daemon of its own: podman on a socket that Docker Compose speaks to.

Its images and containers are in a folder of this checkout, apart from all others on the machine.
"""

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PROGRAMS = ("podman", "buildah", "debootstrap", "runc", "catatonit", "nsenter", "iptables")
PLACES = ("/usr/lib/podman/netavark", "/usr/lib/podman/aardvark-dns")
PACKAGES = "podman buildah debootstrap runc catatonit netavark aardvark-dns iptables"
# The usual limits may be above what this machine allows; runc takes cgroups of both kinds.
CONTAINERS_CONF = """
[containers]
default_ulimits = ["nofile=8192:8192", "nproc=8192:8192"]
init_path = "{catatonit}"
[engine]
runtime = "runc"
compat_api_enforce_docker_hub = false
[network]
network_backend = "netavark"
network_config_dir = "{home}/networks"
"""
STORAGE_CONF = """
[storage]
driver = "overlay"
graphroot = "{home}/storage"
runroot = "{home}/run"
"""


def missing() -> str | None:
    """Why there can be no engine here, or None."""
    if sys.platform != "linux" or os.geteuid() != 0:
        return "needs Linux and root"
    there = all(map(shutil.which, PROGRAMS)) and all(Path(place).exists() for place in PLACES)
    return None if there else f"needs Debian's packages: apt-get install {PACKAGES}"


class Engine:
    """The engine in its folder."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.socket = home / "podman.sock"
        self.environment = os.environ | {
            "CONTAINERS_CONF": str(home / "containers.conf"),
            "CONTAINERS_STORAGE_CONF": str(home / "storage.conf"),
            "DOCKER_HOST": f"unix://{self.socket}",
        }

    def configure(self) -> None:
        """Write the configuration."""
        self.home.mkdir(parents=True, exist_ok=True)
        told = {"home": self.home, "catatonit": shutil.which("catatonit")}
        (self.home / "containers.conf").write_text(CONTAINERS_CONF.format(**told))
        (self.home / "storage.conf").write_text(STORAGE_CONF.format(**told))

    def run(self, *command: object, seconds: float = 900, check: bool = True) -> str:
        """What a program of the engine's prints."""
        done = subprocess.run(
            [str(word) for word in command],
            env=self.environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=seconds,
            check=False,
        )
        assert not check or done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
        return done.stdout

    def podman(self, *arguments: object, check: bool = True) -> str:
        """What podman says."""
        return self.run("podman", *arguments, check=check).strip()

    @contextmanager
    def serving(self) -> Iterator[None]:
        """With its socket open, and healthchecks asked: podman leaves that to systemd."""
        order = ["podman", "system", "service", "--time=0", f"unix://{self.socket}"]
        with (self.home / "service.log").open("wb") as log:
            service = subprocess.Popen(order, env=self.environment, stdout=log, stderr=log)
        over = threading.Event()
        asking = threading.Thread(target=self._ask, args=[over], daemon=True)
        asking.start()
        try:
            yield
        finally:
            over.set()
            asking.join(60)
            service.terminate()
            service.wait(20)
            # Podman mounts this folder onto itself, and a folder with a mount cannot be removed.
            self.run("umount", self.home / "storage" / "overlay", check=False)

    def _ask(self, over: threading.Event) -> None:
        while not over.wait(2):
            for name in self.podman("ps", "--quiet", check=False).split():
                self.podman("healthcheck", "run", name, check=False)

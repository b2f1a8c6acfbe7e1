"""docker-compose.yml at work on an engine, with secrets and a folder of its own."""

import json
import shutil
import sys
from pathlib import Path

import yaml

from tema.demo import TOPIC
from tema.ports import free_port
from tests.image.engine import Engine
from tests.image.images import ROOT, STANDS_FOR

COMPOSE = Path(sys.prefix) / "bin" / "docker-compose"
PORTS = (8081, 8082, 8083)
"""The newsroom's, on the crawler's loopback."""
SILENCE = 10


class Stack:
    """The compose file at work."""

    def __init__(self, engine: Engine, folder: Path) -> None:
        self.engine = engine
        self.folder = folder
        self.port = free_port()
        allowed = ",".join(f"127.0.0.1:{port}" for port in PORTS)
        engine.environment |= {
            "TEMA_ALLOW_ADDRESSES": allowed,
            "TEMA_DOWNLOAD_DELAY": "0",
            "TEMA_FLOWER_PORT": str(self.port),
            "TEMA_REQUEST_TICK": "1",
            "TEMA_SILENCE": str(SILENCE),
        }

    def prepare(self) -> None:
        """The compose file with its scripts and secrets of its own, and the stand-ins' names."""
        shutil.copy2(ROOT / "docker-compose.yml", self.folder)
        shutil.copytree(ROOT / "deploy", self.folder / "deploy")
        self.engine.run("sh", self.folder / "deploy/secrets.sh")
        names = {service: {"image": image} for service, image in STANDS_FOR.items()}
        (self.folder / "stand-ins.yml").write_text(yaml.safe_dump({"services": names}))

    def compose(self, *arguments: object, check: bool = True) -> str:
        """What Docker Compose says."""
        files = ("docker-compose.yml", "stand-ins.yml")
        chosen = [word for name in files for word in ("--file", self.folder / name)]
        name = ("--project-name", "tema-image-test")
        return self.engine.run(COMPOSE, *name, *chosen, *arguments, check=check)

    def tema(self, *arguments: object, check: bool = True) -> str:
        """What a command says."""
        return self.compose("run", "--rm", "-T", "tema", *arguments, check=check)

    def container(self, service: str, template: str) -> str:
        """What the engine knows of a service's container."""
        name = f"tema-image-test-{service}-1"
        return self.engine.podman("inspect", "--format", template, name)

    def healthy(self, service: str) -> bool:
        """Whether its healthcheck says so."""
        return self.container(service, "{{.State.Health.Status}}") == "healthy"

    def main_process(self, service: str) -> int:
        """The part itself, by the machine's numbers: the child of the container's init."""
        init = self.container(service, "{{.State.Pid}}")
        return int(Path(f"/proc/{init}/task/{init}/children").read_text().split()[0])

    def stored(self) -> set[str]:
        """The addresses of the topic's articles."""
        told = self.tema("articles", "--topic", TOPIC, "--limit", 1000, "--json", check=False)
        return {one["url"] for one in json.loads(told or "[]")}

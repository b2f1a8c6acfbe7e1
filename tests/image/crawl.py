"""By hand, `make image-test`: the compose file as it is, through a crawl of the newsroom.

Docker Compose runs it on podman. The images of Postgres, Valkey and Python are stand-ins made on
this machine; ours is built from the Dockerfile. The newsroom is served by the checkout, on the
loopback of the crawler's network.
"""

import base64
import json
import subprocess
import sys
import time
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from tema.demo import TOPIC, topic_urls
from tests.image import images
from tests.image.engine import Engine, missing
from tests.image.images import ROOT, ours
from tests.image.stack import PORTS, SILENCE, Stack
from tests.unit.composition import PARTS, SERVICES

VERSION = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
RUNNING = {name for name, service in SERVICES.items() if "profiles" not in service}
"""Services that `up` starts; a command is a container of its own, for as long as it takes."""
IN_CRAWLER = f"""
import json, urllib.request
told = json.load(urllib.request.urlopen("http://127.0.0.1:{PORTS[0]}/desk/truth"))
print(json.dumps([one["url"] for one in told if {TOPIC!r} in one["topics"]]))
"""


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    if why := missing():
        pytest.exit(why, returncode=2)
    made = Engine(ROOT / "build" / "image-test")
    made.configure()
    with made.serving():
        yield made


@pytest.fixture(scope="module")
def image(engine) -> str:
    began = time.monotonic()
    images.make_all(engine, VERSION)
    base, whole = (
        int(engine.podman("image", "inspect", "--format", "{{.Size}}", name))
        for name in (images.BASE, ours(VERSION))
    )
    print(f"\nimages made in {time.monotonic() - began:.0f} s; ours", end=" ")  # noqa: T201
    print(f"{whole / 1e6:.0f} MB: base {base / 1e6:.0f}, Tema {(whole - base) / 1e6:.0f}")  # noqa: T201
    return ours(VERSION)


@pytest.fixture(scope="module")
def stack(engine, image, tmp_path_factory) -> Iterator[Stack]:
    made = Stack(engine, tmp_path_factory.mktemp("checkout"))
    made.prepare()
    try:
        began = time.monotonic()
        made.compose("up", "--detach", "--no-build")
        print(f"up in {time.monotonic() - began:.0f} s")  # noqa: T201
        yield made
    finally:
        (engine.home / "compose.log").write_text(made.compose("logs", "--timestamps", check=False))
        made.compose("down", "--volumes", check=False)


@pytest.fixture(scope="module")
def newsroom(stack) -> Iterator[None]:
    init = stack.container("crawler", "{{.State.Pid}}")
    serve = [sys.executable, "-m", "tema", "newsroom", ",".join(map(str, PORTS))]
    order = ["nsenter", f"--net=/proc/{init}/ns/net", *serve]
    process = subprocess.Popen(order, cwd=ROOT, stderr=subprocess.DEVNULL)
    until(lambda: truth(stack, check=False), 60)
    yield
    process.terminate()
    process.wait(20)


def truth(stack: Stack, *, check: bool = True) -> set[str]:
    """The addresses that the newsroom has of the topic; none while it does not answer."""
    told = stack.compose("exec", "-T", "crawler", "python", "-c", IN_CRAWLER, check=check)
    return set(json.loads(told or "[]"))


def until(test: Callable[[], object], seconds: float) -> float:
    """Wait until it is so: the seconds that it took."""
    began = time.monotonic()
    while not test():
        assert time.monotonic() - began < seconds, f"not in {seconds} s"
        time.sleep(0.5)
    return time.monotonic() - began


def test_the_image_runs_as_its_user_and_has_no_compiler_and_no_pip(engine, image):
    script = "id -u; ls /opt/tema/bin | grep -c '^pip'; command -v gcc cc make"
    told = engine.run("podman", "run", "--rm", "--entrypoint=sh", image, "-c", script, check=False)
    assert told.split() == ["10001", "0"]


def test_every_service_becomes_healthy(stack):
    for service in RUNNING - {"migrate"}:
        until(
            lambda name=service: stack.container(name, "{{.State.Health.Status}}") == "healthy", 90
        )


def test_every_article_of_the_newsroom_is_stored(stack, newsroom):
    pages = [word for url in topic_urls(PORTS) for word in ("--listing", url)]
    stack.tema("topic", "add", TOPIC, *pages, "--every", "1h")
    wanted = truth(stack)
    took = until(lambda: wanted <= stack.stored(), 120)
    print(f"{len(wanted)} articles in {took:.0f} s")  # noqa: T201
    assert len(wanted) == 63


def test_all_is_well(stack):
    assert "all is well" in stack.tema("status")


@pytest.mark.parametrize(
    ("service", "out"), [("crawler", True), ("worker", False), ("beat", False)]
)
def test_the_crawler_alone_has_a_way_out(stack, service, out):
    table = stack.compose("exec", "-T", service, "cat", "/proc/net/route")
    assert ("00000000" in [line.split()[1] for line in table.splitlines()]) is out


@pytest.mark.parametrize("service", PARTS)
def test_a_part_may_nothing_but_its_work(stack, service):
    status = stack.compose("exec", "-T", service, "cat", "/proc/self/status")
    told = dict(line.split(":\t", 1) for line in status.splitlines() if ":\t" in line)
    assert (told["Uid"].split()[0], int(told["CapEff"], 16), told["NoNewPrivs"]) == (
        "10001",
        0,
        "1",
    )
    touch = "touch /opt/tema/x || touch /etc/x || echo read-only"
    assert stack.compose("exec", "-T", service, "sh", "-c", touch).strip() == "read-only"


def test_no_secret_stands_in_what_the_engine_tells(stack):
    names = stack.engine.podman("ps", "--all", "--quiet").split()
    told = stack.engine.podman("inspect", *names) + stack.compose("logs")
    for path in (stack.folder / "secrets").iterdir():
        password = path.read_text().strip().split("tema:")[-1].partition("@")[0]
        assert password not in told, path.name


def test_flower_is_closed_and_opens_with_its_password(stack):
    url = f"http://127.0.0.1:{stack.port}/"
    with pytest.raises(HTTPError, match="401"):
        urlopen(url, timeout=20)
    secret = (stack.folder / "secrets" / "flower_password").read_text().strip()
    pair = base64.b64encode(f"tema:{secret}".encode()).decode()
    with urlopen(Request(url, headers={"Authorization": f"Basic {pair}"}), timeout=20) as answer:
        assert answer.status == 200


def test_a_worker_that_hangs_is_ended_and_comes_back(stack):
    hung = stack.main_process("worker")
    subprocess.run(["kill", "-STOP", str(hung)], check=True)
    took = until(lambda: not Path(f"/proc/{hung}").exists(), 120)
    took += until(lambda: stack.healthy("worker"), 90)
    print(f"a hung worker is back in {took:.0f} s (silence {SILENCE} s, a check each 2 s)")  # noqa: T201
    assert stack.container("worker", "{{.RestartCount}}") == "1"


def test_it_ends_in_good_order_and_keeps_what_it_has(stack):
    before = stack.stored()
    stack.compose("stop")
    ended = "{{.State.ExitCode}} after {{.RestartCount}} restarts"
    told = {service: stack.container(service, ended) for service in RUNNING}
    assert told == dict.fromkeys(RUNNING, "0 after 0 restarts") | {"worker": "0 after 1 restarts"}
    stack.compose("down")
    stack.compose("up", "--detach", "--no-build")
    until(lambda: stack.stored() == before, 60)

"""A house that watches the hostile hosts, until every page of theirs has come to an end."""

import re
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from uuid import UUID

from news import urls
from store import listings, topics
from store.connection import connect
from tema.local import LocalService
from tests.flow.house import TOPIC, House, children
from tests.hostile.answers import HOSTS, WAYS_ON, elsewhere
from tests.hostile.case import Case, good
from tests.hostile.server import HostileServer, http

TITLE = "Казахстан увеличава добива"
ROOT = Path(__file__).resolve().parents[2]
SETTINGS = {
    "TEMA_DOWNLOAD_TIMEOUT": "12",
    "TEMA_TASK_TIME_LIMIT": "30",
    "TEMA_RUN_DEADLINE": "120",
}
MODULES = {
    "crawler": "tests.hostile.poisonable_crawler",
}


class PoisonableService(LocalService):
    """The service with a crawler that dies on poison."""

    def _parts(self) -> Any:
        return [
            replace(
                part,
                command=[sys.executable, "-m", MODULES[part.name]],
                environment={**part.environment, "PYTHONPATH": str(ROOT)},
            )
            if part.name in MODULES
            else part
            for part in super()._parts()
        ]


class PoisonableHouse(House):
    service_class = PoisonableService


@dataclass(frozen=True, kw_only=True)
class Host:
    """A hostile server with its cases, each followed by a good page."""

    name: str
    server: HostileServer
    cases: list[Case]
    number: int | None = None
    """Of a host with one case alone, which one it is."""

    def prepare(self, victim: str) -> None:
        """Set what it answers, and a listing of it all."""
        answers = {case.path: case.answer for case in self.cases}
        goods = {f"/good/{n}": good(n, self.name) for n, _ in enumerate(self.cases)}
        hops = WAYS_ON.get(self.name, lambda *_: {})(self.server.place, victim)
        paths = [
            p for n, case in enumerate(self.cases) for p in (case.path + case.query, f"/good/{n}")
        ]
        self.server.answers |= answers | goods | hops | {"/tema": listing(paths)}

    def url(self, case: Case) -> str:
        return f"{self.server.base}{case.path}{case.query}"

    def good_url(self, case: Case) -> str:
        return f"{self.server.base}/good/{self.cases.index(case)}"


def listing(paths: list[str], after: str = "") -> bytes:
    """A topic's page with a card for each of these."""
    items = "".join(
        f'<article class="card"><h2><a href="{path}">{TITLE} {n}</a></h2></article>'
        for n, path in enumerate(paths)
    )
    return http(f"<html><body><main>{items}</main>{after}</body></html>")


ALONE = frozenset({"faults", "headers", "elsewhere"})
"""Hosts that fail so often that they would be left to rest: each case has one of its own."""


class Corpus:
    """The whole corpus in a house at work, and what memory its crawler and workers have had."""

    def __init__(self, state: Path) -> None:
        self.victim = HostileServer()
        self.hosts: list[Host] = []
        for name, cases in HOSTS.items():
            for number in range(len(cases("", ""))) if name in ALONE else (None,):
                self.hosts.append(self.host(name, number))
        folder = state / "certificates"
        folder.mkdir()
        others = list(elsewhere.servers(folder).values())
        ours = [*(host.server for host in self.hosts), *others]
        self.servers = [self.victim, *ours]
        # The victim's port passes the policy, so that it is the resolver that says no.
        port = self.victim.port
        allowed = ",".join([*(server.place for server in ours), f"192.0.2.1:{port}"])
        settings = SETTINGS | {"SSL_CERT_FILE": str(folder / "authority.pem")}
        self.house = PoisonableHouse(state, generated=0, neighbour=allowed, **settings)
        self.memory: dict[str, int] = {}
        self.over = threading.Event()

    def host(self, name: str, number: int | None) -> Host:
        """A host with all cases of its name, or with one alone."""
        server = HostileServer()
        cases = HOSTS[name](server.place, self.victim.place)
        chosen = cases if number is None else [cases[number]]
        host = Host(name=name, number=number, server=server, cases=chosen)
        host.prepare(self.victim.place)
        return host

    def __enter__(self) -> Self:
        self.house.__enter__()
        self.worker = self.pid("worker")
        threading.Thread(target=self.watch_memory, daemon=True).start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.over.set()
        self.house.__exit__(kind, error, trace)
        for server in self.servers:
            server.stop()

    def watch(self, *places: str) -> None:
        """Crawl these listings from now on, once."""
        with connect(self.house.service.database_url) as conn, conn.transaction():
            topic_id = topics.add(conn, TOPIC)
            for url in places:
                listings.add(conn, topic_id, url)

    def missing(self) -> list[str]:
        """The URLs that have come to no end yet."""
        ended = self.ends()
        wanted = (
            url
            for host in self.hosts
            for case in host.cases
            for url in (host.url(case), host.good_url(case))
        )
        return [url for url in wanted if urls.key(url) not in ended]

    def ends(self) -> dict[UUID, dict[str, Any]]:
        """How each URL ended, by its key, with its article where it is one."""
        found = self.house.ask(
            """
            SELECT u.url_key AS key, u.outcome, u.detail, a.*, v.article_body
              FROM urls u LEFT JOIN articles a ON a.id = u.article_id
              LEFT JOIN article_versions v ON v.article_id = a.id AND v.number = a.version
            """
        )
        return {row["key"]: row for row in found}

    def pid(self, part: str) -> int:
        """The main process of a part, as of now."""
        return self.house.service.supervisor.status()[part].pid

    def good_page_comes(self, title: str) -> None:
        """A page as they should be is asked for by hand, and stored."""
        server = self.hosts[0].server
        path = f"/news/good-{len(server.answers)}"
        server.answers[path] = good(len(server.answers), title)
        done = self.house.tema("recrawl", server.base + path, "--wait")
        assert done.returncode == 0, done.stdout + done.stderr

    def secrets(self) -> dict[str, str]:
        """Every password of this house, by the name of its file."""
        state = self.house.service.state
        found = [*state.rglob("password"), *state.rglob("*.password")]
        return {str(path.relative_to(state)): path.read_text().strip() for path in found}

    def watch_memory(self) -> None:
        """Note the most that crawler and workers have in memory, five times a second."""
        while not self.over.wait(0.2):
            for name, pid in self.processes():
                self.memory[name] = max(self.memory.get(name, 0), resident(pid))

    def processes(self) -> Iterator[tuple[str, int]]:
        """The crawler, the worker and its children."""
        try:
            status = self.house.service.supervisor.status()
            yield "crawler", status["crawler"].pid
            yield "worker", status["worker"].pid
            for child in children(status["worker"].pid):
                yield "worker child", child
        except (OSError, KeyError):  # it is being begun again
            return

    def logs(self) -> str:
        """All that its processes have written."""
        return "\n".join(
            path.read_text(errors="replace")
            for path in sorted((self.house.service.state / "logs").iterdir())
        )


def resident(pid: int) -> int:
    """Megabytes that a process has in memory; 0 where it is gone."""
    try:
        told = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0
    found = re.search(r"VmRSS:\s+(\d+) kB", told)
    return int(found[1]) // 1024 if found else 0


def wait(corpus: Corpus, seconds: float) -> None:
    """Wait until all has come to an end; the test of each case says what did not."""
    end = time.monotonic() + seconds
    while corpus.missing() and time.monotonic() < end:
        time.sleep(0.3)

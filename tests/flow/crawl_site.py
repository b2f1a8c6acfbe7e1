"""A crawler as a real process, a real Valkey and a small site on loopback, for the flow tests."""

import gzip
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from uuid import UUID

import pytest
import redis

from news import urls
from news.model import CrawlRequest, Report
from news.wire import CRAWLERS_GROUP, PAGES, REQUESTS, URGENT, dump, load

ARTICLE = "<html><body><h1>Казахстан увеличава добива {n}</h1><p>Ә ғ қ ъ щ ё.</p></body></html>"
TITLE = "Казахстан увеличава добива на нефт до края на годината"


@dataclass
class Site:
    """A site whose answers a test may set: path → (status, headers, body) or a callable."""

    answers: dict[str, Any] = field(default_factory=dict)
    hits: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    port: int = 0
    address: str = "127.0.0.1"

    @property
    def base(self) -> str:
        return f"http://{self.address}:{self.port}"

    def count(self, path: str) -> int:
        return [hit for hit, _ in self.hits].count(path)

    def listing(self, path: str, numbers: range, next_path: str | None = None) -> None:
        items = "".join(
            f'<article class="card"><h2><a href="/news/{n}">{TITLE} {n}</a></h2></article>'
            for n in numbers
        )
        more = f'<div class="pagination"><a rel="next" href="{next_path}">Следваща</a></div>'
        page = f"<html><body><main>{items}{more if next_path else ''}</main></body></html>"
        self.answers[path] = (200, {"Content-Type": "text/html", "ETag": '"e1"'}, page.encode())
        for n in numbers:
            body = gzip.compress(ARTICLE.format(n=n).encode(), mtime=n)
            headers = {"Content-Type": "text/html", "Content-Encoding": "gzip"}
            self.answers[f"/news/{n}"] = (200, headers, body)


def serve(site: Site, port: int = 0) -> ThreadingHTTPServer:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.hits.append((self.path, dict(self.headers)))
            answer = site.answers.get(self.path, (404, {}, b""))
            status, headers, body = answer(self.headers) if callable(answer) else answer
            self.send_response(status)
            for name, value in {"Content-Length": str(len(body)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: Any) -> None:
            pass

    class Server(ThreadingHTTPServer):
        def handle_error(self, *args: Any) -> None:
            pass  # a crawler that was killed hangs up

    server = Server((site.address, port), Handler)
    site.port = server.server_port
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    return server


@pytest.fixture
def site() -> Iterator[Site]:
    made = Site()
    server = serve(made)
    yield made
    server.shutdown()
    server.server_close()


@pytest.fixture
def victim() -> Iterator[Site]:
    """A server that the crawler has no business with."""
    made = Site()
    server = serve(made)
    yield made
    server.shutdown()
    server.server_close()


@pytest.fixture
def stream(valkey) -> Iterator[redis.Redis]:
    client = redis.Redis.from_url(valkey.url)
    client.flushall()
    client.acl_log_reset()
    yield client
    assert [(one["username"], one["object"]) for one in client.acl_log()] == []
    client.flushall()
    client.close()


@pytest.fixture
def start_crawler(stream, valkey, site, tmp_path) -> Iterator[Callable[..., subprocess.Popen]]:
    started: list[subprocess.Popen] = []

    def start(module: str = "", **extra: str) -> subprocess.Popen:
        env = os.environ | {
            "TEMA_REDIS_URL": valkey.url_of("crawler"),
            "TEMA_ALLOW_ADDRESSES": f"127.0.0.1:{site.port}",
            "TEMA_DOWNLOAD_DELAY": "0",
            "TEMA_CLAIM_IDLE": "2",
            **extra,
        }
        run = ["-m", module] if module else ["-c", "from crawler.process import run; run()"]
        with (tmp_path / f"crawler-{len(started)}.log").open("wb") as log:
            process = subprocess.Popen([sys.executable, *run], env=env, stderr=log)
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.wait()
    for path in sorted(tmp_path.glob("crawler-*.log")):
        print(path.name, path.read_text()[-4000:], sep="\n")  # noqa: T201  # pytest shows it on failure
        assert "Traceback" not in path.read_text()


def ask(stream, site: Site, path: str = "/tema", name: str = REQUESTS, **changes: Any) -> None:
    values = {"run_id": 7, "listing_id": 1, "topic_id": 1, "url": f"{site.base}{path}"} | changes
    stream.xadd(name, dump(CrawlRequest(**values)))


def eventually(what: Callable[[], Any], seconds: float = 30) -> Any:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if found := what():
            return found
        time.sleep(0.05)
    raise AssertionError("it did not come to that")


def messages(stream, kind: type) -> list[Any]:
    found = [load(fields) for _, fields in stream.xrange(PAGES)]
    return [message for message in found if isinstance(message, kind)]


def report_of(stream, run_id: int = 7, seconds: float = 30) -> Report:
    """The run's report, once it is there and its request is off the stream."""

    def told() -> Report | None:
        reports = [report for report in messages(stream, Report) if report.run_id == run_id]
        return reports[0] if reports and not stream.xlen(REQUESTS) else None

    report: Report = eventually(told, seconds)
    pending = [stream.xpending(name, CRAWLERS_GROUP)["pending"] for name in (REQUESTS, URGENT)]
    assert pending == [0, 0]
    return report


def keys(site: Site, *numbers: int) -> set[UUID]:
    return {urls.key(f"{site.base}/news/{n}") for n in numbers}


def two_pages(site: Site) -> None:
    site.listing("/tema", range(1, 6), "/tema?page=2")
    site.listing("/tema?page=2", range(6, 11))

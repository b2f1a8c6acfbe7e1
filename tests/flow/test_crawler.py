"""The crawler as a real process, against a real Valkey and a small site on loopback."""

import gzip
import os
import signal
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
from news.model import CrawlRequest, Outcome, Page, Reason, Report
from news.wire import CRAWLERS_GROUP, PAGES, REQUESTS, URGENT, dump, known_key, load
from tema.ports import free_port
from tema.valkey import EmbeddedValkey

ARTICLE = "<html><body><h1>Казахстан увеличава добива {n}</h1><p>Ә ғ қ ъ щ ё.</p></body></html>"
TITLE = "Казахстан увеличава добива на нефт до края на годината"


@dataclass
class Site:
    """A site whose answers a test may set: path → (status, headers, body) or a callable."""

    answers: dict[str, Any] = field(default_factory=dict)
    hits: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    port: int = 0

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.port}"

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


def serve(site: Site) -> ThreadingHTTPServer:
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

    server = Server(("127.0.0.1", 0), Handler)
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
    yield client
    client.flushall()
    client.close()


@pytest.fixture
def start_crawler(stream, valkey, site, tmp_path) -> Iterator[Callable[..., subprocess.Popen]]:
    started: list[subprocess.Popen] = []

    def start(**extra: str) -> subprocess.Popen:
        env = os.environ | {
            "TEMA_REDIS_URL": valkey.url,
            "TEMA_ALLOW_ADDRESSES": f"127.0.0.1:{site.port}",
            "TEMA_DOWNLOAD_DELAY": "0",
            "TEMA_CLAIM_IDLE": "2",
            **extra,
        }
        code = "from crawler.process import run; run()"
        with (tmp_path / f"crawler-{len(started)}.log").open("wb") as log:
            process = subprocess.Popen([sys.executable, "-c", code], env=env, stderr=log)
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


def report_of(stream, run_id: int = 7) -> Report:
    """The run's report, once it is there and its request is off the stream."""

    def told() -> Report | None:
        reports = [report for report in messages(stream, Report) if report.run_id == run_id]
        return reports[0] if reports and not stream.xlen(REQUESTS) else None

    report: Report = eventually(told)
    pending = [stream.xpending(name, CRAWLERS_GROUP)["pending"] for name in (REQUESTS, URGENT)]
    assert pending == [0, 0]
    return report


def keys(site: Site, *numbers: int) -> set[UUID]:
    return {urls.key(f"{site.base}/news/{n}") for n in numbers}


def two_pages(site: Site) -> None:
    site.listing("/tema", range(1, 6), "/tema?page=2")
    site.listing("/tema?page=2", range(6, 11))


def test_a_listing_of_two_pages_becomes_pages_and_a_report(stream, site, start_crawler):
    two_pages(site)
    ask(stream, site)
    start_crawler()
    report = report_of(stream)
    assert report.error is None
    assert (report.pages_read, report.links_found) == (2, 10)
    assert set(report.handed_over) == keys(site, *range(1, 11))
    assert list(report.frontier_seen) == [urls.key(f"{site.base}/news/{n}") for n in range(1, 6)]
    assert report.frontier_reached
    assert report.etag == '"e1"'
    pages = {page.requested_url: page for page in messages(stream, Page)}
    assert len(pages) == 10
    for n in range(1, 11):
        page = pages[f"{site.base}/news/{n}"]
        assert page.body == site.answers[f"/news/{n}"][2]  # the site's own bytes
        assert page.headers["content-type"] == "text/html"
        assert page.fetched_at.tzinfo is not None
        assert site.count(f"/news/{n}") == 1
    agent = site.hits[0][1]["User-Agent"]
    assert agent.startswith("Tema/")


def test_a_page_sent_plain_is_gzipped(stream, site, start_crawler):
    site.listing("/tema", range(1, 6))
    site.answers["/news/3"] = (200, {"Content-Type": "text/html"}, b"<h1>plain</h1>")
    ask(stream, site)
    start_crawler()
    report_of(stream)
    [page] = [page for page in messages(stream, Page) if page.url.endswith("/news/3")]
    assert gzip.decompress(page.body) == b"<h1>plain</h1>"


def test_paging_stops_at_the_frontier_and_known_links_are_not_fetched(stream, site, start_crawler):
    two_pages(site)
    stream.set(known_key(urls.key(f"{site.base}/news/2")), 1)
    ask(stream, site, frontier=tuple(keys(site, 4)))
    start_crawler()
    report = report_of(stream)
    assert report.pages_read == 1
    assert report.frontier_reached
    assert set(report.known) == keys(site, 2)
    assert set(report.handed_over) == keys(site, 1, 3, 4, 5)
    assert site.count("/tema?page=2") == 0


def test_known_links_do_not_stop_paging(stream, site, start_crawler):
    two_pages(site)
    for key in keys(site, *range(1, 6)):
        stream.set(known_key(key), 1)
    ask(stream, site)
    start_crawler()
    assert set(report_of(stream).handed_over) == keys(site, *range(6, 11))


def test_on_demand_fetches_what_is_known(stream, site, start_crawler):
    site.listing("/tema", range(1, 6))
    stream.set(known_key(urls.key(f"{site.base}/news/2")), 1)
    ask(stream, site, name=URGENT, reason=Reason.ON_DEMAND)
    start_crawler()
    assert set(report_of(stream).handed_over) == keys(site, *range(1, 6))


def test_a_listing_that_did_not_change_is_not_read(stream, site, start_crawler):
    def answer(headers):
        if headers["If-None-Match"] == '"e1"':
            return 304, {}, b""
        return 500, {}, b""

    site.answers["/tema"] = answer
    ask(stream, site, etag='"e1"')
    start_crawler()
    report = report_of(stream)
    assert report.not_modified
    assert report.error is None


def test_robots_are_obeyed_though_gzipped(stream, site, start_crawler):
    site.listing("/tema", range(1, 6))
    rules = gzip.compress(b"User-agent: *\nDisallow: /news/3\n")
    site.answers["/robots.txt"] = (200, {"Content-Encoding": "gzip"}, rules)
    ask(stream, site)
    start_crawler()
    report = report_of(stream)
    assert [(f.url, f.outcome) for f in report.failures] == [
        (f"{site.base}/news/3", Outcome.ROBOTS)
    ]
    assert site.count("/news/3") == 0
    assert site.count("/robots.txt") == 1


def test_a_site_whose_robots_fail_is_not_crawled_for_now(stream, site, start_crawler):
    site.listing("/tema", range(1, 6))
    site.answers["/robots.txt"] = (503, {}, b"")
    ask(stream, site)
    start_crawler()
    report = report_of(stream)
    assert report.error is not None
    assert "unreachable" in report.error
    assert site.count("/tema") == 0


def test_many_that_wait_for_one_robots_txt_all_obey_it(stream, site, start_crawler):
    def rules(_headers):
        time.sleep(1.5)
        return 200, {}, b"User-agent: *\nDisallow: /\n"

    site.answers["/robots.txt"] = rules
    for n in range(4):
        site.listing(f"/tema{n}", range(1, 6))
        ask(stream, site, f"/tema{n}", run_id=n)
    start_crawler()
    errors = [report_of(stream, run_id=n).error or "" for n in range(4)]
    assert all("robots" in error for error in errors)
    assert {path for path, _ in site.hits} == {"/robots.txt"}


def test_every_failure_of_a_link_has_its_outcome(stream, site, start_crawler):
    site.listing("/tema", range(1, 9))
    big = b"x" * (5 * 1024 * 1024 + 1)
    site.answers |= {
        "/news/1": (404, {}, b""),
        "/news/2": (451, {}, b""),
        "/news/3": (500, {}, b""),
        "/news/4": (200, {"Content-Type": "text/html"}, big),
        "/news/5": (200, {"Content-Type": "text/html"}, b"%PDF-1.7 ..."),
        "/news/6": (302, {"Location": "/news/6"}, b""),
        "/news/7": (200, {"Content-Length": "100"}, b"cut"),
    }
    ask(stream, site)
    start_crawler()
    report = report_of(stream)
    assert {f.url.rpartition("/")[2]: f.outcome for f in report.failures} == {
        "1": Outcome.GONE,
        "2": Outcome.FORBIDDEN,
        "3": Outcome.HTTP_ERROR,
        "4": Outcome.TOO_LARGE,
        "5": Outcome.NOT_HTML,
        "6": Outcome.UNREACHABLE,
        "7": Outcome.UNREACHABLE,
    }
    assert set(report.handed_over) == keys(site, 8)
    assert not list(stream.scan_iter("lease:*" + urls.key(f"{site.base}/news/1").hex))


def test_a_redirect_to_an_inner_address_is_blocked(stream, site, victim, start_crawler):
    """The policy lets the victim's port through here, so it is the resolver that says no."""
    site.listing("/tema", range(1, 6))
    inner = [victim.base, f"http://localhost:{victim.port}", f"http://[::1]:{victim.port}"]
    for n, target in enumerate([*inner, "http://127.0.0.1", "file:///etc/hostname"], start=1):
        site.answers[f"/news/{n}"] = (302, {"Location": f"{target}/robots.txt"}, b"")
    ask(stream, site)
    start_crawler(TEMA_ALLOW_ADDRESSES=f"127.0.0.1:{site.port},192.0.2.1:{victim.port}")
    report = report_of(stream)
    assert {f.outcome for f in report.failures} == {Outcome.BLOCKED}
    assert len(report.failures) == 5
    assert victim.hits == []


def test_a_failed_later_page_is_the_runs_error(stream, site, start_crawler):
    site.listing("/tema", range(1, 6), "/tema?page=2")
    ask(stream, site)
    start_crawler()
    report = report_of(stream)
    assert report.error is not None
    assert "404" in report.error
    assert set(report.handed_over) == keys(site, *range(1, 6))


def slow_site(site: Site, pause: float = 0.4) -> None:
    """Two pages whose articles take their time."""
    two_pages(site)
    for n in range(1, 11):
        answer = site.answers[f"/news/{n}"]

        def slowly(_headers, answer=answer):
            time.sleep(pause)
            return answer

        site.answers[f"/news/{n}"] = slowly


def test_another_crawler_finishes_what_a_killed_one_began(stream, site, start_crawler):
    slow_site(site)
    ask(stream, site)
    first = start_crawler()
    eventually(lambda: messages(stream, Page))
    first.kill()
    first.wait()
    assert stream.xlen(REQUESTS) == 1
    assert messages(stream, Report) == []
    start_crawler()
    report = report_of(stream)
    assert report.error is None
    assert report.awaited == ()
    assert set(report.handed_over) == keys(site, *range(1, 11))
    assert {urls.key(page.requested_url) for page in messages(stream, Page)} == keys(
        site, *range(1, 11)
    )


def test_a_crawler_that_was_stopped_for_long_yields_to_its_successor(stream, site, start_crawler):
    slow_site(site, pause=1)
    ask(stream, site)
    first = start_crawler()
    eventually(lambda: site.count("/news/1"))
    first.send_signal(signal.SIGSTOP)
    start_crawler()
    report = report_of(stream)
    first.send_signal(signal.SIGCONT)
    assert set(report.handed_over) == keys(site, *range(1, 11))
    time.sleep(3)
    assert first.poll() is None
    ask(stream, site, run_id=8)  # both work on
    assert report_of(stream, run_id=8).error is None


def test_the_crawl_goes_on_when_valkey_was_killed(state_dir, site, start_crawler):
    slow_site(site, pause=1)
    server = EmbeddedValkey(state_dir / "valkey", free_port())
    server.start()
    try:
        client = redis.Redis.from_url(server.url, retry=None)
        ask(client, site)
        start_crawler(TEMA_REDIS_URL=server.url)
        eventually(lambda: messages(client, Page))
        server.kill()
        time.sleep(4)  # longer than the claim's idle time
        server.start()
        report = report_of(client)
        assert report.error is None
        assert set(report.handed_over) == keys(site, *range(1, 11))
        fetched = {urls.key(page.requested_url) for page in messages(client, Page)}
        assert fetched == keys(site, *range(1, 11))
        assert len(messages(client, Report)) == 1
        client.close()
    finally:
        server.stop()


def test_a_request_on_which_three_crawlers_died_ends_as_failed(stream, site, start_crawler):
    two_pages(site)
    ask(stream, site)
    stream.xgroup_create(REQUESTS, CRAWLERS_GROUP, id="0")
    stream.xreadgroup(CRAWLERS_GROUP, "dead-1", {REQUESTS: ">"})
    [row] = stream.xpending_range(REQUESTS, CRAWLERS_GROUP, "-", "+", 1)
    for name in ("dead-2", "dead-3"):
        stream.xclaim(REQUESTS, CRAWLERS_GROUP, name, 0, [row["message_id"]])
    start_crawler()
    assert report_of(stream).error == "three crawlers died on this listing"
    assert site.hits == []


def test_on_sigterm_the_request_is_given_back_uncounted(stream, site, start_crawler):
    slow_site(site, pause=1)
    ask(stream, site)
    crawler = start_crawler(TEMA_CLAIM_IDLE="30")
    eventually(lambda: site.count("/news/1"))
    begun = time.monotonic()
    crawler.send_signal(signal.SIGTERM)
    assert crawler.wait(20) == 0
    assert time.monotonic() - begun < 15
    [row] = stream.xpending_range(REQUESTS, CRAWLERS_GROUP, "-", "+", 1)
    assert row["times_delivered"] == 0
    assert row["time_since_delivered"] >= 30_000
    start_crawler(TEMA_CLAIM_IDLE="30")
    assert set(report_of(stream).handed_over) == keys(site, *range(1, 11))


def test_a_malformed_request_is_dropped_and_a_too_new_one_left(stream, site, start_crawler):
    two_pages(site)
    stream.xadd(REQUESTS, {"nonsense": "1"})
    new = stream.xadd(REQUESTS, {"v": "99", "type": "crawl_request", "data": "{}"})
    ask(stream, site)
    start_crawler()
    eventually(lambda: messages(stream, Report))
    eventually(lambda: stream.xlen(REQUESTS) == 1)
    time.sleep(5)  # it is claimed again and again, and never counted
    [row] = stream.xpending_range(REQUESTS, CRAWLERS_GROUP, "-", "+", 5)
    assert row["message_id"] == new
    assert row["times_delivered"] <= 1


def test_fetching_pauses_while_pages_are_many(stream, site, start_crawler):
    two_pages(site)
    with stream.pipeline() as pipe:
        for _ in range(400):
            pipe.xadd(PAGES, {"v": "99", "type": "filler", "data": "{}"})
        pipe.execute()
    start_crawler()
    time.sleep(2)
    ask(stream, site)
    eventually(lambda: stream.xpending(REQUESTS, CRAWLERS_GROUP)["pending"])
    time.sleep(3)  # longer than the claim's idle time: renewal goes on
    assert site.hits == []
    stream.delete(PAGES)
    assert len(report_of(stream).handed_over) == 10

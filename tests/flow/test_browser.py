"""Pages that need a browser, through a real crawler and the system's Chromium."""

import json
import socket
import threading
from collections.abc import Iterator
from contextlib import suppress

import pytest

from crawler.browser.program import NoBrowser, program
from news.bodies import unzip_body
from news.model import Browser, Page, Report
from tests.flow.crawl_site import Site, ask, eventually, messages, report_of

HTML = {"Content-Type": "text/html; charset=windows-1251"}
JSON = {"Content-Type": "application/json"}
TITLE = "Қазақстан мен Казахстан: ә ғ қ ң ъ щ ё № {n}"
SCRIPT = """
fetch('/api/list').then(r => r.json()).then(all => {
  for (const one of all) {
    const card = document.createElement('article');
    card.innerHTML = `<h2><a href="${one.url}"></a></h2>`;
    card.querySelector('a').textContent = one.title;
    document.querySelector('main').append(card);
  }
});
"""
HOSTILE = """
<link rel="preconnect" href="http://{v4}/"><link rel="dns-prefetch" href="http://{v4}/">
<link rel="stylesheet" href="http://{v4}/css"><script src="http://{decimal}/script"></script>
<img src="http://{v4}/img"><iframe src="http://{v4}/frame"></iframe><iframe src="/away"></iframe>
<video src="http://{v4}/video" autoplay></video><object data="http://{v4}/object"></object>
<script>
const quietly = f => {{ try {{ return Promise.resolve(f()).catch(() => 0) }} catch {{ }} }};
const no = {{mode: 'no-cors'}};
const inWorker = `fetch('http://{v4}/worker', {{mode: 'no-cors'}}).catch(() => 0);
  try {{ new WebSocket('ws://{v4}/worker-socket') }} catch {{ }}`;
const code = () => URL.createObjectURL(new Blob([inWorker], {{type: 'text/javascript'}}));
const tries = [
  () => fetch('http://{v4}/fetch', no), () => fetch('http://{v6}/six', no),
  () => fetch('http://{mapped}/mapped', no), () => fetch('http://{decimal}/decimal', no),
  () => fetch('http://localhost:{port}/name', no), () => fetch('https://{v4}/tls', no),
  () => fetch('/away', no), () => navigator.sendBeacon('http://{v4}/beacon', 'x'),
  () => new WebSocket('ws://{v4}/socket'), () => new WebSocket('wss://{v6}/socket'),
  () => new EventSource('http://{v4}/events'), () => new Worker(code()),
  () => new SharedWorker(code()), () => window.open('http://{v4}/popup'),
  () => navigator.serviceWorker.register('/worker.js'),
  async () => {{
    const turn = {{urls: 'turn:{v4}?transport=tcp', username: 'a', credential: 'b'}};
    const peer = new RTCPeerConnection({{iceServers: [{{urls: 'stun:{udp}'}}, turn]}});
    peer.createDataChannel('x');
    await peer.setLocalDescription(await peer.createOffer());
  }},
  () => new WebTransport('https://{udp}/').ready,
];
Promise.race([Promise.all(tries.map(quietly)), new Promise(end => setTimeout(end, 2500))])
  .then(() => fetch('/done'));
</script>
"""


def why_not() -> str:
    """Why there is no browser here; empty where there is one."""
    try:
        return program() and ""
    except NoBrowser as missing:
        return str(missing)


needs_one = pytest.mark.skipif(bool(why_not()), reason=why_not())


class Traps:
    """Sockets on loopback that nobody has any business with; all that knocks is kept."""

    def __init__(self) -> None:
        self.knocks: list[str] = []
        self.sockets: list[socket.socket] = []
        self.v4 = self._listen("127.0.0.1", socket.AF_INET, socket.SOCK_STREAM)
        self.v6 = self._listen("::1", socket.AF_INET6, socket.SOCK_STREAM)
        self.udp = self._listen("127.0.0.1", socket.AF_INET, socket.SOCK_DGRAM)

    def _listen(self, host: str, family: int, kind: int) -> int:
        made = socket.socket(family, kind)
        made.bind((host, 0))
        if kind == socket.SOCK_STREAM:
            made.listen()
        self.sockets.append(made)
        threading.Thread(target=self._wait, args=(made, kind), daemon=True).start()
        return int(made.getsockname()[1])

    def _wait(self, made: socket.socket, kind: int) -> None:
        with suppress(OSError):
            while True:
                if kind == socket.SOCK_DGRAM:
                    self.knocks.append(f"datagram {made.recvfrom(2000)!r}")
                    continue
                knocking, _ = made.accept()
                knocking.settimeout(0.5)
                with suppress(OSError):
                    self.knocks.append(f"connection {knocking.recv(200)!r}")
                knocking.close()

    def hostile(self) -> bytes:
        """A page that tries all it can to reach them."""
        return HOSTILE.format(
            v4=f"127.0.0.1:{self.v4}",
            v6=f"[::1]:{self.v6}",
            mapped=f"[::ffff:127.0.0.1]:{self.v4}",
            decimal=f"2130706433:{self.v4}",
            udp=f"127.0.0.1:{self.udp}",
            port=self.v4,
        ).encode()


@pytest.fixture
def traps() -> Iterator[Traps]:
    made = Traps()
    yield made
    for one in made.sockets:
        one.close()


def scripted(site: Site) -> None:
    """A listing and an article that come by script from the site's own JSON."""
    site.listing("/plain", range(1, 6))
    shell = f"<head><title>Тема</title></head><body><main></main><script>{SCRIPT}</script>"
    told = [{"url": f"/news/{n}", "title": TITLE.format(n=n)} for n in range(1, 6)]
    site.answers["/tema"] = (200, HTML, shell.encode("cp1251"))
    site.answers["/api/list"] = (200, JSON, json.dumps(told).encode())
    article = "<script>document.write('<h1>Ә ғ қ: ' + 'написано')</script>"
    site.answers["/news/1"] = (200, HTML, article.encode("cp1251", "xmlcharrefreplace"))


@needs_one
def test_what_scripts_make_of_a_page_is_read_with_the_browser_and_not_without(
    stream, site, start_crawler
):
    scripted(site)
    start_crawler()
    ask(stream, site)
    assert report_of(stream, seconds=90).error == "listing: no link to an article found"
    ask(stream, site, run_id=8, browser=Browser.ALL, etag='"e1"')
    report = report_of(stream, 8, seconds=90)
    assert (report.error, report.links_found, len(report.handed_over)) == (None, 5, 5)
    assert (report.etag, report.last_modified) == (None, None)
    (page,) = [page for page in messages(stream, Page) if page.requested_url.endswith("/news/1")]
    assert "<h1>Ә ғ қ: написано</h1>" in unzip_body(page.body).decode()
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    agents = {headers.get("User-Agent", "").split("/")[0] for _, headers in site.hits}
    assert agents == {"Tema"}, "the browser says who we are too"


@needs_one
def test_a_hostile_page_reaches_nothing(stream, site, traps, start_crawler):
    site.answers["/tema"] = (200, {"Content-Type": "text/html"}, traps.hostile())
    site.answers["/away"] = (302, {"Location": f"http://127.0.0.1:{traps.v4}/redirect"}, b"")
    site.answers["/worker.js"] = (
        200,
        {"Content-Type": "text/javascript"},
        b"fetch('/from-worker')",
    )
    site.answers["/done"] = (200, JSON, b"1")
    start_crawler()
    ask(stream, site, browser=Browser.LIST)
    assert report_of(stream, seconds=90).error == "listing: no link to an article found"
    paths = {path for path, _ in site.hits}
    assert {"/tema", "/away", "/done"} <= paths, "it did try"
    assert traps.knocks == []


def refused(site: Site, traps: Traps) -> dict[str, str]:
    """Paths that give no page, and the outcome of each."""
    html = {"Content-Type": "text/html"}
    site.answers["/robots.txt"] = (200, {}, b"User-agent: *\nDisallow: /secret")
    site.answers["/away"] = (302, {"Location": f"http://127.0.0.1:{traps.v4}/redirect"}, b"")
    site.answers["/hop"] = (302, {"Location": "/secret/page"}, b"")
    site.answers["/feed"] = (200, {"Content-Type": "application/rss+xml"}, b"<rss></rss>")
    file = {"Content-Type": "application/zip", "Content-Disposition": "attachment"}
    site.answers["/file"] = (200, file, b"PK")
    big = b"<script>document.write('<p>' + 'x'.repeat(6e6))</script>"
    site.answers["/big"] = (200, html, big)
    site.answers["/flood"] = (200, html, b"<script>fetch('/blob').then(r => r.text())</script>")
    site.answers["/blob"] = (200, html, bytes(22 * 2**20))
    return {
        "/away": "blocked",
        "/secret": "robots",
        "/hop": "robots",
        "/feed": "not html",
        "/file": "not html",
        "/big": "too large",
        "/flood": "too large",
        "/gone": "gone",
    }


@needs_one
def test_what_gives_no_page_has_its_outcome_as_without_a_browser(
    stream, site, traps, start_crawler
):
    expected = refused(site, traps)
    start_crawler()
    for number, path in enumerate(expected):
        ask(stream, site, path, run_id=number, browser=Browser.LIST)
    count = len(expected)
    eventually(lambda: len(messages(stream, Report)) == count, seconds=120)
    told = {report.run_id: report.error or "" for report in messages(stream, Report)}
    outcomes = [told[n].removeprefix("listing: ").split(":")[0] for n in range(count)]
    assert dict(zip(expected, outcomes, strict=True)) == expected
    assert traps.knocks == []
    assert site.count("/secret") == 0


def test_a_crawler_without_a_browser_says_so_and_crawls_the_rest(stream, site, start_crawler):
    site.listing("/tema", range(1, 3))
    start_crawler(TEMA_BROWSER="/nowhere/chromium")
    ask(stream, site, browser=Browser.LIST)
    error = report_of(stream).error or ""
    assert error.startswith("listing: unreachable: no browser here: ")
    ask(stream, site, run_id=8)
    assert report_of(stream, 8).links_found == 2

"""The chaos site: the manifest's topic pages and articles on one loopback port, hits counted."""

import asyncio
import gzip
import threading
import time
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Self

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from news.errors import NotStarted
from tema.newsroom import datewords
from tema.newsroom.markup import rendered
from tema.ports import free_port
from tests.chaos.manifest import Entry, Manifest
from tests.flow.poisonable_worker import POISON

BOMB = gzip.compress(b"<p>" + b" " * (64 * 1024 * 1024), 9)
Maker = Callable[[bytes], Response]
HUGE = b"<p>" + b"x" * (12 * 1024 * 1024)
DEEP = b"<div>" * 20_000


class ChaosSite:
    """The site's server in a thread, between `with` and its end."""

    def __init__(self, manifest: Manifest) -> None:
        self.manifest = manifest
        self.port = free_port()
        self.base = f"http://127.0.0.1:{self.port}"
        self.hits: Counter[str] = Counter()
        """Answers by path."""
        routes = [Route("/{path:path}", self.answer)]
        self.server = uvicorn.Server(
            uvicorn.Config(
                Starlette(routes=routes),
                host="127.0.0.1",
                port=self.port,
                log_level="error",
                lifespan="off",
                ws="none",
            )
        )
        self.thread = threading.Thread(target=asyncio.run, args=[self.server.serve()], daemon=True)

    def __enter__(self) -> Self:
        self.thread.start()
        end = time.monotonic() + 15
        while not self.server.started:
            if time.monotonic() > end:
                raise NotStarted("the chaos site did not start")
            time.sleep(0.02)
        return self

    def __exit__(self, *_: object) -> None:
        self.server.should_exit = True
        self.thread.join(10)

    def listing_url(self, number: int) -> str:
        """The n-th topic page."""
        return f"{self.base}/tema/oblast-{number}"

    async def answer(self, request: Request) -> Response:
        """Any GET."""
        path = request.url.path
        self.hits[path] += 1
        if path == "/robots.txt":
            return PlainTextResponse("User-agent: *\nDisallow:\n")
        if path.startswith("/tema/oblast-"):
            return html(self.listing(int(path.rpartition("-")[2])))
        if entry := self.manifest.entries.get(path):
            return self.article(entry)
        return Response(status_code=404)

    def listing(self, number: int) -> str:
        """A topic page with its links."""
        articles = self.manifest.on(number)
        path = f"/tema/oblast-{number}"
        return self.page("topic.html", articles=articles, number=1, pages=[(1, path)])

    def article(self, entry: Entry) -> Response:
        """An article's page, as its kind has it."""
        if make := HOSTILE.get(entry.kind):
            return make(self.page("article.html", article=entry.article).encode())
        extra = POISON.decode() if entry.kind == "poison" else ""
        return html(self.page("article.html", article=entry.article) + extra)

    def page(self, name: str, **values: object) -> str:
        """A page by the newsroom's templates."""
        outlet = self.manifest.outlet
        return rendered(
            f"{outlet.key}/{name}",
            outlet,
            self.base,
            most_read=[],
            shown_date=lambda a: datewords.in_full(outlet, a, a.date_published),
            shown_change=lambda _: None,
            is_exact=lambda _: True,
            **values,
        )


def html(text: str | bytes) -> Response:
    """A page, gzipped."""
    body = text.encode() if isinstance(text, str) else text
    headers = {"Content-Type": "text/html; charset=utf-8", "Content-Encoding": "gzip"}
    return Response(gzip.compress(body, 1), headers=headers)


def bomb(_: bytes) -> Response:
    """64 MiB of nothing in 64 KB."""
    headers = {"Content-Type": "text/html", "Content-Encoding": "gzip"}
    return Response(BOMB, headers=headers)


HOSTILE: Mapping[str, Maker] = {
    "gone": lambda _: Response(status_code=410),
    "forbidden": lambda _: Response(status_code=403),
    "pdf": lambda _: Response(b"%PDF-1.7\n" + bytes(2000), media_type="text/html"),
    "bomb": bomb,
    "huge": lambda _: Response(HUGE, media_type="text/html"),
    "inward": lambda _: RedirectResponse("http://[::ffff:169.254.169.254]/latest/meta-data/"),
    "empty": lambda _: html(b" \n"),
    "nuls": lambda page: html(page.replace(b"<h1", b"\0&#0;<h1", 1)),
    "deep": lambda page: html(page.replace(b"</body>", DEEP + b"</body>", 1)),
    "lying": lambda page: Response(page, headers={"Content-Type": "image/jpeg"}),
}
"""What each hostile kind answers in place of its page."""

"""A newsroom that answers: one port of 127.0.0.1 for each outlet."""

import asyncio
import threading
import time
from types import TracebackType
from typing import Self

import uvicorn

from news.errors import NotStarted
from tema.newsroom.desk import Newsroom
from tema.newsroom.orders import desk_routes
from tema.newsroom.site import Arrival, Site
from tema.newsroom.truth import TrueArticle
from tema.ports import free_ports


class RunningNewsroom:
    """The outlets' servers in a thread, between `with` and its end."""

    def __init__(self, newsroom: Newsroom, ports: tuple[int, ...] | None = None) -> None:
        self.newsroom = newsroom
        self.ports = ports or free_ports(len(newsroom.outlets))
        self.hits: list[tuple[str, str, int]] = []
        self.arrivals: list[Arrival] = []
        pairs = list(zip(newsroom.outlets, self.ports, strict=True))
        self._bases = {outlet.key: f"http://127.0.0.1:{port}" for outlet, port in pairs}
        desk = desk_routes(newsroom, self._bases)
        self._servers = [
            uvicorn.Server(
                uvicorn.Config(
                    Site(newsroom, outlet, self.hits, self.arrivals).application(*desk),
                    host="127.0.0.1",
                    port=port,
                    log_level="warning",
                    server_header=False,
                    lifespan="off",
                    ws="none",
                )
            )
            for outlet, port in pairs
        ]
        self._thread = threading.Thread(target=asyncio.run, args=[self._run()], daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        end = time.monotonic() + 15
        while not all(server.started for server in self._servers):
            if time.monotonic() > end or not self._thread.is_alive():
                raise NotStarted("the newsroom did not start")
            time.sleep(0.02)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for server in self._servers:
            server.should_exit = True
        self._thread.join(10)

    async def _run(self) -> None:
        await asyncio.gather(*(server.serve() for server in self._servers))

    def base_url(self, outlet_key: str) -> str:
        """An outlet's home without the last slash."""
        return self._bases[outlet_key]

    def topic_urls(self) -> dict[str, str]:
        """Each outlet's first topic page."""
        return {o.key: f"{self._bases[o.key]}{o.topic_path}" for o in self.newsroom.outlets}

    def url_of(self, article: TrueArticle) -> str:
        """An article's address."""
        return f"{self._bases[article.outlet]}{article.path}"

    def truth(self, topic: str) -> list[tuple[str, TrueArticle]]:
        """The published articles of a topic with their addresses."""
        found = self.newsroom.articles()
        return [(self.url_of(a), a) for a in found if topic in a.topics]

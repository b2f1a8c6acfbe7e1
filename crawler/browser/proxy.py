"""The browser's only way out: a forward proxy on loopback, for one page, behind the address guard.

A browser resolves and connects by itself: redirects, what scripts ask for, WebSockets, frames. Told
to send all of it through here, it reaches no address that this process did not resolve and check.
"""

import asyncio
import logging
from contextlib import suppress
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

from crawler.browser.heads import Asked, answered, asked_of
from crawler.guard import Blocked, is_allowed, remember

HEAD = 64 * 1024
"""Bytes of a request's or a response's head."""
CHUNK = 64 * 1024
CONNECTING = 10.0
"""Seconds for a name and a connection."""
ADDRESSES = 3
"""Of a name, that are tried."""

log = logging.getLogger(__name__)


@dataclass(slots=True, kw_only=True)
class PageProxy:
    """One page's proxy, open while the page is; what it asked and got is counted."""

    max_bytes: int
    max_connections: int
    is_open: bool = False
    """Whether anything passes yet."""
    got: int = 0
    """Bytes that came in so far."""
    connections: int = 0
    blocked: set[tuple[str, int]] = field(default_factory=set)
    """Hosts and ports that the guard refused."""
    server: asyncio.Server | None = None
    tasks: set[asyncio.Task[None]] = field(default_factory=set)

    async def __aenter__(self) -> Self:
        self.server = await asyncio.start_server(self._accept, "127.0.0.1", 0, limit=HEAD)
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self.server:
            self.server.close()
        self.cut()
        await asyncio.gather(*self.tasks, return_exceptions=True)

    @property
    def url(self) -> str:
        """Where the browser finds it."""
        assert self.server is not None  # noqa: S101  # it was entered
        return f"http://127.0.0.1:{self.server.sockets[0].getsockname()[1]}"

    @property
    def is_full(self) -> bool:
        """Whether the page has taken all that a page may."""
        return self.got > self.max_bytes or self.connections > self.max_connections

    def cut(self) -> None:
        """End every connection."""
        for task in self.tasks:
            task.cancel()

    def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        task = asyncio.create_task(self._serve(reader, writer))
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection of the browser, which asks for one host."""
        try:
            async with asyncio.timeout(CONNECTING):
                asked = asked_of(await reader.readuntil(b"\r\n\r\n"))
                there = await self._connect(asked)
        except Blocked as blocked:
            log.warning("address blocked", extra={"host": str(blocked), "by": "browser"})
            refuse(writer, b"403 Forbidden")
        except (OSError, ValueError, EOFError, asyncio.LimitOverrunError):
            refuse(writer, b"502 Bad Gateway")
        else:
            try:
                with suppress(OSError, EOFError, asyncio.LimitOverrunError):
                    await self._relay(asked, (reader, writer), there)
            finally:
                there[1].close()
        finally:
            writer.close()

    async def _connect(self, asked: Asked) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        """A connection to an address that was checked; raises Blocked where none is allowed."""
        host, port = asked.host, asked.port
        if self.is_full or not self.is_open:
            raise ValueError("nothing passes")
        found = await asyncio.get_running_loop().getaddrinfo(host, port)
        addresses = list(dict.fromkeys(str(one[4][0]) for one in found))
        allowed = [address for address in addresses if is_allowed(address, port)]
        if not allowed:
            self.blocked.add((host.lower(), port))
            remember(host, port)
            raise Blocked(f"{host}:{port}")
        error: OSError = OSError("no address")
        for address in allowed[:ADDRESSES]:
            try:
                return await asyncio.open_connection(address, port, limit=HEAD)
            except OSError as failed:
                error = failed
        raise error

    async def _relay(
        self,
        asked: Asked,
        browser: tuple[asyncio.StreamReader, asyncio.StreamWriter],
        there: tuple[asyncio.StreamReader, asyncio.StreamWriter],
    ) -> None:
        """Hand on what both say, until one of them ends."""
        if asked.is_tunnel:
            browser[1].write(b"HTTP/1.1 200 Connection established\r\n\r\n")
        else:
            there[1].write(asked.head)
        up = asyncio.create_task(self._pipe(browser[0], there[1], counted=False))
        down = asyncio.create_task(self._answer(asked, there[0], browser[1]))
        try:
            await asyncio.wait([up, down], return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in (up, down):
                task.cancel()
            await asyncio.gather(up, down, return_exceptions=True)

    async def _answer(
        self, asked: Asked, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        """The site's answer; its head is read, so that the browser asks each time anew."""
        while not asked.is_tunnel:
            head = await reader.readuntil(b"\r\n\r\n")
            self.got += len(head)
            last, told = answered(head)
            writer.write(told)
            if last:
                break
        await self._pipe(reader, writer, counted=True)

    async def _pipe(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, *, counted: bool
    ) -> None:
        while chunk := await reader.read(CHUNK):
            if counted:
                self.got += len(chunk)
            if self.is_full:
                self.cut()
                return
            writer.write(chunk)
            await writer.drain()


def refuse(writer: asyncio.StreamWriter, status: bytes) -> None:
    """Answer without a body."""
    writer.write(b"HTTP/1.1 %s\r\nContent-Length: 0\r\nConnection: close\r\n\r\n" % status)

"""The generated site as a process: HTTP/1.1 with keep-alive, every answer ready in memory.

`python -m benchmarks.serve PORT COUNT` says `ready` once all is built. `/-/counts` tells how many
requests there were and when the first and the last one came, and begins to count anew.
"""

import asyncio
import json
import sys
import time
import zlib
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from benchmarks.site import Response, Site

COUNTS = b"/-/counts"
MOST = 65536
"""Bytes of a request's head that are waited for."""


class Answers:
    """The answers as bytes, by target, and what was asked."""

    def __init__(self, responses: Mapping[str, Response], missing: Response) -> None:
        self.ready = {path.encode(): wired(found) for path, found in responses.items()}
        self.responses = {path.encode(): found for path, found in responses.items()}
        self.missing = wired(missing)
        self.begin()

    def begin(self) -> None:
        """Count from here."""
        self.requests, self.first, self.last = 0, 0.0, 0.0
        self.cpu = time.process_time()

    def answer(self, head: bytes) -> bytes:
        """The bytes that answer a request."""
        target = head.split(b" ", 2)[1]
        if target == COUNTS:
            return self.counts()
        self.last = time.time()
        self.first = self.first or self.last
        self.requests += 1
        found = target if target in self.ready else target.partition(b"?")[0]
        if found in self.ready and not accepts_gzip(head):
            return plain(self.responses[found])
        return self.ready.get(found, self.missing)

    def counts(self) -> bytes:
        """What was asked, as JSON; from now on it is counted anew."""
        told = {"requests": self.requests, "first": self.first, "last": self.last}
        told["cpu"] = time.process_time() - self.cpu
        self.begin()
        return framed(HTTPStatus.OK, "application/json", json.dumps(told).encode(), "identity")


def accepts_gzip(head: bytes) -> bool:
    """Whether the request takes gzip."""
    for line in head.lower().split(b"\r\n"):
        if line.startswith(b"accept-encoding:"):
            return b"gzip" in line
    return False


def wired(found: Response) -> bytes:
    """An answer with its head, gzipped."""
    return framed(found.status, found.kind, found.gzipped, "gzip")


def plain(found: Response) -> bytes:
    """The same unpacked, for who does not take gzip."""
    body = zlib.decompress(found.gzipped, 31)
    return framed(found.status, found.kind, body, "identity")


def framed(status: int, kind: str, body: bytes, encoding: str) -> bytes:
    """Head and body of a response."""
    head = (
        f"HTTP/1.1 {int(status)} {HTTPStatus(status).phrase}\r\nServer: site\r\n"
        f"Content-Type: {kind}\r\nContent-Length: {len(body)}\r\nVary: Accept-Encoding\r\n"
        f"Cache-Control: max-age=60\r\nConnection: keep-alive\r\n"
    )
    if encoding != "identity":
        head += f"Content-Encoding: {encoding}\r\n"
    return head.encode() + b"\r\n" + body


class Connection(asyncio.Protocol):
    """One client: its requests are answered in their order."""

    def __init__(self, answers: Answers) -> None:
        self.answers = answers
        self.waiting = b""

    def connection_made(self, transport: Any) -> None:
        """Keep where the answers go."""
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        """Answer each request that is whole."""
        self.waiting += data
        while b"\r\n\r\n" in self.waiting:
            head, _, self.waiting = self.waiting.partition(b"\r\n\r\n")
            if not head.startswith(b"GET ") or len(head) > MOST:
                self.transport.close()
                return
            self.transport.write(self.answers.answer(head))
        if len(self.waiting) > MOST:
            self.transport.close()


async def serve(site: Site, port: int) -> None:
    """Build the site and answer until the process is ended."""
    answers = Answers(site.responses(), site.missing())
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Connection(answers), "127.0.0.1", port)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    await server.serve_forever()


if __name__ == "__main__":
    chosen, how_many = int(sys.argv[1]), int(sys.argv[2])
    asyncio.run(serve(Site(f"http://127.0.0.1:{chosen}", how_many), chosen))

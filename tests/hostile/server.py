"""A server that answers each path with bytes of our choosing, or with whatever a function does."""

import socket
import socketserver
import ssl
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any

Answer = bytes | Callable[[socket.socket], None]


def http(body: bytes | str = b"", status: str = "200 OK", **headers: str | None) -> bytes:
    """An answer in good order, but for what is told; a header of None is left out."""
    data = body.encode("utf-8", "surrogatepass") if isinstance(body, str) else body
    told: dict[str, str | None] = {
        "Content-Type": "text/html; charset=utf-8",
        "Content-Length": str(len(data)),
        "Connection": "close",
    }
    told |= {name.replace("_", "-"): value for name, value in headers.items()}
    lines = [f"{name}: {value}" for name, value in told.items() if value is not None]
    return "\r\n".join([f"HTTP/1.1 {status}", *lines, "", ""]).encode() + data


class HostileServer:
    """One host and port; `hits` are the paths that were asked for."""

    def __init__(
        self,
        answers: Mapping[str, Answer] | None = None,
        *,
        context: ssl.SSLContext | None = None,
        address: str = "127.0.0.1",
    ) -> None:
        self.answers: dict[str, Answer] = dict(answers or {})
        self.context = context
        self.hits: list[str] = []
        self.server = _Server((address, 0), self._handler())
        self.port: int = self.server.server_address[1]
        self.place = f"{address}:{self.port}"
        self.base = f"{'https' if context else 'http'}://{self.place}"
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()

    def stop(self) -> None:
        self.server.shutdown()
        self.server.server_close()

    def _handler(self) -> Any:
        hostile = self

        class Handler(socketserver.BaseRequestHandler):
            def handle(self) -> None:
                with suppress(OSError):  # a crawler that has enough hangs up
                    hostile.serve(self.request)

        return Handler

    def serve(self, connection: socket.socket) -> None:
        """Answer one request."""
        connection.settimeout(30)
        if self.context:
            with self.context.wrap_socket(connection, server_side=True) as wrapped:
                self.answer(wrapped)
        else:
            self.answer(connection)

    def answer(self, connection: socket.socket) -> None:
        """Read what is asked for, and answer it."""
        head = b""
        while b"\r\n\r\n" not in head:
            if not (piece := connection.recv(65536)):
                return
            head += piece
        path = head.split(b" ", 2)[1].decode("latin-1")
        self.hits.append(path)
        answer = self.answers.get(path) or self.answers.get(path.partition("?")[0].rstrip("/"))
        answer = answer or http(b"", "404 Not Found")
        if callable(answer):
            answer(connection)
        else:
            connection.sendall(answer)
        with suppress(OSError):
            connection.shutdown(socket.SHUT_WR)
            connection.recv(65536)


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True
    block_on_close = False
    request_queue_size = 128

    def handle_error(self, *args: Any) -> None:
        pass

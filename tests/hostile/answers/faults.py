"""Groups 5, 6 and 30: slow, silent, cut short, broken for now."""

import socket
import struct
import time

from tests.hostile.case import Case, html, page
from tests.hostile.server import http


def slowly(connection: socket.socket) -> None:
    """A byte each half second, for as long as somebody listens."""
    connection.sendall(http(b"", Content_Length="100000"))
    while True:
        connection.sendall(b"x")
        time.sleep(0.5)


def slow_head(connection: socket.socket) -> None:
    """The same before the body has begun."""
    connection.sendall(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    slowly(connection)


def never(connection: socket.socket) -> None:
    """No answer at all."""
    connection.recv(1)


def reset(connection: socket.socket) -> None:
    """A body that ends in a reset."""
    connection.sendall(http(html())[:700])
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()


def nothing(connection: socket.socket) -> None:
    """An end without a word."""
    connection.close()


class Failing:
    """An error so many times, then the page."""

    def __init__(self, times: int, status: str) -> None:
        self.left, self.status = times, status

    def __call__(self, connection: socket.socket) -> None:
        self.left -= 1
        connection.sendall(page() if self.left < 0 else http(b"", self.status))


def cases(_own: str, _victim: str) -> list[Case]:
    """What this host answers."""
    away = {"ends": "unreachable"}
    gzipped = http(html().encode(), Content_Encoding="gzip")
    return [
        Case(group="5", name="slowloris", answer=slowly, detail="no answer in time", **away),
        Case(group="5", name="slow-head", answer=slow_head, detail="no answer in time", **away),
        Case(group="6", name="never", answer=never, detail="no answer in time", **away),
        Case(group="6", name="reset", answer=reset, **away),
        Case(group="6", name="nothing", answer=nothing, **away),
        Case(group="6", name="cut-short", answer=http(html(), Content_Length="99999"), **away),
        Case(
            group="6",
            name="cut-chunk",
            answer=http(b"ffff\r\nabc", Content_Length=None, Transfer_Encoding="chunked"),
            **away,
        ),
        Case(
            group="6",
            name="gzip-cut",
            answer=http(b"\x1f\x8b\x08\0\0\0\0\0\0\3abc", Content_Encoding="gzip"),
            ends=("quarantined", "not_html"),
        ),
        Case(group="6", name="gzip-that-is-none", answer=gzipped),
        Case(group="30", name="once-broken", answer=Failing(1, "500 Oops")),
        Case(
            group="30",
            name="twice-broken",
            answer=Failing(2, "502 Oops"),
            ends=("http_error", "stored"),
        ),
        Case(group="30", name="always-broken", answer=http(b"", "500 Oops"), ends="http_error"),
    ]

"""Group 41: heads of answers that are long, many, wrong, or none."""

import socket

from tests.hostile.case import Case, html
from tests.hostile.server import Answer, http

BODY = html().encode()
NONE = ("unreachable", "http_error")


def raw(head: str, body: bytes = BODY) -> bytes:
    return head.replace("\n", "\r\n").encode("latin-1") + body


def endless(connection: socket.socket) -> None:
    """Headers without end."""
    connection.sendall(b"HTTP/1.1 200 OK\r\n")
    line = b"".join(b"X-%d: %s\r\n" % (n, b"x" * 1000) for n in range(64))
    while True:
        connection.sendall(line)


def informed(connection: socket.socket) -> None:
    """Word that the answer is about to come, for ever."""
    while True:
        connection.sendall(b"HTTP/1.1 102 Processing\r\n\r\n" * 1000)


def one_line(connection: socket.socket) -> None:
    """A status line without end."""
    connection.sendall(b"HTTP/1.1 200 ")
    while True:
        connection.sendall(b"O" * 65536)


def cases(_own: str, _victim: str) -> list[Case]:
    """What this host answers."""
    many = "".join(f"X-{n}: y\n" for n in range(10_000))
    size = f"Content-Length: {len(BODY)}\n"
    answers: dict[str, tuple[Answer, str | tuple[str, ...]]] = {
        "injected": (http(BODY, Content_Language="bg\r\nSet-Cookie: a=b"), "stored"),
        "ten-thousand": (raw(f"HTTP/1.1 200 OK\n{many}{size}\n"), ("stored", *NONE)),
        "megabyte": (raw(f"HTTP/1.1 200 OK\nX: {'x' * 1_000_000}\n{size}\n"), NONE),
        "endless": (endless, NONE),
        "informed": (informed, NONE),
        "one-line": (one_line, NONE),
        "none": (BODY, NONE),
        "old": (raw("HTTP/0.9 200 OK\n\n"), ("stored", *NONE)),
        "nonsense": (b"\x16\x03\x01\x02\0" + b"\xff" * 500, NONE),
        "ssh": (b"SSH-2.0-OpenSSH_9.2\r\n", NONE),
        "negative": (http(BODY, Content_Length="-5"), ("stored", *NONE)),
        "two-lengths": (
            raw(f"HTTP/1.1 200 OK\nContent-Length: 5\n{size}\n"),
            ("stored", "not_an_article", *NONE),
        ),
        "length-and-chunks": (
            http(b"0\r\n\r\n", Content_Length="99", Transfer_Encoding="chunked"),
            ("not_an_article", *NONE),
        ),
        "chunk-too-large": (
            http(b"FFFFFFFFFFFFFFFFFF\r\nabc", Content_Length=None, Transfer_Encoding="chunked"),
            ("too_large", *NONE),
        ),
        "chunk-nonsense": (
            http(b"-1\r\nabc\r\n", Content_Length=None, Transfer_Encoding="chunked"),
            NONE,
        ),
        "cookies": (raw("HTTP/1.1 200 OK\n" + "Set-Cookie: a=b\n" * 300 + size + "\n"), "stored"),
        "letters": (
            raw(
                f'HTTP/1.1 200 \xcf\xf0\xe8\nETag: "\0\x01\xff"\nContent-Language: \xff\xfe\n{size}\n'
            ),
            ("stored", *NONE),
        ),
    }
    return [
        Case(group="41", name=f"head-{name}", answer=answer, ends=ends)
        for name, (answer, ends) in answers.items()
    ]

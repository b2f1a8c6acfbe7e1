"""Groups 1 to 4 and 16: too much, packed or plain, said or endless."""

import gzip
import socket
import zlib
from functools import cache

from tests.hostile.case import Case, html
from tests.hostile.server import http

MIB = 1024 * 1024


@cache
def packed(size: int) -> bytes:
    """So many spaces, gzipped: one block again and again, with a wrong sum at the end."""
    packer = zlib.compressobj(9, wbits=31)
    head = packer.compress(b" ") + packer.flush(zlib.Z_FULL_FLUSH)
    block = packer.compress(b" " * MIB) + packer.flush(zlib.Z_FULL_FLUSH)
    return head + block * (size // MIB) + packer.flush()


def endless(connection: socket.socket) -> None:
    """A chunked body without end."""
    connection.sendall(http(b"<p>", Content_Length=None, Transfer_Encoding="chunked")[:-3])
    while True:
        connection.sendall(b"10000\r\n" + b"x" * 0x10000 + b"\r\n")


def said(connection: socket.socket) -> None:
    """Fifty megabytes that are announced, and sent only as far as somebody takes them."""
    connection.sendall(http(b"", Content_Length=str(50 * MIB)))
    for _ in range(50):
        connection.sendall(b"x" * MIB)


def unsaid(connection: socket.socket) -> None:
    """The same without a word."""
    connection.sendall(http(b"", Content_Length=None))
    for _ in range(50):
        connection.sendall(b"x" * MIB)


def cases(_own: str, _victim: str) -> list[Case]:
    """What this host answers."""
    gzipped = {"Content_Encoding": "gzip"}
    many = html(text="<p>а" * (5 * MIB // 5))
    one = html(text="<p>" + "а " * (10 * MIB))
    parts = gzip.compress(html(after="<p>краят").encode()[:900])
    rest = gzip.compress(html(after="<p>краят").encode()[900:])
    deflated = zlib.compress(b"\0" * 100 * MIB)
    return [
        Case(
            group="1",
            name="gzip-bomb",
            answer=http(packed(1024 * MIB), **gzipped),
            ends="too_large",
        ),
        Case(
            group="1",
            name="gzip-bomb-unsaid",
            answer=http(packed(64 * MIB)),
            ends=("not_html", "too_large"),
        ),
        Case(
            group="2",
            name="brotli-bomb",
            answer=http(b"\x81\xff" * 999, Content_Encoding="br"),
            ends="not_html",
        ),
        Case(
            group="2",
            name="deflate-bomb",
            answer=http(deflated, Content_Encoding="deflate"),
            ends="not_html",
        ),
        Case(
            group="2",
            name="double-gzip",
            answer=http(gzip.compress(packed(256 * MIB)), **gzipped),
            ends="not_html",
        ),
        Case(
            group="2",
            name="double-said",
            answer=http(packed(9 * MIB), Content_Encoding="gzip, gzip"),
            ends="not_html",
        ),
        Case(
            group="2",
            name="many-parts",
            answer=http(gzip.compress(b"") * 100_000, **gzipped),
            ends="too_large",
        ),
        Case(
            group="+gzip",
            name="two-parts",
            answer=http(parts + rest, **gzipped),
            check=lambda a: "Казахстан" in a["article_body"],
        ),
        Case(
            group="+gzip",
            name="gzip-and-more",
            answer=http(gzip.compress(html().encode()) + b"\0" * 99, **gzipped),
        ),
        Case(group="3", name="fifty-megabytes", answer=said, ends="too_large"),
        Case(group="3", name="fifty-unsaid", answer=unsaid, ends="too_large"),
        Case(group="4", name="endless-chunks", answer=endless, ends="too_large"),
        Case(
            group="16",
            name="one-text-node",
            answer=http(gzip.compress(one.encode()), **gzipped),
            ends="too_large",
        ),
        Case(
            group="16",
            name="five-megabytes-of-p",
            answer=http(gzip.compress(many.encode()), **gzipped),
            ends="too_large",
        ),
        Case(group="16", name="plain-and-too-large", answer=http(one.encode()), ends="too_large"),
    ]

"""Heads of HTTP messages as a forward proxy reads and rewrites them (RFC 9110, 9112)."""

from dataclasses import dataclass
from urllib.parse import urlsplit

HOP = frozenset(
    (
        *(b"connection", b"proxy-connection", b"keep-alive", b"upgrade", b"te"),
        *(b"proxy-authorization", b"proxy-authenticate"),
    )
)
"""Fields that are between two neighbours, not between browser and site."""
CLOSE = b"Connection: close\r\n\r\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Whom the browser wants to reach, and the head to send there."""

    host: str
    port: int
    is_tunnel: bool
    """Whether what follows is between browser and site (CONNECT: TLS, WebSockets)."""
    head: bytes = b""


def asked_of(head: bytes) -> Asked:
    """What a request's head asks for; ValueError where it is none for a proxy."""
    line, *fields = head.removesuffix(b"\r\n\r\n").split(b"\r\n")
    method, target, version = line.decode("ascii").split(" ")
    if not version.startswith("HTTP/1."):
        raise ValueError("not HTTP/1")
    if method == "CONNECT":
        parts = urlsplit(f"//{target}")
        if not parts.hostname or not parts.port:
            raise ValueError("no host and port")
        return Asked(host=parts.hostname, port=parts.port, is_tunnel=True)
    parts = urlsplit(target)
    if parts.scheme != "http" or not parts.hostname or "@" in parts.netloc:
        raise ValueError("not an http URL")
    path = f"{parts.path or '/'}{'?' + parts.query if parts.query else ''}"
    return Asked(
        host=parts.hostname,
        port=parts.port or 80,
        is_tunnel=False,
        head=_joined(f"{method} {path} HTTP/1.1".encode("ascii"), fields),
    )


def answered(head: bytes) -> tuple[bool, bytes]:
    """Whether a response's head is the last of its answer, and the same without keep-alive.

    A connection that was kept would carry the next request, for whatever host, to this one.
    """
    line, *fields = head.removesuffix(b"\r\n\r\n").split(b"\r\n")
    if not line.startswith(b"HTTP/1."):
        raise ValueError("not HTTP/1")
    if line.split(b" ", 2)[1:2] and line.split(b" ", 2)[1].startswith(b"1"):
        return False, head
    return True, _joined(line, fields)


def _joined(line: bytes, fields: list[bytes]) -> bytes:
    kept = [one for one in fields if one.partition(b":")[0].strip().lower() not in HOP]
    return b"".join(one + b"\r\n" for one in [line, *kept]) + CLOSE

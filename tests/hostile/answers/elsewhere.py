"""Groups 31 and 32: hosts whose certificate or robots.txt is wrong, one host for each.

What they answer is reached by redirects from this one.
"""

import socket
from datetime import timedelta
from pathlib import Path

from tests.hostile.case import Case, page
from tests.hostile.certificates import DAY, Authority
from tests.hostile.server import Answer, HostileServer, http

PLACES: dict[str, str] = {}
"""Where each of these hosts is, once they are there."""
LINE = b"# " + b"x" * 97 + b"\n"
BEGINNING = b"User-agent: *\nDisallow: /news/\n"


def again(place: str) -> Answer:
    """A redirect to itself."""
    return http(b"", "302 Found", Location=place)


RULES: dict[str, Answer] = {
    "robots-refuse": http(BEGINNING, Content_Type="text/plain"),
    "robots-large": http(BEGINNING + LINE * 60_000, Content_Type="text/plain"),
    "robots-in-circles": again("/robots.txt"),
    "robots-of-noise": http(bytes(range(256)) * 4000),
    "robots-of-stars": http("User-agent: *\nDisallow: /" + "*a" * 20_000 + "$\n"),
    "robots-missing": http(b"", "404 Not Found"),
}


def certificates(folder: Path) -> dict[str, HostileServer]:
    """The hosts with TLS; the authority's file is in the folder."""
    made = Authority(folder)
    week = timedelta(days=7)
    contexts = {
        "tls-right": made.context("right"),
        "tls-expired": made.context("expired", begins=-week, ends=-DAY),
        "tls-to-come": made.context("to-come", begins=DAY, ends=week),
        "tls-of-another": made.context("another", host="192.0.2.7"),
        "tls-self-signed": made.context("self-signed", self_signed=True),
    }
    return {name: HostileServer(context=context) for name, context in contexts.items()}


def servers(folder: Path) -> dict[str, HostileServer]:
    """All of them, at work."""
    found = certificates(folder) | {name: HostileServer() for name in (*RULES, "tls-none")}
    for name, server in found.items():
        server.answers |= {"/news/x": page(f"Казахстан при {name}")}
        if rules := RULES.get(name):
            server.answers["/robots.txt"] = rules
        scheme = "https" if name.startswith("tls") else "http"
        PLACES[name] = f"{scheme}://{server.place}/news/x"
    return found


def to(name: str) -> Answer:
    """A redirect to one of them."""

    def answer(connection: socket.socket) -> None:
        connection.sendall(http(b"", "302 Found", Location=PLACES[name]))

    return answer


def cases(_own: str, _victim: str) -> list[Case]:
    """What this host answers."""
    away: dict[str, str | tuple[str, ...]] = {
        "tls-right": "stored",
        "robots-missing": "stored",
        "robots-of-noise": "stored",
        "robots-of-stars": "stored",
        "robots-refuse": "robots",
        "robots-large": "robots",
        "robots-in-circles": ("unreachable", "stored"),
    }
    return [
        Case(
            group="31" if name.startswith("tls") else "32",
            name=name,
            answer=to(name),
            ends=away.get(name, "unreachable"),
        )
        for name in (*RULES, "tls-right")
    ]

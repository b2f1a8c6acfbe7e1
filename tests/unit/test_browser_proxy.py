"""The browser's way out: what passes, what the guard refuses, and that nothing goes on for ever."""

import asyncio
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import pytest

from crawler import guard
from crawler.browser.heads import answered, asked_of
from crawler.browser.proxy import PageProxy
from news.settings import Settings

REBOUND = "rebound.example"
ANSWER = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: keep-alive\r\n\r\nok"


class Web:
    """A server on loopback, allowed or not, that keeps what it was asked."""

    def __init__(self) -> None:
        self.asked: list[bytes] = []
        self.answer = ANSWER
        self.port = 0

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.asked.append(await reader.read(4096))
        writer.write(self.answer)
        await writer.drain()
        writer.close()


@asynccontextmanager
async def opened(web: Web, **caps: int) -> AsyncIterator[PageProxy]:
    server = await asyncio.start_server(web.serve, "127.0.0.1", 0)
    web.port = server.sockets[0].getsockname()[1]
    async with server, PageProxy(**{"max_bytes": 10_000, "max_connections": 5} | caps) as proxy:
        proxy.is_open = True
        yield proxy


async def say(proxy: PageProxy, words: str) -> bytes:
    """What the proxy answers to this request, to the end of the connection."""
    reader, writer = await asyncio.open_connection("127.0.0.1", int(proxy.url.rpartition(":")[2]))
    writer.write(words.encode() + b"\r\n\r\n")
    try:
        return await asyncio.wait_for(reader.read(), 5)
    except ConnectionResetError:
        return b""
    finally:
        writer.close()


@pytest.fixture
def web() -> Web:
    return Web()


@pytest.fixture
def allow(monkeypatch) -> Callable[[int], None]:
    """Let the guard pass loopback at a port."""

    def set_to(port: int) -> None:
        chosen = Settings(allow_addresses=f"127.0.0.1:{port}")
        monkeypatch.setattr(guard, "settings", lambda: chosen)

    set_to(1)
    return set_to


def run(trial: Callable[[], Awaitable[None]]) -> None:
    asyncio.run(trial())  # type: ignore[arg-type]  # each is a coroutine function


def test_a_plain_request_passes_without_what_is_the_proxys(web, allow):
    async def trial() -> None:
        async with opened(web) as proxy:
            allow(web.port)
            words = f"GET http://127.0.0.1:{web.port}/a?b=1 HTTP/1.1\r\nHost: x\r\nTE: y"
            told = await say(proxy, f"{words}\r\nProxy-Connection: keep-alive")
            assert told == ANSWER.replace(b"keep-alive", b"close")
            assert web.asked == [b"GET /a?b=1 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"]
            assert proxy.got == len(ANSWER)

    run(trial)


def test_a_tunnel_passes_untouched(web, allow):
    async def trial() -> None:
        async with opened(web) as proxy:
            allow(web.port)
            told = await say(proxy, f"CONNECT 127.0.0.1:{web.port} HTTP/1.1\r\n\r\nTLS")
            assert told == b"HTTP/1.1 200 Connection established\r\n\r\n" + ANSWER

    run(trial)


@pytest.mark.parametrize("host", ["127.0.0.1", "2130706433", "localhost", "[::ffff:127.0.0.1]"])
@pytest.mark.parametrize("words", ["CONNECT {}", "GET http://{}/"])
def test_a_forbidden_address_is_not_connected_to(web, allow, host: str, words: str):
    async def trial() -> None:
        async with opened(web) as proxy:
            told = await say(proxy, words.format(f"{host}:{web.port}") + " HTTP/1.1")
            assert told.startswith(b"HTTP/1.1 403 ")
            assert (web.asked, {port for _, port in proxy.blocked}) == ([], {web.port})

    run(trial)


def test_a_name_is_resolved_once_and_connected_to_as_it_was_checked(web, allow, monkeypatch):
    """Rebinding: the first answer is public, the second would be loopback."""
    asked: list[str] = []
    connected: list[str] = []

    async def trial() -> None:
        loop = asyncio.get_running_loop()
        resolve, connect = loop.getaddrinfo, asyncio.open_connection

        async def rebinding(host: str, port: int, **told: int) -> list[tuple]:
            if host != REBOUND:
                return await resolve(host, port, **told)
            asked.append(host)
            address = "93.184.216.34" if len(asked) == 1 else "127.0.0.1"
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

        async def noting(host: str, port: int, **told: int):
            if port == 443:
                connected.append(host)
                raise ConnectionRefusedError
            return await connect(host, port, **told)

        async with opened(web) as proxy:
            monkeypatch.setattr(loop, "getaddrinfo", rebinding)
            monkeypatch.setattr(asyncio, "open_connection", noting)
            first = await say(proxy, f"CONNECT {REBOUND}:443 HTTP/1.1")
            second = await say(proxy, f"CONNECT {REBOUND}:443 HTTP/1.1")
        assert first.startswith(b"HTTP/1.1 502 ")
        assert second.startswith(b"HTTP/1.1 403 ")
        assert (asked, connected) == ([REBOUND] * 2, ["93.184.216.34"])

    run(trial)


def test_before_the_pages_rules_stand_nothing_passes(web, allow):
    async def trial() -> None:
        async with opened(web) as proxy:
            allow(web.port)
            proxy.is_open = False
            assert b" 502 " in await say(proxy, f"GET http://127.0.0.1:{web.port}/ HTTP/1.1")
            assert web.asked == []

    run(trial)


def test_a_page_that_draws_without_end_is_cut(web, allow):
    web.answer = ANSWER + bytes(1_000_000)

    async def trial() -> None:
        async with opened(web) as proxy:
            allow(web.port)
            got = await say(proxy, f"GET http://127.0.0.1:{web.port}/ HTTP/1.1")
            assert (len(got) < 200_000, proxy.is_full) == (True, True)
            assert b" 502 " in await say(proxy, f"GET http://127.0.0.1:{web.port}/ HTTP/1.1")
            assert len(web.asked) == 1

    run(trial)


def test_connections_are_counted(web, allow):
    async def trial() -> None:
        async with opened(web, max_connections=2) as proxy:
            allow(web.port)
            words = f"GET http://127.0.0.1:{web.port}/ HTTP/1.1"
            told = [b" 200 " in await say(proxy, words) for _ in range(3)]
            assert told == [True, True, False]

    run(trial)


@pytest.mark.parametrize(
    "words",
    [
        *("GET / HTTP/1.1", "GET ftp://a.example/ HTTP/1.1", "CONNECT a.example HTTP/1.1"),
        *("GET http://u@a.example/ HTTP/1.1", "GET http://a.example:99999/ HTTP/1.1", "нищо"),
        *("GET http://a.example/ HTTP/2", "CONNECT a.example:0 HTTP/1.1", "GET  http:/// HTTP/1.1"),
    ],
)
def test_what_is_no_request_for_a_proxy_is_refused(words: str):
    with pytest.raises(ValueError):  # noqa: PT011  # each way of being wrong has its own words
        asked_of(words.encode() + b"\r\n\r\n")


def test_an_interim_answer_is_not_the_last():
    hints = b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n"
    assert answered(hints) == (False, hints)

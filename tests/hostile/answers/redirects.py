"""Groups 7 to 10: redirects in circles, to inner addresses, to what is not the web."""

from tests.hostile.case import Case, html
from tests.hostile.server import Answer, http

INNER = ("169.254.169.254", "10.0.0.1", "192.168.0.1", "100.64.0.10", "[fd00::1]", "[fe80::1]")
NOT_THE_WEB = (
    *("file:///etc/hostname", "ftp://127.0.0.1/", "data:text/html,<h1>x", "javascript:alert(1)"),
    *(
        "gopher://127.0.0.1:6379/_FLUSHALL",
        "http://user:word@127.0.0.1/",
        "http://[::1",
        "//",
        "http://",
    ),
)


def to(place: str, status: str = "302 Found") -> bytes:
    return http(b"", status, Location=place)


def spellings(place: str) -> dict[str, str]:
    """The ways to write a server of this machine."""
    port = place.partition(":")[2]
    hosts = ("127.0.0.1", "localhost", "0x7f.1", "2130706433", "0177.0.0.1", "127.1", "0.0.0.0")
    hosts += ("[::1]", "[::ffff:127.0.0.1]", "[::127.0.0.1]", "[::]", "127.0.0.1.", "①②⑦.0.0.1")
    return {f"inner-{n}": f"http://{host}:{port}/secret" for n, host in enumerate(hosts)}


def hops(own: str, victim: str) -> dict[str, Answer]:
    """Pages on the way that are no articles of the listing."""
    there = {f"/hop/{n}": to(f"http://{own}/hop/{n + 1}") for n in range(9)}
    there["/hop/short/0"] = to("/hop/short/1", "301 Moved")
    there["/hop/short/1"] = to("/hop/short/2", "308 Moved")
    there["/hop/short/2"] = http(html("Казахстан след три пренасочвания"))
    there["/hop/inner"] = to(f"http://{victim}/secret")
    return there


def cases(own: str, victim: str) -> list[Case]:
    """What this host answers."""
    found = [
        Case(group="8", name=name, answer=to(place), ends="blocked")
        for name, place in spellings(victim).items()
    ]
    found += [
        Case(group="9", name=f"private-{n}", answer=to(f"http://{host}/latest"), ends="blocked")
        for n, host in enumerate(INNER)
    ]
    found += [
        Case(
            group="10",
            name=f"scheme-{n}",
            answer=to(place),
            ends=("blocked", "unreachable", "http_error"),
        )
        for n, place in enumerate(NOT_THE_WEB)
    ]
    refresh = f'<meta http-equiv="refresh" content="0; url=http://{victim}/secret">'
    return [
        *found,
        Case(
            group="7",
            name="self",
            answer=to("/news/self"),
            ends="unreachable",
            detail="too many redirects",
        ),
        Case(
            group="7",
            name="long-way",
            answer=to("/hop/0"),
            ends="unreachable",
            detail="too many redirects",
        ),
        Case(
            group="7",
            name="meta-refresh",
            answer=http(f"<html><head>{refresh}</head></html>"),
            ends="not_an_article",
        ),
        Case(
            group="7",
            name="three-hops",
            answer=to("/hop/short/0"),
            check=lambda a: "три" in a["headline"],
        ),
        Case(group="8", name="second-hop", answer=to("/hop/inner"), ends="blocked"),
        Case(
            group="8",
            name="post-again",
            answer=to(f"http://{victim}/secret", "307 Again"),
            ends="blocked",
        ),
        Case(
            group="+location", name="no-location", answer=http(b"", "302 Found"), ends="http_error"
        ),
        Case(
            group="+location",
            name="long-location",
            answer=to("/x" * 9000),
            ends=("unreachable", "blocked", "http_error"),
        ),
        Case(
            group="+location",
            name="broken-location",
            answer=to("http://a b\x01:x/"),
            ends=("unreachable", "blocked", "http_error"),
        ),
    ]

"""robots.txt as RFC 9309 has it."""

import asyncio
import gzip
import time
import tracemalloc
from types import SimpleNamespace

import pytest
from scrapy import Request
from scrapy.http import Response

from crawler import robots
from crawler.hosts import Hosts
from crawler.robots import RobotsMiddleware, read
from crawler.rulebook import LIMIT, MOST_WORK, unpacked, work

URL = "https://novini.example/robots.txt"
RULES = b"User-agent: *\nDisallow: /private\n"


def allows(body: bytes, path: str) -> bool:
    return read(Response(URL, body=body)).rules.can_fetch(f"https://novini.example{path}", "Tema")


@pytest.mark.parametrize("body", [RULES, gzip.compress(RULES, mtime=0), b"\xef\xbb\xbf" + RULES])
def test_rules_are_read_gzipped_or_not(body):
    assert allows(body, "/news")
    assert not allows(body, "/private/1")


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_server_in_need_gives_no_leave(status):
    assert read(Response(URL, status=status)).wait == f"its robots.txt: HTTP {status}"


@pytest.mark.parametrize("status", [301, 401, 403, 404, 410])
def test_a_site_without_rules_allows_all(status):
    answer = read(Response(URL, status=status))
    assert (answer.rules, answer.error, answer.wait) == (None, None, "")
    assert answer.policy == {"robots": f"allowed: no robots.txt, HTTP {status}"}


def test_what_a_site_says_of_ai_is_noted_and_forbids_nothing_to_tema():
    body = RULES + b"User-agent: GPTBot\nDisallow: /\nContent-Signal: search=yes, ai-train=no\n"
    answer = read(Response(URL, body=body))
    assert answer.rules.can_fetch("https://novini.example/news", "Tema")
    assert answer.policy == {
        "robots": "allowed",
        "ai_agents": ["GPTBot"],
        "signals": ["Content-Signal: search=yes, ai-train=no"],
    }


def test_500_kib_are_read_of_a_bomb():
    assert len(unpacked(gzip.compress(RULES + b"#" * 50 * LIMIT))) == LIMIT


def agents(number: int, agent: str = "User-agent: a{}\n") -> str:
    return "".join(agent.format(n) for n in range(number))


def rules(number: int) -> str:
    return "".join(f"Disallow: /folder/{n}/\n" for n in range(number))


@pytest.mark.parametrize(
    "agent",
    [
        *("User-agent: a{}\n", "User   agent a{}\n", "useragent:a{}*\n", " USER-AGENT : b{}\n"),
        *(
            "User-agent: c{}\nSitemap: allow\n",
            "User-agent: c{}\n\n",
            "User-agent: c{}\nallowance\n",
        ),
    ],
)
def test_rules_that_multiply_by_their_agents_are_not_parsed(agent):
    """A thousand agents before a thousand rules, 30 KB, would take 88 MB; twice that 306 MB."""
    begun = time.perf_counter()
    told = read(Response(URL, body=(agents(1000, agent) + rules(1000)).encode()))
    assert told.wait == "its robots.txt: too many rules for too many agents"
    assert told.rules is None
    assert time.perf_counter() - begun < 0.5


def test_large_files_of_real_sites_are_read():
    many = "".join(f"User-agent: bot{n}\n{rules(40)}\n" for n in range(300))
    listed = agents(150) + rules(300) + "User-agent: *\n" + rules(15_000)
    for text in (many, listed):
        assert work(text) <= MOST_WORK
        assert read(Response(URL, body=text.encode())).rules is not None
    assert not read(Response(URL, body=listed.encode())).rules.can_fetch("/folder/14999/", "Tema")


class Web:
    """In the place of Scrapy's engine: a robots.txt of each host."""

    def __init__(self, body: bytes) -> None:
        self.body = body
        self.asked: list[str] = []

    async def download_async(self, request: Request) -> Response:
        self.asked.append(request.url)
        return Response(request.url, body=self.body)


def crawl(web: Web, sites: list[str]) -> RobotsMiddleware:
    """Ask for a page of each site in turn."""
    spider = SimpleNamespace(hosts=Hosts(None, 0))
    crawler = SimpleNamespace(settings={"ROBOTSTXT_USER_AGENT": "Tema"}, engine=web, spider=spider)
    middleware = RobotsMiddleware(crawler)

    async def ask() -> None:
        for site in sites:
            await middleware.check(f"{site}/news/1")

    asyncio.run(ask())
    return middleware


@pytest.mark.parametrize(
    "text",
    [
        rules(3000),
        "".join(f"Disallow:/*{n:x}$\n" for n in range(3000)),
        "Disallow: /" + "*ab" * 20_000 + "\n",
        "Disallow: /" + "*\u0439" * 10_000 + "\n",
        agents(40) + rules(1000),
        "".join(f"User-agent: b{n}\nDisallow:/\n" for n in range(3000)),
    ],
)
def test_parsed_rules_take_no_more_than_they_are_taken_to(text):
    told = Response(URL, body=b"User-agent: *\n" + text.encode())
    tracemalloc.start()
    try:
        answer = read(told)
        answer.rules.can_fetch("/news/1", "Tema")
        taken, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert answer.weight / 12 < taken < answer.weight


def test_of_fifty_hosts_with_a_large_file_the_last_are_kept():
    """As fifty subdomains of one site would have filled a crawler."""
    made = crawl(
        Web(b"User-agent: *\n" + rules(4000).encode()), [f"https://{n}.example" for n in range(50)]
    )
    assert made.answers.weight <= robots.MEMORY
    assert (
        list(made.answers.kept) == [f"https://{n}.example" for n in range(50)][-len(made.answers) :]
    )
    assert 5 <= len(made.answers) < 20
    assert made.asked == {}


def test_of_many_hosts_a_thousand_are_kept_and_one_that_is_used_is_asked_once():
    web = Web(RULES)
    others = [f"https://{n}.example" for n in range(robots.SITES + 300)]
    mixed = [
        site
        for pair in zip(others, ["https://used.example"] * len(others), strict=True)
        for site in pair
    ]
    made = crawl(web, mixed)
    assert len(made.answers) == robots.SITES
    assert web.asked.count("https://used.example/robots.txt") == 1


def test_what_is_kept_of_hosts_delays_is_bounded():
    hosts = Hosts(None, 0)
    for n in range(hosts.delays.most + 100):
        hosts.delays.put(f"{n}.example:443", 5.0)
        assert hosts.delays.get("0.example:443") == 5.0
    assert len(hosts.delays) == hosts.delays.most

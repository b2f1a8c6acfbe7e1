"""robots.txt as RFC 9309 has it."""

import gzip

import pytest
from scrapy.http import Response

from crawler.robots import LIMIT, read, unpacked

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

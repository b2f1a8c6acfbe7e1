"""robots.txt as RFC 9309 has it."""

import gzip

import pytest
from scrapy.http import Response

from crawler.robots import LIMIT, RobotsUnreachable, read, unpacked

URL = "https://novini.example/robots.txt"
RULES = b"User-agent: *\nDisallow: /private\n"


def allows(body: bytes, path: str) -> bool:
    return read(Response(URL, body=body)).rules.can_fetch(f"https://novini.example{path}", "Tema")


@pytest.mark.parametrize("body", [RULES, gzip.compress(RULES), b"\xef\xbb\xbf" + RULES])
def test_rules_are_read_gzipped_or_not(body):
    assert allows(body, "/news")
    assert not allows(body, "/private/1")


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_server_in_need_gives_no_leave(status):
    assert isinstance(read(Response(URL, status=status)).error, RobotsUnreachable)


@pytest.mark.parametrize("status", [301, 401, 403, 404, 410])
def test_a_site_without_rules_allows_all(status):
    answer = read(Response(URL, status=status))
    assert (answer.rules, answer.error) == (None, None)


def test_500_kib_are_read_of_a_bomb():
    assert len(unpacked(gzip.compress(RULES + b"#" * 50 * LIMIT))) == LIMIT

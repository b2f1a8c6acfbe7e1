"""The newsroom can be told to refuse, to slow down and to change its robots.txt."""

import json
import time
from collections.abc import Iterator
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from tema.newsroom import Newsroom, RunningNewsroom


@pytest.fixture(scope="module")
def running() -> Iterator[RunningNewsroom]:
    with RunningNewsroom(Newsroom()) as running:
        yield running


def order(running: RunningNewsroom, name: str, **values: Any) -> int:
    url = f"{running.base_url('horizont')}/desk/{name}"
    return asked(Request(url, json.dumps({"outlet_key": "dala"} | values).encode()))[0]


def get(running: RunningNewsroom, path: str) -> tuple[int, str, str | None]:
    return asked(Request(f"{running.base_url('dala')}{path}"))


def asked(request: Request) -> tuple[int, str, str | None]:
    try:
        with urlopen(request) as answer:
            return answer.status, answer.read().decode(), None
    except HTTPError as error:
        return error.code, "", error.headers["Retry-After"]


def test_it_answers_with_a_status_as_often_as_it_is_told(running):
    assert order(running, "answer", status=429, retry_after="7", times=1) == 200
    assert get(running, "/robots.txt")[0] == 200
    assert get(running, "/") == (429, "", "7")
    assert get(running, "/")[0] == 200


def test_it_refuses_one_path_until_it_is_told_otherwise(running):
    order(running, "answer", status=503, path="/robots.txt")
    assert [get(running, path)[0] for path in ("/robots.txt", "/", "/robots.txt")] == [
        503,
        200,
        503,
    ]
    order(running, "answer", status=200)
    assert get(running, "/robots.txt")[0] == 200


def test_its_robots_txt_reads_as_it_is_told(running):
    text = "User-agent: *\nCrawl-delay: 3\n"
    order(running, "robots", text=text)
    assert get(running, "/robots.txt")[1] == text
    order(running, "robots")
    assert f"Sitemap: {running.base_url('dala')}/sitemap.xml" in get(running, "/robots.txt")[1]


def test_it_slows_down(running):
    order(running, "slow", seconds=0.2)
    began = time.monotonic()
    get(running, "/robots.txt")
    assert time.monotonic() - began >= 0.2
    order(running, "slow", seconds=0)


@pytest.mark.parametrize("told", [{"outlet_key": "x", "status": 429}, {"status": 9}, {}])
def test_an_order_that_makes_no_sense_is_refused(running, told):
    assert order(running, "answer", **told) == 400

"""What pages and headers say against text mining and AI."""

import time

import pytest

from news.opt_outs import opt_outs


@pytest.mark.parametrize(
    ("body", "headers", "found"),
    [
        ("", {}, []),
        ('<meta name="robots" content="index, follow">', {}, []),
        ('<meta name="robots" content="noai, noimageai">', {}, ["meta robots: noai, noimageai"]),
        ("<META CONTENT='NoAI' NAME='Robots'>", {}, ["meta robots: noai"]),
        ("<meta name=robots content=noai>", {}, ["meta robots: noai"]),
        ('<meta name="tdm-reservation" content="1">', {}, ["meta tdm-reservation: 1"]),
        ('<meta name="tdm-reservation" content="0">', {}, []),
        ("", {"TDM-Reservation": "1"}, ["header tdm-reservation: 1"]),
        ("", {"X-Robots-Tag": "otherbot: noindex, noai"}, ["header x-robots-tag: noai"]),
        ("", {"x-robots-tag": "noindex"}, []),
        ("", {"tdm-policy": "https://a.example/licence"}, []),
        (
            "",
            {"tdm-reservation": "1", "tdm-policy": "https://a.example/licence"},
            ["header tdm-reservation: 1", "header tdm-policy: https://a.example/licence"],
        ),
        ('<meta name="description" content="noai, ъгъл">', {}, []),
    ],
)
def test_opt_outs_are_found_where_they_stand(body, headers, found):
    assert opt_outs(body.encode(), headers) == found


def test_a_hostile_head_takes_no_time():
    began = time.perf_counter()
    for body in (b"<meta " * 100_000, b"<meta name=" + b"a" * 10**6, b"<meta name='" * 50_000):
        opt_outs(body, {})
    assert time.perf_counter() - began < 1

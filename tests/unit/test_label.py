"""A label says in a few words what a task's entries are, and never holds a page's bytes."""

import pytest

from news.wire import dump
from tests.factories import URL, a_page, a_report
from workers.label import LONGEST, label


def as_stream(message) -> dict[bytes, bytes]:
    fields = dump(message)
    return {k.encode(): v if isinstance(v, bytes) else v.encode() for k, v in fields.items()}


def test_it_counts_the_kinds():
    entries = [as_stream(a_page()), as_stream(a_report()), as_stream(a_page())]
    assert label(entries).startswith("2 pages, 1 report · ")


def test_it_names_each_topic_once_in_their_order():
    names = ["Қазақстан", "Енергетика", "Қазақстан"]
    told = label([as_stream(a_page(topic=name)) for name in names])
    assert "· Қазақстан, Енергетика ·" in told


def test_it_names_the_first_url():
    entries = [as_stream(a_page()), as_stream(a_page(requested_url=f"{URL}-2"))]
    assert label(entries) == f"2 pages · {URL}"


def test_it_names_a_reports_listing():
    assert label([as_stream(a_report())]) == "1 report · https://novini.example/tema"


def test_it_holds_no_bytes_of_a_page():
    secret = b"<h1>\xd1\x8a secret</h1>" * 1000
    told = label([as_stream(a_page(topic="Казахстан", body=secret))])
    assert told == f"1 page · Казахстан · {URL}"


def test_it_is_short_whatever_the_url():
    told = label([as_stream(a_page(requested_url=f"{URL}?{'ж' * 2000}"))])
    assert len(told) <= LONGEST


def test_nothing_is_an_empty_label():
    assert label([]) == ""


@pytest.mark.parametrize(
    "data",
    [
        b"{",
        b"[]",
        b"null",
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"url": null, "topic": {"\xd1\x8a": 1}}',
        b'{"requested_url": 7}',
    ],
)
def test_data_that_is_garbage_is_counted_all_the_same(data):
    assert label([{b"type": b"page", b"data": data}]).startswith("1 page")


def test_an_entry_without_a_type_is_counted():
    assert label([{}]) == "1 message"


def test_an_entry_whose_type_is_no_text_is_counted():
    assert label([{b"type": b"\xff"}]) == "1 \N{REPLACEMENT CHARACTER}"

"""Messages travel whole, and what cannot be read is refused by the right error."""

from uuid import uuid4

import pytest

from news.errors import TooNew, Unreadable
from news.model import CrawlRequest, Failure, Outcome, Reason
from news.wire import dump, load
from tests.factories import a_page, a_report


def as_stream(fields):
    return {k.encode(): v if isinstance(v, bytes) else v.encode() for k, v in fields.items()}


@pytest.mark.parametrize(
    "message",
    [
        a_page(headers={"content-type": "text/html; charset=windows-1251"}),
        a_report(
            handed_over=(uuid4(), uuid4()),
            known=(uuid4(),),
            failures=(Failure(url="https://a.example/ж", outcome=Outcome.GONE, detail="HTTP 410"),),
        ),
        CrawlRequest(
            run_id=1, listing_id=2, topic_id=3, url="https://a.example/", frontier=(uuid4(),)
        ),
        CrawlRequest(
            run_id=1, listing_id=2, topic_id=3, url="https://a.example/", reason=Reason.ON_DEMAND
        ),
    ],
)
def test_a_message_comes_back_as_it_was(message):
    assert load(as_stream(dump(message))) == message


def test_a_field_of_a_newer_release_is_ignored():
    fields = as_stream(dump(a_page()))
    fields[b"data"] = fields[b"data"][:-1] + b', "colour": "red"}'
    assert load(fields) == a_page()


def test_a_newer_version_is_too_new():
    with pytest.raises(TooNew):
        load(as_stream(dump(a_page()) | {"v": "2"}))


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {b"v": b"1", b"type": b"page", b"data": b"{"},
        {b"v": b"1", b"type": b"page", b"data": b"[]"},
        {b"v": b"1", b"type": b"page", b"data": b"{}", b"body": b""},
        {b"v": b"x", b"type": b"page", b"data": b"{}"},
    ],
)
def test_what_is_no_message_is_unreadable(fields):
    with pytest.raises(Unreadable):
        load(fields)

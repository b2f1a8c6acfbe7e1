"""Messages travel whole, and what cannot be read is refused by the right error."""

import json
from datetime import datetime, timedelta, timezone
from uuid import uuid4

import pytest

from news.answers import Preview
from news.errors import TooNew, Unreadable
from news.listing import ListingEntry
from news.model import CrawlRequest, Failure, Outcome, Reason, Target
from news.wire import dump, load
from tests.factories import NOON, URL, a_page, a_report


def a_preview(**changes):
    entries = (
        ListingEntry(url=URL, headline="Қазақстан – ъгъл, ёлка, її", date_published=NOON),
        ListingEntry(url=f"{URL}-2"),
    )
    values = {"url": "https://a.example/", "pages_read": 2, "entries": entries} | changes
    return Preview(**values)


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
            run_id=1,
            url="https://a.example/1",
            target=Target.ARTICLE,
            reason=Reason.ON_DEMAND,
            refetch=True,
        ),
        CrawlRequest(
            run_id=0,
            listing_id=2,
            topic_id=3,
            topic="Қазақстан",
            url="https://a.example/",
            reason=Reason.PREVIEW,
            since=NOON,
            past_frontier=True,
            reply_to="preview:1",
        ),
        a_preview(
            known=(uuid4(),),
            off_topic=(uuid4(),),
            unnamed=(uuid4(),),
            next_url="https://a.example/?page=3",
        ),
        a_preview(entries=(), error="HTTP 500"),
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


def as_written_by_an_older_release(message, *names):
    """The entry of a message without these fields."""
    fields = as_stream(dump(message))
    told = json.loads(fields[b"data"])
    for name in names:
        del told[name]
    return fields | {b"data": json.dumps(told).encode()}


def a_request(**changes):
    values = {"run_id": 1, "listing_id": 2, "topic_id": 3, "url": "https://a.example/"} | changes
    return CrawlRequest(**values)


@pytest.mark.parametrize(
    ("message", "names"),
    [
        (a_page(), ["topic"]),
        (a_report(), ["topic"]),
        (a_request(), ["topic", "target", "since", "past_frontier", "refetch", "reply_to"]),
    ],
)
def test_a_message_of_the_release_before_is_read(message, names):
    assert load(as_written_by_an_older_release(message, *names)) == message


def test_a_field_of_a_newer_release_inside_an_entry_is_ignored():
    told = a_preview()
    fields = as_stream(dump(told))
    data = json.loads(fields[b"data"])
    data["entries"][0]["colour"] = "red"
    assert load(fields | {b"data": json.dumps(data).encode()}) == told


def test_letters_travel_as_they_are_so_that_people_can_read_the_stream():
    assert "Қазақстан ъщ" in dump(a_page(topic="Қазақстан ъщ"))["data"]


def test_a_time_keeps_its_zone():
    since = datetime(2025, 1, 31, tzinfo=timezone(timedelta(hours=6)))
    assert load(as_stream(dump(a_request(since=since)))).since.utcoffset() == timedelta(hours=6)

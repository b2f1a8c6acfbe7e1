"""Every way in which a request gives no page has its outcome."""

import pytest
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
)
from scrapy.http import Response

from crawler.guard import Blocked
from crawler.outcomes import of_error, of_response
from crawler.rests import HostRests
from crawler.robots import RobotsForbidden
from news.bodies import zip_body
from news.model import Outcome
from tests.factories import NOON

URL = "https://novini.example/1"


@pytest.mark.parametrize(
    ("error", "outcome"),
    [
        (RobotsForbidden(URL), Outcome.ROBOTS),
        (HostRests("novini.example:443", NOON, "HTTP 429"), Outcome.DEFERRED),
        (Blocked("address"), Outcome.BLOCKED),
        (DownloadCancelledError("too large"), Outcome.TOO_LARGE),
        (DownloadTimeoutError("20 s"), Outcome.UNREACHABLE),
        (CannotResolveHostError("no such name"), Outcome.UNREACHABLE),
        (ResponseDataLossError(), Outcome.UNREACHABLE),
        (IgnoreRequest("max redirections reached"), Outcome.UNREACHABLE),
    ],
)
def test_an_error_of_the_downloader_has_its_outcome(error, outcome):
    failure = of_error(URL, error)
    assert (failure.url, failure.outcome) == (URL, outcome)
    assert "\n" not in failure.detail


@pytest.mark.parametrize(
    ("status", "headers", "outcome"),
    [
        (404, {}, Outcome.GONE),
        (410, {}, Outcome.GONE),
        (401, {}, Outcome.FORBIDDEN),
        (403, {}, Outcome.FORBIDDEN),
        (451, {}, Outcome.FORBIDDEN),
        (429, {}, Outcome.HTTP_ERROR),
        (503, {}, Outcome.HTTP_ERROR),
        (304, {}, Outcome.HTTP_ERROR),
        (302, {"Location": "file:///etc/hostname"}, Outcome.BLOCKED),
    ],
)
def test_a_status_has_its_outcome(status, headers, outcome):
    failure = of_response(URL, Response(URL, status=status, headers=headers))
    assert failure is not None
    assert failure.outcome is outcome


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (b"%PDF-1.7", {"Content-Type": "text/html"}),
        (b"\xff\xd8\xff\xe0JFIF", {"Content-Type": "text/html"}),
        (b"\x00\x00\x00\x20ftypmp42", {}),
        (zip_body(b"PK\x03\x04 zip"), {"Content-Encoding": "gzip"}),
        (zip_body(zip_body(b"<html>")), {"Content-Encoding": "gzip"}),
        (b"some bytes", {"Content-Type": "image/jpeg"}),
        (b"<html>", {"Content-Encoding": "br"}),
    ],
)
def test_what_is_no_page_is_not_html(body, headers):
    failure = of_response(URL, Response(URL, headers=headers, body=body))
    assert failure is not None
    assert failure.outcome is Outcome.NOT_HTML


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (b"<html>", {"Content-Type": "image/jpeg"}),
        (b"<html>", {}),
        (zip_body(b"<html>"), {"Content-Encoding": "gzip"}),
        ("<html>Қазақстан".encode("utf-16"), {"Content-Type": "text/html"}),
    ],
)
def test_a_page_is_known_by_its_bytes_whatever_its_type_says(body, headers):
    assert of_response(URL, Response(URL, headers=headers, body=body)) is None

"""What a person reads where a request gave no page."""

import pytest
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
)

from crawler.browser.program import NoBrowser
from crawler.guard import Blocked
from crawler.wording import worded
from news.errors import Unreadable

TLS = (
    "[<twisted.python.failure.Failure OpenSSL.SSL.Error: "
    "[('SSL routines', '', 'certificate verify failed')]>]"
)
ANOTHERS = (
    "[<twisted.python.failure.Failure service_identity.exceptions.VerificationError: "
    "VerificationError(errors=[DNSMismatch(mismatched_id=DNS_ID(hostname=b'a.example'))])>]"
)
LOST = "[<twisted.python.failure.Failure twisted.internet.error.ConnectionLost: Connection …>]"
SIZE = "Received 5,242,881 bytes which is larger than download max size (5242880) in request <GET>."


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (CannotResolveHostError("no results for hostname lookup: a.example"), "no such host"),
        (
            DownloadConnectionRefusedError("Connection was refused: 111"),
            "the connection was refused",
        ),
        (
            DownloadTimeoutError("Getting http://a.example/ took longer than 20"),
            "no answer in time",
        ),
        (TimeoutError(), "no answer in time"),
        (DownloadCancelledError(SIZE), "more than 5 MB"),
        (DownloadFailedError(TLS), "TLS: certificate verify failed"),
        (DownloadFailedError(ANOTHERS), "TLS: the certificate is of another host"),
        (DownloadFailedError(LOST), "the connection was closed"),
        (IgnoreRequest("max redirections reached"), "too many redirects"),
        (
            Blocked("the address of a.example is not public"),
            "the address of a.example is not public",
        ),
        (NoBrowser("no browser here"), "no browser here"),
        (ValueError("not\n a URL"), "ValueError: not a URL"),
        (KeyError(), "KeyError"),
        (Unreadable("XML that declares entities"), "cannot be read: XML that declares entities"),
    ],
)
def test_an_error_is_a_clause_without_a_class_of_ours(error: Exception, words: str):
    assert worded(error) == words

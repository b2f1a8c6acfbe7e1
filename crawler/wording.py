"""Wording: what went wrong with a request, in a clause that a person understands."""

import re

from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
)

from news.errors import Told, Unreadable

PLAIN: tuple[tuple[type[Exception], str], ...] = (
    (CannotResolveHostError, "no such host"),
    (DownloadConnectionRefusedError, "the connection was refused"),
    (ResponseDataLossError, "the answer broke off"),
)
MAX_SIZE = re.compile(r"download max size \((\d+)\)")
QUOTED = re.compile(r"'([a-z][a-z ]{6,})'")
"""OpenSSL's own words inside of what Twisted and Scrapy wrap around them."""


def worded(error: BaseException) -> str:
    """An error of the downloader in plain words, its own where it has such."""
    told = " ".join(str(error).split())
    for kind, words in PLAIN:
        if isinstance(error, kind):
            return words
    if isinstance(error, DownloadTimeoutError | TimeoutError):
        return "no answer in time"
    if isinstance(error, DownloadCancelledError):
        found = MAX_SIZE.search(told)
        return f"more than {int(found[1]) // 2**20} MB" if found else told or "too large"
    if isinstance(error, DownloadFailedError):
        return failed(told)
    if isinstance(error, Unreadable) and error.args:
        return f"cannot be read: {error.args[0]}"
    if isinstance(error, Told | IgnoreRequest) and told:
        return "too many redirects" if told.startswith("max redirections") else told
    return f"{type(error).__name__}: {told}".removesuffix(": ")


def failed(told: str) -> str:
    """What a connection that failed says: of TLS the reason alone."""
    if "service_identity" in told:
        return "TLS: the certificate is of another host"
    reasons = [words for words in QUOTED.findall(told) if not words.endswith("routines")]
    if "SSL" in told and reasons:
        return f"TLS: {reasons[-1]}"
    if "ConnectionLost" in told or "ConnectionDone" in told:
        return "the connection was closed"
    return told

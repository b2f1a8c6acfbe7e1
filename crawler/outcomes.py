"""Outcomes: why a request gave no page."""

from urllib.parse import urlsplit

from scrapy.exceptions import CannotResolveHostError, DownloadCancelledError
from scrapy.http import Response

from crawler.guard import Blocked, blocked_hosts
from crawler.robots import RobotsForbidden
from news.bodies import head_of
from news.model import Failure, Outcome

STATUSES = {
    404: Outcome.GONE,
    410: Outcome.GONE,
    401: Outcome.FORBIDDEN,
    403: Outcome.FORBIDDEN,
    451: Outcome.FORBIDDEN,
}
NOT_TEXT = (b"%PDF", b"PK\x03\x04", b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"RIFF", b"OggS", b"ID3")
"""First bytes of what is no page, whatever its Content-Type says."""


class Unfetched(Exception):
    """A request that gave no page, with its failure."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(f"{failure.outcome}: {failure.detail}")
        self.failure = failure


def of_error(url: str, error: Exception) -> Failure:
    """The failure that an exception of the downloader means."""
    outcome = Outcome.UNREACHABLE
    if isinstance(error, RobotsForbidden):
        outcome = Outcome.ROBOTS
    elif isinstance(error, Blocked):
        outcome = Outcome.BLOCKED
    elif isinstance(error, DownloadCancelledError):
        outcome = Outcome.TOO_LARGE
    elif isinstance(error, CannotResolveHostError) and blocked_hosts:
        # After a redirect the blocked name is not the one of this URL, but the error names it.
        names = {name for name in blocked_hosts if name in str(error)}
        if names or urlsplit(url).hostname in blocked_hosts:
            outcome = Outcome.BLOCKED
    return Failure(url=url, outcome=outcome, detail=f"{type(error).__name__}: {error}"[:500])


def of_response(url: str, response: Response) -> Failure | None:
    """The failure that a response means, or None where it is a page."""
    status = response.status
    if status != 200:
        outcome = STATUSES.get(status, Outcome.HTTP_ERROR)
        if 300 <= status < 400:
            outcome = Outcome.BLOCKED  # Scrapy follows every redirect that leads to the web
        return Failure(url=url, outcome=outcome, detail=f"HTTP {status}")
    encoding = (response.headers.get("Content-Encoding") or b"").decode("latin-1").lower()
    if encoding not in {"", "gzip", "x-gzip", "identity"}:
        return Failure(url=url, outcome=Outcome.NOT_HTML, detail=f"encoding {encoding[:40]}")
    if head_of(response.body).startswith(NOT_TEXT):
        return Failure(url=url, outcome=Outcome.NOT_HTML, detail="not text")
    return None

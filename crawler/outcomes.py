"""Outcomes: why a request gave no page."""

from datetime import datetime
from urllib.parse import urlsplit

from scrapy.exceptions import DownloadCancelledError, UnsupportedURLSchemeError
from scrapy.http import Response

from crawler.budget import BudgetUsedUp
from crawler.guard import Blocked
from crawler.rests import HostRests
from crawler.robots import RobotsForbidden
from news.bodies import GZIP_MAGIC, head_of
from news.model import Failure, Outcome

ERRORS = (
    (RobotsForbidden, Outcome.ROBOTS),
    ((HostRests, BudgetUsedUp), Outcome.DEFERRED),
    ((Blocked, UnsupportedURLSchemeError), Outcome.BLOCKED),
    (DownloadCancelledError, Outcome.TOO_LARGE),
)
"""What the downloader raises; all else is a fault of the network that may pass."""
STATUSES = {
    404: Outcome.GONE,
    410: Outcome.GONE,
    401: Outcome.FORBIDDEN,
    403: Outcome.FORBIDDEN,
    451: Outcome.FORBIDDEN,
}
BINARY = (
    *(b"%PDF", b"PK\x03\x04", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"MZ"),
    *(b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"RIFF", b"OggS", b"ID3", b"\x1aE\xdf\xa3"),
)
"""First bytes of what is no page, whatever its Content-Type says."""
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
NOT_TEXT = ("image/", "audio/", "video/", "font/", "application/pdf", "application/zip")


class Unfetched(Exception):
    """A request that gave no page, with its failure."""

    def __init__(self, failure: Failure, until: datetime | None = None) -> None:
        super().__init__(f"{failure.outcome}: {failure.detail}")
        self.failure = failure
        self.until = until
        """When what was deferred may be asked for again."""


def of_error(url: str, error: Exception) -> Failure:
    """The failure that an exception of the downloader means."""
    found = (outcome for kinds, outcome in ERRORS if isinstance(error, kinds))
    deferred = isinstance(error, HostRests | BudgetUsedUp)
    words = " ".join((str(error) if deferred else f"{type(error).__name__}: {error}").split())
    detail = "".join(filter(str.isprintable, words))
    return Failure(url=url, outcome=next(found, Outcome.UNREACHABLE), detail=detail[:500])


def of_response(url: str, response: Response) -> Failure | None:
    """The failure that a response means, or None where it is a page."""
    status = response.status
    if status != 200:
        outcome = STATUSES.get(status, Outcome.HTTP_ERROR)
        if 300 <= status < 400 and response.headers.get("Location"):
            outcome = Outcome.BLOCKED  # Scrapy follows every redirect that leads to the web
        return Failure(url=url, outcome=outcome, detail=f"HTTP {status}")
    encoding = _header(response, "Content-Encoding")
    if encoding not in {"", "gzip", "x-gzip", "identity"}:
        return Failure(url=url, outcome=Outcome.NOT_HTML, detail=f"encoding {encoding[:40]}")
    head = head_of(response.body)
    if head.startswith(GZIP_MAGIC) and urlsplit(response.url).path.endswith(".gz"):
        head = head_of(head)  # a packed file that was sent packed once more
    if why := _not_html(head, _header(response, "Content-Type")):
        return Failure(url=url, outcome=Outcome.NOT_HTML, detail=why)
    return None


def _not_html(head: bytes, content_type: str) -> str | None:
    """Why a body is no page: by its first bytes, and by its type only where they show no tag."""
    if head.startswith(BINARY) or head[4:8] == b"ftyp":
        return "not text"
    if head.startswith(UTF_16):
        return None
    if b"\0" in head:
        return "not text"
    if content_type.startswith(NOT_TEXT) and b"<" not in head:
        return content_type[:80]
    return None


def _header(response: Response, name: str) -> str:
    told = (response.headers.get(name) or b"").decode("latin-1").strip().lower()
    return "".join(filter(str.isprintable, told))

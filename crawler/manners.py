"""Manners: how a crawl may ask its hosts, as its request says."""

from dataclasses import dataclass
from typing import Self

from news import urls
from news.model import CrawlRequest


@dataclass(frozen=True, slots=True, kw_only=True)
class Manners:
    """What a crawl may ask of its source's hosts, and how often."""

    domain: str = ""
    delay: float | None = None
    """Seconds between two requests to a host of this domain; None for the crawler's own."""
    daily_pages: int | None = None
    daily_bytes: int | None = None
    urgent: bool = False
    force: bool = False

    @classmethod
    def of(cls, request: CrawlRequest, *, urgent: bool) -> Self:
        """Those of a crawl request."""
        return cls(
            domain=domain_of(request.url),
            delay=request.delay,
            daily_pages=request.daily_pages,
            daily_bytes=request.daily_bytes,
            urgent=urgent,
            force=request.force,
        )

    def delay_at(self, url: str, default: float) -> float:
        """The delay at this URL's host: the source's own says nothing of others' hosts."""
        if self.delay is None or domain_of(url) != self.domain:
            return default
        return self.delay


def domain_of(url: str) -> str:
    """A URL's domain; empty where it has none."""
    try:
        return urls.domain(url)
    except ValueError:
        return ""

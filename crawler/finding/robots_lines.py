"""The sitemaps that a robots.txt names."""

import re

from crawler.rulebook import unpacked
from news import urls

LINE = re.compile(r"^\s*sitemap\s*:\s*(\S+)", re.IGNORECASE | re.MULTILINE)
MAX_SITEMAPS = 20


def sitemaps_of(body: bytes, base: str) -> list[str]:
    """Their absolute addresses, those of news first."""
    text = unpacked(body).decode("utf-8-sig", errors="replace")
    found = [urls.absolute(base, told) for told in LINE.findall(text)[:MAX_SITEMAPS]]
    return sorted(dict.fromkeys(filter(None, found)), key=lambda url: "news" not in url)

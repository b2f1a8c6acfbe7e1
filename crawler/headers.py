"""Headers of a response: those that say something of the page, as text."""

from scrapy.http import Response

KEPT = (
    *("content-type", "content-language", "etag", "last-modified", "date", "expires"),
    *("cache-control", "retry-after", "x-robots-tag", "tdm-reservation", "tdm-policy"),
)


def headers_of(response: Response) -> dict[str, str]:
    """The headers that say something of the page, each at most 2,000 characters."""
    found = {name: header(response, name) for name in KEPT}
    return {name: value for name, value in found.items() if value is not None}


def header(response: Response, name: str) -> str | None:
    """One header's printable characters, None where it is missing."""
    value = response.headers.get(name)
    if value is None:
        return None
    return "".join(filter(str.isprintable, value.decode("latin-1")[:2000]))

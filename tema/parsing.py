"""Parsing one page for a person: a saved file's bytes, and an article as plain data."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import typer
from lxml import etree

from news import urls
from news.article import Article
from news.bodies import GZIP_MAGIC, MAX_PAGE, unzip_body, zip_body
from news.errors import NotAnArticle, TooLarge
from news.sites import SITE
from tema.output import as_json

NOWHERE = "https://page.invalid/"
"""The address of a saved page that names none; `.invalid` is nobody's (RFC 2606)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """A page to be parsed: packed or not, with where and when it was fetched."""

    body: bytes = field(repr=False)
    url: str
    headers: Mapping[str, str] = field(default_factory=dict)
    fetched_at: datetime

    def article(self) -> Article:
        """What it says; raises NotAnArticle or Unreadable."""
        from workers.parse import parse_article  # its libraries' import takes half a second

        return parse_article(
            unpacked(self.body), self.url, headers=self.headers, fetched_at=self.fetched_at
        )


def of_file(path: Path, url: str | None, fetched_at: datetime | None) -> Saved:
    """A saved page; what is not said is taken from the page and from the file's own time."""
    with path.open("rb") as file:
        body = file.read(MAX_PAGE + 1)
        changed = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    if len(body) > MAX_PAGE:
        raise TooLarge(f"more than {MAX_PAGE} bytes")
    return Saved(
        body=body,
        url=url or own_address(unpacked(body)) or NOWHERE,
        fetched_at=fetched_at or changed,
    )


def unpacked(body: bytes) -> bytes:
    """A page's bytes, unpacked where they are gzipped."""
    return unzip_body(body) if body.startswith(GZIP_MAGIC) else body


def own_address(body: bytes) -> str | None:
    """The address that a page calls its own."""
    try:
        root = etree.HTML(body)
    except etree.XMLSyntaxError:  # nothing in it
        root = None
    for path in ("//link[@rel='canonical']/@href", "//meta[@property='og:url']/@content"):
        for told in [] if root is None else root.xpath(path):
            if found := urls.absolute(NOWHERE, told):
                return found
    return None


def as_data(article: Article) -> dict[str, Any]:
    """An article as plain data under its own names, in their order; texts last but for sources."""
    told: dict[str, Any] = {f.name: getattr(article, f.name) for f in fields(article)}
    for name in ("author_details", "images", "live_updates"):
        told[name] = [{f.name: getattr(one, f.name) for f in fields(one)} for one in told[name]]
    return told | {"sources": dict(sorted(article.sources.items()))}


def save(page: Saved, article: Article, path: Path) -> None:
    """Keep a page beside what was read on it, for the tests: PATH.html.gz and PATH.json."""
    path.parent.mkdir(parents=True, exist_ok=True)
    body = page.body if page.body.startswith(GZIP_MAGIC) else zip_body(page.body)
    path.with_name(f"{path.name}.html.gz").write_bytes(body)
    told = {"url": page.url, "fetched_at": page.fetched_at, "headers": dict(page.headers)}
    told |= {"article": expected(article)}
    path.with_name(f"{path.name}.json").write_text(f"{as_json(told)}\n", encoding="utf-8")


def expected(article: Article) -> dict[str, Any]:
    """What an article says, without what is empty and without the parser's own affairs.

    Of the sources those fields are kept that a publisher's file gave.
    """
    told = as_data(article)
    del told["parser_version"]
    told["sources"] = {name: by for name, by in told["sources"].items() if by == SITE}
    return {name: value for name, value in told.items() if value not in (None, "", [], (), {})}


def refusal(error: Exception) -> str:
    """Why a page gives no article, in one line."""
    why = str(error.args[0]) if error.args else type(error).__name__
    told = "not an article" if isinstance(error, NotAnArticle) else "not readable"
    return " ".join(f"{told}: {why}".split())[:300]


def file(text: str) -> Path:
    """A file that is there."""
    path = Path(text)
    try:
        found = path.is_file()
    except OSError:  # such as a name that is too long
        found = False
    if not found:
        raise typer.BadParameter(f"{text[:80]!r} is no file, and no http(s) URL either")
    return path

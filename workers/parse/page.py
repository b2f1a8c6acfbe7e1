"""A page as an article: structured data first, then what is visible, the text by a library."""

import copy
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from lxml import html
from lxml.etree import ParserError

from news import urls
from news.errors import NotAnArticle, TooLarge, Unreadable
from news.model import Article, Author, Image
from workers.parse import visible
from workers.parse.body import body_of
from workers.parse.dates import structured_date, visible_date
from workers.parse.decode import decode
from workers.parse.structured import Structured, structured, texts

MAX_HTML = 2 * 1024 * 1024
MIN_BODY = 120
"""Characters of text below which a page without an article's structured data is none."""
PARSER_VERSION = 1


def parse_article(
    body: bytes,
    url: str,
    *,
    headers: Mapping[str, str] | None = None,
    fetched_at: datetime | None = None,
) -> Article:
    """The article in a page's unpacked bytes; raises NotAnArticle, TooLarge or Unreadable."""
    if len(body) > MAX_HTML:
        raise TooLarge(f"{len(body)} bytes of HTML")
    text = decode(body, headers)
    if not text.strip():
        raise NotAnArticle("empty")
    try:
        root = html.document_fromstring(text.encode(), parser=html.HTMLParser(encoding="utf-8"))
    except (ParserError, ValueError) as error:
        raise Unreadable(f"no HTML: {error}") from error
    reading = PageReading(
        root=root, url=url, data=structured(root), fetched_at=fetched_at or datetime.now(UTC)
    )
    return reading.article()


@dataclass(slots=True, kw_only=True)
class PageReading:
    """One page while it is read; `sources` notes where each field came from."""

    root: Any
    url: str
    data: Structured
    fetched_at: datetime
    sources: dict[str, str] = field(default_factory=dict)

    def article(self) -> Article:
        """All fields together."""
        language = self.language()
        headline = self.headline()
        body = body_of(copy.deepcopy(self.root), self.url)
        told = bool(self.data.json_ld or self.data.microdata)
        if not headline:
            raise NotAnArticle("no headline")
        if not body or (len(body) < MIN_BODY and not told):
            raise NotAnArticle("no text")
        published, raw, views, comments = self.date(language)
        modified = self.first("dateModified", "article:modified_time", field="date_modified")
        return Article(
            headline=headline,
            article_body=clean(body),
            canonical_url=self.canonical_url(),
            description=self.description(headline),
            author_details=self.authors(),
            date_published=published,
            date_published_raw=raw,
            date_modified=structured_date(modified, self.fetched_at, language)
            if modified
            else None,
            in_language=language,
            images=self.images(),
            keywords=self.keywords(),
            topic_labels=visible.topics_of(self.root),
            article_section=self.first(
                "articleSection", "article:section", field="article_section"
            ),
            publisher=self.first("publisher", "og:site_name", field="publisher"),
            view_count=views,
            comment_count=comments,
            sources=self.sources,
            parser_version=PARSER_VERSION,
        )

    def first(self, prop: str, meta: str, *, field: str) -> str | None:
        """A field's first value by JSON-LD, microdata, meta, in this order."""
        places = {
            "json_ld": texts(self.data.json_ld.get(prop)),
            "microdata": self.data.microdata.get(prop, []),
            "open_graph": self.data.meta.get(meta, []),
        }
        for source, values in places.items():
            if values and (value := clean(values[0])):
                self.sources[field] = source
                return value
        return None

    def language(self) -> str | None:
        """The language that the page says it is in, without region."""
        told = self.first("inLanguage", "og:locale", field="in_language")
        own = self.root.get("lang") or told
        return re.split(r"[-_]", own.strip().lower())[0][:3] or None if own else None

    def headline(self) -> str | None:
        """The h1 that agrees with the page's other titles, else the first of them."""
        told = self.first("headline", "og:title", field="headline")
        title = clean(" ".join(self.root.xpath("string(//head/title)").split()))
        for element in self.root.iter("h1"):
            text = clean(" ".join(element.text_content().split()))
            if text and any(fold(text) in fold(other) for other in (told, title) if other):
                self.sources["headline"] = "html"
                return text
        return told or title or None

    def description(self, headline: str) -> str | None:
        """The lead: visible where it is marked, else as told."""
        lead = visible.lead_of(self.root)
        told = self.first("description", "og:description", field="description")
        told = told or next(iter(self.data.meta.get("description", [])), None)
        if lead and fold(lead) != fold(headline):
            self.sources["description"] = "html"
            return clean(lead)
        return clean(told) if told else None

    def authors(self) -> tuple[Author, ...]:
        """Names as told or shown, with the roles that are shown."""
        told = texts(self.data.json_ld.get("author")) or [
            name
            for name in [*self.data.microdata.get("author", []), *self.data.meta.get("author", [])]
            if "://" not in name
        ]
        shown = visible.authors_of(self.root)
        self.sources["authors"] = "structured" if told else "html"
        if not told:
            return shown
        roles = {fold(author.name): author.role for author in shown}
        names = dict.fromkeys(clean(name) for name in told)
        return tuple(Author(name=name, role=roles.get(fold(name))) for name in names if name)[:20]

    def date(
        self, language: str | None
    ) -> tuple[datetime | None, str | None, int | None, int | None]:
        """When it was published, as the page says it; views and comments beside a visible date."""
        told = self.first("datePublished", "article:published_time", field="date_published")
        date = structured_date(told, self.fetched_at, language) if told else None
        text = self.top()
        shown = visible_date(text, self.fetched_at, language)
        behind = text[text.find(shown[1]) + len(shown[1]) :].split("\n")[0] if shown else ""
        views, comments = visible.counts_of(behind.replace(" ч.", "").replace(" г.", ""))
        if date:
            return date, told, views, comments
        if shown:
            self.sources["date_published"] = "html, zone of the language"
            return shown[0], shown[1], views, comments
        return None, None, None, None

    def top(self) -> str:
        """The text around the headline, where a page shows its date: one line a block."""
        heading = next(self.root.iter("h1"), None)
        if heading is None:
            return ""
        block = heading
        for _ in range(3):
            text = "\n".join(_lines(block))
            if visible_date(text, self.fetched_at, None):
                return text
            if block.getparent() is None or block.getparent().tag in {"body", "html"}:
                break
            block = block.getparent()
        return "\n".join(_lines(block))[:3000]

    def canonical_url(self) -> str:
        """The URL that the page calls its own, if it is at the same host and not the home page."""
        for link in self.root.xpath("//link[@rel='canonical']/@href")[:1]:
            told = urls.absolute(self.url, link)
            here = urlsplit(self.url).netloc.removeprefix("www.")
            parts = urlsplit(told) if told else None
            if told and parts and parts.path != "/" and parts.netloc.removeprefix("www.") == here:
                return told
        return urls.canonical(self.url)

    def images(self) -> tuple[Image, ...]:
        """The main picture."""
        shown = visible.image_of(self.root)
        told = self.first("image", "og:image", field="images")
        if shown is None and told is None:
            return ()
        link = urls.absolute(self.url, shown.url if shown else told or "")
        if link is None:
            return ()
        return (
            Image(
                url=link,
                caption=shown.caption if shown else None,
                credit=shown.credit if shown else None,
            ),
        )

    def keywords(self) -> tuple[str, ...]:
        """Keywords and tags as told."""
        told = texts(self.data.json_ld.get("keywords")) or self.data.microdata.get("keywords", [])
        told = told or self.data.meta.get("article:tag", []) or self.data.meta.get("keywords", [])
        split = [word.strip() for text in told for word in text.split(",")]
        return tuple(dict.fromkeys(clean(word) for word in split if word))[:50]


def clean(text: str) -> str:
    """A text that Postgres takes: NFC, no NUL, no lone surrogates."""
    text = text.replace("\0", "").encode("utf-8", "replace").decode()
    return unicodedata.normalize("NFC", text).strip()


def fold(text: str) -> str:
    """A text for comparing: no case, no punctuation, single spaces."""
    return " ".join(re.sub(r"\W", " ", text.casefold()).split())


def _lines(block: Any) -> list[str]:
    """The texts of a block's elements, a line for each that holds no other block."""
    lines = []
    for element in block.iter("p", "div", "span", "time", "li", "h1", "h2"):
        if not element.xpath(".//p | .//div | .//li"):
            lines.append(" ".join(element.text_content().split()))
    return lines

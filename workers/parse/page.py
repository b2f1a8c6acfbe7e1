"""A page as an article: structured data first, then what is visible, the text by a library."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, TypeVar
from urllib.parse import urlsplit

from lxml import etree

from news import urls
from news.article import Article
from news.bodies import MAX_PAGE
from news.dates import precision_of, structured_date
from news.errors import NotAnArticle, TooLarge, Unreadable
from news.markup import tamed
from news.sites import refined
from news.zones import zone_of
from workers.parse.beside import Beside, trimmed
from workers.parse.body import body_of
from workers.parse.byline import authors_of, signature
from workers.parse.counts import counts_of
from workers.parse.dateline import Clock, dateline_of
from workers.parse.decode import as_utf8
from workers.parse.features import Hints
from workers.parse.filing import keywords_of, section_of
from workers.parse.headline import alternative_of, headline_of, titles_of
from workers.parse.kind import free_of, kind_of, updates_of
from workers.parse.lead import lead_of, shown_lead, topics_of
from workers.parse.outline import Outline, outline_of
from workers.parse.picture import pictures_of
from workers.parse.refusal import why_not
from workers.parse.structured import Structured, structured
from workers.parse.text import fold

PARSER_VERSION = 3
MAX_TAGS = 100_000
"""Marks of tags above which a page is not parsed: each element may take a kilobyte. Of 1,740 saved
pages the richest has 19,437; eight megabytes of `<p>` took 1.9 GB and 24 s.
"""
LETTERS = (("kk", "әғқңөұүһ"), ("uk", "їєґ"), ("ru", "ыэё"), ("bg", "ъщ"))
"""Letters by which the language of a page that names none is guessed, for its zone alone."""
PARSING = {"encoding": "utf-8", "remove_comments": True, "remove_pis": True, "collect_ids": False}
MAX_HEADLINE = 1000
"""Characters of a headline; the longest of 1,740 saved pages has 300."""
T = TypeVar("T")


def parse_article(
    body: bytes,
    url: str,
    *,
    headers: Mapping[str, str] | None = None,
    fetched_at: datetime | None = None,
) -> Article:
    """The article in a page's unpacked bytes; raises NotAnArticle, TooLarge or Unreadable."""
    page = page_of(body, url, headers=headers, fetched_at=fetched_at)
    return refined(page.article(), page.root, url)


def page_of(
    body: bytes,
    url: str,
    *,
    headers: Mapping[str, str] | None = None,
    fetched_at: datetime | None = None,
) -> "PageReading":
    """A page's unpacked bytes, parsed once; raises NotAnArticle, TooLarge or Unreadable."""
    if len(body) > MAX_PAGE:
        raise TooLarge(f"{len(body)} bytes of HTML")
    source = tamed(as_utf8(body, headers))
    if not source or source.isspace():
        raise NotAnArticle("empty")
    if (tags := source.count(b"<")) > MAX_TAGS:
        raise TooLarge(f"{tags} tags")
    try:
        root = etree.fromstring(source, etree.HTMLParser(**PARSING))
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable(f"no HTML: {error}") from error
    if root is None:
        raise NotAnArticle("empty")
    data = structured(root, has_items=b"itemscope" in source)
    return PageReading(
        root=root,
        url=url,
        data=data,
        titles=titles_of(root, data),
        outline=outline_of(root),
        fetched_at=fetched_at or datetime.now(UTC),
    )


@dataclass(slots=True, kw_only=True)
class PageReading:
    """One page while it is read; `sources` notes where each field came from."""

    root: Any
    url: str
    data: Structured
    titles: list[str]
    """What the page is told to be called."""
    outline: Outline
    fetched_at: datetime
    sources: dict[str, str] = field(default_factory=dict)

    def hints(self, headline: str | None) -> Hints:
        """What the page says of its article beside its text."""
        description, _ = self.data.values("description", "og:description", "description")
        said = self.data.json_ld.get("articleBody")
        return Hints(
            headline=headline or "",
            description=description[0] if description else "",
            article_body=said if isinstance(said, str) else "",
        )

    def article(self) -> Article:
        """All fields together; raises NotAnArticle."""
        headline = self.headline()
        found = body_of(self.root, self.outline, self.hints(headline), self.url)
        if reason := why_not(self.root, self.data, self.url, headline, found.text):
            raise NotAnArticle(reason)
        headline = headline or ""
        authors = self.noted("author_details", authors_of(self.outline, self.data))
        pictures = pictures_of(self.root, self.outline, found.places, self.data, self.url)
        beside = Beside(
            titles=frozenset({fold(headline), fold(shown_lead(self.outline, headline))}),
            captions=pictures.lines,
            authors=frozenset(fold(author.name) for author in authors),
        )
        body = trimmed(self.noted("article_body", (found.text, found.source)), beside)
        if not authors:
            body, authors = signature(body)
            authors = self.noted("author_details", (authors, "html"))
        language = self.language()
        clock = Clock(fetched_at=self.fetched_at, zone=zone_of(language or guessed(body), self.url))
        line = dateline_of(self.root, self.outline, self.data, self.url, clock, headline)
        views, comments = counts_of(line.lines, line.raw, self.data, self.outline)
        names = {author.name for author in authors}
        filed = section_of(self.outline, self.data, headline, names)
        section = self.noted("article_section", filed)
        return Article(
            headline=headline,
            alternative_headline=self.noted(
                "alternative_headline", alternative_of(self.data, headline, self.titles)
            ),
            article_body=body,
            canonical_url=self.canonical_url(),
            description=self.noted("description", lead_of(self.outline, self.data, headline)),
            author_details=authors,
            date_published=self.noted("date_published", (line.date, line.source)),
            date_published_raw=line.raw,
            date_published_precision=precision_of(line.raw) if line.raw else None,
            date_modified=self.modified(clock) or line.modified,
            in_language=language,
            images=self.noted("images", (pictures.images, pictures.source)),
            keywords=self.noted("keywords", keywords_of(self.root, self.outline, self.data)),
            topic_labels=self.noted("topic_labels", (topics_of(self.outline), "html")),
            article_section=section,
            publisher=self.first("publisher", "publisher", "og:site_name"),
            view_count=views,
            comment_count=comments,
            kind=self.noted("kind", kind_of(self.data, section)),
            is_accessible_for_free=self.noted(
                "is_accessible_for_free", free_of(self.data, self.outline)
            ),
            live_updates=self.noted("live_updates", (updates_of(self.data, clock), "json_ld")),
            sources=self.sources,
            parser_version=PARSER_VERSION,
        )

    def noted(self, name: str, found: tuple[T, str | None]) -> T:
        """A field's value; its source is written down where there is a value."""
        value, source = found
        if source and value not in (None, "", ()):
            self.sources[name] = source
        return value

    def first(self, name: str, prop: str, *metas: str) -> str | None:
        """A field's first value by JSON-LD, microdata, meta, in this order."""
        values, source = self.data.values(prop, *metas)
        return self.noted(name, (values[0] if values else None, source))

    def language(self) -> str | None:
        """The language that the page says it is in, without region."""
        own = self.root.get("lang") or self.root.get("{http://www.w3.org/XML/1998/namespace}lang")
        told = self.first("in_language", "inLanguage", "og:locale", "content-language")
        if own and own.strip():
            self.sources["in_language"] = "html"
        code = re.match(r"\s*([A-Za-z]{2,3})(?![A-Za-z])", own or told or "")
        return code.group(1).lower() if code else None

    def headline(self) -> str | None:
        """The headline as a reader sees it."""
        found, source = headline_of(self.root, self.outline, self.data, self.titles)
        return self.noted("headline", (found and found[:MAX_HEADLINE].strip(), source))

    def modified(self, clock: Clock) -> datetime | None:
        """When the article was last changed, as it is told."""
        told = self.first("date_modified", "dateModified", "article:modified_time")
        return structured_date(told, clock.fetched_at, clock.zone) if told else None

    def canonical_url(self) -> str:
        """The URL that the page calls its own, if it is of the same site and not its home."""
        for link in (e for e in self.root.iter("link") if e.get("rel") == "canonical"):
            told = urls.absolute(self.url, link.get("href") or "")
            if told and urlsplit(told).path != "/" and host(told) == host(self.url):
                return told
        return urls.absolute(self.url, "") or self.url


def host(url: str) -> str:
    """A URL's host without the labels of its mobile and other faces."""
    return re.sub(r"^(www|m|amp|mobile)\.", "", urlsplit(url).netloc.lower())


def guessed(text: str) -> str | None:
    """The language that a Cyrillic text is most likely in, by letters that others lack."""
    sample = text[:3000].lower()
    return next((code for code, some in LETTERS if sum(map(sample.count, some)) > 2), None)

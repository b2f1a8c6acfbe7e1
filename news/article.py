"""An article, as a frozen dataclass in the words of schema.org."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from news.annotations import Annotations


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """Who wrote it, with the role the page shows («Автор във …»)."""

    name: str
    role: str | None = None

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """A picture of the article with its caption and credit («Снимка: …»)."""

    url: str
    caption: str | None = None
    credit: str | None = None


class ArticleKind(StrEnum):
    """What a page says that its article is."""

    ARTICLE = "article"
    LIVE_BLOG = "live_blog"
    GALLERY = "gallery"
    VIDEO = "video"
    OPINION = "opinion"


@dataclass(frozen=True, slots=True, kw_only=True)
class LiveUpdate:
    """One entry of a live blog."""

    headline: str | None = None
    text: str = ""
    date_published: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A schema.org NewsArticle in Python spelling; what a page does not say is None or empty."""

    headline: str
    article_body: str
    canonical_url: str
    alternative_headline: str | None = None
    """Another one that the page has: a longer one for search engines, a shorter one to share."""
    description: str | None = None
    author_details: tuple[Author, ...] = ()
    date_published: datetime | None = None
    """In the zone that the page names, else in that of its site."""
    date_published_raw: str | None = None
    date_published_precision: str | None = None
    """second, minute or day."""
    date_modified: datetime | None = None
    in_language: str | None = None
    images: tuple[Image, ...] = ()
    keywords: tuple[str, ...] = ()
    topic_labels: tuple[str, ...] = ()
    article_section: str | None = None
    publisher: str | None = None
    view_count: int | None = None
    comment_count: int | None = None
    kind: ArticleKind = ArticleKind.ARTICLE
    is_accessible_for_free: bool | None = None
    """None where the page does not say."""
    live_updates: tuple[LiveUpdate, ...] = ()
    sources: Mapping[str, str] = field(default_factory=dict)
    """Where each field came from: json_ld, microdata, open_graph, html, url, library or site."""
    parser_version: int = 1
    annotations: Annotations | None = None
    """What its text says; None where it was not enriched."""

    @property
    def authors(self) -> list[str]:
        """The names alone, in the page's order."""
        return [author.name for author in self.author_details]

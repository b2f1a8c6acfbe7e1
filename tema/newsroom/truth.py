"""The truth: what each article of the newsroom says, in every field that its page shows."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Self


@dataclass(frozen=True, slots=True, kw_only=True)
class TrueArticle:
    """One article as it should be read; the templates show it, demo and tests compare with it."""

    outlet: str
    path: str
    headline: str
    description: str
    paragraphs: tuple[str, ...]
    authors: tuple[tuple[str, str | None], ...]
    """Names with the roles that the page shows."""
    date_published: datetime
    in_language: str
    section: str
    topics: tuple[str, ...] = ("Казахстан",)
    keywords: tuple[str, ...] = ()
    image_caption: str | None = None
    image_credit: str | None = None
    view_count: int | None = None
    comment_count: int | None = None
    relative_date: bool = False
    """Whether the page says «вчера в 12:30» rather than the date."""

    @property
    def article_body(self) -> str:
        """The paragraphs, an empty line between them."""
        return "\n\n".join(self.paragraphs)

    def edited(self, **changes: Any) -> Self:
        """The same article with other words."""
        return replace(self, **changes)

    def as_json(self, url: str) -> dict[str, Any]:
        """The truth as the desk tells it."""
        return {
            "url": url,
            "outlet": self.outlet,
            "headline": self.headline,
            "description": self.description,
            "article_body": self.article_body,
            "authors": [{"name": name, "role": role} for name, role in self.authors],
            "date_published": self.date_published.isoformat(),
            "in_language": self.in_language,
            "section": self.section,
            "keywords": list(self.keywords),
            "topics": list(self.topics),
            "image_caption": self.image_caption,
            "image_credit": self.image_credit,
            "view_count": self.view_count,
            "comment_count": self.comment_count,
        }

"""The truth: what each article of the newsroom says, in every field that its page shows."""

from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any, Self

TOPIC = "Казахстан"


@dataclass(frozen=True, slots=True, kw_only=True)
class TrueQuotation:
    """What somebody is quoted with, word for word."""

    text: str
    speaker: str | None = None
    """The full name as the article first gives it; None where the page names nobody."""
    by: str = "name"
    """How the sentence names the speaker: name, role, pronoun or none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrueMention:
    """A person, an organisation or a place, with every form in which the article names it."""

    name: str
    kind: str
    """person, organisation or place."""
    forms: tuple[str, ...]
    role: str | None = None
    country: str | None = None
    """ISO 3166-1 alpha-2, for places that lie in one country or are one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrueAmount:
    """A sum of money, a counted thing, a share or a measure."""

    text: str
    value: float
    unit: str
    """ISO 4217 for money, % for shares, else the noun as written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrueDate:
    """A date or time that the text names, resolved by the day it was written."""

    text: str
    date: str
    """As precise as it is known: 2026-10-14, 2026-10, 2026, or from/to with a stroke."""


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
    date_modified: datetime | None = None
    topics: tuple[str, ...] = (TOPIC,)
    keywords: tuple[str, ...] = ()
    image_caption: str | None = None
    image_credit: str | None = None
    view_count: int | None = None
    comment_count: int | None = None
    relative_date: bool = False
    """Whether the page says «вчера в 12:30» rather than the date."""
    in_hours: bool = False
    """Whether those words are «2 часа назад»."""
    date_precision: str = "minute"
    """How exactly the page tells its date while it is new: minute or hour."""
    story: str | None = None
    """The event that other outlets tell too."""
    syndicated_from: str | None = None
    """Outlet and path of the article that this one copies: «vestnik:/news/…/»."""
    quotations: tuple[TrueQuotation, ...] = ()
    mentions: tuple[TrueMention, ...] = ()
    amounts: tuple[TrueAmount, ...] = ()
    dates: tuple[TrueDate, ...] = ()

    @property
    def article_body(self) -> str:
        """The paragraphs, an empty line between them."""
        return "\n\n".join(self.paragraphs)

    @property
    def words(self) -> str:
        """Everything it says: headline, lead, paragraphs, caption, a line for each."""
        parts = (self.headline, self.description, *self.paragraphs, self.image_caption)
        return "\n".join(part for part in parts if part)

    @property
    def last_changed(self) -> datetime:
        """When it last became what it is."""
        return self.date_modified or self.date_published

    def edited(self, **changes: Any) -> Self:
        """The same article with other words; what they no longer say leaves its truth."""
        article = replace(self, **changes)
        words = article.words
        held = ((m, tuple(f for f in m.forms if f in words)) for m in article.mentions)
        return replace(
            article,
            quotations=tuple(q for q in article.quotations if q.text in words),
            mentions=tuple(replace(m, forms=forms) for m, forms in held if forms),
            amounts=tuple(a for a in article.amounts if a.text in words),
            dates=tuple(d for d in article.dates if d.text in words),
        )

    def as_json(self, url: str) -> dict[str, Any]:
        """The truth as the desk tells it: its fields, times in ISO 8601, with URL and body."""
        told = asdict(self)
        told |= {name: t.isoformat() for name, t in told.items() if isinstance(t, datetime)}
        told["authors"] = [{"name": name, "role": role} for name, role in self.authors]
        return {"url": url, "article_body": self.article_body, **told}

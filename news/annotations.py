"""What an article's text says: names, quotes, amounts, dates, each with its span and method."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TypeVar


class TextPart(StrEnum):
    """Which text of an article a span counts in."""

    HEADLINE = "headline"
    DESCRIPTION = "description"
    BODY = "body"


class MentionKind(StrEnum):
    """What a name is the name of."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation:
    """A value found in a text: `text` is text[start:end], in characters."""

    start: int
    end: int
    text: str
    part: TextPart = TextPart.BODY
    method: str
    """Which way it was found: rules, gazetteer, slovnet …"""
    version: int = 1
    confidence: float
    """0 to 1."""


Found = TypeVar("Found", bound=Annotation)


def moved(found: Found, part: TextPart, offset: int = 0) -> Found:
    """An annotation as it stands in a part that begins `offset` characters into the text read."""
    if part is found.part and not offset:
        return found
    return replace(found, part=part, start=found.start - offset, end=found.end - offset)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention(Annotation):
    """One place where a person, an organisation or a place is named."""

    kind: MentionKind
    name: str
    """The canonical name: the fullest form in its base case, as the article writes it."""
    key: str
    """Equal for one name's forms, scripts and spellings: its entity key (news/entity_keys.py), or,
    of what is known, country:KZ, geonames:5128581, org:un."""
    role: str | None = None
    """What the text calls the person: министър на търговията на САЩ."""
    country: str | None = None
    """ISO 3166-1 alpha-2, of a place."""
    geonames_id: int | None = None
    latitude: float | None = None
    longitude: float | None = None
    is_derived: bool = False
    """Whether the word is made of the name: казахстанските, казахстанците of Казахстан."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation(Annotation):
    """Words of somebody, without their marks."""

    speaker: str | None = None
    """The canonical name, or the role as written where no name is known."""
    speaker_by: str | None = None
    """name, role or pronoun: how the text names the speaker at this quote; None without one."""
    verb: str | None = None
    """The speech verb as written: заяви, сказал, said."""


class AmountKind(StrEnum):
    """What an amount measures."""

    MONEY = "money"
    COUNT = "count"
    PERCENTAGE = "percentage"


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount(Annotation):
    """A number with what it is of, as its text writes it: 4,2 млрд. USD."""

    kind: AmountKind
    value: float
    """In single units: 4.2e9, 300, 12.5 (per cent); of a range the lower end."""
    value_to: float | None = None
    """The upper end of a range: between 2 and 3 million."""
    unit: str | None = None
    """The counted noun as written, or the unit; None of money and percentages."""
    currency: str | None = None
    """ISO 4217."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextDate(Annotation):
    """A date that the text speaks of, resolved against the article's own."""

    first: date
    last: date
    """Equal to `first` for a day; the end of a month, a season, a year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Keyword:
    """A phrase that the article is about."""

    text: str
    """As the article writes it."""
    lemma: str
    weight: float
    """0 to 1, the heaviest of an article 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotations:
    """Everything that an article's text says."""

    headline_language: str | None = None
    body_language: str | None = None
    language_confidence: float = 0.0
    mentions: tuple[Mention, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    amounts: tuple[Amount, ...] = ()
    dates: tuple[TextDate, ...] = ()
    keywords: tuple[Keyword, ...] = ()
    countries: tuple[str, ...] = ()
    """ISO codes of the countries it is mainly about, the weightiest first."""
    media_topic: str | None = None
    """An IPTC Media Topics code (medtop:…), where the section says it or the text is sure."""

"""Arguments: what a person types, as values; a wrong one is one line that says what is right."""

import re
from datetime import UTC, datetime, timedelta
from urllib.parse import quote

import typer
from psycopg.rows import DictRow

from news import urls
from news.errors import Told
from news.listing import ListingKind
from store import listings, sources, topics
from store.connection import Connection

EVERY = re.compile(r"(\d{1,6})\s*(s|m|min|h|d)")
UNITS = {"s": 1, "m": 60, "min": 60, "h": 3600, "d": 86400}
AUTO = timedelta()
"""The period of a listing that finds its own."""
SIZE = re.compile(r"(\d{1,12})\s*([kmg]?)b?")
SIZES = {"": 1, "k": 1024, "m": 1024**2, "g": 1024**3}
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
LONGEST_NAME = 200
BLANK = "{topic}"
JOINERS = dict.fromkeys((0x200C, 0x200D))
"""Marks inside words of Persian, Indic scripts and emoji."""


class NotThere(Told):
    """What a person names is not there."""


def every(text: str) -> timedelta:
    """A period such as 30s, 15m, 2h or 1d."""
    found = EVERY.fullmatch(text.strip().lower())
    length = timedelta(seconds=int(found[1]) * UNITS[found[2]]) if found else timedelta()
    if not timedelta(seconds=1) <= length <= timedelta(days=365):
        raise typer.BadParameter(f"{text!r} is not a period from 1s to 365d, such as 15m")
    return length


def every_or_auto(text: str) -> timedelta:
    """A period, or `auto`: nothing at all, for a listing that finds its own."""
    return AUTO if text.strip().lower() == "auto" else every(text)


def seconds(text: str) -> float:
    """A pace: seconds from 0 to 3600, or a period such as 2s."""
    told = text.strip().lower()
    try:
        length = float(told) if is_number(told) else every(told).total_seconds()
    except typer.BadParameter:
        length = -1.0
    if not 0 <= length <= 3600:
        raise typer.BadParameter(f"{text!r} is not a number of seconds from 0 to 3600")
    return length


def is_number(text: str) -> bool:
    """Whether a text is a plain number such as 2 or 0.5."""
    return text.isascii() and text.replace(".", "", 1).isdigit()


def bytes_of(text: str) -> int:
    """A size such as 500k, 100M, 2G."""
    found = SIZE.fullmatch(text.strip().lower())
    size = int(found[1]) * SIZES[found[2]] if found else 0
    if not 0 < size < 1 << 60:
        raise typer.BadParameter(f"{text!r} is not a size such as 500k, 100M or 2G")
    return size


def date(text: str) -> datetime:
    """A date or time in ISO 8601, such as 2025-01-31; without a zone it is UTC."""
    try:
        found = datetime.fromisoformat(text.strip())
        return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        raise typer.BadParameter(f"{text!r} is not a date such as 2025-01-31") from None


def alias(text: str) -> tuple[str, str]:
    """A topic's name in a language, such as kk:Қазақстан."""
    language, _, told = text.partition(":")
    if not LANGUAGE.fullmatch(language.strip()) or not told.strip():
        raise typer.BadParameter(f"{text!r} is not LANGUAGE:NAME, such as kk:Қазақстан")
    return language.strip(), name(told)


def language(text: str) -> str:
    """A language's code (BCP 47), such as bg."""
    if not LANGUAGE.fullmatch(text.strip()):
        raise typer.BadParameter(f"{text[:40]!r} is not a language's code such as bg")
    return text.strip()


def name(text: str) -> str:
    """A topic's name: some words in one line."""
    folded = " ".join(text.split())
    joined = folded.translate(JOINERS)
    if not joined or len(folded) > LONGEST_NAME or not joined.isprintable():
        raise typer.BadParameter(f"a name has 1 to {LONGEST_NAME} printable characters")
    if "://" in folded:
        raise typer.BadParameter(f"{folded!r} looks like a URL, not like a topic's name")
    return folded


def url(text: str) -> str:
    """An absolute http(s) URL in its canonical form."""
    try:
        return urls.canonical(text)
    except ValueError as error:
        raise typer.BadParameter(f"{text[:80]!r}: {error}") from None


def domain(text: str) -> str:
    """A source's domain, by itself or in one of its addresses."""
    try:
        return urls.domain(text if "://" in text else f"https://{text.strip()}/")
    except ValueError:
        raise typer.BadParameter(f"{text[:80]!r} is not a domain such as site.example") from None


def filled(text: str, name: str) -> str:
    """A listing's URL in which {topic} stands for the topic's name, as a site's search has it."""
    return url(text.replace(BLANK, quote(name, safe="")))


def kind_of(text: str) -> ListingKind | None:
    """What a listing's URL says that it is: a search where {topic} stands in it."""
    return ListingKind.SEARCH if BLANK in text else None


def topic(conn: Connection, told: str) -> DictRow:
    """The topic of this name or alias; NotThere names those that there are."""
    if found := topics.find(conn, " ".join(told.split())):
        return found
    there = [row["name"] for row in topics.overview(conn)][:10]
    known = f"; there are: {', '.join(there)}" if there else "; there is none yet: tema topic add"
    raise NotThere(f"no topic {told!r}{known}")


def topic_or_source(conn: Connection, told: str) -> str:
    """The name of the topic, or the domain of the source, of this name; NotThere otherwise."""
    known = sources.exists(conn, told.strip().lower())
    if known and not topics.find(conn, " ".join(told.split())):
        return told.strip().lower()
    return str(topic(conn, told)["name"])


def listing(conn: Connection, told: str, topic_name: str | None = None) -> DictRow:
    """The listing at this URL; NotThere, also where several topics have it and none is named."""
    topic_id = topic(conn, topic_name)["id"] if topic_name else None
    found = listings.find(conn, url(told), topic_id)
    if len(found) == 1:
        return found[0]
    if found:
        raise NotThere("several topics have this listing: name one with --topic")
    raise NotThere(f"no listing {told!r}: tema listing list")

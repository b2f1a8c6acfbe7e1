"""Reading a watchlist: TOML into what is wanted; what is wrong is named by its line or its key."""

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import typer

from news.errors import Told
from news.listing import ListingKind
from tema import arguments
from tema.watchlist.wanted import WantedListing, WantedTopic

LARGEST = 5_000_000
NUMBER = re.compile(r"\[\d+\]")
MOST_PAGES = 1000
TOPIC = ("name", "paused", "aliases", "exclude", "sections", "languages", "listing")
LISTING = ("url", "every", "pages", "whole_site", "search", "paused")


class Wrong(Told):
    """A watchlist cannot be used: where, and why."""


def read(path: Path) -> list[WantedTopic]:
    """The topics of a file; Wrong names the line or the key."""
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        raise Wrong(f"{path}: {error.strerror}") from None
    if len(content) > LARGEST:
        raise Wrong(f"{path}: more than {LARGEST // 10**6} MB")
    try:
        told = tomllib.loads(content.decode())
        return topics_of(told)
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise Wrong(f"{path}: line {line} is not in UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise Wrong(f"{path}: {error}") from None
    except RecursionError:
        raise Wrong(f"{path}: nested too deeply") from None
    except Wrong as error:
        raise Wrong(f"{path}: {error}") from None


def topics_of(told: Mapping[str, Any]) -> list[WantedTopic]:
    """The topics of a file's tables."""
    known(told, ("topic",), "")
    found = [topic_of(table, where) for table, where in tables(told, "topic", "")]
    unique([topic.name for topic in found], "topic", "name")
    return found


def topic_of(table: Mapping[str, Any], where: str) -> WantedTopic:
    """One topic."""
    known(table, TOPIC, where)
    name = value(table, "name", where, arguments.name)
    if name is None:
        raise Wrong(f"{where}.name is missing")
    listings = [
        listing_of(listing, place, name) for listing, place in tables(table, "listing", where)
    ]
    unique([listing.url for listing in listings], f"{where}.listing", "url")
    return WantedTopic(
        name=name,
        paused=flag(table, "paused", where),
        aliases=aliases_of(table, where),
        exclude=texts(table, "exclude", where, arguments.name),
        sections=texts(table, "sections", where, arguments.name),
        languages=texts(table, "languages", where, arguments.language),
        listings=tuple(listings),
    )


def listing_of(table: Mapping[str, Any], where: str, topic: str) -> WantedListing:
    """One listing; {topic} in its address stands for the topic's name."""
    known(table, LISTING, where)
    url = value(table, "url", where, lambda text: arguments.filled(text, topic))
    if url is None:
        raise Wrong(f"{where}.url is missing")
    pages = table.get("pages")
    if pages is not None and not (type(pages) is int and 1 <= pages <= MOST_PAGES):
        raise Wrong(f"{where}.pages is not a whole number from 1 to {MOST_PAGES}")
    return WantedListing(
        url=url,
        every=value(table, "every", where, arguments.every_or_auto),
        pages=pages,
        whole_site=flag(table, "whole_site", where),
        search=bool(flag(table, "search", where))
        or arguments.kind_of(table["url"]) is ListingKind.SEARCH,
        paused=flag(table, "paused", where),
    )


def aliases_of(table: Mapping[str, Any], where: str) -> tuple[tuple[str, str], ...] | None:
    """Names by language; None where the file has none."""
    told = table.get("aliases")
    if told is None:
        return None
    if not isinstance(told, dict):
        raise Wrong(f'{where}.aliases is not a table such as {{ kk = ["Қазақстан"] }}')
    place = f"{where}.aliases"
    found = []
    for code in told:
        language = value({code: code}, code, place, arguments.language)
        found += [(language, name) for name in texts(told, code, place, arguments.name) or ()]
    return tuple(dict.fromkeys(found))


def tables(told: Mapping[str, Any], name: str, where: str) -> list[tuple[Mapping[str, Any], str]]:
    """The tables of an array, each with its place."""
    found = told.get(name, [])
    place = f"{where}.{name}".lstrip(".")
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise Wrong(f"{place} is written [[{NUMBER.sub('', place)}]]")
    return [(one, f"{place}[{number}]") for number, one in enumerate(found, 1)]


def known(table: Mapping[str, Any], names: Iterable[str], where: str) -> None:
    """Wrong for a key that there is not."""
    for key in table:
        if key not in names:
            place = f"{where}.{key}".lstrip(".")
            raise Wrong(f"{place} is not known; there are: {', '.join(names)}")


def value(table: Mapping[str, Any], key: str, where: str, read: Callable[[str], Any]) -> Any:
    """A text as what it means; None where it is missing."""
    told = table.get(key)
    if told is None:
        return None
    if not isinstance(told, str):
        raise Wrong(f"{where}.{key} is not a text")
    try:
        return read(told)
    except typer.BadParameter as error:
        raise Wrong(f"{where}.{key}: {error.message}") from None


def texts(
    table: Mapping[str, Any], key: str, where: str, read: Callable[[str], str]
) -> tuple[str, ...] | None:
    """A list of texts; None where it is missing."""
    told = table.get(key)
    if told is None:
        return None
    if not isinstance(told, list):
        raise Wrong(f"{where}.{key} is not a list of texts")
    place = f"{where}.{key}"
    numbered = ({str(n): one} for n, one in enumerate(told, 1))
    return tuple(dict.fromkeys(value(one, next(iter(one)), place, read) for one in numbered))


def flag(table: Mapping[str, Any], key: str, where: str) -> bool | None:
    """True or false; None where it is missing."""
    told = table.get(key)
    if told is not None and not isinstance(told, bool):
        raise Wrong(f"{where}.{key} is not true or false")
    return told


def unique(told: list[str], where: str, key: str) -> None:
    """Wrong where a value stands twice."""
    for number, one in enumerate(told, 1):
        if told.index(one) < number - 1:
            raise Wrong(f"{where}[{number}].{key}: {one} is there twice")

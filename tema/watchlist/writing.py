"""Writing a watchlist: what is watched as TOML, so that applying it again changes nothing."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

import tomlkit
from tomlkit.items import AoT, Table

from store import definitions, listings, topics
from store.connection import Connection
from store.definitions import Definition
from tema.output import Row

HEAD = (
    "What Tema watches. `tema topic apply FILE` shows what it would change and asks;",
    "what is not said here stays as it is, what is not here goes only with --prune.",
)
UNITS = ((86400, "d"), (3600, "h"), (60, "m"))


def written(conn: Connection, topic_id: int | None = None) -> str:
    """All topics (or one) with their listings, in a fixed order."""
    document = tomlkit.document()
    for line in HEAD:
        document.add(tomlkit.comment(line))
    array = tomlkit.aot()
    for topic in topics.overview(conn, topic_id):
        own = listings.overview(conn, topic["id"])
        array.append(table_of(topic, definitions.definition(conn, topic["id"]), own))
    if array:
        document.add("topic", array)
    return tomlkit.dumps(document)


def table_of(topic: Row, definition: Definition, own: Iterable[Row]) -> Table:
    """One topic."""
    table = filled(
        name=topic["name"],
        paused=topic["paused"],
        exclude=list(definition.excluded),
        sections=list(definition.sections),
        languages=list(definition.languages),
    )
    aliases = tomlkit.inline_table()
    for language, alias in definition.aliases:
        aliases[language] = [*aliases.get(language, []), alias]
    table.add("aliases", aliases)
    table.add("listing", array_of(own))
    return table


def array_of(own: Iterable[Row]) -> AoT:
    """A topic's listings, by address."""
    array = tomlkit.aot()
    for row in sorted(own, key=lambda row: row["url"]):
        told: dict[str, Any] = {"url": row["url"]}
        told["every"] = "auto" if row["adaptive"] else every(row["crawl_every"])
        told |= {"pages": row["max_pages"], "whole_site": row["whole_site"]}
        told |= {"search": True} if row["kind"] == "search" else {}
        array.append(filled(**told, paused=row["paused"]))
    return array


def filled(**values: Any) -> Table:
    """A table with these values."""
    table = tomlkit.table()
    for name, told in values.items():
        table.add(name, told)
    return table


def every(length: timedelta) -> str:
    """A period as it is typed: 90s, 15m, 2h, 1d."""
    seconds = round(length.total_seconds())
    size, unit = next((pair for pair in UNITS if seconds % pair[0] == 0), (1, "s"))
    return f"{seconds // size}{unit}"

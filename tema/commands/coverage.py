"""`tema coverage`: whether the listings bring what they should."""

from datetime import UTC, datetime
from typing import Annotated, Any

import typer

from news.volume import Volume, volume_of
from store import coverage as covering
from store import drifts, warnings
from store.connection import Connection
from tema import arguments
from tema.health import drifting
from tema.output import Json, Row, ago, console, plain, print_json, table
from tema.servers import postgres
from tema.warned import words_of

COLUMNS = ("topic", "listing", "last crawl", "last new", "overlap", "week / usual", "gap since")


def coverage(
    topic: Annotated[str | None, typer.Option(metavar="TOPIC", help="Only this topic's.")] = None,
    site: Annotated[
        str | None, typer.Option(metavar="DOMAIN", help="Only this source's, such as site.example.")
    ] = None,
    json: Json = False,
) -> None:
    """Whether each listing brings what it should, against its own past, and what is wrong.

    Overlap is the share of its last crawl's links that were known; where there is none, something
    may have been missed between two crawls. Beside the articles that its source published on the
    topic this week stand those of a usual week, by the four before.

    Example: tema coverage --topic "Казахстан"
    """
    domain = arguments.domain(site) if site else None
    now = datetime.now(UTC)
    with postgres() as conn:
        topic_id = arguments.topic(conn, topic)["id"] if topic else None
        found = [
            row
            for row in covering.of_listings(conn, topic_id=topic_id)
            if domain in (None, row["domain"])
        ]
        volumes = volumes_of(conn, found, now)
        open_ones = [
            row
            for row in warnings.open_ones(conn)
            if topic_id in (None, row["topic_id"]) and domain in (None, row["domain"])
        ]
        drift = [row for row in drifts.open_ones(conn) if domain in (None, row["domain"])]
    if json:
        told = [row | as_data(volumes[row["id"]]) for row in found]
        print_json({"listings": told, "warnings": open_ones, "drifts": drift})
        return
    show(found, volumes, now)
    lines = [*(f"{words_of(row)} ({ago(row['began_at'], now)})" for row in open_ones)]
    for line in (*lines, *drifting(drift)):
        console().print(plain(line), soft_wrap=True)


def volumes_of(conn: Connection, found: list[Any], now: datetime) -> dict[int, Volume]:
    """How much the source of each listing publishes on its topic."""
    pairs = {row["id"]: (row["topic_id"], row["source_id"]) for row in found}
    times = covering.times(conn, list(dict.fromkeys(pairs.values())))
    told = {pair: volume_of(row["times"] or (), now) for pair, row in times.items()}
    return {number: told[pair] for number, pair in pairs.items()}


def as_data(volume: Volume) -> dict[str, object]:
    """A volume as plain data."""
    told = {"week": volume.week, "usual_week": volume.usual}
    return {**told, "last_published": volume.last, "longest_pause": volume.pause}


def show(found: list[Any], volumes: dict[int, Volume], now: datetime) -> None:
    """The table."""
    cells = [
        (
            row["topic"],
            row["url"],
            ago(row["last_crawl_at"], now),
            ago(row["last_new_at"], now),
            overlap_of(row),
            f"{volumes[row['id']].week} / {volumes[row['id']].usual:.1f}",
            ago(row["gap_at"], now),
        )
        for row in found
    ]
    console().print(table(*COLUMNS, rows=cells) if cells else "no listing yet")


def overlap_of(row: Row) -> str | None:
    """How much of the last crawl's links was known."""
    if row["not_modified"]:
        return "not modified"
    return None if row["overlap"] is None else f"{row['overlap']:.0%}".replace("%", " %")

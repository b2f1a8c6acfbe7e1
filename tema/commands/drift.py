"""`tema drift`: which fields the sites' articles have, and what sites stopped giving."""

from typing import Annotated, Any

import typer

from store import drifts, sources
from store.drifts import FIELDS
from tema import arguments
from tema.health import fall
from tema.output import Json, Row, ago, console, print_json, table
from tema.servers import postgres

NEWEST = 120
"""A source's articles that are counted, the newest."""
SHORT = {
    "description": "lead",
    "date_published": "date",
    "images": "image",
    "article_section": "section",
    "body_length": "text",
}


def drift(
    site: Annotated[
        str | None, typer.Option(metavar="DOMAIN", help="Only this source, such as site.example.")
    ] = None,
    json: Json = False,
) -> None:
    """The share of each site's newest articles that have a field, by the parser's version.

    Of texts it is the median length. What fell lately is listed, and stands in `tema status`.

    Example: tema drift --site site.example
    """
    domain = arguments.domain(site) if site else None
    with postgres() as conn:
        if domain and not sources.exists(conn, domain):
            raise arguments.NotThere(f"no article of {domain!r} is stored")
        counted = drifts.shares(conn, domain, most=NEWEST)
        fallen = [row for row in drifts.open_ones(conn) if domain in (None, row["domain"])]
    if json:
        print_json({"shares": [as_data(row) for row in counted], "drifts": fallen})
        return
    out = console()
    columns = ("source", "parser", "articles", *(SHORT.get(name, name) for name in FIELDS))
    cells = [(r["domain"], r["parser_version"], r["articles"], *shown(r)) for r in counted]
    out.print(table(*columns, rows=cells) if cells else "no article yet")
    if fallen:
        told = [(r["domain"], fall(r), ago(r["began_at"]), r["parser_version"]) for r in fallen]
        out.print(table("source", "gives less", "since", "parser", rows=told))


def as_data(row: Row) -> dict[str, Any]:
    """Shares from 0 to 1 instead of counts."""
    told = {name: row[name] / row["articles"] for name in FIELDS if name != "body_length"}
    return dict(row) | told


def shown(row: Row) -> list[str]:
    """The shares as people read them."""
    told = as_data(row)
    return [
        str(told[n] or "") if n == "body_length" else f"{told[n]:.0%}".replace("%", " %")
        for n in FIELDS
    ]

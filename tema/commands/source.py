"""`tema source`: publishers, how fast they may be asked, and how much of them a day."""

from typing import Annotated

import typer

from store import sources
from tema import arguments
from tema.output import Json, Row, ago, console, done, print_json, size, table
from tema.servers import postgres

app = typer.Typer(
    no_args_is_help=True,
    help="Publishers: how fast they are asked, how much of them a day.",
    epilog="Example: tema source set site.example --delay 5 --pages 2000",
)
Domain = Annotated[str, typer.Argument(parser=arguments.domain, metavar="DOMAIN")]


@app.command("list")
def list_sources(json: Json = False) -> None:
    """All sources with listings, their pace and budget. Example: tema source list"""
    with postgres() as conn:
        found = sources.overview(conn)
    if json:
        print_json(found)
        return
    columns = (
        "source",
        "listings",
        "delay",
        "pages a day",
        "bytes a day",
        "last crawl",
        "last new",
    )
    console().print(table(*columns, rows=[cells(row) for row in found]))


def cells(row: Row) -> tuple[object, ...]:
    """A source as a row of the table."""
    return (
        row["domain"],
        row["listings"],
        "default" if row["delay"] is None else f"{row['delay']:g} s",
        row["daily_pages"] or "no bound",
        size(row["daily_bytes"]) if row["daily_bytes"] else "no bound",
        ago(row["last_crawl_at"]),
        ago(row["last_new_at"]),
    )


@app.command("set")
def set_limits(
    domain: Domain,
    delay: Annotated[
        float | None,
        typer.Option(
            parser=arguments.seconds,
            metavar="SECONDS",
            help="Between an answer of one of its hosts and the next request to it.",
        ),
    ] = None,
    pages: Annotated[
        int | None, typer.Option(min=1, max=2**31 - 1, help="Pages a day (UTC).")
    ] = None,
    bytes_: Annotated[
        int | None,
        typer.Option("--bytes", parser=arguments.bytes_of, metavar="SIZE", help="As 100M, a day."),
    ] = None,
    reset: Annotated[
        bool, typer.Option("--reset", help="First forget its own delay and its bounds.")
    ] = False,
    json: Json = False,
) -> None:
    """Set how a source is asked; what is not said stays as it was.

    Example: tema source set site.example --delay 5 --pages 2000 --bytes 500M
    """
    with postgres() as conn:
        there = sources.set_limits(
            conn, domain, delay=delay, daily_pages=pages, daily_bytes=bytes_, reset=reset
        )
    if not there:
        raise arguments.NotThere(f"no source {domain!r}: tema source list")
    done(f"set {domain}", json, source=domain, delay=delay, pages=pages, bytes=bytes_)

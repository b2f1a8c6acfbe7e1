"""`tema listing`: the pages that list a topic's articles."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Annotated

import typer
from rich.console import RenderableType

from store import listings, watching
from tema import arguments, asking
from tema.commands import check
from tema.output import Json, Row, ago, console, done, note, period, print_json, span, table
from tema.servers import postgres, valkey

app = typer.Typer(
    no_args_is_help=True,
    help="What lists a topic's articles: pages, feeds, sitemaps, searches.",
    epilog='Example: tema listing list --topic "Казахстан"',
)
app.command("check")(check.check)

Url = Annotated[str, typer.Argument(metavar="URL", help="The listing's address.")]
Topic = Annotated[
    str | None, typer.Option(metavar="TOPIC", help="Whose listing, where several have it.")
]


@app.command()
def add(
    topic: Annotated[str, typer.Argument(metavar="TOPIC", help="The topic's name or alias.")],
    url: Url,
    every: Annotated[
        timedelta | None,
        typer.Option(
            parser=arguments.every_or_auto,
            metavar="PERIOD",
            help="How often: 30s, 15m, 2h, 1d; auto, as where nothing is said, finds its own.",
        ),
    ] = None,
    pages: Annotated[
        int | None,
        typer.Option(min=1, max=1000, help="Pages that one crawl reads at most; 20."),
    ] = None,
    whole_site: Annotated[
        bool | None,
        typer.Option(
            "--whole-site/--of-topic",
            help="It lists articles of every topic: only those that name this one are kept.",
        ),
    ] = None,
    json: Json = False,
) -> None:
    """Crawl a page, a feed, a sitemap or a site's search for a topic from now on.

    What it is shows when it is read; {topic} in a search's address stands for the topic's name.
    For one that is there already, what is said here is changed.

    Example: tema listing add "Казахстан" https://site.example/tema/kazahstan --every 15m
    """
    arguments.filled(url, "x")  # what is wrong with it is said before a server is asked
    with postgres() as conn, conn.transaction():
        found = arguments.topic(conn, topic)
        topic_id = found["id"]
        number = listings.add(
            conn,
            topic_id,
            arguments.filled(url, found["name"]),
            crawl_every=every or None,
            adaptive=True if every == arguments.AUTO else None,
            max_pages=pages,
            kind=arguments.kind_of(url),
            whole_site=whole_site,
        )
        row = next(r for r in listings.overview(conn, topic_id) if r["id"] == number)
    if json:
        print_json(row)
    else:
        console().print(f"crawling {row['url']} every {every_of(row)}", markup=False)


@app.command("list")
def list_listings(
    topic: Annotated[str | None, typer.Option(metavar="TOPIC", help="Only this topic's.")] = None,
    json: Json = False,
) -> None:
    """All listings with their last crawl. Example: tema listing list --topic "Казахстан" """
    with postgres() as conn:
        topic_id = arguments.topic(conn, topic)["id"] if topic else None
        found = listings.overview(conn, topic_id)
    if json:
        print_json(found)
    else:
        console().print(
            listing_table(found) if found else "no listing yet: tema listing add TOPIC URL"
        )
        if any(row["gap_at"] for row in found):
            note("a gap: a crawl ended before what was known; tema crawl --pages reads over it")


@app.command()
def pause(url: Url, topic: Topic = None, json: Json = False) -> None:
    """Crawl a listing no more until it is resumed.

    Example: tema listing pause https://site.example/tema/kazahstan
    """
    _set_paused(url, topic, True, json)


@app.command()
def resume(url: Url, topic: Topic = None, json: Json = False) -> None:
    """Let a listing's crawls go on. Example: tema listing resume https://site.example/tema/kazahstan"""
    _set_paused(url, topic, False, json)


@app.command()
def remove(url: Url, topic: Topic = None, json: Json = False) -> None:
    """Crawl a listing never more; its articles stay.

    Example: tema listing remove https://site.example/tema/kazahstan
    """
    with postgres() as conn, conn.transaction():
        found = arguments.listing(conn, url, topic)
        with valkey() as client:
            open_runs = watching.open_runs(conn, found["topic_id"])
            own = [run["id"] for run in open_runs if run["listing_id"] == found["id"]]
            asking.cancel(conn, client, own)
        listings.remove(conn, found["id"])
    done(f"removed {found['url']}", json, removed=found)


def listing_table(found: Sequence[Row], title: str | None = None) -> RenderableType:
    """Listings as a person reads them."""
    columns = (
        "topic",
        "listing",
        "kind",
        "every",
        "state",
        "last crawl",
        "last new article",
        "error",
    )
    return table(
        *columns,
        rows=[
            (
                row["topic"],
                row["url"],
                kind_of(row),
                every_of(row),
                state_of(row),
                ago(row["last_crawl_at"]),
                ago(row["last_new_at"]),
                row["last_error"],
            )
            for row in found
        ],
        title=title,
    )


def kind_of(row: Row) -> str:
    """What a listing was read as, and whether it is a whole site's."""
    kind = str(row["kind"]).replace("_", " ")
    if row["whole_site"]:
        return f"{kind.replace('topic page', 'page')} of the whole site"
    return kind


def every_of(row: Row) -> str:
    """How often a listing is crawled, and whether it found that out by itself."""
    return f"{period(row['crawl_every'])}{' (auto)' if row['adaptive'] else ''}"


def state_of(row: Row) -> str:
    """What a listing is doing."""
    gap = f", gap since {span(datetime.now(UTC) - row['gap_at'])}" if row["gap_at"] else ""
    if row["paused"] or row["topic_paused"]:
        return f"paused{gap}"
    if row["waits_until"]:
        return f"waits until {row['waits_until']:%Y-%m-%d %H:%M} UTC{gap}"
    return f"crawling{gap}" if row["last_state"] == "open" else f"watched{gap}"


def _set_paused(url: str, topic: str | None, paused: bool, json: bool) -> None:
    with postgres() as conn:
        found = arguments.listing(conn, url, topic)
        listings.set_paused(conn, found["id"], paused)
    word = "paused" if paused else "resumed"
    done(f"{word} {found['url']}", json, listing=found["url"], paused=paused)

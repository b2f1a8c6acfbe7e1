"""`tema topic`: what is watched."""

import sys
from datetime import timedelta
from typing import Annotated

import typer

from store import listings, topics, watching
from tema import arguments, asking
from tema.commands import change, find, watchlist
from tema.commands.listing import listing_table
from tema.output import Json, ago, console, counted, done, note, print_json, table, when
from tema.servers import postgres, valkey

app = typer.Typer(
    no_args_is_help=True,
    help="What is watched: add, find, change, pause, remove topics; in a file: export, apply.",
    epilog='Example: tema topic show "Казахстан"',
)
app.command("find")(find.find)
app.command("change")(change.change)
app.command("export")(watchlist.export)
app.command("apply")(watchlist.apply)

Name = Annotated[str, typer.Argument(metavar="TOPIC", help="The topic's name or alias.")]
Every = Annotated[
    timedelta | None,
    typer.Option(
        parser=arguments.every_or_auto,
        metavar="PERIOD",
        help="How often to crawl: 30s, 15m, 2h, 1d; `auto`, as where nothing is said: by itself.",
    ),
]


@app.command()
def add(
    name: Annotated[
        str, typer.Argument(parser=arguments.name, metavar="NAME", help="What to watch.")
    ],
    alias: Annotated[
        list[str] | None,
        typer.Option(metavar="LANGUAGE:NAME", help="Its name in another language; repeatable."),
    ] = None,
    listing: Annotated[
        list[str] | None,
        typer.Option(metavar="URL", help="What lists its articles: a page, a feed; repeatable."),
    ] = None,
    every: Every = None,
    json: Json = False,
) -> None:
    """Watch a topic, or add aliases and listings to one.

    Example: tema topic add "Казахстан" --alias kk:Қазақстан
    --listing https://site.example/tema/kazahstan --every 15m
    """
    if every is not None and not listing:
        raise typer.BadParameter("--every goes with --listing; for one that is there: listing add")
    aliases = [arguments.alias(text) for text in alias or ()]
    pages = [(arguments.filled(text, name), arguments.kind_of(text)) for text in listing or ()]
    with postgres() as conn, conn.transaction():
        topic_id = topics.add(conn, name, aliases)
        for url, kind in pages:
            adaptive = True if every == arguments.AUTO else None
            listings.add(
                conn, topic_id, url, crawl_every=every or None, kind=kind, adaptive=adaptive
            )
        row = topics.overview(conn, topic_id)[0]
    if json:
        print_json(row)
        return
    console().print(f"watching {row['name']}: {counted(row['listings'], 'listing')}", markup=False)
    if not row["listings"]:
        note(f'next: tema listing add "{row["name"]}" URL')


@app.command("list")
def list_topics(json: Json = False) -> None:
    """All topics with their counts. Example: tema topic list"""
    with postgres() as conn:
        found = topics.overview(conn)
    if json:
        print_json(found)
        return
    columns = (
        "topic",
        "state",
        "aliases",
        "listings",
        "articles",
        "last crawl",
        "last new article",
    )
    console().print(
        table(
            *columns,
            rows=[
                (
                    row["name"],
                    "paused" if row["paused"] else "watched",
                    ", ".join(row["aliases"]),
                    row["listings"],
                    row["articles"],
                    ago(row["last_crawl_at"]),
                    ago(row["last_new_at"]),
                )
                for row in found
            ],
        )
        if found
        else "no topic yet: tema topic add NAME --listing URL"
    )


@app.command()
def show(name: Name, json: Json = False) -> None:
    """One topic with its listings. Example: tema topic show "Казахстан" """
    with postgres() as conn:
        topic_id = arguments.topic(conn, name)["id"]
        row = topics.overview(conn, topic_id)[0]
        pages = listings.overview(conn, topic_id)
    if json:
        print_json(row | {"listings": pages})
        return
    out = console()
    out.print(row["name"], style="bold", markup=False)
    facts = {
        "state": "paused" if row["paused"] else "watched",
        "aliases": ", ".join(row["aliases"]),
        "leaves out": ", ".join(row["excluded"]),
        "only sections": ", ".join(row["sections"]),
        "only languages": ", ".join(row["languages"]),
        "articles": row["articles"],
        "since": when(row["created_at"]),
        "last new": when(row["last_new_at"]),
    }
    out.print(table("", "", rows=[(k, v) for k, v in facts.items() if v not in (None, "")]))
    out.print(listing_table(pages) if pages else "no listing yet: tema listing add")


@app.command()
def pause(name: Name, json: Json = False) -> None:
    """Crawl a topic no more until it is resumed; asking with `tema crawl` still works.

    Example: tema topic pause "Казахстан"
    """
    _set_paused(name, True, json)


@app.command()
def resume(name: Name, json: Json = False) -> None:
    """Let a topic's crawls go on; what is due is crawled once, at once.

    Example: tema topic resume "Казахстан"
    """
    _set_paused(name, False, json)


@app.command()
def remove(
    name: Name,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
    json: Json = False,
) -> None:
    """Watch a topic no more: its listings and crawls go, its articles stay stored.

    Example: tema topic remove "Казахстан" --yes
    """
    with postgres() as conn:
        found = arguments.topic(conn, name)
        row = topics.overview(conn, found["id"])[0]
        counts = f"{counted(row['listings'], 'listing')}; its articles ({row['articles']}) stay"
        if not (yes or sys.stdin.isatty()):
            raise typer.BadParameter("removing asks first: say --yes where nobody can answer")
        if not yes and not typer.confirm(f"Remove topic {row['name']} with {counts}?"):
            note("nothing was removed")
            raise typer.Exit(1)
        with valkey() as client:
            open_runs = watching.open_runs(conn, found["id"])
            asking.cancel(conn, client, [run["id"] for run in open_runs])
        with conn.transaction():
            topics.remove(conn, found["id"])
    done(f"removed {row['name']}: {counts}", json, removed=row)


def _set_paused(name: str, paused: bool, json: bool) -> None:
    with postgres() as conn:
        found = arguments.topic(conn, name)
        topics.set_paused(conn, found["id"], paused)
    word = "paused" if paused else "resumed"
    done(f"{word} {found['name']}", json, topic=found["name"], paused=paused)

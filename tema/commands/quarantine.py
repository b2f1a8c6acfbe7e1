"""`tema quarantine`: what could not be processed, why, and once more."""

import time
from pathlib import Path
from typing import Annotated

import redis
import typer

from news.bodies import GZIP_MAGIC, unzip_body
from news.errors import TemaError
from news.wire import PAGES
from store import quarantine
from store.connection import Connection
from tema.arguments import NotThere
from tema.output import Json, Row, ago, console, done, plain, print_json, size, table, when
from tema.servers import postgres, valkey

ROOM = 400
"""Pages on the stream at which replaying waits, as crawlers do."""

app = typer.Typer(
    no_args_is_help=True,
    help="Pages that could not be processed: why, and once more.",
    epilog="Example: tema quarantine list",
)

Name = Annotated[
    str, typer.Argument(metavar="NUMBER|URL", help="Its number, or the newest of a URL.")
]


@app.command("list")
def list_quarantine(
    replayed: Annotated[
        bool, typer.Option("--replayed", help="Those that were replayed already.")
    ] = False,
    limit: Annotated[int, typer.Option(min=1, max=100_000, help="How many at most.")] = 50,
    json: Json = False,
) -> None:
    """What is in quarantine, the newest first. Example: tema quarantine list"""
    with postgres() as conn:
        found = quarantine.overview(conn, replayed=replayed, limit=limit)
    if json:
        print_json(found)
        return
    columns = ("number", "since", "stage", "reason", "dead attempts", "size", "url")
    cells = [
        (
            row["id"],
            ago(row["created_at"]),
            row["stage"],
            row["reason"],
            row["attempts"],
            size(row["bytes"] or 0),
            row["url"],
        )
        for row in found
    ]
    console().print(table(*columns, rows=cells) if cells else "nothing is in quarantine")


@app.command()
def show(
    name: Name,
    save: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write the page's bytes, unpacked, there.")
    ] = None,
    json: Json = False,
) -> None:
    """One page with its reason and traceback. Example: tema quarantine show 17 --save page.html"""
    with postgres() as conn:
        row = find(conn, name)
    if save:
        save.write_bytes(body_of(row))
    if json:
        print_json(row)
        return
    out = console()
    facts = {
        "url": row["url"],
        "since": when(row["created_at"]),
        "stage": row["stage"],
        "reason": row["reason"],
        "dead attempts": row["attempts"],
        "crawl run": row["run_id"],
        "stream entry": row["entry_id"],
        "bytes": size(len(row["body"] or b"")),
        "replayed": when(row["replayed_at"]),
    }
    out.print(table("", "", title=f"quarantine {row['id']}", rows=list(facts.items())))
    out.print(plain(row["detail"] or ""))


@app.command()
def replay(
    names: Annotated[
        list[str] | None, typer.Argument(metavar="[NUMBER|URL]...", help="Which ones.")
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="All that was not replayed.")] = False,
    json: Json = False,
) -> None:
    """Put pages on the stream again, for example after a fix. Example: tema quarantine replay 17"""
    if bool(names) == everything:
        raise typer.BadParameter("name what to replay, or --all")
    with postgres() as conn, valkey() as client:
        if everything:
            names = [str(row["id"]) for row in quarantine.overview(conn)]
        told = [replay_one(conn, client, name) for name in names or ()]
    lines = [f"replayed {one['number']}: {one['url']}" for one in told]
    done("\n".join(lines) or "nothing is in quarantine", json, replayed=told)


def replay_one(conn: Connection, client: redis.Redis, name: str) -> Row:
    """Put one page on the stream, once there is room, then mark it: twice does no harm."""
    row = find(conn, name)
    while client.xlen(PAGES) >= ROOM:
        time.sleep(0.2)
    client.xadd(PAGES, quarantine.entry_of(row))  # type: ignore[arg-type]  # str and bytes are taken
    quarantine.mark_replayed(conn, row["id"])
    return {"number": row["id"], "url": row["url"]}


def find(conn: Connection, name: str) -> Row:
    """The entry of this number or URL."""
    number = int(name) if name.isdecimal() and len(name) < 19 else name
    row = quarantine.find(conn, number)
    if row is None:
        raise NotThere(f"nothing in quarantine by {name!r}: tema quarantine list")
    return row


def body_of(row: Row) -> bytes:
    """The page's bytes, unpacked where that can be done."""
    body = bytes(row["body"] or b"")
    try:
        return unzip_body(body) if body.startswith(GZIP_MAGIC) else body
    except TemaError:
        return body

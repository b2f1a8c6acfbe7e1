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
from store.quarantine import Chosen
from tema import arguments, asking
from tema.agreeing import agreed
from tema.arguments import NotThere
from tema.output import (
    Json,
    Row,
    ago,
    console,
    counted,
    done,
    note,
    plain,
    print_json,
    size,
    table,
    when,
)
from tema.servers import postgres, valkey

ROOM = 400
"""Pages on the stream at which replaying waits, as crawlers do."""

app = typer.Typer(
    no_args_is_help=True,
    help="Pages that could not be processed: why, once more, or never.",
    epilog="Example: tema quarantine list",
)

Name = Annotated[
    str, typer.Argument(metavar="NUMBER|URL", help="Its number, or the newest of a URL.")
]


Stage = Annotated[
    str | None, typer.Option(metavar="STAGE", help="Given up there: parse, save, crawl.")
]
Why = Annotated[str | None, typer.Option(metavar="REASON", help="For this reason.")]
Site = Annotated[str | None, typer.Option(metavar="DOMAIN", help="Of this site.")]
Names = Annotated[list[str] | None, typer.Argument(metavar="[NUMBER|URL]...", help="Which ones.")]


@app.command("list")
def list_quarantine(
    stage: Stage = None,
    reason: Why = None,
    site: Site = None,
    replayed: Annotated[
        bool, typer.Option("--replayed", help="Those that were replayed, and what became of them.")
    ] = False,
    limit: Annotated[int, typer.Option(min=1, max=100_000, help="How many at most.")] = 50,
    json: Json = False,
) -> None:
    """What is in quarantine, the newest first.

    Example: tema quarantine list --site site.example --reason unreadable
    """
    chosen = chosen_of(stage, reason, site, replayed=replayed)
    with postgres() as conn:
        found = quarantine.overview(conn, chosen, limit=limit + 1)
    if json:
        print_json(found[:limit])
        return
    last = "now" if replayed else "dead attempts"
    columns = ("number", "since", "stage", "reason", last, "size", "url")
    cells = [
        (
            row["id"],
            ago(row["created_at"]),
            row["stage"],
            row["reason"],
            row["outcome"] if replayed else row["attempts"],
            size(row["bytes"] or 0),
            row["url"],
        )
        for row in found[:limit]
    ]
    console().print(table(*columns, rows=cells) if cells else "nothing is in quarantine")
    if len(found) > limit:
        note(f"the newest {limit}; more with --limit")


def chosen_of(
    stage: str | None, reason: str | None, site: str | None, *, replayed: bool = False
) -> Chosen:
    """Which entries a person means."""
    domain = arguments.domain(site) if site else None
    return Chosen(replayed=replayed, stage=stage, reason=reason, domain=domain)


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
    names: Names = None,
    everything: Annotated[bool, typer.Option("--all", help="All that was not replayed.")] = False,
    stage: Stage = None,
    reason: Why = None,
    site: Site = None,
    json: Json = False,
) -> None:
    """Put pages on the stream again, from their stored bytes, for example after a fix.

    Example: tema quarantine replay 17 · tema quarantine replay --site site.example
    """
    chosen = one_choice(names, everything, chosen_of(stage, reason, site))
    with postgres() as conn, valkey() as client:
        numbers = numbers_of(conn, names, chosen)
        told = [replay_one(conn, client, str(number)) for number in numbers]
    lines = [f"replayed {one['number']}: {one['url']}" for one in told]
    done("\n".join(lines) or "nothing of that is in quarantine", json, replayed=told)


@app.command()
def drop(
    names: Names = None,
    everything: Annotated[bool, typer.Option("--all", help="All that was not replayed.")] = False,
    stage: Stage = None,
    reason: Why = None,
    site: Site = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
    json: Json = False,
) -> None:
    """Give pages up for good, with their bytes; only `tema recrawl URL` fetches them again.

    Example: tema quarantine drop 17 18 --yes
    """
    chosen = one_choice(names, everything, chosen_of(stage, reason, site))
    with postgres() as conn:
        numbers = numbers_of(conn, names, chosen)
        if numbers:
            agreed(f"Drop {counted(len(numbers), 'page')} with their bytes?", yes)
        gone = quarantine.drop(conn, numbers)
    lines = [f"dropped {row['id']}: {row['url']}" for row in gone]
    done("\n".join(lines) or "nothing of that is in quarantine", json, dropped=gone)


def one_choice(names: list[str] | None, everything: bool, chosen: Chosen) -> Chosen:
    """What is chosen, where it is said in one way: by names, by its kind, or all."""
    chosen_some = any((chosen.stage, chosen.reason, chosen.domain))
    if sum((bool(names), everything, chosen_some)) != 1:
        raise typer.BadParameter("name which, or choose by --stage, --reason, --site, or --all")
    return chosen


def numbers_of(conn: Connection, names: list[str] | None, chosen: Chosen) -> list[int]:
    """The numbers of what is named, or of what is chosen."""
    if names:
        return [int(find(conn, name)["id"]) for name in names]
    return [row["id"] for row in quarantine.overview(conn, chosen)]


def replay_one(conn: Connection, client: redis.Redis, name: str) -> Row:
    """Put one page on the stream, once there is room, then mark it: twice does no harm.

    A listing on which crawlers died is crawled again instead, ahead of the schedule.
    """
    row = find(conn, name)
    if row["stage"] == quarantine.CRAWL:
        asking.ask(row["url"], refetch=False, pages=None, since=None)
        quarantine.mark_replayed(conn, row["id"])
        return {"number": row["id"], "url": row["url"]}
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

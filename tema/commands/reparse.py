"""`tema reparse`: what is stored, parsed again by the workers; only what differs is changed."""

import time
from typing import Annotated

import redis
import typer
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

from news.settings import settings
from store import sources
from store.connection import Connection
from store.rereading import Wanted
from tema import arguments
from tema.fitness import ServerAway
from tema.following import UNTAKEN
from tema.health import pulses
from tema.output import Json, console, counted, note, plain, print_json, table
from tema.refused import Refused
from tema.reparsing import Reparse
from tema.servers import postgres, valkey
from workers.tally import Tally

SHOWN = 50
"""Pages that are named in the table; --json has all."""


def reparse(
    topic: Annotated[
        str | None, typer.Option(metavar="TOPIC", help="Only this topic's articles.")
    ] = None,
    site: Annotated[
        str | None, typer.Option(metavar="DOMAIN", help="Only this source's, such as site.example.")
    ] = None,
    before_version: Annotated[
        int | None,
        typer.Option(min=1, metavar="N", help="Only those read last by a parser before version N."),
    ] = None,
    refused: Annotated[
        bool, typer.Option("--refused", help="Instead, the stored pages that gave no article.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would change; change nothing.")
    ] = False,
    json: Json = False,
) -> None:
    """Parse the stored pages again, as after a new version of the parser; nothing is fetched.

    An article of the same content keeps its version, fields beside the text are changed in place;
    another text is a new version. Ctrl-C ends it where it is; it may be begun again.

    Example: tema reparse --site site.example --dry-run
    """
    with postgres() as conn, valkey() as client:
        wanted = wanted_of(conn, topic, site, before_version)
        if not any(one.part == "worker" for one in pulses(client)):
            raise ServerAway("no worker is running: tema up")
        if refused:
            if before_version:
                raise typer.BadParameter("--refused does not go with --before-version")
            show_refused(watch_refused(conn, client, wanted, dry_run), dry_run, json)
            return
        work = Reparse(
            conn=conn,
            client=client,
            wanted=wanted,
            send=lambda job, number, ids: send(job, number, ids, dry_run=dry_run),
            patience=2 * settings().lease,
        )
        watch(work)
    if json:
        print_json({"articles": work.done, "dry_run": dry_run} | as_data(work.tally))
    else:
        show(work.tally, work.done, dry_run=dry_run)
    raise typer.Exit(1 if work.tally.counts["failed"] else 0)


def wanted_of(
    conn: Connection, topic: str | None, site: str | None, before_version: int | None
) -> Wanted:
    """Which articles a person means; NotThere where there is no such topic or source."""
    domain = site and arguments.domain(site)
    if domain and not sources.exists(conn, domain):
        raise arguments.NotThere(f"no article of {domain!r} is stored")
    return Wanted(
        topic_id=arguments.topic(conn, topic)["id"] if topic else None,
        domain=domain,
        before_version=before_version,
    )


def send(job: str, number: int, ids: list[int], *, dry_run: bool) -> None:
    """Put a batch on the workers' queue."""
    from workers.app import app  # Celery's import takes a third of a second

    app.send_task("tema.reparse", [job, number, ids], {"dry_run": dry_run})


def watch(work: Reparse) -> None:
    """Do the work, and show how far it is."""
    began, told = time.monotonic(), False
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    times = (TimeElapsedColumn(), TextColumn("left"), TimeRemainingColumn())
    try:
        with Progress(*columns, *times, console=Console(stderr=True), transient=True) as bar:
            task = bar.add_task("articles")
            for done in work.steps():
                bar.update(task, total=work.total, completed=done)
                if not (told or work.answered) and time.monotonic() - began > UNTAKEN:
                    told = True
                    bar.console.print("no worker has answered yet: tema status")
    except KeyboardInterrupt:
        note(f"\nended after {counted(work.done, 'article')}; what was changed is whole")
        raise


def watch_refused(conn: Connection, client: redis.Redis, wanted: Wanted, dry_run: bool) -> Refused:
    """Read refused pages again, and show how many that are."""
    work = Refused(conn=conn, client=client, wanted=wanted)
    with Console(stderr=True).status("reading …") as status:
        for done in work.steps(dry_run=dry_run):
            status.update(f"reading … {counted(done, 'page')}")
    return work


def show_refused(work: Refused, dry_run: bool, json: bool) -> None:
    """Which of them are articles now."""
    if json:
        print_json({"pages": work.done, "articles": work.articles, "dry_run": dry_run})
        return
    out = console()
    would = "would be articles" if dry_run else "are articles now"
    out.print(plain(f"{counted(work.done, 'page')} read again, {len(work.articles)} {would}"))
    for url in work.articles[:SHOWN]:
        out.print(plain(url), soft_wrap=True)
    if len(work.articles) > SHOWN:
        note(f"the first {SHOWN} of {len(work.articles)}; all with --json")


def as_data(tally: Tally) -> dict[str, object]:
    """What came of it, as plain data."""
    fields = {
        name: {"changed": count, "emptied": tally.emptied[name]}
        for name, count in tally.fields.most_common()
    }
    told = [{"url": url, "what": what, "why": why} for url, what, why in tally.told]
    return {"counts": dict(tally.counts), "fields": fields, "told": told}


def show(tally: Tally, done: int, *, dry_run: bool) -> None:
    """What came of it: by what became of the articles, by field, and what to look at."""
    out = console()
    counts = [(name.replace("_", " "), n) for name, n in sorted(tally.counts.items()) if n]
    out.print(plain(f"{counted(done, 'article')} {'compared' if dry_run else 'read again'}"))
    if counts:
        out.print(table("", "articles", rows=counts))
    if tally.fields:
        cells = [(name, n, tally.emptied[name] or None) for name, n in tally.fields.most_common()]
        out.print(table("field", "would change" if dry_run else "changed", "emptied", rows=cells))
    if tally.told:
        out.print(
            table("what", "why", "url", rows=[(t[1], t[2], t[0]) for t in tally.told[:SHOWN]])
        )
    if len(tally.told) > SHOWN:
        note(f"the first {SHOWN} of {len(tally.told)}; all with --json")

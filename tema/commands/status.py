"""`tema status`: what the service is doing, and what is wrong with it."""

from datetime import UTC, datetime
from pathlib import Path

import typer
from rich.console import Console

from news.settings import is_set, settings
from tema.commands.listing import listing_table
from tema.health import Health, examine
from tema.output import Json, Row, ago, console, note, plain, print_json, size, table
from tema.servers import postgres, valkey
from tema.state import service_state


def status(json: Json = False) -> None:
    """What is running and waiting, and what is wrong.

    Processes, queues, streams, listings, quarantine, disk; exit code 1 when something is wrong,
    which a gap, a drift or a silent source is not: those are notices.

    Example: tema status
    """
    watched = disk()
    with postgres() as conn, valkey() as client:
        found = examine(conn, client, settings(), watched)
    if json:
        print_json(found.as_json())
    else:
        show(console(), found)
    for line in found.problems:
        note(f"wrong: {line}")
    for line in found.notices:
        note(f"notice: {line}")
    raise typer.Exit(1 if found.problems else 0)


def disk() -> Path | None:
    """The folder whose disk fills: the local service's; None where other servers are set."""
    if is_set("TEMA_DATABASE_URL") and is_set("TEMA_REDIS_URL"):
        return None
    state = service_state(settings().state_dir)
    return next(folder for folder in (state, *state.parents) if folder.exists())


def show(out: Console, found: Health) -> None:
    """The tables."""
    now = datetime.now(UTC)
    processes = [
        (p.part, p.host, p.pid, ago(p.started_at, now), ago(p.at, now), ago(p.took_at, now))
        for p in found.processes
    ]
    columns = ("process", "host", "pid", "started", "last sign", "last task")
    out.print(table(*columns, rows=processes, title="Processes"))
    out.print(table(*found.queues, rows=[list(found.queues.values())], title="Celery's queues"))
    out.print(table(*found.stream, rows=[list(found.stream.values())], title="Streams"))
    if found.listings:
        out.print(listing_table(found.listings, title="Listings"))
    if found.hosts:
        hosts = [(h.host, h.state, f"{h.until:%Y-%m-%d %H:%M} UTC", h.why) for h in found.hosts]
        out.print(table("host", "state", "until", "why", rows=hosts, title="Hosts"))
    if found.quarantine:
        cells = [
            (r["stage"], r["reason"], r["pages"], ago(r["newest"], now)) for r in found.quarantine
        ]
        out.print(table("stage", "reason", "pages", "newest", rows=cells, title="Quarantine"))
    waited = "–" if found.oldest_page is None else f"{found.oldest_page:.1f} s"
    totals = found.totals
    facts = {
        "articles": totals["articles"],
        "canary": canary_of(found.canary, now),
        "open crawls": totals["open_runs"],
        "oldest waiting page": waited,
        "Valkey uses": size(found.memory),
        "database": size(totals["bytes"]),
        "disk free": size(found.disk_free) if found.disk_free is not None else "–",
    }
    out.print(table("", "", rows=list(facts.items())))
    if not found.problems and not found.notices:
        out.print(plain("all is well"), style="green")


def canary_of(row: Row | None, now: datetime) -> str | None:
    """How long ago the last canary was sent, and how long its way took."""
    if row is None:
        return None
    way = "the whole way" if row["crawled"] else "from the stream"
    took = (row["stored_at"] - row["sent_at"]).total_seconds()
    return f"{ago(row['sent_at'], now)}, {way} in {took:.1f} s"

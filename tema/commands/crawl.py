"""`tema crawl` and `tema recrawl`: crawls on demand, ahead of the schedule."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Annotated, Any

import typer
from rich.console import Console
from typer.core import TyperGroup

from store import listings, reading, requests, watching
from store.connection import Connection
from store.requests import Wish
from tema import arguments, asking
from tema.following import follow
from tema.output import Json, Row, console, counted, done, note, plain, print_json, table
from tema.previewing import show_previews
from tema.servers import postgres, valkey
from workers.recrawl import listings_of


class CrawlGroup(TyperGroup):
    """`tema crawl TOPIC …` is `tema crawl start TOPIC …`, also for its --help."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put the default command before what is not one."""
        named = args[:1] and args[0] in self.commands
        return super().parse_args(ctx, args if named else ["start", *args])


app = typer.Typer(
    cls=CrawlGroup,
    help="Crawl a topic's listings now; cancel crawls.",
    epilog='Example: tema crawl "Казахстан" --dry-run',
)

Pages = Annotated[
    int | None,
    typer.Option(min=1, max=1000, help="Pages of each listing to read, also behind what is known."),
]
Since = Annotated[
    datetime | None,
    typer.Option(parser=arguments.date, metavar="DATE", help="Go back to articles of this date."),
]


@app.command()
def start(
    topic: Annotated[str, typer.Argument(metavar="TOPIC", help="The topic's name or alias.")],
    pages: Pages = None,
    since: Since = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what would be taken; store nothing.")
    ] = False,
    json: Json = False,
) -> None:
    """Crawl a topic's listings now and show how it goes; `tema crawl cancel TOPIC` ends it.

    Example: tema crawl "Казахстан" --since 2025-01-01 --pages 50
    """
    with postgres() as conn, valkey() as client:
        found = arguments.topic(conn, topic)
        ids = [r["id"] for r in listings.overview(conn, found["id"]) if not r["paused"]]
        if not ids:
            raise arguments.NotThere(
                f"{found['name']} has no listing that is not paused: tema listing add"
            )
        if dry_run:
            wish = Wish(asked_by="", max_pages=pages, since=since)
            asked = requests.previews(conn, ids, wish)
            with Console(stderr=True).status("reading …") as status:
                previews = asking.preview(
                    client,
                    asked,
                    lambda pages: status.update(f"reading … {counted(pages, 'page')}"),
                )
            show_previews(previews, json=json)
            raise typer.Exit(1 if any(told.error for told in previews) else 0)
        task_id = asking.ask(found["name"], refetch=False, pages=pages, since=since)
        ended = wait(lambda: follow(conn, client, task_id), task_id)
    raise typer.Exit(show_runs(ended, json=json))


@app.command()
def cancel(
    topic: Annotated[
        str | None, typer.Argument(metavar="[TOPIC]", help="Only this topic's crawls.")
    ] = None,
    json: Json = False,
) -> None:
    """End open crawls; what was fetched already is stored.

    Example: tema crawl cancel "Казахстан"
    """
    with postgres() as conn, valkey() as client:
        topic_id = arguments.topic(conn, topic)["id"] if topic else None
        found = watching.open_runs(conn, topic_id)
        ended = set(asking.cancel(conn, client, [run["id"] for run in found]))
    gone = [run for run in found if run["id"] in ended]
    lines = [f"cancelled crawl {run['id']} of {run['url']}" for run in gone]
    done("\n".join(lines) or "no crawl was open", json, cancelled=gone)


def recrawl(
    target: Annotated[
        str,
        typer.Argument(
            metavar="URL|TOPIC|SOURCE", help="An article, a listing, a topic, a domain."
        ),
    ],
    pages: Pages = None,
    since: Since = None,
    force: Annotated[
        bool,
        typer.Option(
            "--force",
            help="Also what has not changed, over the day's budget, and after failures.",
        ),
    ] = False,
    wait_: Annotated[
        bool, typer.Option("--wait", help="Until it is stored, and say what changed.")
    ] = False,
    json: Json = False,
) -> None:
    """Fetch an article, a listing, a topic or all listings of a source again, now.

    It goes ahead of all that is scheduled; of a listing, the articles of its first pages are
    fetched again, as far as the last crawl began or --pages and --since say. What a site asks for
    (robots.txt, Retry-After) holds also with --force.

    Example: tema recrawl https://site.example/novini/1041 --wait
    """
    is_url = "://" in target
    target = arguments.url(target) if is_url else target
    with postgres() as conn, valkey() as client:
        if not is_url:
            target = arguments.topic_or_source(conn, target)
            listings_of(conn, target)
        before = reading.article(conn, target) if is_url else None
        task_id = asking.ask(target, refetch=True, pages=pages, since=since, force=force)
        if not wait_:
            if json:
                print_json({"task_id": task_id, "target": target})
            else:
                console().print(f"asked for {target}: task {task_id}", markup=False)
            return
        ended = wait(lambda: follow(conn, client, task_id), task_id)
        single = all(run["listing_id"] is None for run in ended)
        code = (
            show_article(conn, ended[0], before, json=json)
            if single
            else show_runs(ended, json=json)
        )
    raise typer.Exit(code)


def wait(follow: Callable[[], Sequence[Row]], task_id: str) -> Sequence[Row]:
    """What following gives; Ctrl-C leaves the crawl at work and says so."""
    try:
        return follow()
    except KeyboardInterrupt:
        note(f"\nthe crawl goes on (task {task_id}); tema crawl cancel ends it")
        raise


def show_runs(ended: Sequence[Row], *, json: bool) -> int:
    """How the runs went; 0 if all are complete."""
    if json:
        print_json(ended)
    else:
        columns = (
            "listing",
            "state",
            "pages",
            "links",
            "stored",
            "new",
            "known",
            "off topic",
            "why",
        )
        cells = [
            (
                run["url"],
                run["state"],
                run["pages_read"],
                run["links_found"],
                run["stored"],
                run["new_articles"],
                run["known"],
                run["off_topic"],
                why(run),
            )
            for run in ended
        ]
        console().print(table(*columns, rows=cells))
    return 0 if all(run["state"] == "complete" for run in ended) else 1


def why(run: Row) -> str | None:
    """What a person should know of a run."""
    if run["error"]:
        return str(run["error"])
    if run["not_modified"]:
        return "not modified"
    return None if run["frontier_reached"] else "ended before what was known"


def show_article(conn: Connection, run: Row, before: Row | None, *, json: bool) -> int:
    """What a re-crawl of one article has come to; 0 if it is stored."""
    url = run["url"]
    now, end = reading.article(conn, url), reading.outcome(conn, url)
    if run["unchanged"] and now:
        end = {"outcome": "stored", "detail": "HTTP 304"}
    elif run["state"] == "cancelled" or (end and end["ended_at"] < run["requested_at"]):
        end = {"outcome": run["state"], "detail": run["error"] or "not fetched"}
    stored = bool(end and end["outcome"] == "stored" and now)
    change = change_of(before, now) if stored else None
    if json:
        print_json({"url": url, "change": change, "outcome": end, "article": now})
    elif now and stored:
        console().print(plain(f"{change}: {now['headline']} ({now['url']})"))
    else:
        told = f"{end['outcome']}: {end['detail'] or ''}" if end else "no outcome"
        console().print(plain(f"not stored, {told}"))
    return 0 if stored else 1


def change_of(before: Row | None, now: Row | None) -> str:
    """In a few words what the fetch changed."""
    if now is None or before is None:
        return "new"
    if before["version"] == now["version"]:
        return f"unchanged, version {now['version']}"
    names = ("headline", "description", "article_body", "authors", "date_published")
    changed = [name for name in names if before[name] != now[name]]
    return f"version {now['version']}, changed {', '.join(changed)}"

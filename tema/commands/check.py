"""`tema listing check`: what a crawl of a URL would take, and why not more."""

from typing import Annotated

import typer
from rich.console import Console

from news.model import Browser, CrawlRequest, Reason
from store import topics
from tema import arguments, asking
from tema.output import Json, counted, note
from tema.previewing import show_checked
from tema.servers import postgres, valkey


def check(
    url: Annotated[str, typer.Argument(metavar="URL", help="A page, a feed or a sitemap.")],
    topic: Annotated[
        str | None,
        typer.Option(metavar="TOPIC", help="Show which entries name it; it fills {topic} too."),
    ] = None,
    browser: Annotated[
        bool, typer.Option("--browser", help="Read the page as a browser shows it.")
    ] = False,
    pages: Annotated[int, typer.Option(min=1, max=50, help="How many pages to read.")] = 1,
    json: Json = False,
) -> None:
    """What a crawl of this address would take; nothing is stored.

    Its kind, entries with their dates, next page and feeds; which links of the page are left out
    and why; and whether the page seems to need a browser. Exit code 1 where nothing is found.

    Example: tema listing check https://site.example/tema/kazahstan
    """
    if arguments.BLANK in url and not topic:
        raise typer.BadParameter("{topic} is filled with the name that --topic says")
    address = arguments.filled(url, topic or "")
    names: tuple[str, ...] = ()
    if topic:
        with postgres() as conn:
            found = topics.find(conn, topic)
            names = topics.names(conn, found["id"]) if found else (topic,)
        address = arguments.filled(url, names[0])
    request = CrawlRequest(
        run_id=0,
        url=address,
        reason=Reason.PREVIEW,
        max_pages=pages,
        explain=True,
        browser=Browser.LIST if browser else Browser.NO,
    )
    with valkey() as client, Console(stderr=True).status("reading …") as status:
        (told,) = asking.preview(
            client, [request], lambda read: status.update(f"reading … {counted(read, 'page')}")
        )
    show_checked(told, names, json=json)
    if told.hint and not json:
        note(f"next: tema listing check {url} --browser")
    raise typer.Exit(0 if told.entries and not told.error else 1)

"""`tema parse`: one page as the workers read it, with where each field came from."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from news.errors import NotAnArticle, Unreadable
from store import captures
from tema import arguments, asking, parsing
from tema.fitness import ServerAway
from tema.health import pulses
from tema.output import note, print_json
from tema.parsing import Saved
from tema.servers import postgres, valkey


def parse(
    page: Annotated[
        str, typer.Argument(metavar="FILE|URL", help="A saved page, gzipped or not, or an address.")
    ],
    url: Annotated[
        str | None,
        typer.Option("--url", metavar="URL", help="Where a FILE came from; else as it says."),
    ] = None,
    fetched: Annotated[
        datetime | None,
        typer.Option(
            parser=arguments.date,
            metavar="DATE",
            help="When a FILE was fetched, for «2 hours ago»; else the file's own time.",
        ),
    ] = None,
    stored: Annotated[
        bool, typer.Option("--stored", help="The page at URL as it was stored last; no fetch.")
    ] = False,
    save: Annotated[
        Path | None,
        typer.Option(metavar="PATH", help="Also keep page and article: PATH.html.gz, PATH.json."),
    ] = None,
    json: Annotated[
        bool, typer.Option("--json", help="JSON also where it is no article: url and error.")
    ] = False,
) -> None:
    """Print the article in a page as JSON, with where each field came from; nothing is stored.

    A URL is fetched by the crawler of the service, behind its address guard and robots.txt.
    Exit code 1 and the reason where the page is no article.

    Example: tema parse page.html.gz --url https://site.example/novini/1041
    """
    if save and not save.name:
        raise typer.BadParameter("--save takes the beginning of two files' names")
    find = finder(page, url, fetched, stored=stored)
    try:
        saved = find()
        article = saved.article()
    except (NotAnArticle, Unreadable) as error:
        raise refused(page, parsing.refusal(error), json=json) from None
    except asking.NotFetched as error:
        raise refused(page, str(error), json=json) from None
    print_json(parsing.as_data(article))
    if save:
        parsing.save(saved, article, save)


def finder(
    page: str, url: str | None, fetched: datetime | None, *, stored: bool
) -> Callable[[], Saved]:
    """What gives the page that a person means, whose arguments go together."""
    if "://" not in page:
        if stored:
            raise typer.BadParameter("--stored goes with a URL")
        path, told = parsing.file(page), arguments.url(url) if url else None
        return lambda: parsing.of_file(path, told, fetched)
    if url or fetched:
        raise typer.BadParameter("--url and --fetched go with a FILE")
    address = arguments.url(page)
    return lambda: of_capture(address) if stored else of_crawler(address)


def refused(told: str, why: str, *, json: bool) -> typer.Exit:
    """Say why there is no article."""
    if json:
        print_json({"url": told, "error": why})
    note(f"tema: {told}: {why}")
    return typer.Exit(1)


def of_crawler(url: str) -> Saved:
    """The page at a URL, fetched now."""
    with valkey() as client, Console(stderr=True).status("fetching …"):
        if not any(one.part == "crawler" for one in pulses(client)):
            raise ServerAway(f"no crawler is running: tema up, or tema parse {url} --stored")
        page = asking.page(client, url)
    return Saved(body=page.body, url=page.url, headers=page.headers, fetched_at=page.fetched_at)


def of_capture(url: str) -> Saved:
    """The page at a URL as it was fetched last."""
    with postgres() as conn:
        row = captures.newest(conn, url)
    if row is None:
        raise arguments.NotThere(f"no page of {url} is stored")
    return Saved(
        body=row["body"], url=row["url"], headers=row["headers"], fetched_at=row["fetched_at"]
    )

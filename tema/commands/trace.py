"""`tema trace`: one article's life."""

from dataclasses import asdict
from typing import Annotated

import typer

from store import tracing
from tema import arguments
from tema.output import Json, console, plain, print_json, table
from tema.servers import postgres
from tema.tracing import steps


def trace(
    url: Annotated[str, typer.Argument(metavar="URL", help="Any address of an article or page.")],
    json: Json = False,
) -> None:
    """What happened to an article, in order, with times.

    On which listing it was met and which crawl asked for it; the answer of the site; when it was
    handed over, taken, parsed, enriched, and stored or not, and why; versions and events.

    Example: tema trace https://site.example/novini/1041
    """
    address = arguments.url(url)
    with postgres() as conn:
        life = tracing.life(conn, address)
    if not life:
        raise arguments.NotThere(
            f"no crawl has met {address}: tema listing check tells what a listing leads to"
        )
    found = steps(life)
    if json:
        data = [{k: v for k, v in asdict(step).items() if k != "order"} for step in found]
        print_json({"url": address, "article": life.article, "steps": data})
        return
    out = console()
    if life.article:
        out.print(plain(life.article["headline"]), style="bold")
        out.print(plain(life.article["url"]), soft_wrap=True)
    cells = [
        (f"{s.at:%Y-%m-%d %H:%M:%S}.{s.at.microsecond // 1000:03d}" if s.at else "", s.what, s.told)
        for s in found
    ]
    out.print(table("UTC", "", "", rows=cells))

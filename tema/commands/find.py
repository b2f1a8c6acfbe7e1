"""`tema topic find`: a topic's listings on a site, found by looking through it."""

from datetime import timedelta
from typing import Annotated

import typer
from rich.console import Console

from news.answers import Finding
from store import listings, topics
from store.connection import Connection
from store.definitions import Alias
from tema import arguments, asking
from tema.finding import as_data, request_for, show_finding
from tema.output import Json, console, counted, note, plain, print_json
from tema.servers import postgres, valkey


def find(
    name: Annotated[
        str, typer.Argument(parser=arguments.name, metavar="TOPIC", help="Its name or alias.")
    ],
    url: Annotated[
        str, typer.Argument(parser=arguments.url, metavar="URL", help="The site's front page.")
    ],
    alias: Annotated[
        list[str] | None,
        typer.Option(metavar="LANGUAGE:NAME", help="Its name in another language; repeatable."),
    ] = None,
    add: Annotated[
        bool, typer.Option("--add", help="Crawl those with a + from now on; a new topic is made.")
    ] = False,
    every: Annotated[
        timedelta | None,
        typer.Option(parser=arguments.every, metavar="PERIOD", help="How often, with --add; 15m."),
    ] = None,
    json: Json = False,
) -> None:
    """Look through a site for listings of a topic: pages, feeds, sitemaps, its search.

    At most 40 requests and a minute; what is found is shown with how much of it names the topic.
    Aliases of a topic that is watched are looked for too.

    Example: tema topic find "Казахстан" https://site.example --alias kk:Қазақстан --add
    """
    aliases = [arguments.alias(text) for text in alias or ()]
    with postgres() as conn, valkey() as client:
        known = topics.find(conn, name)
        topic = known["name"] if known else name
        names = topics.names(conn, known["id"]) if known else (name,)
        names = tuple(dict.fromkeys([*names, *(told for _, told in aliases)]))
        with Console(stderr=True).status("looking …") as status:
            (told,) = asking.answers(
                client,
                [request_for(url, topic, names)],
                Finding,
                tell=lambda asked: status.update(f"looking … {counted(asked, 'request')}"),
            )
        added = add_taken(conn, topic, aliases, told, every) if add else []
    if json:
        proposals = [as_data(one, added=one.url in added) for one in told.proposals]
        print_json({"url": told.url, "error": told.error, "asked": told.asked, "found": proposals})
    else:
        show_finding(told)
        if added:
            console().print(plain(f"crawling {counted(len(added), 'listing')} for {topic}"))
        elif any(one.take for one in told.proposals):
            note(f'next: tema topic find "{topic}" {url} --add')
    raise typer.Exit(0 if told.proposals else 1)


def add_taken(
    conn: Connection,
    topic: str,
    aliases: list[Alias],
    told: Finding,
    every: timedelta | None,
) -> list[str]:
    """Add the proposals that are worth crawling to the topic, which is made if need be."""
    taken = [one for one in told.proposals if one.take]
    if not taken:
        return []
    with conn.transaction():
        topic_id = topics.add(conn, topic, aliases)
        for one in taken:
            listings.add(
                conn,
                topic_id,
                one.url,
                crawl_every=every,
                kind=one.kind,
                whole_site=one.whole_site,
            )
    return [one.url for one in taken]

"""`tema entity`: who and what articles name, and what a person corrects in that."""

from typing import Annotated

import typer

from news.annotations import MentionKind
from news.entity_keys import entity_key
from store import entities, reading
from store.connection import Connection
from tema import arguments
from tema.output import Json, console, note, print_json, table, when
from tema.servers import postgres

app = typer.Typer(no_args_is_help=True)
Entity = Annotated[
    str, typer.Argument(metavar="ENTITY", help="An id of `tema entity list`, or a name.")
]
NEWEST = 20


@app.callback()
def entity() -> None:
    """Who and what articles name: list, show; merge or split what was linked wrongly.

    Example: tema entity list --topic "Казахстан" --kind person
    """


@app.command(name="list")
def list_(
    topic: Annotated[str | None, typer.Option(metavar="TOPIC", help="Of this topic.")] = None,
    kind: Annotated[MentionKind | None, typer.Option(help="Only these.")] = None,
    limit: Annotated[int, typer.Option(min=1, max=10_000, help="How many at most.")] = 30,
    json: Json = False,
) -> None:
    """The most named persons, organisations and places.

    Example: tema entity list --topic "Казахстан" --kind person
    """
    with postgres() as conn:
        topic_id = arguments.topic(conn, topic)["id"] if topic else None
        found = entities.most_named(conn, topic_id=topic_id, kind=kind, limit=limit)
    if json:
        print_json(found)
        return
    cells = [(r["name"], r["role"], r["articles"], r["mentions"], r["entity"]) for r in found]
    columns = ("name", "role", "articles", "mentions", "id")
    console().print(table(*columns, rows=cells) if cells else "no entity yet")


@app.command()
def show(told: Entity, json: Json = False) -> None:
    """One entity: its names in all languages, and the newest articles that name it.

    Example: tema entity show "Касъм-Жомарт Токаев"
    """
    with postgres() as conn:
        entity_id = one(conn, told)
        names = entities.spellings(conn, entity_id)
        found = entities.articles_of(conn, entity_id, NEWEST)
    if json:
        print_json({"entity": entity_id, "names": names, "articles": found})
        return
    out = console()
    cells = [(r["name"], ", ".join(r["roles"] or ()), r["articles"], r["key"]) for r in names]
    out.print(table("name", "roles", "articles", "key", rows=cells, title=entity_id))
    rows = [(when(r["date_published"]), r["in_language"], r["headline"], r["url"]) for r in found]
    out.print(table("published", "lang", "headline", "url", rows=rows))


@app.command()
def merge(told: Entity, into: Annotated[str, typer.Argument(metavar="INTO")]) -> None:
    """Two entities are one; it stays so for articles to come.

    Example: tema entity merge "person:tkv" "Касъм-Жомарт Токаев"
    """
    with postgres() as conn, conn.transaction():
        first, second = one(conn, told), one(conn, into)
        if first == second:
            raise arguments.NotThere(f"both are {first} already")
        changed = entities.merge(conn, first, second)
    note(f"{first} is {second} now, in {changed} articles")


@app.command()
def split(
    told: Entity,
    name: Annotated[
        str | None, typer.Option(metavar="NAME", help="The articles that use this name.")
    ] = None,
    role: Annotated[
        str | None, typer.Option(metavar="WORDS", help="Those that give it a role so called.")
    ] = None,
    article: Annotated[str | None, typer.Option(metavar="URL", help="This article.")] = None,
) -> None:
    """A part of an entity is somebody else, a namesake; it stays so for articles to come.

    Example: tema entity split "Иван Иванов" --role треньор
    """
    if sum(option is not None for option in (name, role, article)) != 1:
        raise typer.BadParameter("say which part: one of --name, --role, --article")
    with postgres() as conn, conn.transaction():
        entity_id = one(conn, told)
        row = reading.article(conn, arguments.url(article)) if article else None
        if article and not row:
            raise arguments.NotThere(f"no article at {article}")
        new, changed = entities.split(
            conn,
            entity_id,
            key=entity_key(name) if name else None,
            role=role,
            article_id=row["id"] if row else None,
        )
        if not changed:
            raise arguments.NotThere(f"no article names {entity_id} like that")
    note(f"{changed} articles name {new} now")


def one(conn: Connection, told: str) -> str:
    """The id of the entity that is meant; NotThere where there is none, or more than one."""
    found = entities.named(conn, told.strip())
    exact = [row for row in found if row["entity"] == told.strip()]
    if not found:
        raise arguments.NotThere(f"no article names {told!r}: tema entity list")
    if len(found) > 1 and not exact:
        ids = ", ".join(row["entity"] for row in found[:5])
        raise arguments.NotThere(f"{told!r} names {len(found)} entities: say which: {ids}")
    return str((exact or found)[0]["entity"])

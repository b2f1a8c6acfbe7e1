"""`tema story`: events that several sources tell."""

from typing import Annotated

import typer

from store import stories
from tema import arguments
from tema.output import Json, Row, console, counted, note, plain, print_json, table, when
from tema.servers import postgres

app = typer.Typer(
    no_args_is_help=True,
    help="Events that several sources tell, in whatever languages.",
    epilog="Example: tema story list",
)


@app.command("list")
def list_stories(
    topic: Annotated[str | None, typer.Option(metavar="TOPIC", help="Of this topic.")] = None,
    sources: Annotated[
        int, typer.Option(min=1, max=1000, help="Told by so many sources at least.")
    ] = 2,
    limit: Annotated[int, typer.Option(min=1, max=10_000, help="How many at most.")] = 50,
    json: Json = False,
) -> None:
    """Stories with the headline of their first article, the last told first.

    Example: tema story list --topic "Казахстан" --sources 3
    """
    with postgres() as conn:
        topic_id = arguments.topic(conn, topic)["id"] if topic else None
        found = stories.latest(conn, topic_id=topic_id, sources=sources, limit=limit + 1)
    if json:
        print_json(found[:limit])
        return
    columns = ("story", "first", "last", "articles", "sources", "languages", "headline")
    cells = [
        (
            row["id"],
            when(row["first_at"]),
            when(row["last_at"]),
            row["articles"],
            ", ".join(row["sources"]),
            ", ".join(row["languages"] or ()),
            row["headline"],
        )
        for row in found[:limit]
    ]
    nothing = f"no story that {counted(sources, 'source')} tell" + "s" * (sources == 1)
    console().print(table(*columns, rows=cells) if cells else nothing)
    if len(found) > limit:
        note(f"the last {limit}; more with --limit")


@app.command()
def show(
    number: Annotated[int, typer.Argument(metavar="ID", min=1, help="The story's number.")],
    json: Json = False,
) -> None:
    """A story's articles in the order in which they were published, and which copy which.

    Example: tema story show 41
    """
    with postgres() as conn:
        story = stories.find(conn, number)
        told = stories.members(conn, story["id"]) if story else []
    if story is None:
        raise arguments.NotThere(f"no story has the number {number}")
    if json:
        print_json(story | {"articles": told})
        return
    if story["id"] != number:
        note(f"story {number} turned out to be story {story['id']}")
    out = console()
    if told:
        out.print(plain(told[0]["headline"]), style="bold")
    columns = ("published", "source", "lang", "headline", "likeness", "copy of", "url")
    out.print(table(*columns, rows=[cells(row) for row in told]))


def cells(row: Row) -> tuple[object, ...]:
    """One article of a story."""
    copied = f"{row['copy_of']} ({row['overlap']:.0%})" if row["copy_of"] else None
    return (
        when(row["at"]),
        row["domain"],
        row["in_language"],
        row["headline"],
        f"{row['score']:.2f}" if row["score"] else None,
        copied,
        row["url"],
    )

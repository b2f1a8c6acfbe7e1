"""`tema articles`: what is stored."""

from datetime import datetime
from typing import Annotated

import typer

from store import annotations, counts, reading, searching, stories
from store.reading import Filter
from tema import arguments, saying
from tema.output import Json, Row, console, counted, note, plain, print_json, table, when
from tema.servers import postgres

SERIES = 20
"""Counts that are shown, the newest; --json has all."""

app = typer.Typer(invoke_without_command=True)


@app.callback()
def articles(
    ctx: typer.Context,
    topic: Annotated[str | None, typer.Option(metavar="TOPIC", help="Of this topic.")] = None,
    since: Annotated[
        datetime | None,
        typer.Option(parser=arguments.date, metavar="DATE", help="Published from this date on."),
    ] = None,
    source: Annotated[
        str | None, typer.Option(metavar="DOMAIN", help="Of this source, such as site.example.")
    ] = None,
    language: Annotated[str | None, typer.Option(help="In this language, such as bg.")] = None,
    limit: Annotated[int, typer.Option(min=1, max=100_000, help="How many at most.")] = 50,
    json: Json = False,
) -> None:
    """Stored articles, the newest first.

    Example: tema articles --topic "Казахстан" --since 2025-09-01 --json
    """
    if ctx.invoked_subcommand:
        return
    with postgres() as conn:
        wanted = Filter(
            topic_id=arguments.topic(conn, topic)["id"] if topic else None,
            since=since,
            domain=source,
            in_language=language,
            limit=limit + 1,
        )
        found = reading.headlines(conn, wanted)
    if json:
        print_json(found[:limit])
        return
    columns = ("published", "source", "lang", "headline", "by", "url")
    cells = [
        (
            when(row["date_published"]),
            row["domain"],
            row["in_language"],
            row["headline"],
            by(row),
            row["url"],
        )
        for row in found[:limit]
    ]
    console().print(table(*columns, rows=cells) if cells else "no article")
    if len(found) > limit:
        note(f"the newest {limit}; more with --limit")


@app.command()
def search(
    words: Annotated[list[str], typer.Argument(metavar="WORDS", help='Such as "в Астана" -спорт.')],
    topic: Annotated[str | None, typer.Option(metavar="TOPIC", help="Of this topic.")] = None,
    since: Annotated[
        datetime | None,
        typer.Option(parser=arguments.date, metavar="DATE", help="Published from this date on."),
    ] = None,
    language: Annotated[str | None, typer.Option(help="In this language, such as bg.")] = None,
    limit: Annotated[int, typer.Option(min=1, max=1000, help="How many at most.")] = 20,
    json: Json = False,
) -> None:
    """Articles in which all words stand, in any form, names in any script; the best first.

    Example: tema articles search казахстанските локомотиви
    """
    with postgres() as conn:
        topic_id = arguments.topic(conn, topic)["id"] if topic else None
        wanted = Filter(topic_id=topic_id, since=since, in_language=language, limit=limit)
        found = searching.search(conn, " ".join(words), wanted)
    if json:
        print_json(found)
        return
    cells = [
        (when(r["date_published"]), r["domain"], r["in_language"], r["headline"], r["url"])
        for r in found
    ]
    columns = ("published", "source", "lang", "headline", "url")
    console().print(table(*columns, rows=cells) if cells else "no article")


@app.command()
def show(
    url: Annotated[str, typer.Argument(metavar="URL", help="Any address of the article.")],
    json: Json = False,
) -> None:
    """One article whole, with where each field came from (in --json).

    Example: tema articles show https://site.example/novini/1041
    """
    address = arguments.url(url)
    with postgres() as conn:
        row = reading.article(conn, address)
        end = None if row else reading.outcome(conn, address)
        told = counts.series(conn, row["id"]) if row else []
        says = annotations.of_article(conn, row["id"]) if row else None
        story = stories.of_article(conn, row["id"]) if row else None
    if row is None:
        why_not = f"{end['outcome']}, {end['detail'] or ''}" if end else "never met"
        raise arguments.NotThere(f"no article at {address}: {why_not.rstrip(', ')}")
    row |= {"story": story}
    if json:
        print_json(row | {"counts": told, "says": says})
        return
    out = console()
    out.print(plain(row["headline"]), style="bold")
    out.print(table("", "", rows=[(k, v) for k, v in facts(row).items() if v not in (None, "")]))
    if len(told) > 1:
        cells = [(when(r["fetched_at"]), r["view_count"], r["comment_count"]) for r in told]
        out.print(table("at", "views", "comments", rows=cells[-SERIES:]))
    for text in (row["description"], row["article_body"]):
        if text:
            out.print(plain(text), soft_wrap=False)
            out.print()
    if says:
        saying.show(out, says)


def facts(row: Row) -> dict[str, object]:
    """What stands beside the text."""
    image: Row = next(iter(row["images"]), {})
    published = when(row["date_published"])
    exact = row["date_published_precision"] != "day"
    return {
        "also called": row["alternative_headline"],
        "kind": "" if row["kind"] == "article" else row["kind"].replace("_", " "),
        "published": published if exact else f"{published} (the day is all that is told)",
        "modified": when(row["date_modified"]),
        "by": by(row),
        "language": row["in_language"],
        "section": row["article_section"],
        "topics": ", ".join(map(why, row["matches"])),
        "keywords": ", ".join(row["keywords"]),
        "photo": " · ".join(t for t in (image.get("caption"), image.get("credit")) if t),
        "paywall": "yes" if row["is_accessible_for_free"] is False else "",
        "live updates": len(row["live_updates"]) or "",
        "story": told_by(row["story"]),
        "views": row["view_count"],
        "comments": row["comment_count"],
        "gone since": when(row["gone_at"]),
        "version": f"{row['version']} of {when(row['fetched_at'])}",
        "last fetched": when(row["last_fetched_at"]),
        "url": row["url"],
    }


def told_by(story: Row | None) -> str:
    """An article's story, where others tell it too."""
    if story is None or story["articles"] == 1:
        return ""
    many = f"{counted(story['articles'], 'article')} of {counted(story['sources'], 'source')}"
    return f"{story['id']} ({many}: tema story show {story['id']})"


def why(match: Row) -> str:
    """A topic of an article, and the words that named it where its listing did not."""
    if match["matched_by"] != "name":
        return str(match["topic"])
    where = {"headline": "headline", "description": "lead"}.get(match["where"], "text")
    return f"{match['topic']} (named «{match['form']}» in the {where})"


def by(row: Row) -> str:
    """The authors with their roles."""
    return ", ".join(
        author["name"] + (f" ({author['role']})" if author.get("role") else "")
        for author in row["authors"]
    )

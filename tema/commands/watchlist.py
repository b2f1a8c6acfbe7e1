"""`tema topic export` and `tema topic apply`: what is watched, in a file."""

from pathlib import Path
from typing import Annotated

import typer

from store.connection import Connection
from tema import arguments
from tema.agreeing import agreed
from tema.commands.change import follow, foreseen, send, words_of
from tema.output import Json, console, counted, done, plain, print_json
from tema.servers import postgres, valkey
from tema.watchlist import Step, differences, read, written
from tema.watchlist.applying import apply as do
from tema.watchlist.difference import Prune


def export(
    file: Annotated[
        Path | None,
        typer.Argument(metavar="[FILE]", help="Where to write; else, or at -, it is printed."),
    ] = None,
    topic: Annotated[str | None, typer.Option(metavar="TOPIC", help="Only this topic.")] = None,
) -> None:
    """Write what is watched as TOML: topics, names, what they leave out, listings.

    Example: tema topic export topics.toml
    """
    with postgres() as conn:
        text = written(conn, arguments.topic(conn, topic)["id"] if topic else None)
    if file is None or str(file) == "-":
        typer.echo(text, nl=False)
    else:
        file.write_text(text, encoding="utf-8")
        done(f"wrote {file}", False)


def apply(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A file of `tema topic export`.")],
    prune: Annotated[
        Prune | None,
        typer.Option(help="Pause or remove what is watched and not in the file; else it stays."),
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show the difference; change nothing.")
    ] = False,
    json: Json = False,
) -> None:
    """Let what is watched be as the file has it: shows the difference first, and asks.

    A key that the file does not have stays as it is; a list that it has (aliases, exclude,
    sections, languages) is the whole list.

    Example: tema topic apply topics.toml --dry-run
    """
    wanted = read(file)
    with postgres() as conn, valkey() as client:
        steps = differences(conn, wanted, prune)
        lines = [step.words for step in steps]
        if not json:
            console().print(plain("\n".join(lines) or "nothing to change"), soft_wrap=True)
            tell_articles(conn, steps)
        if dry_run or not steps:
            if json:
                print_json({"steps": lines, "applied": False})
            return
        agreed(f"Apply {counted(len(steps), 'change')}?", yes)
        changed = do(conn, client, steps)
        for topic_id in changed:
            send(topic_id)
        for topic_id in changed:
            follow(conn, topic_id)
    done(f"applied {counted(len(steps), 'change')}", json, steps=lines, applied=True)


def tell_articles(conn: Connection, steps: list[Step]) -> None:
    """How many stored articles would come and go with the definitions that change."""
    for step in steps:
        if step.definition and step.topic_id:
            told = foreseen(conn, step.topic_id, step.topic, step.definition)
            console().print(plain(f"  {words_of(step.topic, told, 'will ')}"))

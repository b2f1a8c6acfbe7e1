"""The command line: a command for each noun, errors in one line."""

import io
import os
import sys
from typing import Any

import typer
from typer.core import TyperGroup

from news.errors import TemaError
from tema.commands import (
    articles,
    coverage,
    crawl,
    diff,
    drift,
    healthy,
    listing,
    parse,
    quarantine,
    reparse,
    service,
    source,
    status,
    topic,
    trace,
)
from tema.fitness import ServerAway
from tema.output import note

WRONG, AWAY, INTERRUPTED = 2, 3, 130

ORDER = (
    "topic",
    "listing",
    "crawl",
    "recrawl",
    "articles",
    "diff",
    "trace",
    "parse",
    "reparse",
    "coverage",
    "drift",
    "quarantine",
    "status",
    "up",
)


class Ordered(TyperGroup):
    """The commands in the order in which a newcomer needs them."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Their names."""
        return sorted(super().list_commands(ctx), key=lambda name: (*ORDER, name).index(name))


app = typer.Typer(
    cls=Ordered,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["--help", "-h"]},
    epilog='Example: tema topic add "Казахстан" --listing https://site.example/tema/kazahstan',
)


@app.callback()
def tema() -> None:
    """Tema watches a topic across the news sites that write about it, in any language."""


app.add_typer(topic.app, name="topic")
app.add_typer(listing.app, name="listing")
app.add_typer(source.app, name="source")
app.add_typer(crawl.app, name="crawl")
app.command()(crawl.recrawl)
app.add_typer(articles.app, name="articles")
app.command()(diff.diff)
app.command()(trace.trace)
app.command()(parse.parse)
app.command()(reparse.reparse)
app.command()(coverage.coverage)
app.command()(drift.drift)
app.add_typer(quarantine.app, name="quarantine")
app.command()(status.status)
app.command()(service.up)
app.command()(service.demo)
app.command()(service.migrate)
app.command()(healthy.healthy)
app.command(hidden=True)(service.newsroom)


def main() -> None:
    """Run a command; an error that a person can mend is one line, not a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        code = app(standalone_mode=False)
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

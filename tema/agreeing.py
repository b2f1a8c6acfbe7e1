"""Agreeing: what changes much is asked first, where somebody is there to answer."""

import sys

import typer

from tema.output import note


def agreed(question: str, yes: bool) -> None:
    """Go on only where a person says so, here or by --yes."""
    if not (yes or sys.stdin.isatty()):
        raise typer.BadParameter("it asks first: say --yes where nobody can answer")
    if not yes and not typer.confirm(question):
        note("nothing was changed")
        raise typer.Exit(1)

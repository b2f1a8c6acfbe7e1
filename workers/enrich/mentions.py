"""Mentions: the persons, organisations and places that a text names, with exact spans."""

from collections.abc import Iterable

from news.annotations import Mention
from workers.enrich.canonical import mentions_of
from workers.enrich.claims import Reading
from workers.enrich.credits import credits
from workers.enrich.finder import read
from workers.enrich.tokens import Tokens, tokens_of

LONGEST = 60_000
"""Characters of a text that are looked at: 24 average articles, 50 ms."""


def find_mentions(text: str, language: str | None, unnamed: Iterable[str] = ()) -> list[Mention]:
    """The names in a text; `unnamed` are those not to be found: its authors, its site."""
    tokens = tokens_of(text[:LONGEST])
    for start, end in credits(text[:LONGEST]):
        _leave_out(tokens, start, end)
    reading = Reading(tokens, (language or "").partition("-")[0])
    return mentions_of(reading, read(reading), tuple(unnamed))


def _leave_out(tokens: Tokens, start: int, end: int) -> None:
    for place in range(tokens.at(start), tokens.at(end)):
        tokens.taken[place] = True

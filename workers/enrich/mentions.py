"""Mentions: the persons, organisations and places that a text names, with exact spans."""

from collections.abc import Iterable

from news.annotations import Mention
from workers.enrich.canonical import mentions_of
from workers.enrich.claims import Reading
from workers.enrich.credits import credits
from workers.enrich.finder import read
from workers.enrich.merging import merged
from workers.enrich.models import spans_by_model
from workers.enrich.tokens import tokens_of

LONGEST = 60_000
"""Characters of a text that are looked at: 24 average articles, 50 ms."""


def find_mentions(text: str, language: str | None, unnamed: Iterable[str] = ()) -> list[Mention]:
    """The names in a text; `unnamed` are those not to be found: its authors, its site."""
    tokens = tokens_of(text[:LONGEST])
    for start, end in credits(text[:LONGEST]):
        tokens.hide(start, end)
    reading = Reading(tokens, (language or "").partition("-")[0])
    claims = read(reading)
    if told := spans_by_model(text[:LONGEST], reading.language):
        claims = merged(reading, claims, *told)
    return mentions_of(reading, claims, tuple(unnamed))

"""A clause that brings a quotation in, and who speaks by it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Clause:
    """The words that bring a quote in: their span, the verb, and whether the quote comes first."""

    start: int
    end: int
    verb: str | None
    verb_start: int
    verb_end: int
    is_after: bool = True


@dataclass(frozen=True, slots=True)
class Speaker:
    """A speaker and how the text names them: name, role, pronoun."""

    name: str
    by: str

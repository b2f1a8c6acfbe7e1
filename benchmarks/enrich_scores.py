"""Scores: what was found in a golden article against what is there."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Self

from benchmarks.golden import Golden, GoldenAmount, GoldenQuotation
from news.annotations import Amount, AmountKind, Mention, MentionKind, Quotation
from news.sounds import alike

NEAR = 0.8
"""The share of two spans' letters that both have, from which on they are one quotation."""


@dataclass(frozen=True, slots=True)
class Score:
    """How many were right, missed and wrong."""

    right: int = 0
    missed: int = 0
    wrong: int = 0

    def __add__(self, other: Self) -> Self:
        return type(self)(
            self.right + other.right, self.missed + other.missed, self.wrong + other.wrong
        )

    @property
    def precision(self) -> float | None:
        """The share of right ones among those found; None where nothing was found."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else None

    @property
    def recall(self) -> float | None:
        """The share of those that are there which was found; None where none is there."""
        return self.right / (self.right + self.missed) if self.right + self.missed else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of both."""
        asked = 2 * self.right + self.missed + self.wrong
        return 2 * self.right / asked if asked else None


def mentions(article: Golden, found: Iterable[Mention]) -> dict[str, Score]:
    """Exact spans by kind; `place` is countries and places that are none."""
    told = {(m.start, m.end, m.kind.value) for m in found}
    wanted = {(m.start, m.end, m.kind.value) for m in article.mentions if not m.optional}
    open_spans = [(m.start, m.end) for m in article.mentions if m.optional]
    spare = {one for one in told - wanted if not _meets(one[0], one[1], open_spans)}
    return {
        kind.value: Score(
            sum(one[2] == kind for one in told & wanted),
            sum(one[2] == kind for one in wanted - told),
            sum(one[2] == kind for one in spare),
        )
        for kind in MentionKind
    }


def countries(article: Golden, found: Iterable[Mention]) -> Score:
    """Mentions of countries in any form, adjectives too: whether each was given its country."""
    told = [(m.start, m.end, m.country) for m in found if m.country]
    right = wanted = 0
    for mention in article.mentions:
        if mention.of_country:
            wanted += 1
            right += any(
                start < mention.end and mention.start < end and country == mention.country
                for start, end, country in told
            )
    return Score(right, wanted - right, 0)


def main_countries(article: Golden, found: Sequence[str]) -> Score:
    """The countries it is mainly about, of as many as there are."""
    told = set(found[: len(article.countries)])
    right = len(told & set(article.countries))
    return Score(right, len(article.countries) - right, len(told) - right)


@dataclass(frozen=True, slots=True)
class Quoted:
    """How the quotations were found, and how many of those found have the right speaker."""

    spans: Score
    speakers: Score


def quotations(article: Golden, found: Sequence[Quotation]) -> Quoted:
    """Quotations by their spans, and by who speaks."""
    left = list(found)
    right = missed = speakers = strangers = 0
    for wanted in article.quotations:
        near = max(left, key=lambda one: shared(one, wanted), default=None)
        if near is None or shared(near, wanted) < NEAR:
            missed += not wanted.optional
            continue
        left.remove(near)
        if wanted.optional:
            continue
        right += 1
        same = is_same_speaker(near.speaker, wanted.speaker)
        speakers, strangers = speakers + same, strangers + (not same)
    wrong = sum(not _meets(one.start, one.end, _open_quotations(article)) for one in left)
    return Quoted(Score(right, missed, wrong), Score(speakers, strangers, 0))


def is_same_speaker(told: str | None, wanted: str | None) -> bool:
    """Whether a speaker is the one; where nobody is named, a role or nobody is right."""
    if not told or not wanted:
        return not wanted and (told is None or told[:1].islower())
    one, other = told.split(), wanted.split()
    short, long = sorted((one, other), key=len)
    return all(any(alike(word, of) for of in long) for word in short)


def amounts(article: Golden, found: Sequence[Amount]) -> dict[str, Score]:
    """Amounts by kind: the stretch, the value and the currency are right."""
    scores = {kind.value: Score() for kind in AmountKind}
    used: set[int] = set()
    for wanted in article.amounts:
        fitting = [n for n, one in enumerate(found) if n not in used and fits(one, wanted)]
        used.update(fitting)
        if not wanted.optional:
            scores[wanted.kind.value] += Score(bool(fitting), not fitting, 0)
    open_spans = [
        *article.open_spans,
        *((wanted.start, wanted.end) for wanted in article.amounts if wanted.optional),
    ]
    for number, one in enumerate(found):
        if number not in used and not _meets(one.start, one.end, open_spans):
            scores[one.kind.value] += Score(0, 0, 1)
    return scores


def fits(found: Amount, wanted: GoldenAmount) -> bool:
    """Whether an amount is the wanted one: of a range, both share a value."""
    upper = found.value if found.value_to is None else found.value_to
    near = 1e-6 * max(1.0, abs(wanted.high))
    return (
        found.kind is wanted.kind
        and found.start < wanted.end
        and wanted.start < found.end
        and found.value <= wanted.high + near
        and upper >= wanted.low - near
        and found.currency == wanted.currency
    )


def shared(found: Quotation, wanted: GoldenQuotation) -> float:
    """The share of two spans' letters that both have."""
    both = min(found.end, wanted.end) - max(found.start, wanted.start)
    return both / (max(found.end, wanted.end) - min(found.start, wanted.start))


def _open_quotations(article: Golden) -> list[tuple[int, int]]:
    optional = [(q.start, q.end) for q in article.quotations if q.optional]
    return [*article.open_spans, *optional]


def _meets(start: int, end: int, spans: Iterable[tuple[int, int]]) -> bool:
    """Whether a stretch shares a letter with one of these."""
    return any(start < other_end and other_start < end for other_start, other_end in spans)

"""The verdict: what was stored against the site's truth."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date as Day
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from benchmarks.truth import TruePage
from benchmarks.written import ZONES

MOST_MISSING, MOST_FOREIGN = 0.25, 0.25
"""Shares of a text that may be missing from it, and stand in it beside it, before it is garbled."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """One article as a system stored it; what is None was not asked of it."""

    url: str
    headline: str | None
    body: str | None
    date: datetime | Day | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Articles without a row, rows that are wrong, and rows whose text lacks some paragraph."""

    articles: int
    lost: tuple[str, ...]
    wrong: tuple[str, ...]
    incomplete: tuple[str, ...]


def judge(base: str, pages: Sequence[TruePage], stored: Iterable[Stored]) -> Verdict:
    """Compare what was stored with what the site has."""
    rows: dict[str, list[Stored]] = {}
    for row in stored:
        rows.setdefault(identity(row.url), []).append(row)
    articles = [page for page in pages if page.kind == "article"]
    wrong, incomplete = [], []
    for page in articles:
        for row in (found := rows.get(page.identity, [])):
            if reasons := faults(base, page, row):
                wrong.append(f"{page.path}: {', '.join(reasons)}")
            elif missing(page, row):
                incomplete.append(page.path)
        if len(found) > 1:
            wrong.append(f"{page.path}: stored {len(found)} times")
    others = [p for p in pages if p.kind != "article" and p.identity in rows]
    wrong += [f"{page.path}: {page.kind}, stored as an article" for page in others]
    return Verdict(
        articles=len(articles),
        lost=tuple(page.path for page in articles if page.identity not in rows),
        wrong=tuple(wrong),
        incomplete=tuple(incomplete),
    )


def identity(url: str) -> str:
    """The six digits that say which page a URL is."""
    parts = urlsplit(url)
    digits = [
        word
        for word in "".join(
            c if c.isdecimal() else " " for c in parts.path + " " + parts.query
        ).split()
        if len(word) == 6
    ]
    return digits[-1] if digits else ""


def faults(base: str, page: TruePage, row: Stored) -> list[str]:
    """What is wrong in a row, in words."""
    lost = sum(map(len, missing(page, row)))
    whole = sum(map(len, page.paragraphs))
    foreign = len(folded(row.body)) - whole - len(page.lead) + lost
    told = [
        (folded(row.headline) != page.headline, f"headline {row.headline!r}"),
        (row.url not in {base + page.path, base + page.link}, f"url {row.url}"),
        (not is_date(page, row.date), f"date {row.date}"),
        (lost > MOST_MISSING * whole, f"{lost} of {whole} characters missing"),
        (foreign > MOST_FOREIGN * whole, f"{foreign} characters too many"),
    ]
    return [words for is_wrong, words in told if is_wrong]


def missing(page: TruePage, row: Stored) -> list[str]:
    """The paragraphs that the stored text lacks, word for word; subheadings may be left out."""
    body = folded(row.body)
    texts = (t for n, t in enumerate(page.paragraphs) if n not in page.subheads)
    return [text for text in texts if text not in body]


def is_date(page: TruePage, found: datetime | Day | None) -> bool:
    """Whether a date is the page's; one of a day alone, within a day."""
    if isinstance(found, datetime):
        return found == page.date
    if found is None:
        return False
    local = page.date.astimezone(ZONES[page.design.language]).date()
    return abs(found - local) <= timedelta(days=1)


def folded(text: str | None) -> str:
    """A text with single spaces."""
    return " ".join((text or "").split())

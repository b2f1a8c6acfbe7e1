"""Days, months and years as spans, and whether a text looks ahead."""

import re
from calendar import monthrange
from datetime import date, timedelta

from workers.enrich.sentences import sentence_bounds
from workers.enrich.time_words import (
    FUTURE,
)

Span = tuple[date, date]
Found = tuple[int, int, Span, float]
YEAR = r"(?:19|20)\d\d"


def span_of(year: int, month: int | None = None, day: int | None = None) -> Span | None:
    """A year, a month or a day as its first and last day; None of what is none."""
    try:
        if month is None:
            return date(year, 1, 1), date(year, 12, 31)
        if day is None:
            return date(year, month, 1), date(year, month, monthrange(year, month)[1])
        return (date(year, month, day),) * 2
    except ValueError:
        return None


def edge_of(span: Span, edges: dict[str, str], edge: str) -> Span:
    """The beginning, middle or end of a month or year."""
    kind = next((kind for words, kind in edges.items() if re.fullmatch(words, edge, re.I)), "")
    if not kind:
        kind = "begin" if edge.startswith("ба") else "middle" if edge.startswith("орт") else "end"
    first, last = span
    if (last - first).days > 40:
        quarter = {"begin": (1, 3), "middle": (5, 8), "end": (10, 12)}[kind]
        return date(first.year, quarter[0], 1), date(
            first.year, quarter[1], monthrange(first.year, quarter[1])[1]
        )
    if kind == "begin":
        return first, first + timedelta(days=9)
    if kind == "middle":
        return first + timedelta(days=10), first + timedelta(days=19)
    return first + timedelta(days=20), last


SINCE = re.compile(r"(?:since|seit|depuis)\b", re.I)


def looks_ahead(text: str, place: int, language: str) -> bool:
    """Whether the clause around a place tells of what is to come."""
    pattern = FUTURE.get(language)
    if not pattern:
        return False
    start, end = sentence_bounds(text, place)
    before = CLAUSE.split(text[max(start, place - FAR) : place])[-1]
    after = CLAUSE.split(text[place : min(end, place + FAR)])[0]
    return bool(re.search(pattern, before + after, re.I))


FAR = 150
"""Characters of a clause that are looked at."""
CLAUSE = re.compile(r"[,;:()]|\s[—–-]\s")
UNTIL = re.compile(r"^(?:до|until|by|bis|jusqu)\b", re.I)


def unit_span(unit: str, turn: int, day: date) -> Span:
    """The day, week, month or year that lies `turn` of them away."""
    if unit == "day":
        return (day + timedelta(days=turn),) * 2
    if unit == "week":
        monday = day - timedelta(days=day.weekday()) + timedelta(weeks=turn)
        return monday, monday + timedelta(days=6)
    if unit == "month":
        months = day.year * 12 + day.month - 1 + turn
        year, month = divmod(months, 12)
        return date(year, month + 1, 1), date(year, month + 1, monthrange(year, month + 1)[1])
    return date(day.year + turn, 1, 1), date(day.year + turn, 12, 31)

"""Dates in the text: what day, month or year a text speaks of, by the article's own date."""

import re
from collections.abc import Callable, Iterator
from datetime import date, datetime
from functools import cache
from itertools import islice

from news.annotations import TextDate
from workers.enrich.alternatives import one_of
from workers.enrich.date_spans import YEAR, Found
from workers.enrich.relative_dates import (
    ago_dates,
    edge_dates,
    near_days,
    near_years,
    unit_dates,
    weekday_dates,
)
from workers.enrich.text_calendar import MONTHS, WEEKDAYS
from workers.enrich.time_words import (
    AGO,
    EDGES,
    LAST,
    NEXT,
    RELATIVE,
    THIS,
    YEARLY,
)
from workers.enrich.words import LONGEST, lowered
from workers.enrich.written_dates import iso_dates, month_dates, numeric_dates, year_dates

VERSION = 1
Way = Callable[[str, str, date, int, int], Iterator[Found]]
IN_DIGITS = (iso_dates, numeric_dates, year_dates)
MOST = 500
"""Words of time that are looked at."""
REACH = 40
"""Characters around a word of time in which its date stands."""


def find_dates(text: str, language: str, published: date) -> list[TextDate]:
    """Every date that a text speaks of, in order, none over another."""
    text = text[:LONGEST]
    day = published.date() if isinstance(published, datetime) else published
    found: list[TextDate] = []
    end = -1
    readings = sorted(_all(text, language, day), key=lambda f: (f[0], -f[1]))
    for start, stop, (first, last), confidence in readings:
        if start < end:
            continue
        end = stop
        found.append(
            TextDate(
                start=start,
                end=stop,
                text=text[start:stop],
                method="rules",
                version=VERSION,
                confidence=confidence,
                first=first,
                last=last,
            )
        )
    return found


def _all(text: str, language: str, day: date) -> Iterator[Found]:
    """What each way of writing dates finds; they may lie over one another.

    One pass looks for words that a date has; only around them its way is tried.
    """
    seen: set[tuple[Way, int]] = set()
    triggers, kinds = _triggers(language)
    for found in islice(triggers.finditer(lowered(text)), MOST):
        for way in kinds.get(found.group(), IN_DIGITS):
            for reading in way(text, language, day, *_window(found)):
                if reading[0] <= found.start() < reading[1] and (way, reading[0]) not in seen:
                    seen.add((way, reading[0]))
                    yield reading


def _window(found: re.Match[str]) -> tuple[int, int]:
    """Where a date may stand that has these words."""
    return max(0, found.start() - REACH), found.end() + REACH


@cache
def _triggers(language: str) -> tuple[re.Pattern[str], dict[str, tuple["Way", ...]]]:
    """Words of dates, and which ways of writing them to try there."""
    heads = [
        (MONTHS.get(language, ()), month_dates),
        (WEEKDAYS.get(language, ()), weekday_dates),
        (RELATIVE.get(language, ()), near_days),
        (_heads(LAST, NEXT, THIS, language=language), unit_dates),
        (_heads(*EDGES.get(language, {}), language=language), edge_dates),
        (_heads(AGO, language=language), ago_dates),
        (YEARLY.get(language, ()), near_years),
    ]
    kinds: dict[str, tuple[Way, ...]] = {}
    for words, way in heads:
        for word in words:
            kinds[word] = (*kinds.get(word, ()), way)
    any_word = one_of(kinds) if kinds else "(?!)"
    return re.compile(rf"\b(?:{any_word}|{YEAR}(?!\d))"), kinds


def _heads(*patterns: str | dict[str, str], language: str) -> list[str]:
    """What the words of patterns begin with: минал of минал(?:ия|ата)."""
    told = [p.get(language, "") if isinstance(p, dict) else p for p in patterns]
    bare = [re.sub(r"\(\?:осыдан \)\?", "", p) for p in told]
    parts = [part for p in bare for part in re.sub(r"\([^()]*\)\??", "\0", p).split("|")]
    plain = [re.split(r"[\0\[?\\]", re.sub(r"\{\w+\}", " ", part).strip())[0] for part in parts]
    return [head.strip().lower() for head in plain if len(head.strip()) > 1]

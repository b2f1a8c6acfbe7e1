"""Dates with a month or a year: 22.09.2025, 5 септември, в началото на май, in 2025."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from workers.enrich.date_spans import SINCE, UNTIL, YEAR, Found, edge_of, looks_ahead, span_of
from workers.enrich.text_calendar import AMBIGUOUS, MONTHS
from workers.enrich.time_words import (
    EDGES,
    IN_MONTH,
    LAST,
    NEXT,
    THIS,
    YEAR_MARKS,
)

ISO = re.compile(r"\b((?:19|20)\d\d)-(\d\d)-(\d\d)\b")
NUMERIC = re.compile(r"(?<![\d.])(\d{1,2})[./](\d{1,2})[./]((?:19|20)\d\d)(?![\d])")


def iso_dates(text: str, _language: str, _day: date, start: int, end: int) -> Iterator[Found]:
    for m in ISO.finditer(text, start, end):
        if span := span_of(int(m[1]), int(m[2]), int(m[3])):
            yield m.start(), m.end(), span, 0.95


def numeric_dates(text: str, language: str, _day: date, start: int, end: int) -> Iterator[Found]:
    """22.09.2025, and 9/22/2025 of English texts where only that is possible."""
    for m in NUMERIC.finditer(text, start, end):
        one, two, year = int(m[1]), int(m[2]), int(m[3])
        span = span_of(year, two, one)
        if not span and language == "en":
            span = span_of(year, one, two)
        if span:
            yield m.start(), m.end(), span, 0.95 if one > 12 or language != "en" else 0.6


@cache
def _month_pattern(language: str) -> re.Pattern[str] | None:
    """An edge, a day, a month, a year, in the orders of the language."""
    months = MONTHS.get(language)
    if not months:
        return None
    names = "|".join(sorted(map(re.escape, months), key=len, reverse=True))
    prepositions = IN_MONTH.get(language, "")
    edges = "|".join(edge for edge in EDGES.get(language, {}) if edge)
    year = rf"(?:,?[ \xa0](?:de[ ])?(?P<year>{YEAR})(?!\d)(?:[ \xa0]?(?:{YEAR_MARKS}))?)?"
    before = rf"(?:(?P<edge>{edges})[ \xa0-])?" if edges else ""
    day = (
        r"(?:(?P<day>\d{1,2})(?:\.|-?(?:ти|ви|ри|ми|и|го|st|nd|rd|th|er|ші|шы))?[ \xa0](?:of[ ])?)?"
    )
    after = (
        r"(?:[ \xa0](?P<day2>\d{1,2})(?:st|nd|rd|th)?(?![\d:.,]\d|\d|[ \xa0](?:million|people|"
        r"percent))\b)?"
        if language == "en"
        else ""
    )
    lead = (
        rf"(?:(?P<lead>{YEAR})[ \xa0]жыл(?:ғы|дың|ы|дын)?[ \xa0])?"
        if language in {"kk", "ky"}
        else ""
    )
    behind = ""
    if language in {"kk", "ky"}:
        day = r"(?:(?P<day>\d{1,2})[ \xa0])?"
        after = (
            r"(?:[ \xa0](?P<day2>\d{1,2})(?=-(?:сы|сі|ы|і|ин|и|күн)|[ \xa0]күн))?(?:[ \xa0]айы\w*)?"
        )
        behind = (
            r"(?:(?:ның|нің|дың|дің|тың|тің)?[ \xa0](?P<behind>басында|басы|ортасында|соңында|"
            r"аяғында|соңына(?: дейін)?|башында|аягында))?"
        )
    return re.compile(
        rf"(?<![\w])(?:(?:{prepositions})[ \xa0])?"
        rf"{lead}{before}{day}\b(?P<month>{names})\b\.?{after}{year}{behind}"
        rf"(?P<rel>[ \xa0](?:{NEXT.get(language, '(?!)')}|{LAST.get(language, '(?!)')}|"
        rf"{THIS.get(language, '(?!)')}))?",
        re.I,
    )


def month_dates(text: str, language: str, day: date, start: int, end: int) -> Iterator[Found]:
    """5 септември 2025, в началото на септември, last March, through their pattern."""
    pattern = _month_pattern(language)
    if not pattern:
        return
    months = MONTHS[language]
    for m in pattern.finditer(text, start, end):
        name = m["month"].lower()
        groups = m.groupdict()
        number = groups.get("day") or groups.get("day2")
        year = groups.get("year") or groups.get("lead")
        alone = not number and not year and not groups.get("edge") and not groups.get("behind")
        if alone and name in AMBIGUOUS and (m.group().lower() == name):
            continue
        if language in {"en", "de"} and not m["month"][0].isupper():
            continue
        stop = m.end()
        if text[stop - 1] == "." and not year and not (number and len(name) < 5):
            stop -= 1
        if alone and len(name) == 3 and name != "may" and language == "en":
            continue
        month = months[name]
        chosen = int(year) if year else _year_of(text, m, language, month, day)
        span = span_of(chosen, month, int(number) if number else None)
        if not span and number:
            continue
        if not span:
            continue
        edge = (groups.get("edge") or "").lower() or (groups.get("behind") or "").lower()
        if edge and not number:
            span = edge_of(span, EDGES.get(language, {}), edge)
        yield m.start(), stop, span, 0.9 if number or year else 0.7


def _year_of(text: str, m: re.Match[str], language: str, month: int, day: date) -> int:
    """The year of a month without one: the last, the next where its clause looks ahead."""
    told = m.group().lower()
    if m["rel"] and re.search(NEXT.get(language, "(?!)"), m["rel"], re.I):
        return day.year + 1
    if m["rel"] and re.search(LAST.get(language, "(?!)"), m["rel"], re.I):
        return day.year - 1
    before = text[max(0, m.start() - 12) : m.start()]
    if re.search(rf"(?:{LAST.get(language, '(?!)')})\s*$", before, re.I) or told.startswith(
        "last "
    ):
        return day.year if month < day.month else day.year - 1
    if re.search(rf"(?:{NEXT.get(language, '(?!)')})\s*$", before, re.I) or told.startswith(
        "next "
    ):
        return day.year if month > day.month else day.year + 1
    if month == day.month:
        return day.year
    back = (day.month - month) % 12
    past = day.year if month < day.month else day.year - 1
    if SINCE.match(told):
        return past
    ahead = UNTIL.match(told) or looks_ahead(text, m.start(), language)
    return past if back <= (LATEST_AHEAD if ahead else EARLIEST_BACK) else past + 1


EARLIEST_BACK = 7
"""Months back to which a month without a year is the last one of its name."""
LATEST_AHEAD = 2
"""The same where its clause looks ahead."""


@cache
def _year_pattern(language: str) -> re.Pattern[str]:
    lead = IN_MONTH.get(language, "in|since")
    edges = "|".join(edge for edge in EDGES.get(language, {}) if edge)
    edge = rf"(?:(?P<edge>{edges})[ \xa0])?" if edges else ""
    behind = r"(?P<behind> (?:соңына|басында|соңында|аяғында|аягында|башында)(?: дейін)?)?"
    return re.compile(
        rf"(?<![\w.,:/-])(?P<lead>(?:{lead})[ \xa0])?{edge}(?P<year>{YEAR})(?![\d]|[.,:/–-]\d|"
        rf"-[^\W\d])"
        rf"(?P<mark>[ \xa0]?(?:{YEAR_MARKS})(?!\w))?{behind}",
        re.I,
    )


def year_dates(text: str, language: str, _day: date, start: int, end: int) -> Iterator[Found]:
    """През 2024 г., in 2025, 2011 жылы: a number of four digits that says it is a year."""
    for m in _year_pattern(language).finditer(text, start, end):
        if not (m["lead"] or m["mark"] or m.groupdict().get("edge")):
            continue
        if not m["mark"] and YEAR_IS_COUNT.match(text, m.end()):
            continue
        span = span_of(int(m["year"]))
        edge = m.groupdict().get("edge") or (m["behind"] or "").strip()
        if span and edge:
            span = edge_of(span, EDGES.get(language, {}), edge.lower())
        if span:
            yield m.start(), m.end(), span, 0.85 if m["mark"] else 0.75


YEAR_IS_COUNT = re.compile(
    r"[ \xa0](?:души|човека|лева|евро|долар|тенге|метр|км|кг|тон|человек|руб|тысяч|млн|млрд|"
    r"people|metres|dollars|euros|"
    r"tonnes|million|Menschen|Euro|Meter|personnes|адам|теңге|осіб|грн|гривень)",
    re.I,
)

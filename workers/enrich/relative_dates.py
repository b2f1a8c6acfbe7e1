"""Dates by the day of writing: вчера, on Monday, last week, two years ago."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from workers.enrich.alternatives import one_of
from workers.enrich.date_spans import UNTIL, YEAR, Found, edge_of, looks_ahead, unit_span
from workers.enrich.number_words import MANY
from workers.enrich.text_calendar import WEEKDAYS
from workers.enrich.time_words import (
    AGO,
    EDGES,
    IN_MONTH,
    LAST,
    LATER,
    NEXT,
    RELATIVE,
    THIS,
    UNITS,
    YEARLY,
)
from workers.enrich.words import lowered

FURTHEST = 400
"""Years back that «ago» may reach."""


@cache
def _weekday_pattern(language: str) -> re.Pattern[str] | None:
    days = WEEKDAYS.get(language)
    if not days:
        return None
    names = "|".join(sorted(map(re.escape, days), key=len, reverse=True))
    lead = {
        "bg": r"(?:във?|от|до|за|(?:миналия|миналата|следващия|следващата|този|тази)) ",
        "mk": r"(?:во|од|до|минатиот|минатата|следниот|следната) ",
        "ru": r"(?:во?|со?|до|к|на|прошл\w+|следующ\w+|минувш\w+|эт[оуи]\w*) ",
        "uk": r"(?:[ву]|до|з|від|минул\w+|наступн\w+|цього|цю) ",
        "sr": r"(?:у|од|до|прошл\w+|следећ\w+) ",
        "kk": r"(?:өткен|келесі|осы) ",
        "ky": r"(?:өткөн|кийинки|ушул) ",
        "en": r"(?:on|since|until|by|from|last|next|this|late|early|before|after) ",
        "de": r"(?:am|seit|bis|vergangenen|letzten|kommenden|nächsten|diesen|ab) ",
        "fr": r"(?:ce|le|depuis|de|dès|jusqu'à) ",
    }[language]
    tail = r"(?: (?:dernier|prochain|күні))?"
    return re.compile(rf"(?<!\w)(?P<lead>(?:{lead}){{0,2}})(?P<day>{names})\b{tail}", re.I)


def weekday_dates(text: str, language: str, day: date, start: int, end: int) -> Iterator[Found]:
    """On Monday: the last one, the next where the words or the sentence look ahead."""
    pattern = _weekday_pattern(language)
    if not pattern:
        return
    for m in pattern.finditer(text, start, end):
        if language in {"en", "de"} and not m["day"][0].isupper():
            continue
        if (
            language in {"bg", "mk", "sr"}
            and not m["lead"]
            and m["day"].lower() in {"неделя", "недела", "недеља"}
        ):
            continue
        number = WEEKDAYS[language][m["day"].lower()]
        back = (day.isoweekday() - number) % 7
        told = m.group().lower()
        ahead = re.search(NEXT.get(language, "(?!)"), told, re.I) or told.endswith("prochain")
        behind = re.search(LAST.get(language, "(?!)"), told, re.I) or told.endswith("dernier")
        if re.search(UNTIL, told):
            ahead = ahead or (not behind and back != 0)
        if ahead or (not behind and back and looks_ahead(text, m.start(), language)):
            found = day + timedelta(days=(number - day.isoweekday() - 1) % 7 + 1)
        else:
            found = day - timedelta(days=back or (7 if behind else 0))
        yield m.start(), m.end(), (found, found), 0.8


@cache
def _relative_pattern(language: str) -> re.Pattern[str] | None:
    words = RELATIVE.get(language)
    if not words:
        return None
    names = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    return re.compile(rf"(?<![\w'’-])(?:{names})(?![\w’-])", re.I)


def near_days(text: str, language: str, day: date, start: int, end: int) -> Iterator[Found]:
    """Yesterday, днес, кеше."""
    if pattern := _relative_pattern(language):
        for m in pattern.finditer(text, start, end):
            found = day + timedelta(days=RELATIVE[language][m.group().lower()])
            yield m.start(), m.end(), (found, found), 0.9


def near_years(text: str, language: str, day: date, start: int, end: int) -> Iterator[Found]:
    """Былтыр, догодина, торік: a year in a word."""
    words = YEARLY[language]
    for m in re.finditer(rf"\b{one_of(words)}\b", lowered(text[start:end])):
        yield start + m.start(), start + m.end(), unit_span("year", words[m.group()], day), 0.85


@cache
def _unit_pattern(language: str) -> re.Pattern[str] | None:
    units = UNITS.get(language)
    if not units:
        return None
    words = {name: f"(?P<{name}>{pattern})" for name, pattern in units.items()}
    turn = rf"(?:(?P<last>{LAST[language]})|(?P<next>{NEXT[language]})|(?P<this>{THIS[language]}))"
    order = rf"(?:{'|'.join(words.values())})"
    edges = "|".join(edge for edge in EDGES.get(language, {}) if edge)
    edge = rf"(?:(?P<edge>{edges})[ \xa0])?" if edges else ""
    lead = IN_MONTH.get(language, "(?!)")
    body = rf"{order}[ \xa0]{turn}" if language == "fr" else rf"{turn}[ \xa0]{order}"
    return re.compile(rf"(?<!\w)(?:(?:{lead})[ \xa0])?{edge}{body}(?!\w)", re.I)


def unit_dates(text: str, language: str, day: date, start: int, end: int) -> Iterator[Found]:
    """Last week, този месец, в прошлом году; the end of the year."""
    if pattern := _unit_pattern(language):
        for m in pattern.finditer(text, start, end):
            turn = -1 if m["last"] else 1 if m["next"] else 0
            unit = next(name for name in UNITS[language] if m[name])
            span = unit_span(unit, turn, day)
            groups = m.groupdict()
            if groups.get("edge") and unit in {"month", "year"}:
                span = edge_of(span, EDGES[language], groups["edge"].lower())
            yield m.start(), m.end(), span, 0.85


def edge_dates(text: str, language: str, day: date, start: int, end: int) -> Iterator[Found]:
    """До края на годината."""
    if pattern := _bare_pattern(language):
        for m in pattern.finditer(text, start, end):
            unit = next(name for name in ("month", "year") if m[name])
            yield (
                m.start(),
                m.end(),
                edge_of(unit_span(unit, 0, day), EDGES[language], m["edge"].lower()),
                0.75,
            )


@cache
def _bare_pattern(language: str) -> re.Pattern[str] | None:
    """До края на годината: an edge of the running month or year."""
    units, edges = UNITS.get(language), EDGES.get(language)
    if not units or not edges:
        return None
    order = "|".join(f"(?P<{name}>{units[name]})" for name in ("month", "year"))
    article = {"en": r"(?:the |this )", "de": r"(?:des |dieses )", "fr": r"(?:de l'|de l’|du |de )"}
    return re.compile(
        rf"(?<!\w)(?:(?:{IN_MONTH[language]})[ \xa0])?(?P<edge>{'|'.join(edges)})[ \xa0]"
        rf"{article.get(language, '')}(?:{order})(?!\w)(?![ \xa0]{YEAR})",
        re.I,
    )


@cache
def _ago_pattern(language: str) -> re.Pattern[str] | None:
    units = UNITS.get(language)
    shape = AGO.get(language)
    if not units or not shape:
        return None
    words = MANY[language]
    numbers = "|".join(sorted(map(re.escape, [*words.values, *words.ones]), key=len, reverse=True))
    number = rf"(?:(?P<number>\d{{1,3}}|{numbers})[ \xa0])?"
    order = "|".join(f"(?P<{name}>{pattern})" for name, pattern in units.items())
    return re.compile(rf"(?<!\w){shape.format(number=number, unit=f'(?:{order})')}(?!\w)", re.I)


def ago_dates(text: str, language: str, day: date, start: int, end: int) -> Iterator[Found]:
    """Two years ago, преди три дни, неделю назад."""
    pattern = _ago_pattern(language)
    if not pattern:
        return
    for m in pattern.finditer(text, start, end):
        if re.search(LATER, m.group(), re.I):
            continue
        told = m["number"]
        number = 1.0
        if told:
            number = float(told) if told.isdigit() else MANY[language].values.get(told.lower(), 1.0)
        unit = next(name for name in UNITS[language] if m[name])
        yield from _back(m, unit, int(number), day)


def _back(m: re.Match[str], unit: str, number: int, day: date) -> Iterator[Found]:
    if unit == "year" and 0 < number < FURTHEST:
        yield m.start(), m.end(), unit_span("year", -number, day), 0.75
    elif unit == "month" and number < FURTHEST:
        yield m.start(), m.end(), unit_span("month", -number, day), 0.75
    elif number < FURTHEST and unit in {"day", "week"}:
        found = day - timedelta(days=number * (7 if unit == "week" else 1))
        yield m.start(), m.end(), (found, found), 0.8

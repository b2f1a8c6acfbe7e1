"""Dates in the text: what day, month or year a text speaks of, by the article's own date."""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from functools import cache

from news.annotations import TextDate
from workers.enrich.alternatives import one_of
from workers.enrich.number_words import MANY
from workers.enrich.sentences import sentence_bounds
from workers.enrich.text_calendar import AMBIGUOUS, MONTHS, WEEKDAYS
from workers.enrich.time_words import (
    AGO,
    EDGES,
    FUTURE,
    IN_MONTH,
    LAST,
    LATER,
    NEXT,
    RELATIVE,
    THIS,
    UNITS,
    YEAR_MARKS,
    YEARLY,
)
from workers.enrich.words import LONGEST, lowered

VERSION = 1
SPAN = tuple[date, date]
Found = tuple[int, int, SPAN, float]
ISO = re.compile(r"\b((?:19|20)\d\d)-(\d\d)-(\d\d)\b")
NUMERIC = re.compile(r"(?<![\d.])(\d{1,2})[./](\d{1,2})[./]((?:19|20)\d\d)(?![\d])")
Way = Callable[[str, str, date, int, int], Iterator[Found]]
REACH = 40
"""Characters around a word of time in which its date stands."""
YEAR = r"(?:19|20)\d\d"
FURTHEST = 400
"""Years back that «ago» may reach."""


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
    yield from _iso(text, day)
    yield from _numeric(text, language)
    seen: set[tuple[Way, int]] = set()
    triggers, kinds = _triggers(language)
    for found in triggers.finditer(lowered(text)):
        for way in kinds.get(found.group(), (_years,)):
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
        (MONTHS.get(language, ()), _months),
        (WEEKDAYS.get(language, ()), _weekdays),
        (RELATIVE.get(language, ()), _relative),
        (_heads(LAST, NEXT, THIS, language=language), _units),
        (_heads(*EDGES.get(language, {}), language=language), _bare),
        (_heads(AGO, language=language), _ago),
        (YEARLY.get(language, ()), _yearly),
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


def _span(year: int, month: int | None = None, day: int | None = None) -> SPAN | None:
    """A year, a month or a day as its first and last day; None of what is none."""
    try:
        if month is None:
            return date(year, 1, 1), date(year, 12, 31)
        if day is None:
            return date(year, month, 1), date(year, month, monthrange(year, month)[1])
        return (date(year, month, day),) * 2
    except ValueError:
        return None


def _iso(text: str, _day: date) -> Iterator[Found]:
    for m in ISO.finditer(text):
        if span := _span(int(m[1]), int(m[2]), int(m[3])):
            yield m.start(), m.end(), span, 0.95


def _numeric(text: str, language: str) -> Iterator[Found]:
    """22.09.2025, and 9/22/2025 of English texts where only that is possible."""
    for m in NUMERIC.finditer(text):
        one, two, year = int(m[1]), int(m[2]), int(m[3])
        span = _span(year, two, one)
        if not span and language == "en":
            span = _span(year, one, two)
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


def _months(text: str, language: str, day: date, start: int, end: int) -> Iterator[Found]:
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
        span = _span(chosen, month, int(number) if number else None)
        if not span and number:
            continue
        if not span:
            continue
        edge = (groups.get("edge") or "").lower() or (groups.get("behind") or "").lower()
        if edge and not number:
            span = _edge(span, EDGES.get(language, {}), edge)
        yield m.start(), stop, span, 0.9 if number or year else 0.7


def _edge(span: SPAN, edges: dict[str, str], edge: str) -> SPAN:
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
    ahead = UNTIL.match(told) or _looks_ahead(text, m.start(), language)
    return past if back <= (LATEST_AHEAD if ahead else EARLIEST_BACK) else past + 1


SINCE = re.compile(r"(?:since|seit|depuis)\b", re.I)
EARLIEST_BACK = 7
"""Months back to which a month without a year is the last one of its name."""
LATEST_AHEAD = 2
"""The same where its clause looks ahead."""


def _looks_ahead(text: str, place: int, language: str) -> bool:
    """Whether the clause around a place tells of what is to come."""
    pattern = FUTURE.get(language)
    if not pattern:
        return False
    start, end = sentence_bounds(text, place)
    before = CLAUSE.split(text[start:place])[-1]
    after = CLAUSE.split(text[place:end])[0]
    return bool(re.search(pattern, before + after, re.I))


CLAUSE = re.compile(r"[,;:()]|\s[—–-]\s")


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


def _weekdays(text: str, language: str, day: date, start: int, end: int) -> Iterator[Found]:
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
        if ahead or (not behind and back and _looks_ahead(text, m.start(), language)):
            found = day + timedelta(days=(number - day.isoweekday() - 1) % 7 + 1)
        else:
            found = day - timedelta(days=back or (7 if behind else 0))
        yield m.start(), m.end(), (found, found), 0.8


UNTIL = re.compile(r"^(?:до|until|by|bis|jusqu)\b", re.I)


@cache
def _relative_pattern(language: str) -> re.Pattern[str] | None:
    words = RELATIVE.get(language)
    if not words:
        return None
    names = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    return re.compile(rf"(?<![\w'’-])(?:{names})(?![\w’-])", re.I)


def _relative(text: str, language: str, day: date, start: int, end: int) -> Iterator[Found]:
    """Yesterday, днес, кеше."""
    if pattern := _relative_pattern(language):
        for m in pattern.finditer(text, start, end):
            found = day + timedelta(days=RELATIVE[language][m.group().lower()])
            yield m.start(), m.end(), (found, found), 0.9


def _yearly(text: str, language: str, day: date, start: int, end: int) -> Iterator[Found]:
    """Былтыр, догодина, торік: a year in a word."""
    words = YEARLY[language]
    for m in re.finditer(rf"\b{one_of(words)}\b", lowered(text[start:end])):
        yield start + m.start(), start + m.end(), _unit_span("year", words[m.group()], day), 0.85


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


def _units(text: str, language: str, day: date, start: int, end: int) -> Iterator[Found]:
    """Last week, този месец, в прошлом году; the end of the year."""
    if pattern := _unit_pattern(language):
        for m in pattern.finditer(text, start, end):
            turn = -1 if m["last"] else 1 if m["next"] else 0
            unit = next(name for name in UNITS[language] if m[name])
            span = _unit_span(unit, turn, day)
            groups = m.groupdict()
            if groups.get("edge") and unit in {"month", "year"}:
                span = _edge(span, EDGES[language], groups["edge"].lower())
            yield m.start(), m.end(), span, 0.85


def _bare(text: str, language: str, day: date, start: int, end: int) -> Iterator[Found]:
    """До края на годината."""
    if pattern := _bare_pattern(language):
        for m in pattern.finditer(text, start, end):
            unit = next(name for name in ("month", "year") if m[name])
            yield (
                m.start(),
                m.end(),
                _edge(_unit_span(unit, 0, day), EDGES[language], m["edge"].lower()),
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


def _unit_span(unit: str, turn: int, day: date) -> SPAN:
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


def _ago(text: str, language: str, day: date, start: int, end: int) -> Iterator[Found]:
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
        yield m.start(), m.end(), _unit_span("year", -number, day), 0.75
    elif unit == "month" and number < FURTHEST:
        yield m.start(), m.end(), _unit_span("month", -number, day), 0.75
    elif number < FURTHEST and unit in {"day", "week"}:
        found = day - timedelta(days=number * (7 if unit == "week" else 1))
        yield m.start(), m.end(), (found, found), 0.8


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


def _years(text: str, language: str, _day: date, start: int, end: int) -> Iterator[Found]:
    """През 2024 г., in 2025, 2011 жылы: a number of four digits that says it is a year."""
    for m in _year_pattern(language).finditer(text, start, end):
        if not (m["lead"] or m["mark"] or m.groupdict().get("edge")):
            continue
        if not m["mark"] and YEAR_IS_COUNT.match(text, m.end()):
            continue
        span = _span(int(m["year"]))
        edge = m.groupdict().get("edge") or (m["behind"] or "").strip()
        if span and edge:
            span = _edge(span, EDGES.get(language, {}), edge.lower())
        if span:
            yield m.start(), m.end(), span, 0.85 if m["mark"] else 0.75


YEAR_IS_COUNT = re.compile(
    r"[ \xa0](?:души|човека|лева|евро|долар|тенге|метр|км|кг|тон|человек|руб|тысяч|млн|млрд|"
    r"people|metres|dollars|euros|"
    r"tonnes|million|Menschen|Euro|Meter|personnes|адам|теңге|осіб|грн|гривень)",
    re.I,
)

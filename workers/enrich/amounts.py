"""Amounts: money, counted things and percentages that a text names, in single units.

Durations are counts of their unit (три години); ages, dates, times of day, scores, numbers of
laws and rooms, and ordinals are none. A range is one amount: `value` up to `value_to`.
"""

import re
from functools import cache

from news.annotations import Amount, AmountKind
from workers.enrich.alternatives import one_of
from workers.enrich.counted import counted_at
from workers.enrich.counted_words import SPACE
from workers.enrich.currencies import currency_at, currency_before
from workers.enrich.figures import Figure, figure_at
from workers.enrich.number_words import MANY
from workers.enrich.other_numbers import is_decade, is_name_or_date, is_pair, is_time_or_age
from workers.enrich.ranges import BAD_TAIL, range_at
from workers.enrich.tables import word_set
from workers.enrich.text_calendar import MONTH_WORDS
from workers.enrich.words import LONGEST, lowered

VERSION = 1
FIGURE = re.compile(r"\d+")
MOST = 2_000
"""Numbers of a text that are looked at."""
SHORT = frozenset("mkbt")
"""Scales that are one of money alone: a race of 5,000m is none."""
JOINED = frozenset(".,:/–—+*#№§&=@-_'’")
"""What stands before digits that go on with something, or name a thing."""
PERCENT = re.compile(
    rf"[{SPACE}]?(?:%|‰)(?:[{SPACE}](?:пункт\w{{0,3}}|points?)\b)?|[{SPACE}](?:на сто\b|"
    r"процентн\w{1,3} (?:пункт|поен)\w{0,3}|percentage points?\b|п\. ?п\."
    r"|відсотков\w{2} пункт\w{0,3}"
    rf"|пайыздық (?:тармақ|пункт)\w{{0,3}}|prozentpunkte?\b|points? de pourcentage\b"
    rf"|процент(?!н)\w{{0,4}}|проц\.|пайыз(?!дық)\w{{0,4}}|"
    rf"пайы[зс]\w{{0,3}}|"
    r"відсот\w{1,4}|per cent\b|percent\b(?!age)|pct\b|prozent\b(?!punkt)|pour cent\b|отсто\b|"
    r"одсто\b|посто\b|"
    r"проценат\w?|процената)",
    re.I,
)
NAMED_YEAR = re.compile(r"(?:18|19|20)\d\d[  ][A-Z]")
"""A year with a name behind it: the 2022 CHIPS Act."""
DEFINITE = re.compile(r"-(?:те|та|тата|ма|има)(?=[ \xa0])")
CASE = re.compile(r"-(?:х|ти|ми|ю|и)(?=[ \xa0])")
KAZAKH = re.compile(
    r"-?(?:[дтн][ае]н|[ғгқк][ае])(?=[ \xa0](?:астам|артық|аса|жуық|ашык|ашуун|жакын))"
)
TAILS = {"bg": DEFINITE, "mk": DEFINITE, "ru": CASE, "uk": CASE, "kk": KAZAKH, "ky": KAZAKH}
"""Endings at the digits of a count: 12-те станции, 2-х человек, 300-ден астам."""
NO_TAIL = re.compile(r"(?!)")
SCORE_NOUNS = word_set(
    """
    win victory победа победы defeat loss draw загуба равенство сет сета гейма
    """
)
MINUS = re.compile(r"(?:минус|мінус|minus|moins)\s+$|(?<![\w\d])[-−]$", re.I)
HALF = re.compile(r" (?:и половина|и пол)\b")


def find_amounts(text: str, language: str) -> list[Amount]:
    """Every amount of a text, in order, none over another."""
    found: list[Amount] = []
    end = -1
    for start in _starts(text, language):
        if start >= end and (amount := _amount_at(text, start, language)):
            if amount.start < end:
                continue
            found.append(amount)
            end = amount.end
    return found


def _starts(text: str, language: str) -> list[int]:
    """Where a number may begin, in order."""
    places = {
        place
        for found in FIGURE.finditer(text, 0, LONGEST)
        if _begins(text, place := found.start())
    }
    if pattern := _words_of_numbers(language):
        places.update(found.start() for found in pattern.finditer(lowered(text[:LONGEST])))
    return sorted(places)[:MOST]


def _begins(text: str, place: int) -> bool:
    """Whether digits begin a number here, and are not the rest of one or of a name."""
    before = text[place - 1] if place else " "
    if before in "-−–":
        return place < 2 or text[place - 2] in " \n(„“«"
    return not (before.isalnum() or before in JOINED) or text[place - 2 : place] == "US"


@cache
def _words_of_numbers(language: str) -> re.Pattern[str] | None:
    """The words with which numbers begin in a language."""
    if not (many := MANY.get(language)):
        return None
    return re.compile(rf"\b{one_of({*many.values, *many.scales, *many.ones})}\b")


def _amount_at(text: str, start: int, language: str) -> Amount | None:
    if not (figure := figure_at(text, start, language)):
        return None
    if tail := TAILS.get(language, NO_TAIL).match(text, figure.end):
        longer = Figure(figure.start, tail.end(), figure.value, figure.scale)
        return _count(text, longer, None, language)
    low, figure = range_at(text, figure, language)
    if low is None and not figure.in_words and BAD_TAIL.match(text, figure.end):
        return _attached(text, figure)
    return (
        _money(text, figure, low, language)
        or _percentage(text, figure, low)
        or _count(text, figure, low, language)
    )


def _attached(text: str, figure: Figure) -> Amount | None:
    """A count of a unit right behind the digits: 300km."""
    if figure.scale != 1.0 or not (found := ATTACHED.match(text, figure.end)):
        return None
    kind, unit = AmountKind.COUNT, found.group()
    return _made(text, figure.start, found.end(), kind, figure.value, None, unit=unit)


def _made(
    text: str,
    start: int,
    end: int,
    kind: AmountKind,
    value: float,
    low: Figure | None,
    *,
    unit: str | None = None,
    currency: str | None = None,
) -> Amount:
    first = low.value if low else value
    return Amount(
        start=start,
        end=end,
        text=text[start:end],
        method="rules",
        version=VERSION,
        confidence=0.95 if kind is not AmountKind.COUNT else 0.85,
        kind=kind,
        value=round(first, 6),
        value_to=round(value, 6) if low else None,
        unit=unit,
        currency=currency,
    )


def _money(text: str, figure: Figure, low: Figure | None, language: str) -> Amount | None:
    """With a currency before or behind the number."""
    start = low.start if low else figure.start
    factor = 1.0
    if before := currency_before(text, start):
        code, start = before
        end = figure.end
        currency: str | None = code
    else:
        place = figure.end
        if text[place : place + 1] in SPACE and text[place : place + 1]:
            place += 1
        for gap in ("de ", "d'", "d’"):
            if language == "fr" and figure.scale > 1 and text.startswith(gap, place):
                place += len(gap)
        behind = currency_at(text, place, language) if place < len(text) else None
        if not behind:
            return None
        currency, factor, end = behind
        if text[end : end + 1] == "." and text[place:end].lower() in {
            "лв",
            "руб",
            "грн",
            "тг",
            "долл",
        }:
            end += 1
    if low:
        low = Figure(low.start, low.end, low.value * factor)
    return _made(text, start, end, AmountKind.MONEY, figure.value * factor, low, currency=currency)


def _percentage(text: str, figure: Figure, low: Figure | None) -> Amount | None:
    if not (found := PERCENT.match(text, figure.end)):
        return None
    start = low.start if low else figure.start
    start, value = _signed(text, start, figure.value)
    return _made(text, start, found.end(), AmountKind.PERCENTAGE, value, low)


def _count(text: str, figure: Figure, low: Figure | None, language: str) -> Amount | None:
    """With a noun behind it, where nothing says that the number is a date, a name, a time."""
    start = low.start if low else figure.start
    if text[figure.end - 1 : figure.end] in SHORT and figure.scale > 1 and not figure.in_words:
        return None
    is_bare = not figure.in_words and figure.scale == 1.0
    if is_bare and is_name_or_date(text, start, figure, language):
        return None
    if (
        text[figure.end : figure.end + 2].strip() == ""
        and "\n" in text[figure.end : figure.end + 2]
    ):
        return None
    end = figure.end
    if language == "fr" and figure.scale > 1:
        for gap in (" de ", " d'", " d’"):
            if text.startswith(gap, end):
                end += len(gap) - 1
                break
    if is_bare and language == "en" and NAMED_YEAR.match(text, start):
        return None
    noun = counted_at(text, end, language, figure.value)
    if not noun or is_time_or_age(text, start, figure, noun, language):
        return None
    if (
        noun.unit.lower() in MONTH_WORDS.get(language, frozenset())
        or noun.unit.lower() in SCORE_NOUNS
        or is_pair(text[figure.start : figure.end], noun.unit)
        or is_decade(text[figure.start : figure.end], noun.unit)
    ):
        return None
    value, ends = figure.value, noun.end
    if half := HALF.match(text, ends):
        value, ends = value + 0.5, half.end()
    start, value = _signed(text, start, value)
    return _made(text, start, ends, AmountKind.COUNT, value, low, unit=noun.unit)


ATTACHED = re.compile(
    r"(?:km|kg|m|cm|mm|ha|t|GW|MW|kW|км|кг|м|см|га|т|МВт|ГВт|кВт)(?:²|³|2|3)?(?![\w/])"
)


def _signed(text: str, start: int, value: float) -> tuple[int, float]:
    """Where an amount begins with its minus, and its value with it."""
    before = max(0, start - 8)
    found = MINUS.search(text[before:start])
    return (before + found.start(), -value) if found else (start, value)

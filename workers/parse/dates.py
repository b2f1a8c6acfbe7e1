"""Dates as pages write them: ISO, in words of the page's language, or relative to the fetch."""

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

EARLIEST = 1990
LATEST = timedelta(hours=48)
"""How far a date may lie after the fetch: clocks and zones are wrong by less."""
ZONES = {
    "bg": "Europe/Sofia",
    "ru": "Europe/Moscow",
    "kk": "Asia/Almaty",
    "uk": "Europe/Kyiv",
    "mk": "Europe/Skopje",
    "sr": "Europe/Belgrade",
}
"""Where a page of a language most likely is, when it names no zone."""
MONTHS = {
    "bg": "яну фев мар апр май юни юли авг сеп окт ное дек",
    "ru": "янв фев мар апр мая июн июл авг сен окт ноя дек",
    "uk": "січ лют бер кві тра чер лип сер вер жов лис гру",
    "kk": "қаң ақп нау сәу мам мау шіл там қыр қаз қар жел",
    "en": "jan feb mar apr may jun jul aug sep oct nov dec",
}
MONTH_NUMBERS = {
    word: number for words in MONTHS.values() for number, word in enumerate(words.split(), start=1)
}
MONTH_NUMBERS["май"] = 5
WRITTEN = re.compile(
    r"\b(\d{1,2})[\s.]+([^\W\d]{3,10})\.?,?\s+(\d{4})(?:\s*(?:г\.|ж\.|года))?"
    r"(?:\D{0,12}?(\d{1,2}):(\d{2}))?"
)
NUMERIC = re.compile(r"\b(\d{1,2})\.(\d{1,2})\.(\d{4})(?:\D{0,12}?(\d{1,2}):(\d{2}))?")
DAYS = re.compile(
    r"\b(днес|сегодня|бүгін|today|сьогодні|вчера|кеше|yesterday|вчора)\b\D{0,8}(\d{1,2}):(\d{2})",
    re.I,
)
YESTERDAY = frozenset({"вчера", "кеше", "yesterday", "вчора"})
AGO = re.compile(
    r"(?:\bпреди\s+)?\b(\d{1,3})\s+(минут\w*|мин\.?|час\w*|hours?|minutes?|сағат|минут)"
    r"(?:\s+(?:назад|ago|бұрын))?",
    re.I,
)


def zone_of(language: str | None) -> ZoneInfo:
    """The zone of a page that names none."""
    return ZoneInfo(ZONES.get((language or "")[:2], "UTC"))


def structured_date(text: str, fetched_at: datetime, language: str | None) -> datetime | None:
    """An ISO 8601 date of structured data as an aware UTC time, or None where it is impossible."""
    try:
        found = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    return _possible(found, fetched_at, language)


def visible_date(
    text: str, fetched_at: datetime, language: str | None
) -> tuple[datetime, str] | None:
    """The first date written in a text and the words that say it, as an aware UTC time."""
    local = fetched_at.astimezone(zone_of(language))
    for reader in (_written, _numeric, _day, _ago):
        if read := reader(text, local):
            found, raw = read
            if date := _possible(found, fetched_at, language):
                return date, raw
    return None


def _possible(found: datetime, fetched_at: datetime, language: str | None) -> datetime | None:
    try:
        aware = found if found.tzinfo else found.replace(tzinfo=zone_of(language))
        date = aware.astimezone(UTC)
    except (OverflowError, ValueError):
        return None
    return date if date.year >= EARLIEST and date <= fetched_at + LATEST else None


Read = tuple[datetime, str] | None


def _written(text: str, local: datetime) -> Read:
    for found in WRITTEN.finditer(text):
        day, word, year, hour, minute = found.groups()
        month = MONTH_NUMBERS.get(word.lower()[:3])
        if month:
            return _made((int(year), month, int(day), hour, minute), found.group(), local)
    return None


def _numeric(text: str, local: datetime) -> Read:
    found = NUMERIC.search(text)
    if not found:
        return None
    day, month, year, hour, minute = found.groups()
    return _made((int(year), int(month), int(day), hour, minute), found.group(), local)


def _made(parts: tuple[int, int, int, str | None, str | None], raw: str, local: datetime) -> Read:
    year, month, day, hour, minute = parts
    try:
        date = datetime(year, month, day, int(hour or 0), int(minute or 0), tzinfo=local.tzinfo)
    except ValueError:
        return None
    return date, raw.strip(" ,")


def _day(text: str, local: datetime) -> Read:
    found = DAYS.search(text)
    if not found or int(found.group(2)) > 23 or int(found.group(3)) > 59:
        return None
    date = local - timedelta(days=found.group(1).lower() in YESTERDAY)
    hour, minute = int(found.group(2)), int(found.group(3))
    return date.replace(hour=hour, minute=minute, second=0, microsecond=0), found.group()


def _ago(text: str, local: datetime) -> Read:
    found = AGO.search(text)
    if not found:
        return None
    minutes = found.group(2).lower().startswith(("мин", "min"))
    amount = int(found.group(1))
    back = timedelta(minutes=amount) if minutes else timedelta(hours=amount)
    return (local - back).replace(second=0, microsecond=0), found.group()

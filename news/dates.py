"""Dates as pages write them: ISO, in words of the page's language, or relative to the fetch."""

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

EARLIEST = 1990
LATEST = timedelta(hours=48)
"""How far a date may lie after the fetch: clocks and zones are wrong by less."""
MONTHS = (
    "яну фев мар апр май юни юли авг сеп окт ное дек",
    "янв фев мар апр мая июн июл авг сен окт ноя дек",
    "січ лют бер кві тра чер лип сер вер жов лис гру",
    "қаң ақп нау сәу мам мау шіл там қыр қаз қар жел",
    "jan feb mar apr may jun jul aug sep oct nov dec",
    "jän feb mär apr mai jun jul aug sep okt nov dez",
    "janv fév mars avr mai juin juil aoû sept oct nov déc",
    "ene feb mar abr may jun jul ago sep oct nov dic",
    "gen feb mar apr mag giu lug ago set ott nov dic",
    "jan fev mar abr mai jun jul ago set out nov dez",
    "sty lut mar kwi maj cze lip sie wrz paź lis gru",
    "јан фев мар апр мај јун јул авг сеп окт ное дек",
    "сту лют сак кра тра чэр ліп жні вер кас ліс сне",
    "jan feb mrt apr mei jun jul agu sep okt nov des",
    "oca şub mar nis may haz tem ağu eyl eki kas ara",
    "ian feb mar apr mai iun iul aug sep oct noi dec",
    "ينا فبر مار أبر ماي يون يول أغس سبت أكت نوف ديس",
)
MONTH_NUMBERS = {
    word: number for words in reversed(MONTHS) for number, word in enumerate(words.split(), start=1)
} | {"наурыз": 3}
CLOCK = r"(?:\D{0,12}?\b(\d{1,2})[:.](\d{2})(?!\d|\.\d))?"
YEAR = r"((?:19|20)\d{2})\b(?:\s*(?:г\.?|ж\.?|р\.?|года|год|жылы|року)(?!\w))?"
WRITTEN = re.compile(
    rf"\b(\d{{1,2}})(?:\.|\s+de|-?і|-?ші)?[\s.-]+([^\W\d_]{{3,10}})\.?,?(?:\s+de)?[\s-]+{YEAR}{CLOCK}"
)
MONTH_FIRST = re.compile(
    rf"\b([^\W\d_]{{3,10}})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+{YEAR}{CLOCK}"
)
YEAR_FIRST = re.compile(rf"\b{YEAR}\s+(\d{{1,2}})\s+([^\W\d_]{{3,10}}){CLOCK}")
NUMERIC = re.compile(rf"\b(\d{{1,2}})[./](\d{{1,2}})[./]{YEAR}{CLOCK}")
ISO = re.compile(
    r"\b((?:19|20)\d{2})(?:[-./]|[年년]\s?)(\d{1,2})(?:[-./]|[月월]\s?)(\d{1,2})[日일]?(?!\d)"
    r"(?:[T\s,]+(\d{1,2}):(\d{2}))?"
)
BACK = {
    word: back
    for back, words in enumerate(
        (
            "днес сегодня бүгін today сьогодні heute",
            "вчера кеше yesterday вчора gestern",
            "завчера онзи позавчера алдыңгүні позавчора",
        )
    )
    for word in words.split()
}
DAY = re.compile(rf"\b({'|'.join(BACK)})\b\D{{0,8}}(\d{{1,2}})[:.](\d{{2}})\b", re.I)
UNITS = {
    "минут": 1, "мин": 1, "хвилин": 1, "minut": 1, "min": 1,
    "час": 60, "годин": 60, "сағат": 60, "hour": 60, "stund": 60,
    "ден": 1440, "дни": 1440, "дня": 1440, "дней": 1440, "день": 1440, "дні": 1440, "күн": 1440,
    "day": 1440, "tag": 1440,
}  # fmt: skip
UNIT = rf"(?:(\d{{1,3}})\s+)?({'|'.join(sorted(UNITS, key=len, reverse=True))})\w*"
AGO = re.compile(rf"\b(?:преди|vor)\s+{UNIT}|\b{UNIT}\.?\s+(?:назад|тому|ago|бұрын)\b", re.I)
OFFSET = re.compile(r"^\s*(?:ч\.?\s*)?(?:\(?(?:GMT|UTC)\)?\s*)?([+-])(\d{1,2}):?(\d{2})?\b")

HALF = re.compile(r"(?::\d{2})?\s*(?:(a\.?m\b\.?|ص(?!\w))|(p\.?m\b\.?|م(?!\w)))", re.I)
"""Which half of the day a clock of twelve hours means, as it stands behind it."""

ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}T?|\d{1,2}[./]\d{1,2}[./]\d{2,4}")
IN_URL = re.compile(r"(?<!\d)((?:19|20)\d{2})([/_-]?)(\d{1,2})\2(\d{1,2})(?=[/_-]|$)")
OFFSETS = {"CET": "+0100", "CEST": "+0200", "EET": "+0200", "EEST": "+0300", "MSK": "+0300"}
ABBREVIATED = re.compile(rf"\b({'|'.join(OFFSETS)})\b")

Read = tuple[datetime, str] | None


def structured_date(text: str, fetched_at: datetime, zone: tzinfo) -> datetime | None:
    """A date of structured data with its zone, else in `zone`; None where it is impossible."""
    text = re.sub(r"\s+([+-]\d{2}:?\d{2})$", r"\1", text.strip())
    text = re.sub(r"(\.\d{6})\d+", r"\1", text)
    text = ABBREVIATED.sub(lambda found: OFFSETS[found.group()], text)
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            return possible(read(text), fetched_at, zone)
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
    shown = visible_date(text, fetched_at, zone)
    return shown[0] if shown else None


def has_zone(text: str) -> bool:
    """Whether a written date says its zone."""
    return (
        bool(re.search(r"(Z|GMT|UTC|CES?T|EES?T|MSK|[+-]\d{2}:?\d{2})\)?\s*$", text.strip()))
        and ":" in text
    )


def precision_of(raw: str) -> str:
    """How exact a written date is: second, minute or day."""
    clock = re.search(r"(?<!\d)\d{1,2}[:.]\d{2}(:\d{2})?(?![\d.])", ISO_DAY.sub("", raw))
    if not clock:
        return "minute" if AGO.search(raw) else "day"
    return "second" if clock.group(1) else "minute"


def allowance(raw: str) -> timedelta:
    """How far two readings of one date may lie apart that was written so."""
    if found := AGO.search(raw):
        unit = next(group for group in found.groups()[::-1] if group and not group.isdigit())
        return timedelta(minutes=1.5 * UNITS[unit.lower()] + 1)
    return timedelta(days=1) if raw and precision_of(raw) == "day" else timedelta(minutes=1)


def url_date(url: str, fetched_at: datetime, zone: tzinfo) -> Read:
    """The day that an address holds («/2025/09/22/»), at its begin, and how it stands there."""
    for found in IN_URL.finditer(urlsplit(url).path):
        year, _, month, day = found.groups()
        try:
            date = possible(datetime(int(year), int(month), int(day)), fetched_at, zone)
        except ValueError:
            continue
        if date:
            return date, found.group().strip("/-_")
    return None


def visible_date(text: str, fetched_at: datetime, zone: tzinfo) -> Read:
    """The first date written in a text, aware, and the words that say it."""
    local = fetched_at.astimezone(zone)
    reads = (_written, _month_first, _year_first, _iso, _numeric, _day, _ago)
    for found, raw in filter(None, (read(text, local) for read in reads)):
        offset = OFFSET.match(text[text.find(raw) + len(raw) :][:20])
        if offset and ":" in raw:
            sign = -1 if offset.group(1) == "-" else 1
            away = timedelta(hours=int(offset.group(2)), minutes=int(offset.group(3) or 0))
            if away <= timedelta(hours=14):
                found = found.replace(tzinfo=timezone(sign * away))
                raw += offset.group()
        if date := possible(found, fetched_at, zone):
            return date, raw.strip(" ,")
    return None


def possible(found: datetime, fetched_at: datetime, zone: tzinfo) -> datetime | None:
    """A time with its zone, or None where it is before 1990 or after the fetch's clock."""
    try:
        aware = found if found.tzinfo else found.replace(tzinfo=zone)
        date = aware.astimezone(UTC)
    except (OverflowError, ValueError):
        return None
    return aware if date.year >= EARLIEST and date <= fetched_at + LATEST else None


def month_of(word: str) -> int | None:
    """The number of a month by the first letters of its name, in the languages we know."""
    lower = word.lower()
    lengths = (6, 4, 3)
    return next((n for size in lengths if (n := MONTH_NUMBERS.get(lower[:size]))), None)


def _first(pattern: re.Pattern[str], order: str, text: str, local: datetime) -> Read:
    """The first match that is a real date; `order` says what its groups are."""
    for found in pattern.finditer(text):
        parts = dict(zip(order, found.groups(), strict=False))
        month = int(parts["m"]) if parts["m"].isdecimal() else month_of(parts["m"])
        hour, minute = found.groups()[3:5]
        if hour and (int(hour) > 23 or int(minute) > 59):
            hour = minute = None
        if not month:
            continue
        half = HALF.match(text, found.end()) if hour and 0 < int(hour) < 13 else None
        hours = int(hour or 0) if half is None else int(hour) % 12 + 12 * bool(half.group(2))
        day = (int(parts["y"]), month, int(parts["d"]))
        try:
            date = datetime(*day, hours, int(minute or 0), tzinfo=local.tzinfo)
        except ValueError:
            continue
        return date, found.group() + (half.group() if half else "")
    return None


def _written(text: str, local: datetime) -> Read:
    return _first(WRITTEN, "dmy", text, local)


def _month_first(text: str, local: datetime) -> Read:
    return _first(MONTH_FIRST, "mdy", text, local)


def _year_first(text: str, local: datetime) -> Read:
    return _first(YEAR_FIRST, "ydm", text, local)


def _iso(text: str, local: datetime) -> Read:
    return _first(ISO, "ymd", text, local)


def _numeric(text: str, local: datetime) -> Read:
    return _first(NUMERIC, "dmy", text, local)


def _day(text: str, local: datetime) -> Read:
    found = DAY.search(text)
    if not found or int(found.group(2)) > 23 or int(found.group(3)) > 59:
        return None
    date = local - timedelta(days=BACK[found.group(1).lower()])
    hour, minute = int(found.group(2)), int(found.group(3))
    return date.replace(hour=hour, minute=minute, second=0, microsecond=0), found.group()


def _ago(text: str, local: datetime) -> Read:
    found = AGO.search(text)
    if not found:
        return None
    amount, unit = (
        [group for group in found.groups() if group is not None][-2:]
        if (found.group(1) or found.group(3))
        else ("1", found.group(2) or found.group(4))
    )
    back = timedelta(minutes=int(amount) * UNITS[unit.lower()])
    return (local - back).replace(second=0, microsecond=0), found.group()

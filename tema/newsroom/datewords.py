"""How an outlet writes a date: in full, or in words that move with the clock."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from tema.newsroom.outlets import Outlet
from tema.newsroom.truth import TrueArticle

MONTHS: Mapping[str, tuple[str, ...]] = {
    "bg": (
        *("Януари", "Февруари", "Март", "Април", "Май", "Юни"),
        *("Юли", "Август", "Септември", "Октомври", "Ноември", "Декември"),
    ),
    "ru": (
        *("января", "февраля", "марта", "апреля", "мая", "июня"),
        *("июля", "августа", "сентября", "октября", "ноября", "декабря"),
    ),
    "kk": (
        *("қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым"),
        *("шілде", "тамыз", "қыркүйек", "қазан", "қараша", "желтоқсан"),
    ),
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
}
DAYS: Mapping[str, tuple[str, str]] = {
    "bg": ("днес в {} ч.", "вчера в {} ч."),
    "ru": ("сегодня, {}", "вчера, {}"),
    "kk": ("бүгін, {}", "кеше, {}"),
}
"""Today and yesterday; no outlet says so in English, whose readers live in many zones."""


FORMS: Mapping[str, Mapping[str, tuple[str, str, str]]] = {
    "bg": {"hour": ("час", "часа", "часа"), "minute": ("минута", "минути", "минути")},
    "ru": {"hour": ("час", "часа", "часов"), "minute": ("минуту", "минуты", "минут")},
    "kk": {"hour": ("сағат", "сағат", "сағат"), "minute": ("минут", "минут", "минут")},
    "en": {"hour": ("hour", "hours", "hours"), "minute": ("minute", "minutes", "minutes")},
}
"""For one, for a few, for many."""
AGO: Mapping[str, str] = {"bg": "преди {}", "ru": "{} назад", "kk": "{} бұрын", "en": "{} ago"}


def shown(outlet: Outlet, article: TrueArticle, date: datetime, now: datetime) -> str:
    """A date of an article as its page writes it now."""
    return moving(outlet, article, date, now) or in_full(outlet, article, date)


def moving(outlet: Outlet, article: TrueArticle, date: datetime, now: datetime) -> str | None:
    """«2 часа назад» or «вчера, 12:30»; None where the page has the date in full."""
    if not article.relative_date:
        return None
    hours = _by_hours(date, article.in_language, now) if article.in_hours else None
    return hours or _by_day(date.astimezone(outlet.time_zone), article.in_language, now)


def in_full(outlet: Outlet, article: TrueArticle, date: datetime) -> str:
    """Day, month, year and clock, in the outlet's zone and the article's language."""
    local = date.astimezone(outlet.time_zone)
    month = MONTHS[article.in_language][local.month - 1]
    comma, behind = (",", "") if outlet.key == "horizont" else ("", ",")
    return f"{local.day} {month}{comma} {local.year}{behind} {local:%H:%M}"


def _by_day(local: datetime, language: str, now: datetime) -> str | None:
    back = (now.astimezone(local.tzinfo).date() - local.date()).days
    words = DAYS.get(language, ())
    return words[back].format(f"{local:%H:%M}") if 0 <= back < len(words) else None


def _by_hours(date: datetime, language: str, now: datetime) -> str | None:
    """The full hours, or minutes, that have gone by, for a day."""
    minutes = (now - date) // timedelta(minutes=1)
    if not 0 <= minutes < 24 * 60:
        return None
    number, unit = (minutes // 60, "hour") if minutes >= 60 else (max(1, minutes), "minute")
    return AGO[language].format(f"{number} {_form(number, FORMS[language][unit], language)}")


def _form(number: int, forms: tuple[str, str, str], language: str) -> str:
    """The noun's form behind a number; in Russian by its last digits."""
    last = number % 10 if language == "ru" and not 11 <= number % 100 <= 14 else number
    return forms[0] if last == 1 else forms[1] if 2 <= last <= 4 else forms[2]

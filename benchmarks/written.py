"""Dates as the generated site writes them: many forms, in the article's language and zone."""

from collections.abc import Callable, Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from tema.newsroom.datewords import MONTHS

ZONES: Mapping[str, ZoneInfo] = {
    "bg": ZoneInfo("Europe/Sofia"),
    "ru": ZoneInfo("Europe/Moscow"),
    "kk": ZoneInfo("Asia/Almaty"),
    "en": ZoneInfo("UTC"),
}
Form = Callable[[datetime, str], str]
FORMS: tuple[Form, ...] = (
    lambda at, month: f"{at.day} {month} {at.year}, {at:%H:%M}",
    lambda at, _: f"{at:%d.%m.%Y} {at:%H:%M}",
    lambda at, month: f"{at.day:02} {month} {at.year} {at:%H:%M}",
    lambda at, _: f"{at:%d.%m.%Y} | {at:%H:%M}",
    lambda at, _: f"{at:%Y-%m-%d %H:%M}",
    lambda at, month: f"{capital(month)} {at.day}, {at.year} {at:%H:%M}",
    lambda at, _: f"{at:%d/%m/%Y}, {at:%H:%M}",
    lambda at, month: f"{at.day} {capital(month)} {at.year} · {at:%H:%M}",
    lambda at, _: f"{at:%H:%M}, {at:%d.%m.%Y}",
    lambda at, month: f"{month[:3]}. {at.day}, {at.year}, {at:%I:%M %p}",
)
"""The last two put the clock first, or cut it in halves: their pages say it for machines too."""
ENGLISH = frozenset({5, 9})
"""Forms whose month comes first, as in English alone."""
PLAIN = 8
"""Forms before this one can be read without being told otherwise."""


def capital(month: str) -> str:
    """A month's name with a capital."""
    return month[0].upper() + month[1:]


def shown(date: datetime, language: str, form: int) -> str:
    """A date in one of the forms, in the zone where the language is spoken."""
    local = date.astimezone(ZONES[language])
    month = MONTHS[language][local.month - 1]
    return FORMS[form](local, month if language == "en" else month.lower())


def told(date: datetime, language: str) -> str:
    """The same for machines: ISO with the zone's offset."""
    return date.astimezone(ZONES[language]).isoformat()

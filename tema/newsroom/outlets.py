"""The three outlets: their names, addresses and ways of writing a date."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

BG_MONTHS = (
    *("Януари", "Февруари", "Март", "Април", "Май", "Юни"),
    *("Юли", "Август", "Септември", "Октомври", "Ноември", "Декември"),
)
RU_MONTHS = (
    *("января", "февраля", "марта", "апреля", "мая", "июня"),
    *("июля", "августа", "сентября", "октября", "ноября", "декабря"),
)
KK_MONTHS = (
    *("қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым"),
    *("шілде", "тамыз", "қыркүйек", "қазан", "қараша", "желтоқсан"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """One news site of the newsroom."""

    key: str
    name: str
    language: str
    time_zone: ZoneInfo
    topic_path: str
    encoding: str = "utf-8"

    def page_path(self, page: int) -> str:
        """The topic's n-th page."""
        if page == 1:
            return self.topic_path
        return {
            "horizont": f"{self.topic_path}?page={page}",
            "vestnik": f"{self.topic_path}page/{page}/",
            "dala": f"{self.topic_path}?p={page}",
        }[self.key]

    def shown_date(self, date: datetime, now: datetime, *, relative: bool = False) -> str:
        """A date as this outlet's pages write it."""
        local, today = date.astimezone(self.time_zone), now.astimezone(self.time_zone).date()
        clock = f"{local:%H:%M}"
        if self.key == "vestnik":
            return f"{local.day} {RU_MONTHS[local.month - 1]} {local.year}, {clock}"
        if self.key == "dala":
            return f"{local.day} {KK_MONTHS[local.month - 1]} {local.year}, {clock}"
        if relative and local.date() == today:
            return f"днес в {clock} ч."
        if relative and local.date() == today - timedelta(days=1):
            return f"вчера в {clock} ч."
        return f"{local.day} {BG_MONTHS[local.month - 1]}, {local.year} {clock}"


OUTLETS = (
    Outlet(
        key="horizont",
        name="Хоризонт",
        language="bg",
        time_zone=ZoneInfo("Europe/Sofia"),
        topic_path="/tema/kazahstan",
    ),
    Outlet(
        key="vestnik",
        name="Вестник Степи",
        language="ru",
        time_zone=ZoneInfo("Asia/Almaty"),
        topic_path="/theme/kazakhstan/",
        encoding="windows-1251",
    ),
    Outlet(
        key="dala",
        name="Dala Press",
        language="kk",
        time_zone=ZoneInfo("Asia/Almaty"),
        topic_path="/tag/qazaqstan",
    ),
)
BY_KEY = {outlet.key: outlet for outlet in OUTLETS}

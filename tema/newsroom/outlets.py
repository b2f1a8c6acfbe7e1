"""The three outlets: their names, addresses and manners."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """One news site of the newsroom."""

    key: str
    name: str
    language: str
    time_zone: ZoneInfo
    topic_path: str
    feed_path: str
    tells_exact: bool = False
    """Whether machines are told the exact date where readers are shown «2 часа назад»."""
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


OUTLETS = (
    Outlet(
        key="horizont",
        name="Хоризонт",
        language="bg",
        time_zone=ZoneInfo("Europe/Sofia"),
        topic_path="/tema/kazahstan",
        feed_path="/tema/kazahstan/feed.atom",
    ),
    Outlet(
        key="vestnik",
        name="Вестник Степи",
        language="ru",
        time_zone=ZoneInfo("Asia/Almaty"),
        topic_path="/theme/kazakhstan/",
        feed_path="/theme/kazakhstan/atom.xml",
        tells_exact=True,
        encoding="windows-1251",
    ),
    Outlet(
        key="dala",
        name="Dala Press",
        language="kk",
        time_zone=ZoneInfo("Asia/Almaty"),
        topic_path="/tag/qazaqstan",
        feed_path="/tag/qazaqstan/feed",
    ),
)
BY_KEY = {outlet.key: outlet for outlet in OUTLETS}

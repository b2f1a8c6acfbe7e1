"""The newsroom's state: what each outlet has published now; it can publish, edit and remove."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from threading import Lock
from typing import Any

from tema.newsroom import archive
from tema.newsroom.moods import Moods
from tema.newsroom.outlets import BY_KEY, OUTLETS, Outlet
from tema.newsroom.truth import TrueArticle

PER_PAGE = 6


class Newsroom:
    """Three outlets and their articles, newest first; safe to change while it is read."""

    def __init__(self, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self.now = now
        self.outlets = OUTLETS
        self.delay = 0.0
        """Seconds by which each answer is held back."""
        self.moods = Moods()
        self._lock = Lock()
        self._removed: set[tuple[str, str]] = set()
        self._articles = {(a.outlet, a.path): a for a in archive.articles(now())}

    def articles(self) -> list[TrueArticle]:
        """Everything published now, the newest first."""
        with self._lock:
            found = list(self._articles.values())
        return sorted(found, key=lambda a: (a.date_published, a.path), reverse=True)

    def of_outlet(self, outlet: Outlet, topic: str | None = None) -> list[TrueArticle]:
        """One outlet's articles (of a topic), the newest first."""
        own = [a for a in self.articles() if a.outlet == outlet.key]
        return [a for a in own if topic is None or topic in a.topics]

    def find(self, outlet_key: str, path: str) -> TrueArticle | None:
        """The article at a path."""
        return self._articles.get((outlet_key, path))

    def is_removed(self, outlet_key: str, path: str) -> bool:
        """Whether there was an article that was taken down."""
        return (outlet_key, path) in self._removed

    def publish(self, article: TrueArticle) -> None:
        """Put an article up; KeyError for an outlet that there is not."""
        outlet = BY_KEY[article.outlet]
        with self._lock:
            self._articles[outlet.key, article.path] = article
            self._removed.discard((outlet.key, article.path))

    def edit(self, outlet_key: str, path: str, **changes: Any) -> TrueArticle:
        """Change an article; new words make it modified now. KeyError where there is none."""
        minute = self.now().replace(second=0, microsecond=0)
        with self._lock:
            before = self._articles[outlet_key, path]
            edited = before.edited(**changes)
            if edited.words != before.words and "date_modified" not in changes:
                edited = edited.edited(date_modified=max(minute, edited.date_published))
            self._articles[outlet_key, path] = edited
        return edited

    def remove(self, outlet_key: str, path: str) -> None:
        """Take an article down: its URL answers 410 from now on."""
        with self._lock:
            del self._articles[outlet_key, path]
            self._removed.add((outlet_key, path))

    def add_generated(self, outlet_key: str, count: int) -> list[TrueArticle]:
        """Publish `count` articles of the topic whose text is made by rule, all different."""
        made = [generated(BY_KEY[outlet_key], number) for number in range(1, count + 1)]
        for article in made:
            self.publish(article)
        return made


def generated(outlet: Outlet, number: int) -> TrueArticle:
    """The n-th made-up article of an outlet."""
    paragraphs = tuple(
        f"Сообщение {number}, часть {part}: в области номер {number % 17} за неделю приняли"
        f" {number * 3 + part} заявок от предприятий Казахстана, из них {number + part} уже"
        " рассмотрели и передали в ведомства, которые отвечают за исполнение."
        for part in range(1, 5)
    )
    folder = {"horizont": "/novini", "vestnik": "/news/2025/01/15", "dala": "/ru"}[outlet.key]
    end = "/" if outlet.key == "vestnik" else ""
    return TrueArticle(
        outlet=outlet.key,
        path=f"{folder}/svodka-po-oblasti-{number}{end}",
        headline=f"Сводка номер {number}: предприятия Казахстана подали заявки",
        description=f"Коротко о заявках за неделю, выпуск {number}.",
        paragraphs=paragraphs,
        authors=(("Редакция Сводки", None),),
        date_published=datetime(2025, 1, 15, 6, 0, tzinfo=UTC) - timedelta(minutes=number),
        in_language=outlet.language,
        section="Общество",
    )

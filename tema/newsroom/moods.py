"""Moods: how an outlet answers for a while, other than with its pages."""

from dataclasses import dataclass, field
from threading import Lock

from tema.newsroom.outlets import BY_KEY


@dataclass(slots=True, kw_only=True)
class Mood:
    """An answer in the place of pages."""

    status: int
    retry_after: str | None = None
    """The header as it is sent, in either form, or nonsense."""
    path: str = "/"
    """The beginning of the paths that are answered so; robots.txt only where it is named."""
    times: int | None = None
    """How often; until it is told otherwise where None."""


@dataclass(slots=True)
class Moods:
    """The moods of all outlets; robots.txt in other words; how slowly they answer."""

    answers: dict[str, Mood] = field(default_factory=dict)
    robots: dict[str, str] = field(default_factory=dict)
    slowness: dict[str, float] = field(default_factory=dict)
    """Seconds by which an outlet holds back each answer."""
    lock: Lock = field(default_factory=Lock)

    def answer(
        self,
        outlet_key: str,
        status: int,
        *,
        retry_after: str | None = None,
        path: str = "/",
        times: int | None = None,
    ) -> None:
        """Let an outlet answer with a status from now on; 200: with its pages again."""
        if not 200 <= status <= 599:
            raise ValueError(f"{status} is no status")
        key = BY_KEY[outlet_key].key
        mood = Mood(status=status, retry_after=retry_after, path=path, times=times)
        with self.lock:
            self.answers.pop(key, None)
            if status != 200:
                self.answers[key] = mood

    def set_robots(self, outlet_key: str, text: str | None = None) -> None:
        """Let an outlet's robots.txt read so, or as ever where None."""
        key = BY_KEY[outlet_key].key
        self.robots.pop(key, None)
        if text is not None:
            self.robots[key] = text

    def slow_down(self, outlet_key: str, seconds: float) -> None:
        """Let an outlet hold back its answers."""
        self.slowness[BY_KEY[outlet_key].key] = min(60.0, max(0.0, float(seconds)))

    def take(self, outlet_key: str, path: str) -> Mood | None:
        """The mood that answers a path, counted; None where its pages do."""
        with self.lock:
            mood = self.answers.get(outlet_key)
            if mood is None or not path.startswith(mood.path):
                return None
            if path == "/robots.txt" and mood.path != path:
                return None
            if mood.times is not None:
                mood.times -= 1
                if mood.times <= 0:
                    del self.answers[outlet_key]
            return mood

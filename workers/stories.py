"""Stories: articles that were just stored join the story of their event, or begin one."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime, timedelta

from news.signatures import Told
from store import signatures, stories
from store.connection import Connection
from store.signatures import Near
from store.stories import Merge, Place
from workers.enrich.grouping import Choice, Copy, choose

WINDOW = timedelta(hours=72)
"""How far apart two articles of one event are published, at most; a story may go on for longer."""
MOST = 12
"""Articles that one is compared with: those that share most with it."""
AKIN = 8
"""Further articles that it is compared with: those that mean most nearly the same."""
BATCH = 50
PAUSE = 1.0
"""Seconds between two turns of one process: articles are assigned together, not a few at a time."""
FOUND_FOR = timedelta(days=14)
"""How long after it came an article can be found by those that come later."""


@dataclass(slots=True, kw_only=True)
class Assignment:
    """What one batch comes to. Stories that begin in it have numbers below zero until the end."""

    told: dict[int, Told]
    """All articles concerned, by id."""
    begun: int = 0
    places: dict[int, Place] = field(default_factory=dict)
    merges: list[Merge] = field(default_factory=list)
    copies: list[Copy] = field(default_factory=list)

    def take(self, article: Told, choice: Choice) -> None:
        """Put an article where it belongs; stories that are one by it become the oldest of them."""
        self.copies += choice.copies
        mine = () if article.story_id is None else (article.story_id,)
        ids = mine if mine and not article.alone else (*mine, *choice.story_ids)
        if not ids:
            self.begun += 1
            ids = (-self.begun,)
        story = min(ids, key=_age)
        for other in sorted(set(ids) - {story}, key=_age):
            self._merge(other, story, article.article_id, choice.score)
        self._put(article.article_id, story, choice.score)

    def _merge(self, story: int, into: int, article_id: int, score: float) -> None:
        if story > 0:
            merge = Merge(story_id=story, into_id=into, article_id=article_id, score=score)
            self.merges.append(merge)
        for one in [one for one in self.told.values() if one.story_id == story]:
            self._put(one.article_id, into, self.places.get(one.article_id, _NOWHERE).score)

    def _put(self, article_id: int, story: int, score: float) -> None:
        self.told[article_id] = replace(self.told[article_id], story_id=story)
        self.places[article_id] = Place(article_id=article_id, story_id=story, score=score)


_NOWHERE = Place(article_id=0, story_id=0, score=0.0)


@dataclass(slots=True)
class Turn:
    """When this process assigned last; what comes too soon waits for the next turn, or a tick."""

    at: float = -PAUSE

    def comes(self, now: float) -> bool:
        """Whether it is its turn at this monotonic time, and then it is taken."""
        if now - self.at < PAUSE:
            return False
        self.at = now
        return True


def assign(conn: Connection, now: datetime) -> int:
    """Assign the articles that wait for a story, unless another worker is at it; how many."""
    done = 0
    while True:
        with conn.transaction():
            if not stories.lock(conn):
                return done
            waiting = signatures.unassigned(conn, BATCH)
            if waiting:
                _assign(conn, waiting, now)
        done += len(waiting)
        if len(waiting) < BATCH:
            return done


def _assign(conn: Connection, waiting: Sequence[Told], now: datetime) -> None:
    ids = [article.article_id for article in waiting]
    signatures.index(conn, waiting, now)
    stories.forget_copies(conn, ids)
    near = signatures.nearest(conn, ids, WINDOW, most=MOST, akin=AKIN)
    counts = signatures.counts(conn, waiting, WINDOW)
    known = signatures.load(conn, {other for one in near.values() for other in one.others})
    work = Assignment(told=known | {article.article_id: article for article in waiting})
    for article_id in ids:
        article, around = work.told[article_id], near.get(article_id, Near())
        others = [work.told[other] for other in around.others if other in work.told]
        names = article.signature.features
        holders = {names[key]: count + 1 for key, count in around.holders.items() if key in names}
        choice = choose(article, others, holders=holders, articles=counts[article_id])
        work.take(article, choice)
    _write(conn, work)


def _write(conn: Connection, work: Assignment) -> None:
    """Give the new stories their ids, and keep all."""
    fresh = sorted({p.story_id for p in work.places.values() if p.story_id < 0}, reverse=True)
    ids = dict(zip(fresh, stories.new(conn, len(fresh)), strict=True)) if fresh else {}
    stories.merge(conn, work.merges)
    places = work.places.values()
    stories.place(conn, [replace(p, story_id=ids.get(p.story_id, p.story_id)) for p in places])
    stories.note_copies(conn, {(c.original_id, c.copy_id): asdict(c) for c in work.copies}.values())


def forget(conn: Connection, now: datetime) -> int:
    """Let articles that came long ago be found no more by their keys; how many rows went."""
    with conn.transaction():
        return signatures.forget_keys(conn, now - FOUND_FOR)


def _age(story: int) -> tuple[bool, int]:
    """The older a story the less; those without an id yet are the youngest."""
    return story < 0, abs(story)

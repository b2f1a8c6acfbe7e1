"""Grouping: which story an article belongs to, of those that articles of its days have made."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from news.signatures import Told
from workers.enrich.fingerprints import overlap
from workers.enrich.likeness import Likeness

SAME = 0.5
"""The likeness of two articles from which on they tell of one event."""
KIN = 0.6
"""The share of it that an article has to have, on average, with all of a story."""
ONE = 0.6
"""The likeness to a second story from which on both are one: an article that speaks of two events
joins none of them to the other."""
COPY = 0.5
"""The share of the shorter text from which on two texts are one, told anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """Two articles of which most of the shorter one's text is in the other, the earlier first."""

    original_id: int
    copy_id: int
    overlap: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What becomes of an article."""

    story_ids: tuple[int, ...] = ()
    """The story that it belongs to, and behind it those that turn out to be the same."""
    score: float = 0.0
    copies: tuple[Copy, ...] = ()


def choose(
    article: Told, others: Sequence[Told], *, holders: Mapping[str, int], articles: int
) -> Choice:
    """The stories of an article among these others, and the texts that it has in common.

    The others are those that share most with it; `holders` are how many of so many articles of
    its days have each of its names and numbers.
    """
    known = [other.signature for other in others]
    like = Likeness(article.signature, known, holders=holders, articles=articles)
    copies = tuple(_copies(article, others))
    texts = {copy.original_id for copy in copies} | {copy.copy_id for copy in copies}
    by_story: dict[int, list[float]] = defaultdict(list)
    for other in others:
        if other.story_id is not None:
            alike = like.to(other.signature)
            sure = max(alike, SAME) if other.article_id in texts else alike
            by_story[other.story_id].append(sure)
    fitting = {story: scores for story, scores in by_story.items() if _fits(scores)}
    if not fitting:
        return Choice(copies=copies)
    best, *more = sorted(fitting, key=lambda story: (-max(fitting[story]), story))
    same_story = (story for story in more if max(fitting[story]) >= ONE)
    return Choice(story_ids=(best, *same_story), score=round(max(fitting[best]), 3), copies=copies)


def _fits(scores: Sequence[float]) -> bool:
    return max(scores) >= SAME and fmean(scores) >= KIN * SAME


def _copies(article: Told, others: Iterable[Told]) -> Iterable[Copy]:
    for other in others:
        mine, its = article.signature.fingerprint, other.signature.fingerprint
        if mine and its and (shared := overlap(mine, its)) >= COPY:
            first, second = sorted((article, other), key=lambda t: (t.signature.at, t.article_id))
            yield Copy(
                original_id=first.article_id, copy_id=second.article_id, overlap=round(shared, 3)
            )

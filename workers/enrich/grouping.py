"""Grouping: which story an article belongs to, of those that articles of its days have made."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean

from news.signatures import Fingerprint, Signature
from workers.enrich.fingerprints import overlap
from workers.enrich.likeness import Rarity, likeness, rarity_of_terms

SAME = 0.42
"""The likeness of two articles from which on they tell of one event."""
KIN = 0.6
"""The share of it that an article has to have, on average, with all of a story."""
COPY = 0.5
"""The share of the shorter text from which on two texts are one, told anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An article of the window and the story that it is in."""

    article_id: int
    story_id: int | None = None
    signature: Signature


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
    """The stories that it belongs to, the best first; more than one are one story."""
    score: float = 0.0
    copies: tuple[Copy, ...] = ()


def choose(article: Told, others: Sequence[Told], rarity: Rarity) -> Choice:
    """The stories of an article among these others, and the texts that it has in common."""
    signature = article.signature
    peers = [o.signature for o in others if o.signature.in_language == signature.in_language]
    of_terms = rarity_of_terms([signature, *peers])
    copies = tuple(_copies(article, others))
    same = {copy.original_id for copy in copies} | {copy.copy_id for copy in copies}
    by_story: dict[int, list[float]] = defaultdict(list)
    for other in others:
        if other.story_id is not None:
            alike = likeness(signature, other.signature, rarity, of_terms)
            sure = max(alike, SAME) if other.article_id in same else alike
            by_story[other.story_id].append(sure)
    fitting = {story: scores for story, scores in by_story.items() if _fits(scores)}
    best = sorted(fitting, key=lambda story: (-max(fitting[story]), story))
    score = max(fitting[best[0]]) if best else 0.0
    return Choice(story_ids=tuple(best), score=score, copies=copies)


def _fits(scores: Sequence[float]) -> bool:
    return max(scores) >= SAME and fmean(scores) >= KIN * SAME


def _copies(article: Told, others: Iterable[Told]) -> Iterable[Copy]:
    for other in others:
        mine, its = article.signature.fingerprint, other.signature.fingerprint
        if mine and its and (shared := _shared(mine, its)) >= COPY:
            first, second = sorted((article, other), key=lambda t: (t.signature.at, t.article_id))
            yield Copy(
                original_id=first.article_id, copy_id=second.article_id, overlap=round(shared, 3)
            )


def _shared(one: Fingerprint, other: Fingerprint) -> float:
    return overlap(one, other) if one.size and other.size else 0.0

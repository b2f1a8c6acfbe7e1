"""Stories: articles with known events, grouped as they arrive, and how many pairs are right."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import combinations

from benchmarks.enrich_scores import Score
from news.signatures import Signature, Told
from workers.enrich.grouping import choose

WINDOW = timedelta(hours=72)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """An article whose event is known."""

    name: str
    event: str
    signature: Signature


def grouped(articles: Iterable[Known]) -> dict[str, int]:
    """The story of each article, taken one by one in the order of their times, as workers do."""
    told: list[Told] = []
    ordered = sorted(articles, key=lambda known: known.signature.at)
    for number, known in enumerate(ordered):
        at = known.signature.at
        window = [one for one in told if abs(one.signature.at - at) <= WINDOW]
        keys = known.signature.keys
        others = [one for one in window if keys & one.signature.keys]
        article = Told(article_id=number, signature=known.signature)
        choice = choose(article, others, len(window) + 1)
        story = min(choice.story_ids, default=number)
        told = [
            replace(one, story_id=story) if one.story_id in choice.story_ids else one
            for one in told
        ]
        told.append(replace(article, story_id=story))
    return {ordered[one.article_id].name: one.story_id or 0 for one in told}


def pairs(articles: Sequence[Known], stories: dict[str, int]) -> dict[str, Score]:
    """Pairs of articles in one story against pairs of one event, within and across languages."""
    scores = {"within": Score(), "across": Score()}
    for one, other in combinations(articles, 2):
        same = one.event == other.event
        put = stories[one.name] == stories[other.name]
        within = one.signature.in_language == other.signature.in_language
        where = "within" if within else "across"
        scores[where] += Score(same and put, same and not put, put and not same)
    return scores

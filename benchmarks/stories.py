"""Stories: articles with known events, grouped as they arrive, and how many pairs are right."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import chain, combinations

from benchmarks import analysis
from benchmarks.analysis import signed
from benchmarks.enrich_scores import Score
from benchmarks.golden import Golden
from news.article import Article
from news.embeddings import HIGHEST_KEY
from news.signatures import Signature, Told
from tema.newsroom.archive import articles as newsroom_articles
from tema.newsroom.truth import TrueArticle
from workers.enrich.grouping import choose
from workers.stories import AKIN, MOST, WINDOW, Assignment

NOW = datetime(2026, 11, 20, tzinfo=UTC)
"""From which the newsroom's articles that move with the clock are dated."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """An article whose event is known."""

    name: str
    event: str
    signature: Signature


def of_golden(articles: Iterable[Golden]) -> list[Known]:
    """Golden articles with their events."""
    return [
        Known(
            name=one.name,
            event=one.event or one.name,
            signature=signed(analysis.of_golden(one)),
        )
        for one in articles
    ]


def of_newsroom() -> list[Known]:
    """The newsroom's articles with their events."""
    return [known for known, _ in known_of_newsroom()]


def known_of_newsroom() -> list[tuple[Known, Article]]:
    """The newsroom's articles with their events, as the parser should give them."""
    told = newsroom_articles(NOW)
    read = [analysis.of_truth(one) for one in told]
    return [
        (
            Known(
                name=_name(one),
                event=one.story or one.syndicated_from or _name(one),
                signature=signed(article),
            ),
            article,
        )
        for one, article in zip(told, read, strict=True)
    ]


def _name(one: TrueArticle) -> str:
    return f"{one.outlet}:{one.path}"


def on_one_day(articles: Iterable[Known]) -> list[Known]:
    """The same articles, a minute apart: what tells them apart is not the time."""
    return [
        replace(one, signature=replace(one.signature, at=NOW + timedelta(minutes=number)))
        for number, one in enumerate(articles)
    ]


def grouped(articles: Iterable[Known]) -> dict[str, int]:
    """The story of each article, taken one by one in the order of their times, as workers do."""
    ordered = sorted(articles, key=lambda one: one.signature.at)
    keys = {number: one.signature.keys for number, one in enumerate(ordered)}
    work = Assignment(told={})
    for number, one in enumerate(ordered):
        article = Told(article_id=number, signature=one.signature)
        window = {
            other: keys[other]
            for other, its in work.told.items()
            if abs(its.signature.at - one.signature.at) <= WINDOW
        }
        others = [work.told[other] for other in nearest(article, window)]
        work.told[number] = article
        count = Counter(chain.from_iterable(window.values()))
        holders = {name: count[key] + 1 for key, name in one.signature.features.items()}
        work.take(article, choose(article, others, holders=holders, articles=len(window) + 1))
    return {ordered[place.article_id].name: place.story_id for place in work.places.values()}


def nearest(article: Told, window: Mapping[int, frozenset[int]]) -> list[int]:
    """Those of a window that share most with an article, as `store.signatures.nearest` ranks."""
    shared = {other: article.signature.keys & its for other, its in window.items()}
    holders = Counter(chain.from_iterable(shared.values()))
    told: dict[int, float] = defaultdict(float)
    meant: dict[int, float] = defaultdict(float)
    for other, found in shared.items():
        for key in found:
            (meant if key <= HIGHEST_KEY else told)[other] += 1 / holders[key]
    return list(dict.fromkeys([*_heaviest(told, MOST), *_heaviest(meant, AKIN)]))


def _heaviest(weights: Mapping[int, float], most: int) -> list[int]:
    return sorted(weights, key=lambda other: (-weights[other], other))[:most]


def without_embeddings(articles: Iterable[Known]) -> list[Known]:
    """The same articles as they are signed without the extra `embed`."""
    return [replace(k, signature=replace(k.signature, embedding=None)) for k in articles]


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

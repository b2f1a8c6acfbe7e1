"""Stories: articles with known events, grouped as they arrive, and how many pairs are right."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import combinations

from benchmarks.analysis import analysed
from benchmarks.enrich_scores import Score
from benchmarks.golden import Golden
from news.model import Article
from news.signatures import Signature, Told
from tema.newsroom.archive import articles as newsroom_articles
from tema.newsroom.truth import TrueArticle
from workers.enrich.grouping import choose
from workers.stories import MOST, WINDOW, Assignment

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
        known(one.name, one.event or one.name, article_of(one), noon(one)) for one in articles
    ]


def of_newsroom() -> list[Known]:
    """The newsroom's articles with their events."""
    told = newsroom_articles(NOW)
    return [
        known(_name(one), one.story or one.syndicated_from or _name(one), _read(one), NOW)
        for one in told
    ]


def known(name: str, event: str, article: Article, fetched_at: datetime) -> Known:
    """An article, signed by what is found in it."""
    published = article.date_published or fetched_at
    return Known(name=name, event=event, signature=analysed(article, published).signature)


def article_of(one: Golden) -> Article:
    """A golden article as the parser would give it."""
    return Article(
        headline=one.headline,
        article_body=one.body,
        canonical_url=f"https://golden.example/{one.name}",
        date_published=noon(one),
        in_language=one.language,
    )


def noon(one: Golden) -> datetime:
    """When a golden article was published."""
    return datetime(one.published.year, one.published.month, one.published.day, 12, tzinfo=UTC)


def _name(one: TrueArticle) -> str:
    return f"{one.outlet}:{one.path}"


def _read(one: TrueArticle) -> Article:
    return Article(
        headline=one.headline,
        description=one.description,
        article_body=one.article_body,
        canonical_url=f"https://{one.outlet}.example{one.path}",
        date_published=one.date_published,
        in_language=one.in_language,
    )


def on_one_day(articles: Iterable[Known]) -> list[Known]:
    """The same articles, a minute apart: what tells them apart is not the time."""
    return [
        replace(one, signature=replace(one.signature, at=NOW + timedelta(minutes=number)))
        for number, one in enumerate(articles)
    ]


def grouped(articles: Iterable[Known]) -> dict[str, int]:
    """The story of each article, taken one by one in the order of their times, as workers do."""
    ordered = sorted(articles, key=lambda one: one.signature.at)
    work = Assignment(told={})
    for number, one in enumerate(ordered):
        article = Told(article_id=number, signature=one.signature)
        window = [o for o in work.told.values() if abs(o.signature.at - one.signature.at) <= WINDOW]
        others = nearest(article, window)
        work.told[number] = article
        work.take(article, choose(article, others, len(window) + 1))
    return {ordered[place.article_id].name: place.story_id for place in work.places.values()}


def nearest(article: Told, window: Sequence[Told]) -> list[Told]:
    """Those of a window that share most with an article, as `store.signatures.nearest` ranks."""
    holders = {
        key: [one for one in window if key in one.signature.keys]
        for key in article.signature.keys
    }
    weights: dict[int, float] = {}
    for held in holders.values():
        for one in held:
            weights[one.article_id] = weights.get(one.article_id, 0.0) + 1 / len(held)
    found = [one for one in window if one.article_id in weights]
    return sorted(found, key=lambda one: (-weights[one.article_id], one.article_id))[:MOST]


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

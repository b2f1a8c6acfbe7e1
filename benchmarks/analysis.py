"""Enriching golden and newsroom articles as a worker does, step by step."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from benchmarks.golden import Golden
from news import search_terms
from news.article import Article
from news.signatures import Signature
from tema.newsroom.truth import TrueArticle
from workers.enrich import STEPS as STEPS_OF_ENRICH
from workers.enrich import enrich
from workers.enrich.signatures import sign

NOON = 12


def of_golden(one: Golden) -> Article:
    """A golden article as the parser would give it, published at noon."""
    day = one.published
    return Article(
        headline=one.headline,
        article_body=one.body,
        canonical_url=f"https://golden.example/{one.half}/{one.name}",
        date_published=datetime(day.year, day.month, day.day, NOON, tzinfo=UTC),
    )


def of_truth(one: TrueArticle) -> Article:
    """An article of the newsroom as the parser should give it."""
    return Article(
        headline=one.headline,
        description=one.description,
        article_body=one.article_body,
        canonical_url=f"https://{one.outlet}.example{one.path}",
        date_published=one.date_published,
        article_section=one.section,
    )


def signed(article: Article) -> Signature:
    """The signature of an article whose date is known."""
    assert article.date_published  # noqa: S101  # both kinds have one
    return sign(enrich(article), article.date_published)


def search_vector(article: Article) -> str:
    """What the article is found by."""
    found = article.annotations
    return search_terms.vector(
        title=article.headline,
        lead=article.description,
        body=article.article_body,
        entities=[mention.name for mention in found.mentions] if found else (),
        language=found.body_language if found else None,
    )


STEPS: Mapping[str, Callable[[Article], Article]] = {
    step.__name__.removeprefix("add_"): step for step in STEPS_OF_ENRICH
}
"""The steps of enriching by name; each takes what those before it gave."""
LAST: Mapping[str, Callable[[Article], object]] = {
    "signature": lambda article: sign(article, datetime.min.replace(tzinfo=UTC)),
    "search vector": search_vector,
}
"""What is made of an article that went through them."""

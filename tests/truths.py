"""The newsroom's articles as texts with their truth, for what reads texts."""

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache

from tema.newsroom.archive import articles
from tema.newsroom.truth import TrueArticle

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


@cache
def _articles() -> tuple[TrueArticle, ...]:
    return tuple(articles(NOW))


def newsroom_texts() -> Iterator[tuple[str, str, TrueArticle]]:
    """Language, headline with lead and body, and the article that says what is in them."""
    for article in _articles():
        parts = (article.headline, article.description, article.article_body)
        yield article.in_language, "\n\n".join(parts), article

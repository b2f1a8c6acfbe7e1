"""Reading: one page's bytes become an article, or the reason why it is none."""

from news.bodies import unzip_body
from news.errors import NotAnArticle, TooLarge
from news.model import Article, Outcome, Page, Reading
from news.terms import Match, Names
from workers.enrich import enrich
from workers.enrich.signatures import sign
from workers.parse import parse_article


def read(page: Page) -> Reading:
    """Unpack, parse and enrich a page; raises Unreadable, or whatever a bug raises."""
    try:
        body = unzip_body(page.body)
        article = parse_article(body, page.url, headers=page.headers, fetched_at=page.fetched_at)
    except NotAnArticle as error:
        return Reading(page=page, outcome=Outcome.NOT_AN_ARTICLE, detail=str(error))
    except TooLarge as error:
        return Reading(page=page, outcome=Outcome.TOO_LARGE, detail=str(error))
    match = named_in(article, page.names) if page.names else None
    if page.names and not match:
        detail = f"names none of: {', '.join(page.names)}"[:500]
        return Reading(page=page, outcome=Outcome.OFF_TOPIC, detail=detail)
    article = enrich(article)
    return Reading(
        page=page,
        outcome=Outcome.STORED,
        article=article,
        match=match,
        signature=sign(article, page.fetched_at),
    )


def named_in(article: Article, names: tuple[str, ...]) -> Match | None:
    """Where an article names a topic: in its headline, else its lead, else its text."""
    return Names(names).in_parts(
        (part, getattr(article, part)) for part in ("headline", "description", "article_body")
    )

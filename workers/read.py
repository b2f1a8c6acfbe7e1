"""Reading: one page's bytes become an article, or the reason why it is none."""

from dataclasses import replace
from time import perf_counter

from news.article import Article
from news.bodies import unzip_body
from news.errors import NotAnArticle, TooLarge
from news.model import Outcome, Page, Reading
from news.opt_outs import opt_outs
from news.terms import Match, Names
from workers.enrich import enrich
from workers.enrich.signatures import sign
from workers.parse import parse_article


def read(page: Page) -> Reading:
    """Unpack, parse and enrich a page; raises Unreadable, or whatever a bug raises."""
    began = perf_counter()
    try:
        body = unzip_body(page.body)
        page = noted(page, body)
        article = parse_article(body, page.url, headers=page.headers, fetched_at=page.fetched_at)
    except NotAnArticle as error:
        return Reading(page=page, outcome=Outcome.NOT_AN_ARTICLE, detail=str(error))
    except TooLarge as error:
        return Reading(page=page, outcome=Outcome.TOO_LARGE, detail=str(error))
    match = named_in(article, page.names) if page.names else None
    if page.names and not match:
        detail = f"names none of: {', '.join(page.names)}"[:500]
        return Reading(page=page, outcome=Outcome.OFF_TOPIC, detail=detail)
    parsed = perf_counter()
    enriched = enrich(article)
    signature = sign(enriched, page.fetched_at)
    return Reading(
        page=page,
        outcome=Outcome.STORED,
        article=enriched,
        match=match,
        parse_ms=1000 * (parsed - began),
        signature=signature,
        enrich_ms=1000 * (perf_counter() - parsed),
    )


def noted(page: Page, body: bytes) -> Page:
    """The page with what it says against text mining and AI, where it does."""
    found = opt_outs(body, page.headers)
    return replace(page, policy={**page.policy, "opt_outs": found}) if found else page


def named_in(article: Article, names: tuple[str, ...]) -> Match | None:
    """Where an article names a topic: in its headline, else its lead, else its text."""
    return Names(names).in_parts(
        (part, getattr(article, part)) for part in ("headline", "description", "article_body")
    )

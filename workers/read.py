"""Reading: one page's bytes become an article, or the reason why it is none."""

from news.bodies import unzip_body
from news.errors import NotAnArticle, TooLarge
from news.model import Outcome, Page, Reading
from workers.enrich import enrich
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
    return Reading(page=page, outcome=Outcome.STORED, article=enrich(article))

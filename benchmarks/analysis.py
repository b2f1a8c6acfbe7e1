"""The parts of enriching one after another on an article, as a worker has them do."""

from collections.abc import Callable, Mapping
from datetime import datetime

from news import search_terms
from news.annotations import Amount, Annotations, Keyword, Mention, Quotation, TextDate
from news.model import Article
from news.signatures import Signature
from workers.enrich.amounts import find_amounts
from workers.enrich.countries_of import main_countries
from workers.enrich.keywords import find_keywords
from workers.enrich.language import detect_language
from workers.enrich.mentions import find_mentions
from workers.enrich.quotations import find_quotations
from workers.enrich.signatures import sign
from workers.enrich.text_dates import find_dates

BETWEEN = "\n\n"


class Analysis:
    """What is found in one article, step by step; a step uses what those before it found."""

    language: str
    mentions: list[Mention]
    quotations: list[Quotation]
    amounts: list[Amount]
    dates: list[TextDate]
    keywords: list[Keyword]
    vector: str
    signature: Signature

    def __init__(self, article: Article, published: datetime) -> None:
        self.article = article
        self.published = published
        self.text = BETWEEN.join((article.headline, article.article_body))
        self.language = article.in_language or ""

    @property
    def annotations(self) -> Annotations:
        """All of it."""
        return Annotations(
            body_language=self.language,
            mentions=tuple(self.mentions),
            quotations=tuple(self.quotations),
            amounts=tuple(self.amounts),
            dates=tuple(self.dates),
            keywords=tuple(self.keywords),
            countries=main_countries(self.mentions),
        )


def _language(work: Analysis) -> None:
    work.language = detect_language(work.article.article_body) or work.language


def _mentions(work: Analysis) -> None:
    work.mentions = find_mentions(work.text, work.language, work.article.authors)


def _quotations(work: Analysis) -> None:
    work.quotations = find_quotations(work.text, work.language, work.mentions)


def _amounts(work: Analysis) -> None:
    work.amounts = find_amounts(work.text, work.language)


def _dates(work: Analysis) -> None:
    work.dates = find_dates(work.text, work.language, work.published.date())


def _keywords(work: Analysis) -> None:
    article = work.article
    work.keywords = find_keywords(
        article.headline, article.description, article.article_body, work.language, work.mentions
    )


def _vector(work: Analysis) -> None:
    article = work.article
    work.vector = search_terms.vector(
        title=article.headline,
        lead=article.description,
        body=article.article_body,
        entities=[mention.name for mention in work.mentions],
        language=work.language,
    )


def _signature(work: Analysis) -> None:
    work.signature = sign(work.article, work.annotations, work.published)


STEPS: Mapping[str, Callable[[Analysis], None]] = {
    "language": _language,
    "mentions": _mentions,
    "quotations": _quotations,
    "amounts": _amounts,
    "dates": _dates,
    "keywords": _keywords,
    "search vector": _vector,
    "signature": _signature,
}


def analysed(article: Article, published: datetime) -> Analysis:
    """An article after all steps."""
    work = Analysis(article, published)
    for step in STEPS.values():
        step(work)
    return work

"""The steps of enriching, in order: each takes an article and adds what it found."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from news.annotations import Annotations, Found, Mention, TextPart, moved
from news.article import Article
from workers.enrich.amounts import find_amounts
from workers.enrich.countries_of import main_countries
from workers.enrich.keywords import find_keywords
from workers.enrich.language import detect_language
from workers.enrich.mentions import find_mentions
from workers.enrich.quotations import find_quotations
from workers.enrich.section import media_topic
from workers.enrich.text_dates import find_dates

BREAK = "\n\n"
PARTS = (TextPart.HEADLINE, TextPart.DESCRIPTION, TextPart.BODY)


def told(article: Article) -> Annotations:
    """What an article's text says, as far as the steps before have found it."""
    return article.annotations or Annotations()


def add_language(article: Article) -> Article:
    """The languages of headline and body; a short headline is in its body's where that may be."""
    headline, body = detect_language(article.headline), detect_language(article.article_body)
    sure = body or headline
    return replace(
        article,
        annotations=replace(
            told(article),
            headline_language=headline,
            body_language=body,
            language_confidence=sure.confidence if sure else 0.0,
        ),
    )


def language_of(article: Article) -> str | None:
    """The language its text is read in: told by the text, else by the page."""
    found = told(article)
    page = (article.in_language or "").partition("-")[0].lower()
    told_by_text = found.body_language or found.headline_language
    return str(told_by_text) if told_by_text else page or None


def text_of(article: Article, part: TextPart) -> str:
    """The text of a part, empty where there is none."""
    texts = {
        TextPart.HEADLINE: article.headline,
        TextPart.DESCRIPTION: article.description or "",
        TextPart.BODY: article.article_body,
    }
    return texts[part]


def add_mentions(article: Article) -> Article:
    """Names in all parts, read as one text: a surname in the headline is the body's full name."""
    texts = [text_of(article, part) for part in PARTS]
    unnamed = [*article.authors, article.publisher or ""]
    found = find_mentions(BREAK.join(texts), language_of(article), [n for n in unnamed if n])
    mentions = tuple(_in_part(mention, texts) for mention in found)
    return replace(article, annotations=replace(told(article), mentions=mentions))


def _in_part(mention: Mention, texts: list[str]) -> Mention:
    """A mention of the joined text with its part and its span there."""
    offset = 0
    for part, text in zip(PARTS, texts, strict=True):
        if mention.start < offset + len(text) or part is PARTS[-1]:
            break
        offset += len(text) + len(BREAK)
    return moved(mention, part, offset)


def add_countries(article: Article) -> Article:
    """The countries that the article is mainly about."""
    found = told(article)
    return replace(article, annotations=replace(found, countries=main_countries(found.mentions)))


def add_quotations(article: Article) -> Article:
    """Quotations of the body, with their speakers from the names found in it."""
    found, language = told(article), language_of(article) or ""
    named = [mention for mention in found.mentions if mention.part is TextPart.BODY]
    quotations = find_quotations(article.article_body, language, named)
    return replace(article, annotations=replace(found, quotations=tuple(quotations)))


def add_amounts(article: Article) -> Article:
    """Amounts of all parts."""
    language = language_of(article) or ""
    amounts = _in_all_parts(article, lambda text: find_amounts(text, language))
    return replace(article, annotations=replace(told(article), amounts=amounts))


def add_dates(article: Article) -> Article:
    """Dates that the text speaks of; none where the article's own is not known."""
    published, language = article.date_published, language_of(article) or ""
    if published is None:
        return article
    dates = _in_all_parts(article, lambda text: find_dates(text, language, published))
    return replace(article, annotations=replace(told(article), dates=dates))


def _in_all_parts(article: Article, find: Callable[[str], Iterable[Found]]) -> tuple[Found, ...]:
    """What is found in each part, with its part."""
    return tuple(moved(item, part) for part in PARTS for item in find(text_of(article, part)))


def add_keywords(article: Article) -> Article:
    """Phrases that the article is about, and the section where its site or they say it."""
    found = told(article)
    keywords = find_keywords(
        article.headline,
        article.description,
        article.article_body,
        language_of(article) or "",
        found.mentions,
    )
    topic = media_topic(article.article_section, article.keywords)
    found = replace(found, keywords=tuple(keywords), media_topic=topic)
    return replace(article, annotations=found)


STEPS: tuple[Callable[[Article], Article], ...] = (
    add_language,
    add_mentions,
    add_countries,
    add_quotations,
    add_amounts,
    add_dates,
    add_keywords,
)


def enrich(article: Article) -> Article:
    """Add what the text tells us: language, names, quotes, amounts, dates, keywords."""
    for step in STEPS:
        article = step(article)
    return article

"""Signing: an article's text and what was found in it become its signature."""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import lru_cache
from math import log

from news.annotations import Amount, AmountKind, Annotations, Mention, MentionKind, TextDate
from news.article import Article
from news.entity_keys import word_key
from news.lemmas import lemma
from news.signatures import Signature
from news.stopwords import stopwords
from workers.enrich.embedding import embed
from workers.enrich.fingerprints import fingerprint
from workers.enrich.words import WORD as ANY_WORD
from workers.enrich.words import lowered

MOST = 30
"""Names, numbers and terms that are kept of each, the weightiest."""
WEIGHTS = {MentionKind.PERSON: 1.0, MentionKind.ORGANISATION: 0.8, MentionKind.PLACE: 0.7}
WIDE = 0.3
"""The weight of a place that is no town: a country, a region, a sea."""
DIGITS = {1: 0.3, 2: 0.6}
"""The weight of a bare count by its digits that say something: «10» is in many texts."""
DAY = 0.5
NEAR = timedelta(days=3)
"""Days of an article's own week say nothing of its event."""
LEAST = 2
"""Consonants of a word of a name, below which it is too many names'."""
SHORT = 3
LONGEST = 20_000
"""Characters of a text whose words are counted."""
WORD = re.compile(r"[^\W\d_]{2,}")


def sign(article: Article, fetched_at: datetime) -> Signature:
    """The signature of an article that has been enriched."""
    found = article.annotations or Annotations()
    at = article.date_published or fetched_at
    language = found.body_language or found.headline_language
    days = (day for day in found.dates if not _is_near(day, at))
    return Signature(
        at=at,
        in_language=language,
        names=_heaviest(_names(found.mentions)),
        numbers=_heaviest({**_numbers(found.amounts), **{_day(day): DAY for day in days}}),
        terms=_heaviest(_terms(article, language)) if language else {},
        fingerprint=fingerprint(article.article_body),
        embedding=embed(article.headline, article.article_body, language),
    )


def _names(mentions: Iterable[Mention]) -> dict[str, float]:
    """The words of names; one that is named often weighs more."""
    count: Counter[str] = Counter()
    weights: dict[str, float] = {}
    for mention in mentions:
        weight = WEIGHTS[mention.kind]
        if mention.kind is MentionKind.PLACE and mention.geonames_id is None:
            weight = WIDE
        for name in _words_of(mention.name):
            count[name] += 1
            weights[name] = max(weight, weights.get(name, 0.0))
    return {name: weight * (1 + log(count[name])) for name, weight in weights.items()}


@lru_cache(maxsize=4096)
def _words_of(name: str) -> tuple[str, ...]:
    """The keys of a name's words that are written with a capital and say enough."""
    keys = (word_key(word.casefold()) for word in WORD.findall(name) if word[0].isupper())
    return tuple(f"n:{key}" for key in keys if len(key) >= LEAST)


def _numbers(amounts: Iterable[Amount]) -> dict[str, float]:
    """Amounts by value; the unit of a count is a word of one language."""
    found: dict[str, float] = {}
    for amount in amounts:
        of = amount.currency or ("%" if amount.kind is AmountKind.PERCENTAGE else "")
        weight = 1.0 if amount.currency else DIGITS.get(len(_digits(amount.value)), 1.0)
        found[f"#:{amount.value:g}{of}"] = weight
    return found


def _digits(value: float) -> str:
    """The digits of a number that say something: 2300 and 0.23 have two."""
    return f"{value:.6e}".partition("e")[0].replace(".", "").rstrip("0")


def _is_near(day: TextDate, at: datetime) -> bool:
    wide = day.last - day.first > timedelta(days=31)
    return wide or abs(day.first - at.date()) <= NEAR or abs(day.last - at.date()) <= NEAR


def _day(day: TextDate) -> str:
    return f"d:{day.first}/{day.last}"


def _terms(article: Article, language: str) -> dict[str, float]:
    """The lemmas of headline and text; the headline's count twice."""
    count = _lemmas(article.article_body, language)
    count.update(dict.fromkeys(_lemmas(article.headline, language), 2))
    return {term: 1 + log(times) for term, times in count.items()}


def _lemmas(text: str, language: str) -> Counter[str]:
    """How often each lemma stands in a text, function words left out."""
    idle = stopwords(language)
    found: Counter[str] = Counter()
    for word, times in Counter(ANY_WORD.findall(lowered(text[:LONGEST]))).items():
        if len(word) >= SHORT and word not in idle:
            found[lemma(word, language)] += times
    return found


def _heaviest(weights: dict[str, float]) -> dict[str, float]:
    """The weightiest, in an order that does not depend on chance."""
    kept = sorted([(-weight, name) for name, weight in weights.items()])[:MOST]
    return {name: round(-weight, 3) for weight, name in kept}

"""Keywords: the phrases that an article is about, by where and how often it says them.

A phrase is one to three words of content side by side in one clause, counted by base forms. What
stands in the headline, in the lead, early and often weighs more; a phrase beats the words in it.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from news.annotations import Keyword, Mention, MentionKind
from news.lemmas import lemma
from news.stopwords import stopwords
from workers.enrich.number_words import MANY
from workers.enrich.speech_verbs import verbs
from workers.enrich.tables import word_set

MOST = 12
LOOKED_AT = 36
"""Of the heaviest phrases: what is chosen from."""
LONGEST_BODY = 12_000
"""Characters of a body that are looked at."""
LEAST = 3
"""Letters of a word."""
EARLY = 600
"""Characters of a body that weigh half as much again."""
HEADLINE, LEAD, BEGINNING, BODY = 3.0, 2.0, 1.5, 1.0
PAIR, TRIPLE = 2.1, 2.2
"""Phrases say more than words, and are rarer."""
CLAUSES = re.compile(r"[^\w\s'’ʼ-]+|\s[-–—]+\s|\n")
UNITS = word_set(
    """
    евро еуро євро тенге теңге лева лв usd eur рублей рубля рубли гривень долара долларов
    долари долларов доллар доларів юана euro euros dollars tenge percent процента процентов
    пайыз пайызға млн млрд трлн хил тыс км кг тонн тонна тона тонны tonnes kilometres гектар
    метр метра метров минут минути часа часов хиляди души човека человек people адам
    """
)
MODIFIER = {
    "bg": re.compile(
        r".+(?:ск|шк|чк|цк)(?:и|а|о|ия|ият|ата|ото|ите)|.+(?:ни|ен|на|но|ният|ната|ните|ови|ова|ови|еви)"
    ),
    "ru": re.compile(r".+(?:ый|ий|ой|ая|яя|ое|ее|ые|ие|ого|его|ому|ему|ым|им|ых|их|ыми|ими|ую|юю)"),
    "uk": re.compile(r".+(?:ий|ій|а|я|е|і|ого|ому|им|их|ими|ої|ій|у)"),
}
VERB = {
    "bg": re.compile(r".+(?:ха|ват|ява|ира|ше|ваше|ахме|ят|ах|еше|иха|аха|ят|ат|им|яват|ират)"),
    "ru": re.compile(
        r".+(?:ть|ться|л|ла|ло|ли|лся|лась|лось|лись|ет|ют|ит|ят|ется|ются|ится|ятся|ешь|ишь)"
    ),
    "uk": re.compile(r".+(?:ти|тися|в|ла|ло|ли|вся|лася|лися|є|ють|ить|ять|ється|ються|иться)"),
    "kk": re.compile(
        r".+(?:ды|ді|ты|ті|йды|йді|ады|еді|ған|ген|қан|кен|мақ|мек|бақ|бек|уда|уде|ып|іп|п|у)"
    ),
}
NOUNS = re.compile(r".+(?:ость|тель|нал|тал|ерал|вал|пал|кал|дал|зал|ров|тив)", re.I)


Phrase = tuple[str, ...]


def find_keywords(
    headline: str,
    description: str | None,
    body: str,
    language: str,
    mentions: Iterable[Mention] = (),
) -> list[Keyword]:
    """At most twelve phrases, the heaviest first, without the mentions' people, roles, places."""
    scores: dict[Phrase, float] = {}
    counts: dict[Phrase, int] = {}
    texts: dict[Phrase, str] = {}
    named = [m for m in mentions if m.kind is not MentionKind.ORGANISATION and not m.is_derived]
    told = {*(m.text for m in named), *(m.role for m in named if m.role)}
    banned = frozenset(_content(word, language) for text in told for word in text.split())
    parts = (
        *((headline, HEADLINE), (description or "", LEAD)),
        *((body[:EARLY], BEGINNING), (body[EARLY:LONGEST_BODY], BODY)),
    )
    for text, weight in parts:
        for run in _runs(text, language, banned):
            _count(run, weight, scores, counts, texts)
    return _chosen(scores, counts, texts, language)


def _runs(text: str, language: str, banned: frozenset[str]) -> Iterator[list[tuple[str, str]]]:
    """Words of content side by side, as written and in their base forms."""
    for clause in CLAUSES.split(text):
        run: list[tuple[str, str]] = []
        for word in clause.split():
            base = _content(word, language)
            if base and base not in banned:
                run.append((word, base))
            elif run:
                yield run
                run = []
        if run:
            yield run


@lru_cache(maxsize=65_536)
def _content(word: str, language: str) -> str:
    """The base form of a word that says something; empty of one that does not."""
    small = word.lower().strip("'’-")
    empty = _empty(language)
    if len(small) < LEAST or small in empty or not small[0].isalpha():
        return ""
    base = lemma(small, language)
    return "" if base in empty or _is_verb(small, base, language) else base


@cache
def _empty(language: str) -> frozenset[str]:
    """Words that make no keyword: function words, numbers, units, verbs of speech."""
    many = MANY.get(language)
    numbers = frozenset({*many.values, *many.scales, *many.ones} if many else ())
    return stopwords(language) | verbs(language) | numbers | UNITS


def _is_verb(small: str, base: str, language: str) -> bool:
    """Whether a word is a verb, as far as its form and base form tell."""
    verb = VERB.get(language)
    if language == "bg" and base.endswith(("ам", "ям")) and len(base) > len(small):
        return True
    if not verb or not verb.fullmatch(small):
        return False
    if language == "ru":
        return base.endswith(("ть", "ться", "ти")) and base != small
    if language == "uk":
        return base.endswith(("ти", "тися")) and base != small
    return True


def _count(
    run: list[tuple[str, str]],
    weight: float,
    scores: dict[Phrase, float],
    counts: dict[Phrase, int],
    texts: dict[Phrase, str],
) -> None:
    """Add the words of a run, its pairs, and in the headline and lead its triples."""
    before = first = None
    for word, base in run:
        keys: list[tuple[Phrase, str]] = [((base,), word)]
        if before:
            keys.append(((before[1], base), f"{before[0]} {word}"))
            if first and weight >= LEAD:
                keys.append(((first[1], before[1], base), f"{first[0]} {before[0]} {word}"))
        for key, text in keys:
            seen = counts.get(key, 0)
            counts[key] = seen + 1
            if seen:
                scores[key] += weight / (1 + 0.25 * seen)
            else:
                scores[key] = weight
                texts[key] = text
        first, before = before, (word, base)


def _chosen(
    scores: dict[Phrase, float],
    counts: dict[Phrase, int],
    texts: dict[Phrase, str],
    language: str,
) -> list[Keyword]:
    """The heaviest phrases of which none shares a word with another."""
    rough = sorted(
        (
            (-score * (1.0, PAIR, TRIPLE)[len(key) - 1], key)
            for key, score in scores.items()
            if score > BEGINNING or _is_phrase(key, texts[key], counts[key], language)
        )
    )[:LOOKED_AT]
    judged = sorted(
        (score * _quality(key, texts[key], counts[key], scores[key], language), key)
        for score, key in rough
    )
    kept: list[tuple[float, Phrase]] = []
    used: set[str] = set()
    for score, key in judged:
        if len(kept) == MOST:
            break
        if used.isdisjoint(key):
            kept.append((score, key))
            used.update(key)
    return [
        Keyword(text=texts[key], lemma=" ".join(key), weight=round(score / kept[0][0], 3))
        for score, key in kept
    ]


def _is_phrase(key: Phrase, text: str, count: int, language: str) -> bool:
    """Whether what only the body says is a keyword: said twice, or an adjective and its noun."""
    if len(key) != 2 or count > 1:
        return len(key) == 2
    modifier = MODIFIER.get(language)
    first, last = text.lower().split()
    return modifier is not None and bool(modifier.fullmatch(first)) and not modifier.fullmatch(last)


def _quality(key: Phrase, text: str, count: int, score: float, language: str) -> float:
    """How much words look like a phrase of a noun: lone adjectives do not."""
    modifier = MODIFIER.get(language)
    surface = text.lower().split()
    is_modified = modifier is not None and modifier.fullmatch(surface[0]) is not None
    quality = 1.0
    if modifier and modifier.fullmatch(surface[-1]):
        quality *= 0.4 if language != "uk" else 0.9
    if len(key) > 1:
        if is_modified:
            quality *= 1.3
        elif modifier:
            quality *= 0.6
        if count == 1 and score <= BEGINNING:
            quality *= 0.6 if is_modified else 0.3
        elif count == 1:
            quality *= 0.8
    return quality

"""Keywords: the phrases that an article is about, by where and how often it says them.

A phrase is one to three words of content side by side in one clause, counted by base forms. What
stands in the headline, in the lead, early and often weighs more; a phrase beats the words in it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from news.annotations import Keyword, Mention
from news.lemmas import lemma
from news.stopwords import stopwords
from workers.enrich.speech_verbs import verbs
from workers.enrich.words import Word, words_of

MOST = 12
LONGEST_BODY = 12_000
"""Characters of a body that are looked at."""
LONGEST = 3
"""Words of a phrase."""
LEAST = 3
"""Letters of a word."""
WEIGHTS = {"headline": 3.0, "description": 2.0, "body": 1.0}
EARLY = 600
"""Characters of a body that weigh half as much again."""
LENGTHS = {1: 1.0, 2: 2.1, 3: 2.2}
"""Phrases say more than words, and are rarer."""
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


@dataclass(slots=True)
class _Phrase:
    text: str
    words: tuple[str, ...]
    score: float = 0.0
    count: int = 0
    parts: set[str] = field(default_factory=set)


def find_keywords(
    headline: str,
    description: str | None,
    body: str,
    language: str,
    mentions: Iterable[Mention] = (),
) -> list[Keyword]:
    """At most twelve phrases, the heaviest first, without names of people."""
    phrases: dict[tuple[str, ...], _Phrase] = {}
    banned = {word.small for m in mentions if m.kind == "person" for word in words_of(m.text)}
    parts = (
        ("headline", headline),
        ("description", description or ""),
        ("body", body[:LONGEST_BODY]),
    )
    for part, text in parts:
        for run in _runs(text, language, banned):
            _count(phrases, run, part, text)
    return _chosen(phrases, language)


def _runs(text: str, language: str, banned: set[str]) -> Iterator[list[tuple[Word, str]]]:
    """Words of content side by side, with their base forms."""
    stop, said = stopwords(language), verbs(language)
    run: list[tuple[Word, str]] = []
    end = -1
    for word in words_of(text):
        joined = word.start == end + 1 and text[end : word.start] in " \xa0"
        if run and not joined:
            yield run
            run = []
        end = word.end
        if (
            len(word.small) < LEAST
            or word.small in stop
            or word.small in said
            or word.small in banned
        ):
            if run:
                yield run
            run = []
            continue
        base = lemma(word.small, language)
        if base in stop or base in said:
            if run:
                yield run
            run = []
            continue
        run.append((word, base))
    if run:
        yield run


def _count(
    phrases: dict[tuple[str, ...], _Phrase], run: list[tuple[Word, str]], part: str, text: str
) -> None:
    """Add every phrase of a run."""
    for start in range(len(run)):
        for size in range(1, min(LONGEST, len(run) - start) + 1):
            words = run[start : start + size]
            key = tuple(base for _, base in words)
            weight = WEIGHTS[part] * (1.5 if part == "body" and words[0][0].start < EARLY else 1.0)
            if not (known := phrases.get(key)):
                if part == "body" and size == LONGEST:
                    weight *= 0.7
                known = phrases[key] = _Phrase(text[words[0][0].start : words[-1][0].end], key)
            known.count += 1
            known.score += weight / (1 + 0.25 * (known.count - 1))
            known.parts.add(part)


def _chosen(phrases: dict[tuple[str, ...], _Phrase], language: str) -> list[Keyword]:
    """The heaviest phrases of which none is in another."""
    scored = [
        (phrase.score * LENGTHS[len(phrase.words)] * _quality(phrase, language), phrase)
        for phrase in phrases.values()
        if phrase.count > 1 or phrase.parts - {"body"} or len(phrase.words) == 2
    ]
    scored.sort(key=lambda pair: (-pair[0], pair[1].words))
    kept: list[tuple[float, _Phrase]] = []
    used: dict[str, int] = {}
    for score, phrase in scored:
        if score <= 0 or len(kept) == MOST:
            break
        if any(used.get(word, 0) >= (1 if len(phrase.words) == 1 else 2) for word in phrase.words):
            continue
        if any(_overlap(phrase.words, other.words) for _, other in kept):
            continue
        kept.append((score, phrase))
        for word in phrase.words:
            used[word] = used.get(word, 0) + 1
    top = kept[0][0] if kept else 1.0
    return [
        Keyword(text=phrase.text, lemma=" ".join(phrase.words), weight=round(score / top, 3))
        for score, phrase in kept
    ]


def _overlap(words: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether one of two phrases is in the other, or they share all but one of three words."""
    shared = len(set(words) & set(other))
    return shared == min(len(words), len(other)) or shared >= 2


def _quality(phrase: _Phrase, language: str) -> float:
    """How much words look like a phrase of a noun: verbs and lone adjectives do not."""
    modifier, verb = MODIFIER.get(language), VERB.get(language)
    surface = phrase.text.lower().split()
    last = surface[-1]
    quality = 1.0
    if verb and any(verb.fullmatch(word) and not NOUNS.fullmatch(word) for word in surface):
        quality *= 0.25
    if modifier and modifier.fullmatch(last):
        quality *= 0.4 if language != "uk" else 0.9
    if len(surface) > 1 and modifier and modifier.fullmatch(surface[0]):
        quality *= 1.3
    if len(surface) > 1 and phrase.count == 1 and phrase.parts == {"body"}:
        quality *= 0.6 if modifier and modifier.fullmatch(surface[0]) else 0.3
    if len(surface) == LONGEST and phrase.count == 1:
        quality *= 0.5
    return quality

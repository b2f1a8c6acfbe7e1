"""Search terms: what of an article is searched, and a query in the same terms.

At each position stand the word as written, its base form and, of names, a key that is the same in
every script («~kasakstan»). Both sides are text for a cast: `%(v)s::tsvector`, `%(q)s::tsquery`.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from functools import cache, lru_cache

from news.lemmas import lemma
from news.name_keys import name_key
from news.stopwords import EVERY, stopwords
from news.terms import JOINERS

WORD = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*")
LAST_POSITION = 16_383
"""Postgres keeps no higher one."""
POSITIONS = 250
"""Places that are kept of one lexeme; Postgres keeps 255."""
LONGEST_BODY = 200_000
"""Characters of a body that are searched."""
LONGEST_WORD = 60
LONGEST_QUERY = 1_000
MOST_TERMS = 24
"""Words of a query that count."""
MOST_BYTES = 900_000
"""Of an article's lexemes and positions: a tsvector has at most 1 MiB."""
GAP = 10
"""Positions between an article's parts, so that no phrase goes over."""
KEY = "~"
KEY_LEAST = 4
"""Letters from which on a word of a query may be a name in another script."""
QUERY_LANGUAGES = ("bg", "ru", "uk", "kk", "en")
JOINED = re.compile("[\u00ad\u200b\u200c\u200d\u0301]")
PHRASE = re.compile(r"(-?)(?:[\"„“”«](.*?)[\"“”»]|(\S+))")


def vector(
    *,
    title: str,
    lead: str | None = None,
    body: str = "",
    entities: Iterable[str] = (),
    language: str | None = None,
) -> str:
    """An article's lexemes with positions and weights (A title, B lead, C entities, D body)."""
    places: dict[str, list[str]] = {}
    position, room = 0, MOST_BYTES
    parts = ((title, "A"), (lead or "", "B"), (" . ".join(entities), "C"), (body, "D"))
    for text, weight in parts:
        found, position = _places(text, weight, position)
        for word, where in found.items():
            for term in _terms(word, language or "", weight == "C" or word[0].isupper()):
                known = places.get(term)
                room -= 2 * len(where) + (0 if known else 3 * len(term))
                if room < 0:
                    break
                places[term] = known + where if known else where
        position += GAP
    return " ".join([f"{term}:{','.join(where[:POSITIONS])}" for term, where in places.items()])


def _places(text: str, weight: str, position: int) -> tuple[dict[str, list[str]], int]:
    """Where each word of a part stands, and the last position; those behind the last have none."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    words = _words(text)
    marks = _marks("" if weight == "D" else weight)
    for word, mark in zip(words, marks[position : position + len(words)], strict=False):
        found[word].append(mark)
    for word in words[max(0, LAST_POSITION - position) :]:
        if word not in found:
            found[word] = [marks[-1]]
    return found, position + len(words)


@cache
def _marks(weight: str) -> list[str]:
    """Every position as it is written with a weight."""
    return [f"{place}{weight}" for place in range(1, LAST_POSITION + 1)]


def _words(text: str) -> list[str]:
    """The words of a text, composed, without joiners and stress marks."""
    text = text[:LONGEST_BODY]
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    if JOINED.search(text):
        text = text.translate(JOINERS)
    return WORD.findall(text)


@lru_cache(maxsize=65_536)
def _terms(word: str, language: str, is_name: bool) -> tuple[str, ...]:
    """The quoted lexemes of one word: as written, its base form, its name key."""
    small = _folded(word[:LONGEST_WORD])
    if small.isdigit() or (language and small in stopwords(language)):
        return (quoted(small),)
    found = [small]
    if language and (base := _folded(lemma(small, language))) != small:
        found.append(base)
    if is_name or MADE.fullmatch(small):
        found.append(KEY + name_key(small, kazakh=language in {"kk", "ky"}))
    return tuple(map(quoted, found))


MADE = re.compile(
    r".{3,}(?:ск|ськ|цк|цьк|шк)(?:и|ия|ият|ата|ото|ите|ий|ая|ое|ие|ого|ому|им|ими|их|ую|ой|і|а|ою|о|е|у)$"
)


def _folded(word: str) -> str:
    return word.casefold().replace("’", "'").replace("ʼ", "'").replace("ё", "е")


def quoted(lexeme: str) -> str:
    """A lexeme as Postgres reads it: in quotes, its own quotes and backslashes doubled."""
    plain = lexeme.replace("\\", "\\\\").replace("'", "''")
    return f"'{plain}'"


def query(text: str, languages: Iterable[str] = QUERY_LANGUAGES) -> str:
    """What a person typed, as a tsquery: all words, "a phrase", -without, begin*; '' of nothing.

    Each word may stand in the text as it is, in its base form in one of the languages, or as a name
    in any script.
    """
    text = text[:LONGEST_QUERY].translate(JOINERS).replace("\0", " ")
    wanted: list[str] = []
    unwanted: list[str] = []
    empty: list[str] = []
    """Words that say nothing, and count only where there are no others."""
    known = tuple(languages)
    for found in PHRASE.finditer(unicodedata.normalize("NFC", text)):
        minus, phrase, word = found.groups()
        term = _phrase(phrase, known) if phrase is not None else _typed(word, known)
        is_empty = phrase is None and word.lower() in EVERY
        if term:
            (unwanted if minus else empty if is_empty else wanted).append(term)
    wanted = list(dict.fromkeys(wanted or empty))[:MOST_TERMS]
    unwanted = list(dict.fromkeys(unwanted))[:MOST_TERMS]
    if not wanted:
        return ""
    return " & ".join([*wanted, *(f"!{term}" for term in unwanted)])


def _typed(word: str, languages: tuple[str, ...]) -> str:
    """One typed word; of words with a hyphen, as they follow one another."""
    is_prefix = word.endswith("*")
    words = WORD.findall(word)[:MOST_TERMS]
    if not words:
        return ""
    if is_prefix and len(words) == 1 and len(words[0]) > 1:
        return f"{quoted(_folded(words[0][:LONGEST_WORD]))}:*"
    alternatives = [_alternatives(w, languages) for w in words]
    return alternatives[0] if len(words) == 1 else f"({' <-> '.join(alternatives)})"


def _phrase(phrase: str, languages: tuple[str, ...]) -> str:
    """Words that stand side by side, in whatever form."""
    terms = [_alternatives(word, languages) for word in WORD.findall(phrase)[:MOST_TERMS]]
    if not terms:
        return ""
    return terms[0] if len(terms) == 1 else f"({' <-> '.join(terms)})"


def _alternatives(word: str, languages: tuple[str, ...]) -> str:
    """The lexemes that one word of a query may be."""
    word = word[:LONGEST_WORD]
    fitting = [language for language in languages if _may_be(word, language)]
    found: dict[str, None] = {}
    is_name = len(word) >= KEY_LEAST
    for language in ["", *fitting]:
        found.update(dict.fromkeys(_terms(word, language, is_name)))
    terms = list(found)
    return terms[0] if len(terms) == 1 else f"({' | '.join(terms)})"


CYRILLIC_LANGUAGES = frozenset({"bg", "ru", "uk", "mk", "sr", "kk", "ky", "be"})
CYRILLIC = re.compile(r"[\u0400-\u04ff]")
OWN = {
    "kk": re.compile("[әғқңөұүһ]"),
    "uk": re.compile("[їєґ]"),
    "ru": re.compile("[ыэё]"),
}
"""Letters that a word of another language of ours does not have (kk has those of ru)."""


@lru_cache(maxsize=4096)
def _may_be(word: str, language: str) -> bool:
    """Whether a word may be one of a language, by its letters."""
    small = word.casefold()
    if bool(CYRILLIC.search(small)) != (language in CYRILLIC_LANGUAGES):
        return False
    for own, letters in OWN.items():
        if letters.search(small):
            return language == own or (own == "ru" and language in {"kk", "ky", "be"})
    return not ("і" in small and language in {"bg", "ru", "mk", "sr", "ky"})

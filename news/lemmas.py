"""Lemmas: the base form of a word, by a dictionary where its language has one, else by endings.

Dictionaries are loaded when a language is first met, the small ones as they are, the big ones
(ru, uk, de, pl …) in simplemma's compact form: ru 21 MB instead of 142.
"""

import re
from functools import cache, lru_cache

from simplemma import Lemmatizer
from simplemma.strategies import DefaultStrategy, DictionaryLookupStrategy
from simplemma.strategies.dictionaries.dictionary_factory import (
    SUPPORTED_LANGUAGES,
    DefaultDictionaryFactory,
    DictionaryFactory,
)
from simplemma.strategies.dictionaries.stream_dictionary_factory import StreamDictionaryFactory

SMALL = frozenset({"bg", "en", "mk", "fr"})
"""Languages whose dictionary takes under 35 MB as it is: four times as fast on a new word."""
QUICK = DefaultDictionaryFactory(cache_max_size=len(SMALL))
COMPACT = StreamDictionaryFactory(cache_max_size=16)
"""Dictionaries in use, 5 to 20 MB each; reading one again takes half a second."""
ALIASES = {"sr": "hbs", "hr": "hbs", "bs": "hbs", "no": "nb"}
LONGEST = 40
KAZAKH_ENDINGS = re.compile(
    r"(?:[лдт][ае]р[ыі]?(?:н[ыі]ң|н[ае]|н[ыі]|нд[ае]|нан|нен|мен)?|[ндт][ыі]ң|с[ыі]н[ыі]ң"
    r"|с[ыі]нд[ае](?:ғ[ыі]|г[ыі])?|с[ыі]н[ае]|с[ыі]н|[ыі]н[ыі]ң|[ыі]нд[ае](?:ғ[ыі]|г[ыі])?|[ыі]н[ае]"
    r"|[ыі]н|с[ыі]|[дт][ае]ғ[ыі]|[дт][ае]г[ыі]|[дтн][ае]н|[ғгқк][ае]|[дт][ае]|[ндт][ыі]|[мбп]ен|[ыі])$"
)
"""Plural, possession and case, the outermost first; two rounds take a chain apart."""
KEPT = re.compile("облыс|жұмыс|кеңес|қатынас|келіс|табыс|барыс|болмыс|тыныс")
"""Stems whose own с is none of an ending, as in қаласы."""
KYRGYZ_ENDINGS = re.compile(
    r"(?:[лдт][аеоө]р(?:[ыиуү])?|[ндт][ыиуү]н|[гк][аеоө]|[дт][аеоө]н?|[ндт][ыиуү]|с[ыиуү]н?|[ыиуү])$"
)
LEAST = 4
"""Letters that stay when an ending is taken off."""


@cache
def _lemmatizer(language: str) -> Lemmatizer | None:
    """The dictionary of a language; None where there is none."""
    code = _code(language)
    if code not in SUPPORTED_LANGUAGES:
        return None
    strategy = DefaultStrategy(dictionary_factory=_dictionaries(code))
    return Lemmatizer(cache_max_size=1, lemmatization_strategy=strategy)


def _dictionaries(code: str) -> DictionaryFactory:
    return QUICK if code in SMALL else COMPACT


def _code(language: str) -> str:
    """What simplemma calls a language, as a plain string: its cache keeps a dictionary for each
    type of string, 20 MB."""
    return str(ALIASES.get(language, language))


@lru_cache(maxsize=65_536)
def lemma(word: str, language: str) -> str:
    """The base form of a word in small letters; the word where nothing is known of it."""
    small = word.lower()
    if len(small) > LONGEST or small.isdigit():
        return small
    if language == "kk" and (kept := KEPT.match(small)):
        return kept.group()
    if language == "kk":
        return _without(KAZAKH_ENDINGS, small)
    if language == "ky":
        return _without(KYRGYZ_ENDINGS, small)
    if not (found := _lemmatizer(language)):
        return small
    code = _code(language)
    told = found.lemmatize(small, code)
    return told.lower()


@lru_cache(maxsize=65_536)
def is_word(low: str, language: str) -> bool:
    """Whether the dictionary of a language has a word in small letters."""
    code = _code(language)
    if not low or code not in SUPPORTED_LANGUAGES:
        return False
    return DictionaryLookupStrategy(_dictionaries(code)).get_lemma(low, code) is not None


def warm(languages: tuple[str, ...]) -> None:
    """Load dictionaries now: before a fork, whose children then share them."""
    for language in languages:
        lemma("а", language)


def _without(endings: re.Pattern[str], word: str) -> str:
    """A word without its endings, two rounds at the most."""
    for _ in range(2):
        if not (found := endings.search(word)) or found.start() < LEAST:
            break
        word = word[: found.start()]
    return word

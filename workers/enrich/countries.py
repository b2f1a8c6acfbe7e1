"""Countries: which words of a text name one, in every form, and what is made of their names."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache

from news.inflections import is_made_of
from workers.enrich.data_files import lines, read_data
from workers.enrich.forms import SLAVIC, SUFFIXES, TURKIC, is_place_form, is_turkic_case
from workers.enrich.gazetteer import words_of
from workers.enrich.tokens import Tokens

PREFIX = 3
FALLBACK = ("en", "ru")
ADJECTIVE = re.compile(
    r"(?:и|ия|ият|а|ата|о|ото|ите|ий|ая|ое|ие|ого|ому|им|ими|их|ом|ой|ою|ую|е|і|ої|ій|ім|іх|іми|у"
    r"|ага|аму|от)"
)
PEOPLE = {
    "ец": r"(?:ец(?:а|ът)?|ци(?:те)?|ца|цу|цем|це|цев|ца(?:м|ми|х)|ок"
    r"|к(?:а|и|е|у|ой|ите|ата|ам|ами))",
    "єць": r"(?:єць|йця|йцю|йцем|йці|йців|йцям|йцями|йцях|йка|йки)",
    "ець": r"(?:ець|ця|цю|цем|ці|ців|цям|цями|цях|ка|ки|ок|кою|кам)",
    "иец": r"(?:иец|иеца|иецът|ийци|ийците|ийца|ийцы|ийцев|ийцам|ийцами|ийцах|ийку|ийка|ийки)",
    "ин": r"(?:ин|ина|инът|ину|ином|ине|и|ите|е|ам|ами|ах|ка|ки|ката|ките|кой|ку|ок|ів|ям|ями|ях|)",
    "ка": r"(?:ка|ки|ку|кой|ке|ките|ката|ок)",
    "к": r"(?:к(?:а|у|ом|е|и|ът|ов|ам|ами|ах|ів|ові|иня|ині|ините)?|ци(?:те)?)",
    "": r"(?:а|ът|у|ом|е|и|ите|ы|ов|ев|ам|ами|ах|ци|ците|я|ів|і|ові|ка|ки|ката|ку|кой|ок|еца)?",
}
KAZAKH_MADE = re.compile(r"[лдт][ыіиу][қкг]")
TURKIC_MADE = re.compile(rf"(?:[лдт][ыіа]р|[лдт][еа]р)?(?:{SUFFIXES.pattern})?")
ENGLISH = re.compile(r"(?:s|'s|s'|'|ns|ns'|men)?")
LANGUAGE = frozenset(
    [
        "език",
        "езика",
        "езици",
        "язык",
        "языка",
        "языке",
        "языком",
        "мова",
        "мови",
        "мову",
        "мовою",
        "тілі",
        "тіл",
        "тілінде",
        "language",
    ]
)
"""What follows an adjective that tells of a language, not of a country."""
SHORT = frozenset({"US", "AE", "GB", "ZA"})
"""Countries whose usual name is another than CLDR's."""
OUTLYING = frozenset({"UM", "VI", "IO", "BV", "TF", "AQ"})
"""Territories that no news names and whose names hold those of others."""
LONE = frozenset(
    {"того", "мали", "чад", "перу", "куба", "гана", "нигер", "оман", "джерси", "щатите", "штаты"}
)
"""Names that are words too: at the beginning of a sentence they say nothing."""
NOT_MADE = re.compile(
    r"^(?:индиан(?!а)|америк(?:ум|ан(?:изм|ист))|испанк|туркоман|малк|перск|чадск|германи[йу])"
)


@dataclass(frozen=True, slots=True)
class Named:
    """A country that is named: which, in how many words, and whether by a word made of its name."""

    code: str
    size: int
    is_derived: bool


@dataclass(slots=True)
class Atlas:
    """The countries' names in one language."""

    language: str
    names: dict[str, dict[str, str]] = field(default_factory=dict)
    """By the first letters, names of one word and their codes."""
    phrases: dict[str, list[tuple[tuple[str, ...], str, bool]]] = field(default_factory=dict)
    """By the first letters of the first word, names of several words."""
    stems: dict[str, list[tuple[str, re.Pattern[str], str]]] = field(default_factory=dict)

    def add(self, name: str, code: str, is_derived: bool = False) -> None:
        """Take in a name."""
        words = words_of(name)
        if not words or not words[0][0].isalpha():
            return
        if len(words) == 1:
            self.names.setdefault(words[0][:PREFIX], {}).setdefault(words[0], code)
        else:
            self.phrases.setdefault(words[0][:PREFIX], []).append((words, code, is_derived))

    def add_made(self, stem: str, pattern: re.Pattern[str], code: str) -> None:
        """Take in the stem of an adjective or of an inhabitant."""
        self.stems.setdefault(stem[:PREFIX], []).append((stem, pattern, code))


@lru_cache(maxsize=65536)
def word_country(low: str, language: str) -> tuple[str, bool] | None:
    """The country that one word names, and whether it is made of its name."""
    told = atlas(language)
    names = told.names.get(low[:PREFIX], {})
    if code := names.get(low):
        return code, False
    for name, code in names.items():
        if is_place_form(low, name, language):
            return code, language == "kk" and bool(KAZAKH_MADE.match(low[len(name) :].lstrip("-")))
    for stem, pattern, code in told.stems.get(low[:PREFIX], ()):
        if low.startswith(stem) and pattern.fullmatch(low[len(stem) :]):
            return code, True
    if language not in SLAVIC | {"bg", "mk"} or len(low) < 6 or NOT_MADE.match(low):
        return None
    found = [(len(name), code) for name, code in names.items() if _is_made(low, name)]
    return (max(found)[1], True) if found else None


def _is_made(low: str, name: str) -> bool:
    """Whether a word is made regularly of a country's name of some length."""
    return len(name) > 3 and not name.startswith("щат") and is_made_of(low, name)


def country_at(tokens: Tokens, place: int, language: str) -> Named | None:
    """The country that is named at a token, if one is."""
    low = tokens.lows[place]
    prefix = low[:PREFIX]
    told = atlas(language)
    if tokens.capital[place]:
        for words, code, is_derived in told.phrases.get(prefix, ()):
            if _is_phrase(tokens, place, words, language):
                return Named(code, len(words), is_derived)
    elif prefix not in told.stems and prefix not in told.names:
        return None
    found = word_country(low, language)
    if found is None:
        return None
    code, is_derived = found
    if not is_derived and not _is_named(tokens, place):
        return None
    if is_derived and tokens.low(place + 1) in LANGUAGE:
        return None
    return Named(code, 1, is_derived)


def _is_named(tokens: Tokens, place: int) -> bool:
    if not tokens.capital[place]:
        return False
    word, low = tokens.words[place], tokens.lows[place]
    if len(low) <= 3 and low not in LONE:
        return word[:2].isupper() or word in {"РК"} or low in {"чад"}
    return not (tokens.is_first(place) and low in LONE)


def _is_phrase(tokens: Tokens, place: int, words: tuple[str, ...], language: str) -> bool:
    for step, wanted in enumerate(words):
        low = tokens.low(place + step) or tokens.mark(place + step)
        if low != wanted and (not low or not is_place_form(low, wanted, language)):
            return False
    return True


@cache
def made_prefixes(language: str) -> frozenset[str]:
    """The first letters of words that are made of countries' names."""
    told = atlas(language)
    return frozenset(told.stems) | frozenset(told.names)


@cache
def country_name(code: str, language: str) -> str:
    """What a country is called in a language, else in English, else its code."""
    names = _names()
    for told in (language, "en"):
        for row in _nations().get(told, ()):
            if row[0] == code and code in SHORT and row[1]:
                return row[1].split(",")[0].strip()
        if spelt := names.get(told, {}).get(code):
            return spelt[0]
    return code


@cache
def atlas(language: str) -> Atlas:
    """The names of countries in a language, with the English ones in whatever is not known."""
    made = Atlas(language)
    names, nations = _names(), _nations()
    wanted = [language] if language in names else list(FALLBACK)
    for code_of in wanted:
        for code, more, adjectives, people in nations.get(code_of, ()):
            _add_nation(made, code, more, adjectives, people)
        for code, spelt in names[code_of].items():
            for name in spelt if code not in OUTLYING else ():
                made.add(name, code)
    return made


def _add_nation(made: Atlas, code: str, names: str, adjectives: str, people: str) -> None:
    for name in filter(None, (name.strip() for name in names.split(","))):
        made.add(name, code)
    for stem in adjectives.lower().split():
        if "_" in stem:
            made.add(stem.replace("_", " "), code, is_derived=True)
            continue
        made.add_made(stem, ENGLISH if stem.isascii() else ADJECTIVE, code)
    for base in people.lower().split():
        if made.language in TURKIC:
            made.add_made(base, TURKIC_MADE, code)
            continue
        if base.isascii():
            made.add_made(base, ENGLISH, code)
            continue
        ending = next(
            end for end in ("иец", "єць", "ець", "ец", "ин", "ка", "к", "") if base.endswith(end)
        )
        pattern = PEOPLE[ending]
        if ending == "ин" and not base.endswith(("рин", "нин")):
            pattern = pattern.replace("|)", ")")
        made.add_made(base[: len(base) - len(ending)], re.compile(pattern), code)


@cache
def _names() -> dict[str, dict[str, list[str]]]:
    text = read_data("countries.json")
    told: dict[str, dict[str, list[str]]] = json.loads(text)
    return told


@cache
def _nations() -> dict[str, list[tuple[str, str, str, str]]]:
    told: dict[str, list[tuple[str, str, str, str]]] = {}
    for language, code, names, adjectives, people in _rows():
        told.setdefault(language, []).append((code, names, adjectives, people))
    return told


def _rows() -> Iterator[tuple[str, str, str, str, str]]:
    for line in lines("nations.txt"):
        language, code, names, adjectives, people = line.split("|")
        yield language, code, names, adjectives, people


__all__ = ["TURKIC", "Named", "atlas", "country_at", "is_turkic_case", "word_country"]

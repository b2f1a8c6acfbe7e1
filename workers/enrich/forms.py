"""Forms of gazetteer names, by language: which words of a text may be one of them."""

import re
from functools import lru_cache

from news.inflections import KAZAKH, is_case
from workers.enrich.lexicon import PLURAL_PLACES

NO_CASES = frozenset({"bg", "mk"})
SLAVIC = frozenset({"ru", "uk", "be", "sr"})
TURKIC = frozenset({"kk", "ky", "tt"})
ARTICLE = {
    "bg": re.compile(r"(?:ът|а|ят|я|та|то|те|ите|ата|ята)"),
    "mk": re.compile(r"(?:от|от|та|то|те|ите|ва|на)"),
}
ADJECTIVE = re.compile(
    r"(?<=\w{3})(?:ият|ия|ите|ата|ото|ая|яя|ое|ее|ые|ие|ого|его|ому|ему|ым|им|ом|ем|ую|юю|ой|ей|ых|их"
    r"|ыми|ими|іми|ый|ий|ої|ій|ою|ім|іх|і|и|а|о|у|е|я|ы)$"
)
ENDED = re.compile(
    r"(?:ск|цк|ьк|зк|ик|[нвр])(?:и|ия|ият|ий|ый|а|ая|ата|о|ое|ото|ите|ые|ие|е|і|ого|ому|им|ым|ом|ой|ою"
    r"|ую|у|ої|ій|ім|их|ых|іх|ими|ыми|іми)$|ен$|ая$|ые$|ый$|ых$|ой$|ую$|ої$|ым$|ыми$|ого$|ому$"
)
"""How adjectives end."""
SUFFIXES = re.compile(
    r"(?:[ндт][ыі]ң|[ғгқк][ае]|[ндт][ыі]|[дтн][ае]н?|н[ае]н|[мбп]ен|[лдт][ае]р|[ыі]|с[ыі]"
    r"|[дт][ае][ғг][ыі]|ш[ае]|сыз|сіз|[лдт][ыі][қк]|нын|нин|дын|дин|га|ге|ка|ке|дан|ден|тан|тен){1,4}"
)
ENDINGS = {
    "ия": "ия ии ию ией иею",
    "ія": "ія ії ію ією іі іяй",
    "а": "а ы и і у ой ою е ею ей єю ай аю",
    "я": "я и ю ей ею е і ї єю ям ям",
    "ь": "ь и і ю ью ем я е ею сю лю",
    "й": "й я ю ем е єм ї и і",
    "ы": "ы ов ам ами ах ",
    "и": "и ів ам ами ах ",
    "і": "і ів ам ами ах",
    "о": "о а у ом е і ем",
    "ец": "ец ца цу цом цем це",
    "ет": "ет та ту том те ті",
    "ів": "ів ова еву ову овом ові ові єва єву євом єві ева евом еві",
    "їв": "їв єва єву євом єві",
    "іль": "іль оля олю олем олі",
    "ка": "ка ки ку кою ці кой ке цы",
    "га": "га ги гу гою зі гой ге",
    "г": "г га гу гом зі ге и",
    "": " а у ом е ем і ові ы и",
}
"""Cases of places by how their names end, the longest ends first; no dictionary."""
BY_LENGTH = sorted(ENDINGS, key=len, reverse=True)


@lru_cache(maxsize=65536)
def is_form_of(word: str, base: str, language: str) -> bool:
    """Whether a word is a base form or one of its cases in a language; both in small letters."""
    if word == base:
        return True
    if language in NO_CASES:
        return _has_article(word, base, language) or _is_adjective_of(word, base)
    if language in TURKIC:
        return is_turkic_case(word, base)
    if language in SLAVIC:
        return is_case(word, base) or _is_adjective_of(word, base)
    return word in {f"{base}'s", f"{base}'"}


@lru_cache(maxsize=65536)
def is_place_form(word: str, base: str, language: str) -> bool:
    """The same of a place, which takes no article and few endings."""
    if word == base:
        return True
    if language in NO_CASES:
        return False
    if language in SLAVIC:
        plain, wanted = word.replace("ё", "е"), base.replace("ё", "е")
        return _is_place_case(plain, wanted) or _is_adjective_of(plain, wanted)
    return is_form_of(word, base, language)


def stems_of(base: str) -> set[str]:
    """What every form of a base form begins with, one of them each; ё written as е."""
    plain = base.replace("ё", "е")
    end = next(end for end in BY_LENGTH if plain.endswith(end))
    return {plain, plain[:-1], plain.removesuffix(end), ADJECTIVE.sub("", plain)}


def _is_place_case(word: str, base: str) -> bool:
    if (
        word[:2] != base[:2]
        or (base[-1] in "иы" and base not in PLURAL_PLACES)
        or base[-1] in "уюэ"
    ):
        return word == base
    end = next(end for end in BY_LENGTH if base.endswith(end))
    stem = base[: len(base) - len(end)]
    return word.startswith(stem) and word[len(stem) :] in _endings(end)


@lru_cache(maxsize=64)
def _endings(end: str) -> frozenset[str]:
    return frozenset(ENDINGS[end].split(" "))


def is_turkic_case(word: str, base: str) -> bool:
    """Whether a word is a Kazakh or Kyrgyz name with its suffixes, hyphened or not."""
    if not word.startswith(base) or len(base) < 3:
        return False
    rest = word[len(base) :].lstrip("-'")
    return bool(rest) and bool(KAZAKH.fullmatch(rest) or SUFFIXES.fullmatch(rest))


def _has_article(word: str, base: str, language: str) -> bool:
    article = ARTICLE[language]
    if len(base) < 5:
        return False
    if word.startswith(base) and article.fullmatch(word[len(base) :]):
        return True
    return (
        base[-1] in "аяйо"
        and word.startswith(base[:-1])
        and bool(re.fullmatch(r"ата|ята|ото|я|ят", word[len(base) - 1 :]))
    )


def _is_adjective_of(word: str, base: str) -> bool:
    """Whether both are one adjective in two forms: Европейския, Европейски."""
    if len(base) < 4 or word[:3] != base[:3] or not ENDED.search(base) or not ENDED.search(word):
        return False
    return ADJECTIVE.sub("", word) == ADJECTIVE.sub("", base)

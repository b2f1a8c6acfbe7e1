"""Words: whether one is a title, a head noun, a given name or a surname, in any of its forms."""

import re
from functools import cache, lru_cache

from workers.enrich.data_files import lines
from workers.enrich.forms import SLAVIC, TURKIC, is_turkic_case
from workers.enrich.lexicon import ORG_HEADS, TITLES

BULGARIAN = [
    "ията",
    "ите",
    "ият",
    "ята",
    "ата",
    "ото",
    "ове",
    "овете",
    "ът",
    "ят",
    "та",
    "то",
    "те",
    "ия",
    "ците",
    "цата",
    "ките",
    "ката",
    "а",
    "я",
    "и",
    "е",
    "о",
]
"""Articles and plurals; more than one may be what a word ends in."""
EASTERN = re.compile(
    r"(?:ами|ями|ого|ому|ові|еві|ах|ях|ов|ев|ей|ой|ом|ем|ою|єю|ею|ам|ям|ів|їв|ии|ия|ию|ия|ії|ія|ію"
    r"|а|я|у|ю|ы|и|і|ї|е|ь|й|о|є)$"
)
SURNAME = re.compile(
    r".{2,}(?:[оеёє]в|[оеє]ва|[иы]н|[иы]на|іна|[сцзшч]ки|ска|цка|[сц]кий|ская|ський|цький|ська|цька|енко|чук|щук"
    r"|ян|янц|идзе|адзе|швили|швілі|ич|іч|вич|оглу|оғлу|баев|беков|ұлы|улы|қызы|кызы|сън|сон|ссен|сен"
    r"|ман|берг|щайн|штейн|ов|ейн|ингс|инг|ард|анд|ело|ели|ини|ано|ес|ез|иу|еску|айте|унас)"
)
STRONG = re.compile(
    r".{2,}(?:[оеёє]в|[оеє]ва|енко|чук|щук|идзе|адзе|швили|швілі|вич|ович|оглу|ұлы|қызы|иев|баев)"
)
"""Endings that a sentence's first word has too seldom to be anything else."""
CASED = re.compile(
    r"(.{2,}(?:[оеёє]в|[иії]н|їн|ын))(?:а|у|ым|им|ом|е|і|ої|ій|ой|ую|ою|ых|их|ыми|ими|ы|и|ові|еві)"
    r"|(.{2,}[сцз]ь?к)(?:ого|ому|им|ом|ой|ою|ую|ої|ій|их|ими|ые|і|ию)"
    r"|(.{2,}(?:енк))(?:а|у|ом|ой|ою|е|и|ові)|(.{3,}(?:ич|іч|чук|ян|ер|ан|он|ен|ман|сон|ис|ард))(?:а|у|ом|ем|е|і|ові|еві|ы|и)"
)
ADJECTIVE = re.compile(
    r".{3,}(?:[нвшщ]ите|[нвск]ата|[нвск]ото|ския|ският|[нв]ия|[нв]ият|шият|висшия|ска|ско|ски|ските|ната|ното|ният|ния|ните"
    r"|ен|ена|ено|ени|на|но|ни|щия|щият|щата|щите|овия|овата|ов|ова|ово|ови|вен|вна|вно|вни"
    r"|ый|ий|ая|яя|ое|ее|ые|ие|ого|его|ому|ему|ым|им|ом|ем|ой|ей|ую|юю|ых|их|ыми|ими"
    r"|ої|ій|ою|ому|ім|іх|ськ\w+|ний|на|не|ні|лық|лік|дық|дік|тық|тік|ық|ік)"
)


@lru_cache(maxsize=32768)
def stem(low: str, language: str) -> str:
    """A word without its ending, for comparing with another that went the same way."""
    if language in TURKIC or len(low) < 4:
        return low
    if language in SLAVIC:
        cut = EASTERN.sub("", low)
    elif language in {"bg", "mk"}:
        cut = low[:-1] if low[-1] in "аяоеи" else low
    else:
        cut = low.removesuffix("'s").removesuffix("s")
    return cut if len(cut) >= 3 else low


@lru_cache(maxsize=32768)
def is_title(low: str, language: str) -> bool:
    """Whether a word is a title or a profession."""
    if low in TITLES or _stems_of(low, language) & _stems("titles", language):
        return True
    if "-" in low:
        return is_title(low.rpartition("-")[2], language)
    return language in TURKIC and _is_turkic_of(low, TITLES)


@lru_cache(maxsize=32768)
def is_org_head(low: str, language: str) -> bool:
    """Whether organisations are called by this noun."""
    if low in ORG_HEADS or _stems_of(low, language) & _stems("heads", language):
        return True
    return language in TURKIC and _is_turkic_of(low, ORG_HEADS)


@lru_cache(maxsize=32768)
def is_among(low: str, words: frozenset[str], language: str) -> bool:
    """Whether a word is one of these in some form."""
    if low in words:
        return True
    if language in TURKIC:
        return _is_turkic_of(low, words)
    return bool(_stems_of(low, language) & _stemmed(words, language))


def _stems_of(low: str, language: str) -> set[str]:
    """The stems that a word may have, by each ending that it may end in."""
    found = {stem(low, language)}
    if language in {"bg", "mk"}:
        found |= {
            low[: -len(end)] for end in BULGARIAN if low.endswith(end) and len(low) > len(end) + 2
        }
    return found


def _is_turkic_of(low: str, words: frozenset[str]) -> bool:
    return any(
        low[:cut] in words and is_turkic_case(low, low[:cut]) for cut in range(len(low) - 1, 3, -1)
    )


@cache
def _stems(which: str, language: str) -> frozenset[str]:
    return _stemmed(TITLES if which == "titles" else ORG_HEADS, language)


@cache
def _stemmed(words: frozenset[str], language: str) -> frozenset[str]:
    return frozenset(stem(word, language) for word in words if len(word) >= 3)


@lru_cache(maxsize=32768)
def given(low: str, language: str) -> float:
    """How sure a word is a given name: 1, 0.5 where it is something else too, 0."""
    names, doubtful = _given_names()
    if "-" in low and low not in names:
        parts = low.split("-")
        return min(given(part, language) for part in parts) if len(parts) == 2 else 0.0
    for base in _given_bases(low, language):
        if base in doubtful:
            return 0.5
        if base in names:
            return 1.0
    return 0.0


def _given_bases(low: str, language: str) -> list[str]:
    """The base forms that a given name in a case may have."""
    found = [low]
    if language in SLAVIC and len(low) > 3:
        for cut in (1, 2):
            stem_ = low[:-cut]
            if low[-cut:] in CASES and len(stem_) > 2:
                found += [stem_, *(stem_ + end for end in "айяьо")]
    if language in TURKIC:
        found += [low[:cut] for cut in range(len(low) - 1, 3, -1) if is_turkic_case(low, low[:cut])]
    if low.endswith("'s"):
        found.append(low[:-2])
    return found


CASES = frozenset(
    [
        "а",
        "у",
        "ю",
        "я",
        "е",
        "ы",
        "и",
        "і",
        "ї",
        "ой",
        "ою",
        "ей",
        "ею",
        "єю",
        "ом",
        "ем",
        "єм",
        "ию",
        "ия",
        "ии",
        "ії",
        "ію",
        "ові",
        "еві",
        "єві",
    ]
)


@lru_cache(maxsize=32768)
def surname_base(low: str, language: str) -> str | None:
    """The base form of a surname that newspapers print alone, or None of another word."""
    names = _surnames()
    if low in names:
        return low
    if language in SLAVIC:
        for cut in (1, 2, 3):
            for end in ("", "а", "й", "ий", "о"):
                if (base := low[:-cut] + end) in names and len(base) > 3 and base != low:
                    return base
    if language in TURKIC:
        for cut in range(len(low) - 1, 2, -1):
            if low[:cut] in names and is_turkic_case(low, low[:cut]):
                return low[:cut]
    return low[:-2] if low.endswith("'s") and low[:-2] in names else None


@lru_cache(maxsize=32768)
def has_surname_ending(low: str, language: str) -> bool:
    """Whether a word ends as surnames do."""
    if SURNAME.fullmatch(low):
        return True
    if language in SLAVIC:
        return bool(CASED.fullmatch(low))
    if language in TURKIC:
        return any(
            STRONG.fullmatch(low[:cut]) and is_turkic_case(low, low[:cut])
            for cut in range(len(low) - 1, 4, -1)
        )
    return False


@cache
def _given_names() -> tuple[frozenset[str], frozenset[str]]:
    plain: set[str] = set()
    doubtful: set[str] = set()
    for line in lines("given_names.txt"):
        names = line.removeprefix("=").replace("’", "'").lower().split()
        (doubtful if line[0] == "=" else plain).update(names)
    return frozenset(plain), frozenset(doubtful)


@cache
def all_given_names() -> frozenset[str]:
    """Given names, those too that are words or places."""
    return frozenset().union(*_given_names())


@cache
def _surnames() -> frozenset[str]:
    return frozenset(name.lower() for line in lines("persons.txt") for name in line.split())

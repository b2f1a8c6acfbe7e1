"""Forms of a name: what may stand after its stem, by script and by how the name ends.

Rules, no dictionary: Slavic cases and articles, Kazakh and Turkic chains, endings of Latin
scripts; and what is made of a name of a place (казахстански, Қазақстандық, Kazakhstani).
"""

import re
from functools import lru_cache

VOWELS = frozenset("аеёиоуыэюяійїєәөұүіaeiouyáéíóúàèäöüąęěůăâîıь")
SHORT = 3
"""Letters from which on nothing but an adjective is made of a name: of «Мали», no «малка»."""
LONG = 7
"""Letters from which a name is so much itself that any two letters may follow it."""

CONSONANT = [
    "а",
    "у",
    "ом",
    "ем",
    "е",
    "ы",
    "и",
    "і",
    "ов",
    "ів",
    "ам",
    "ами",
    "ах",
    "ът",
    "ові",
    "ъ",
    "ите",
    "ове",
    "овете",
    "я",
    "ят",
]
"""Endings of a Slavic name that ends in a consonant."""
SURNAME = re.compile(r"(?:[оеєё]в|[иы]н)(?:ым|им|ых|их|ыми|ими)")
"""Of Токаев, Токаевым: the cases in which a surname is an adjective."""
BY_END = {
    "а": "а ы и і у ой ою е ам ами ах та ата о ите",
    "я": "я и і ї ю ей ею е є ям ями ях та ята ь й ите",
    "о": "о а у ом е ові ото ата",
    "е": "е я ю ем ето",
    "ь": "ь и і ю ью ем ям ями ях",
    "й": "й я ю ем е и єм є ї ї ям ями ях ят",
    "ы": "ы ов ам ами ах",
    "и": "и ите",
    "ї": "ї",
}
"""Endings by a Slavic name's last letter, which they replace."""
PLURALS = frozenset({"й", "ей", "ям", "ями", "ях"})
"""The same of a longer one in и or ї, which may be a plural: of «новости», not of «Мали»."""
UNCHANGED = frozenset(
    [
        "метро",
        "кино",
        "радио",
        "видео",
        "евро",
        "бюро",
        "депо",
        "кафе",
        "шоу",
        "такси",
        "кенгуру",
        "авто",
        "фото",
        "дзюдо",
    ]
)
"""Words with articles alone: «метра» is of the metre, not of the underground."""
ARTICLES = frozenset({"то", "та", "тата"})
ADJECTIVE = re.compile(
    r"(?:[иіїоеая]?[йн]|[оеі]в|[иеоа])?(?:ск|ськ|цк|цьк|зк)"
    r"(?:и|і|ий|ия|ият|ата|ото|ите|а|я|ая|о|е|ое|ие|ую|у|ого|ому|им|ими|их|ом|ой|ою|ої|ій|ім|іх)"
)
PERSON = re.compile(
    r"(?:[еі]?ц|[еиі]нц|[аия]н(?:ин)?|к|янк|анк|чан)"
    r"(?:а|у|ем|ом|е|ы|и|і|ев|ів|ам|ами|ах|ям|ями|ях|ите|ът|ой|ою)?"
    r"|[еиі]?[йн]?(?:ец(?:ът|а)?|ець)"
)
ENDED = re.compile(r"(?:ый|ий|ой|ая|яя|ое|ее|ые|ие|и|ски)$")
ANY_ADJECTIVE = re.compile(
    r"(?:ый|ий|ой|ая|яя|ое|ее|ые|ие|ого|его|ому|ему|ым|им|ом|ем|ую|юю|ою|ею|ых|их|ыми|ими|и|ия|ият"
    r"|ата|ото|ите|а|о|е)"
)
KAZAKH = re.compile(
    r"(?:[ндт][ыі]ң|[ғгқк][ае]|[ндт][ыі]|[дтн][ае]н?|н[ае]н|[мбп]ен|[лдт][ае]р|[ыі]|с[ыі]"
    r"|[дт][ае][ғг][ыі]|ш[ае]|[ыі]?м[ыі]з|[ыі]ң|с[ыі]з|н){1,4}"
)
LETTERS = frozenset("әғқңөұүһі")
"""Letters of Kazakh alone; an ending that has one is sure behind a shorter name too."""
LATIN = frozenset(
    [
        "s",
        "es",
        "e",
        "en",
        "n",
        "i",
        "a",
        "u",
        "y",
        "em",
        "ie",
        "om",
        "ou",
        "ů",
        "ą",
        "ę",
        "ě",
        "in",
        "is",
    ]
)
LATIN_MADE = re.compile(
    r"(?:i|is|an|ans|n|ns|ian|ians|ish|ese|er|ers|ern|erin\w{0,3}|isch\w{0,2}|ais\w{0,2}|ien\w{0,3}|ean"
    r"|eans|ano|ana|anos|anas|ani|sk[aáiyýéo]\w{0,2}|sk|nsk\w{0,3}|c[íi]|lı\w{0,4}|li\w{0,4})"
)
KAZAKH_MADE = re.compile(rf"[лдт][ыі][қк](?:{KAZAKH.pattern})?")
MADE = (PERSON, LATIN_MADE, KAZAKH_MADE)


@lru_cache(maxsize=4096)
def is_form(word: str, name: str) -> bool:
    """Whether a word is a name in some form; both in small letters."""
    return word == name or is_case(word, name) or is_made_of(word, name)


@lru_cache(maxsize=4096)
def is_case(word: str, name: str) -> bool:
    """Whether a word is a name in another case, number or with an article."""
    rest = _rest(word, name)
    if name in UNCHANGED:
        return rest is not None and (rest == "" or rest in ARTICLES)
    if rest and rest[0] in "'’":
        return True
    if rest is not None and (rest == "" or (rest in LATIN and len(name) > 3)):
        return True
    kazakh = len(name) > 4 or (len(name) == 4 and not LETTERS.isdisjoint(rest or ""))
    if rest and kazakh and KAZAKH.fullmatch(rest):
        return True
    if rest and len(name) >= LONG and len(rest) <= 2:
        return True
    last = name[-1]
    if last in BY_END and len(name) > 2:
        rest = _rest(word, name[:-1])
        is_plural = last in "иї" and len(name) > 5 and rest in PLURALS
        return is_plural or (rest is not None and rest in BY_END[last].split())
    if last in VOWELS or rest is None:
        return False
    return rest in CONSONANT or bool(SURNAME.fullmatch(name[-2:] + rest))


@lru_cache(maxsize=4096)
def is_made_of(word: str, name: str) -> bool:
    """Whether a word is made of the name of a place: an adjective, or who lives there."""
    if (ending := ENDED.search(name)) and len(name) > 6:
        rest = _rest(word, name[: ending.start()])
        if rest is not None and ANY_ADJECTIVE.fullmatch(rest):
            return True
    for stem in _stems(name):
        rest = _rest(word, stem)
        if rest and ADJECTIVE.fullmatch(rest):
            return True
        if rest and len(stem) > SHORT and any(made.fullmatch(rest) for made in MADE):
            return True
    return False


def _stems(name: str) -> list[str]:
    """What words made of a name begin with: the name, without its last vowel, or the last two."""
    found = [name]
    for _ in range(2):
        if len(found[-1]) > SHORT and found[-1][-1] in VOWELS:
            found.append(found[-1][:-1])
    return found


def _rest(word: str, stem: str) -> str | None:
    return word[len(stem) :] if word.startswith(stem) else None

"""Name keys: one key for a name in its cases and scripts: Казахстана, Қазақстан, Kazakhstan."""

import re
from functools import lru_cache

from news.sounds import REPEATED, ROUGH, skeleton

SHORT = 3
LEAST = 4
"""Letters of a stem from which on an ending is taken off."""
CYRILLIC = re.compile(r"[а-яёіїєґўәғқңөұүһјљњћђџѓќѕ]")
ADJECTIVE = re.compile(
    r"(?:[иіїоеая]?й?)(?:ск|ськ|цк|цьк)"
    r"(?:ият|ия|ата|ото|ите|ого|ому|ими|ими|ий|ая|яя|ое|ие|ую|ой|ою|им|ом|их|ім|ої|ій|и|а|о|е|і|"
    r"у)?$"
)
SLAVIC = re.compile(
    r"(?:ыми|ими|ого|его|ому|ему|ами|ями|ове|ът|ят|та|то|те|ым|им|ом|ем|ой|ей|ою|ею|ах|ях|ам|ям|"
    r"ів|їв|ові|еві|ия|ию|ии|ій|ія|ії|ію"
    r"|ый|ий|ая|яя|[аяуюеёиіїыоьй])$"
)
KAZAKH = re.compile(
    r"(?:[лдт][ы][қк](?:тар)?|[лдт][і]к(?:тер)?)?(?:[лдт][ае]р)?(?:[ндт][ыі]ң|[ғгқк][ае]|"
    r"[ндт][ыі]|[дн][ае]н|(?<!с)т[ае]н|[дт][ае](?:ғы|гі)?|[мбп]ен"
    r"|ға|ге|қа|ке)$"
)
OWN = re.compile("[әғқңөұүһ]")
"""Letters of Kazakh and Kyrgyz."""
KAZAKH_MADE = re.compile(r"(?:[лдт][ыі][қк](?:тар\w*|тер\w*)?)$")
LATIN = re.compile(r"(?:['’]s|s['’]|isch\w{0,2}|ians?|(?<=[a-z]{4})s)$")


@lru_cache(maxsize=32_768)
def name_key(word: str, *, kazakh: bool = False) -> str:
    """The key of one word; equal keys are very likely one name. Kazakh has cases of its own."""
    sounds = skeleton(_stem(word.casefold(), kazakh))
    rough = sounds.replace("ch", "h").translate(ROUGH).replace("j", "i").replace("ie", "e")
    rough = REPEATED.sub(r"\1", rough)
    bare = rough.rstrip("aeiou")
    return bare if len(bare) >= SHORT else rough


def _stem(word: str, kazakh: bool) -> str:
    if not CYRILLIC.search(word):
        return _cut(LATIN, word)
    for made in (ADJECTIVE, KAZAKH_MADE):
        shorter = _cut(made, word)
        if shorter != word:
            return shorter
    stem = _cut(KAZAKH, word) if kazakh or OWN.search(word) else word
    return stem if stem != word else _cut(SLAVIC, word)


def _cut(endings: re.Pattern[str], word: str) -> str:
    """A word without an ending, where enough of it stays."""
    found = endings.search(word)
    return word[: found.start()] if found and found.start() >= LEAST else word

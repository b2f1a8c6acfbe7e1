"""Entity keys: one spelling for a name in every script, by its consonants.

Токаев, Тоқаев, Tokayev are «tkv»; Джонсън, Джонсон, Johnson are «jnsn». Whoever links names across
languages and whoever searches for them uses the same.
"""

import re
import unicodedata
from functools import lru_cache

WORD = re.compile(r"[^\W\d_]+|\d+")
CYRILLIC = dict(
    zip(
        "абвгдезийклмнопрстуфхцчшщъыьэюяёєїіґўјәғқңөұүһђѓѕћќџљњжѝѐ",
        [
            "a",
            "b",
            "v",
            "g",
            "d",
            "e",
            "s",
            "i",
            "i",
            "k",
            "l",
            "m",
            "n",
            "o",
            "p",
            "r",
            "s",
            "t",
            "u",
            "f",
            "h",
            "s",
            "c",
            "c",
            "c",
            "",
            "i",
            "",
            "e",
            "u",
            "a",
            "e",
            "e",
            "i",
            "i",
            "g",
            "u",
            "i",
            "a",
            "g",
            "k",
            "n",
            "o",
            "u",
            "u",
            "h",
            "j",
            "g",
            "s",
            "c",
            "k",
            "j",
            "l",
            "n",
            "j",
            "i",
            "e",
        ],
        strict=True,
    )
)
FIRST = (("дж", "j"), ("дз", "s"), ("кс", "ks"), ("тч", "ч"), ("кх", "х"), ("ауе", "ау"))
"""Pairs of Cyrillic letters that are one sound elsewhere."""
LATIN = (
    *(("tsch", "c"), ("shch", "c"), ("sch", "c"), ("tch", "c"), ("ch", "c"), ("sh", "c")),
    *(("zh", "j"), ("dzh", "j"), ("dj", "j"), ("kh", "h"), ("gh", "g"), ("ph", "f"), ("th", "t")),
    *(("ts", "s"), ("tz", "s"), ("ck", "k"), ("qu", "kv"), ("x", "ks"), ("ce", "se"), ("ci", "si")),
    ("cy", "si"),
)
PLAIN = str.maketrans("czqwy", "ksk i")
MARKED = str.maketrans({"č": "ch", "ć": "ch", "ç": "ch", "š": "sh", "ş": "sh", "ž": "zh"})
MARKED |= str.maketrans({"ı": "i", "ł": "l", "ß": "ss", "ø": "o", "đ": "dj"})
INNER_W = re.compile(r"(?<=[bdfgkmnprst])w|(?<=C)w")
SOFT = re.compile(r"(?<=[^aeiou])h")
ENDING = re.compile(r"(?:ski[iy]?|sky|skyy|skiy|ska(?:ia|ya|ja)?)$")
VOWELS = re.compile(r"[aeiou]")
TWICE = re.compile(r"(.)\1+")


@lru_cache(maxsize=16384)
def entity_key(name: str) -> str:
    """The folded key of a name: a group of consonants for each of its words."""
    folded = unicodedata.normalize("NFC", name).casefold().replace("'", "").replace("’", "")
    keys = [word_key(word) for word in WORD.findall(folded)]
    return " ".join(key for key in keys if key)


@lru_cache(maxsize=16384)
def word_key(word: str) -> str:
    """The key of one word in small letters."""
    if word.isdigit():
        return word
    is_cyrillic = any("\u0400" <= letter <= "\u052f" for letter in word)
    sounds = _cyrillic(word) if is_cyrillic else _latin(word)
    sounds = ENDING.sub("sk", sounds)
    head = "e" if sounds[:1] in "aeiou" else sounds[:1]
    rest = VOWELS.sub("", SOFT.sub("", sounds[1:])).replace("h", "")
    return TWICE.sub(r"\1", head + rest)


def _cyrillic(word: str) -> str:
    for spelt, sound in FIRST:
        word = word.replace(spelt, sound)
    return "".join(CYRILLIC.get(letter, letter) for letter in word.replace("ж", "j"))


def _latin(word: str) -> str:
    plain = unicodedata.normalize("NFD", word.translate(MARKED))
    plain = "".join(letter for letter in plain if letter.isascii() and letter.isalnum())
    marked = plain
    for spelt, sound in LATIN:
        marked = marked.replace(spelt, sound.upper() if sound == "c" else sound)
    if marked.startswith("w"):
        marked = "u" + marked[1:]
    marked = INNER_W.sub("v", marked)
    return marked.translate(PLAIN).replace(" ", "").replace("C", "c")

"""Sounds: one spelling for a name's forms in every script, as they stand in addresses."""

import re
import unicodedata
from functools import lru_cache

CYRILLIC = "абвгдезийклмнопрстуфхцчшщъыьэжюяёєїіґўәғқңөұүһ"
LATIN = (
    "a b v g d e z i i k l m n o p r s t u f h c ch sh sht a i  e j iu ia e e i i g u"
    " a g k n o u u h"
)
LETTERS = dict(zip(CYRILLIC, LATIN.split(" "), strict=True))
SOUNDS = (
    *(("shch", "sht"), ("sch", "sht"), ("kh", "h"), ("zh", "j"), ("gh", "g"), ("ts", "c")),
    *(("ya", "ia"), ("ja", "ia"), ("yu", "iu"), ("ju", "iu"), ("yo", "e"), ("ye", "e")),
    *(("q", "k"), ("x", "h"), ("w", "v"), ("y", "i"), ("ck", "k"), ("ı", "i")),
)
"""Spellings of one sound in the usual transliterations."""
ROUGH = str.maketrans("hz", "ks")
"""Қазақстан, Казахстан and Kasachstan differ in such sounds alone."""
SURE = 6
"""Sounds from which names that differ in them alone are taken for one."""
REPEATED = re.compile(r"(.)\1+")


@lru_cache(maxsize=8192)
def skeleton(text: str) -> str:
    """The sounds of a text in Latin letters, the same for all usual transliterations."""
    folded = unicodedata.normalize("NFC", text).casefold()
    latin = "".join(LETTERS.get(letter, letter) for letter in folded)
    plain = unicodedata.normalize("NFD", latin)
    kept = "".join(c for c in plain if c.isalnum() and not unicodedata.combining(c))
    for spelt, sound in SOUNDS:
        kept = kept.replace(spelt, sound)
    return REPEATED.sub(r"\1", kept)


def alike(text: str, other: str) -> bool:
    """Whether two texts sound the same, near enough for names of some length."""
    one, two = skeleton(text), skeleton(other)
    if one == two:
        return bool(one)
    return len(one) >= SURE and _rough(one) == _rough(two)


@lru_cache(maxsize=8192)
def _rough(sounds: str) -> str:
    return REPEATED.sub(r"\1", sounds.replace("ch", "h").translate(ROUGH))

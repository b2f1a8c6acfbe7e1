"""What is counted: the noun behind a number, by the habits of each language."""

import re
from typing import NamedTuple

from news.lemmas import lemma
from news.stopwords import stopwords
from workers.enrich.counted_words import (
    BG_ADJECTIVE_END,
    BG_ADJECTIVES,
    BG_AORIST,
    BG_NOUNS,
    BG_VERB,
    DE_ADJECTIVE,
    EN_PLURALS,
    EN_SINGULAR,
    EN_UNIT,
    ENGLISH_STOP,
    FR_BEFORE,
    FRACTIONS,
    INFINITIVES,
    KK_ADJECTIVE,
    KK_ADJECTIVES,
    KK_AGES,
    MEASURED,
    PARTITIVE,
    PASSED,
    PAST,
    PRONOUNS,
    RATE,
    RU_ADJECTIVE,
    RU_VERB,
    SPACE,
    SQUARE,
    SR_ADJECTIVE,
    TIMES,
    UK_ADJECTIVE,
    UK_VERB,
    UNITS,
)

NEXT = re.compile(rf"[{SPACE}]([^\W\d_]+(?:[-.'’ʼ/][^\W\d_]+)*['’]?)")
REACH = 4
"""Words that are looked through for the noun."""


class Counted(NamedTuple):
    """A noun behind a number: where the phrase ends, and its unit."""

    end: int
    unit: str


def counted_at(text: str, start: int, language: str, value: float) -> Counted | None:
    """The noun that a number which ends at `start` counts; None where none follows."""
    if (part := PARTITIVE.get(language)) and (found := part.match(text, start)):
        return None if found.group(1) in PRONOUNS else Counted(found.end(), found.group(1))
    if square := SQUARE.match(text, start):
        return Counted(square.end(), square.group(1))
    words = _words_behind(text, start)
    if not words:
        return None
    place = _noun(words, language, value)
    if place is None:
        return None
    begin, end, head = words[place]
    if place and words[place - 1][2].lower() in MEASURED:
        begin = words[place - 1][0]
    head = text[begin:end].rstrip("'’.")
    end = begin + len(head)
    if rate := RATE.match(text, end):
        end = rate.end()
    return Counted(end, text[begin:end])


def _words_behind(text: str, start: int) -> list[tuple[int, int, str]]:
    """The next words of the same phrase, up to a mark or figure."""
    found: list[tuple[int, int, str]] = []
    while len(found) < REACH and (match := NEXT.match(text, start)):
        word = match.group(1)
        found.append((match.start(1), match.end(1), word))
        start = match.end(1)
    return found


def _noun(words: list[tuple[int, int, str]], language: str, value: float) -> int | None:
    """Which of the words is the noun."""
    small = [word.lower() for _, _, word in words]
    if small[0] in FRACTIONS or _is_predicate(small[0], language):
        return None
    if small[0] in UNITS or small[0].rstrip(".") in UNITS:
        return 0
    if language == "en":
        return _english(small, value)
    if language == "de":
        return _german([word for _, _, word in words])
    stop = stopwords(language)
    for place, word in enumerate(small):
        if word in PASSED and place + 1 < len(small):
            continue
        if word in stop and not (place == 0 and _is_time(word)):
            return None if place == 0 or small[place - 1] in PASSED else place - 1
        if place and _is_verb(word, language):
            return place - 1
        more = place + 1 < len(small)
        if not more or not _is_adjective(word, language):
            return place if _can_be_noun(word, language) else None
        following = small[place + 1]
        if (following in stop and following not in PASSED) or _is_verb(following, language):
            return place
    return None


def _is_time(word: str) -> bool:
    return word in TIMES


def _can_be_noun(word: str, language: str) -> bool:
    return not (language in {"kk", "ky"} and KK_AGES.fullmatch(word)) and len(word) > 1


def _is_predicate(word: str, language: str) -> bool:
    """Whether a verb or an age stands right behind a number, whose noun is left out."""
    if language in {"bg", "mk"}:
        return bool(BG_AORIST.fullmatch(word))
    if language in {"kk", "ky"}:
        return bool(KK_AGES.fullmatch(word))
    if language in PAST:
        return word.endswith(PAST[language]) and lemma(word, language).endswith(INFINITIVES)
    return False


def _is_verb(word: str, language: str) -> bool:
    pattern = {"bg": BG_VERB, "mk": BG_VERB, "ru": RU_VERB, "uk": UK_VERB}.get(language)
    return bool(pattern and pattern.fullmatch(word))


def _is_adjective(word: str, language: str) -> bool:
    if word in MEASURED:
        return True
    if language == "ru":
        return bool(RU_ADJECTIVE.fullmatch(word))
    if language == "uk":
        return bool(UK_ADJECTIVE.fullmatch(word))
    if language in {"kk", "ky"}:
        return word in KK_ADJECTIVES or bool(KK_ADJECTIVE.fullmatch(word))
    if language == "fr":
        return word in FR_BEFORE
    if language in {"bg", "mk"}:
        return _is_bulgarian_adjective(word)
    return bool(SR_ADJECTIVE.fullmatch(word))


def _is_bulgarian_adjective(word: str) -> bool:
    """By its ending or, of one in -и, by its base form."""
    if BG_ADJECTIVE_END.fullmatch(word):
        return True
    if not word.endswith(("и", "ите")):
        return False
    base = lemma(word, "bg")
    if base in BG_ADJECTIVES:
        return True
    return base.endswith(("ен", "ян", "ов", "ев", "ав", "ив", "ък")) and base not in BG_NOUNS


def _english(small: list[str], value: float) -> int | None:
    """The first plural, or the next one that stands right behind it."""
    stop = ENGLISH_STOP
    for place, word in enumerate(small):
        if word in stop or (place and word in {"times"}):
            return None
        if word in EN_PLURALS or (word.endswith("s") and not EN_SINGULAR.fullmatch(word)):
            following = small[place + 1] if place + 1 < len(small) else ""
            is_unit = EN_UNIT.fullmatch(word)
            if word.endswith(("'", "’")) or (
                not is_unit
                and following.endswith("s")
                and following not in stop
                and len(following) > 3
                and not EN_SINGULAR.fullmatch(following)
            ):
                continue
            return place
        if word.endswith(("s'", "s’")):
            continue
        if word.endswith("ly") or value < 1:
            return None
    return None


def _german(words: list[str]) -> int | None:
    """The first word with a capital, behind adjectives alone."""
    for place, word in enumerate(words):
        if word[0].isupper():
            return place
        if word in PASSED:
            continue
        if word in stopwords("de") or not DE_ADJECTIVE.fullmatch(word):
            return None
    return None

"""Roles: what a text calls a person: министър на търговията на САЩ."""

import re

from news.lemmas import lemma
from workers.enrich.claims import Claim, Reading
from workers.enrich.countries import word_country
from workers.enrich.name_words import ADJECTIVE, is_org_head, is_title

FURTHEST = 14
STOPS = frozenset(".,;:!?()\n…")
QUOTES = frozenset('„“”«»"')
ARTICLE = re.compile(
    r"(?<=[бвгджзклмнпрстфхцчш])(?:ът|а)$|(?<=[лрт])(?:ят|я)$|(?<=[аяо])(?:та|то)$"
)
DEFINITE = re.compile(r".{3,}(?:[нвщ]ият?|ският?)")
"""A definite adjective before a title: главния изпълнителен директор."""
LINKS = frozenset(["на", "за", "по", "и", "в", "във", "при", "към", "от", "с", "по-"])
APPOSITION = frozenset({",", "–", "—", "("})


def role_before(reading: Reading, claim: Claim) -> str | None:
    """The words before a name from a title on, or those behind it in apposition."""
    return _before(reading, claim.start) or _behind(reading, claim.end)


def _before(reading: Reading, start: int) -> str | None:
    tokens, language = reading.tokens, reading.language
    begin: int | None = None
    for place in range(start - 1, max(-1, start - 1 - FURTHEST), -1):
        word, low = tokens.words[place], tokens.lows[place]
        is_dotted = word == "." and place == start - 1 and len(tokens.mark(place - 1)) < 6
        if place in reading.persons or (word in STOPS and not is_dotted):
            break
        if low and is_title(low, language):
            begin = place
        elif begin is None:
            if not (is_dotted or word in QUOTES or _may_stand_between(reading, place)):
                break
        elif _belongs(reading, place):
            begin = place
        else:
            break
    return _role(reading, begin, start) if begin is not None else None


def _belongs(reading: Reading, place: int) -> bool:
    """Whether a word before a title describes it: британският премиер, бившият президент."""
    low = reading.tokens.lows[place]
    found = word_country(low, reading.language) if low else None
    return bool(found and found[1]) or bool(ADJECTIVE.fullmatch(low) and low not in LINKS)


def _may_stand_between(reading: Reading, place: int) -> bool:
    """Whether a word may stand between a title and the name: на търговията на САЩ."""
    tokens = reading.tokens
    low = tokens.lows[place]
    return bool(low) and (
        tokens.taken[place]
        or low in LINKS
        or bool(ADJECTIVE.fullmatch(low))
        or is_org_head(low, reading.language)
        or low in {"дел", "справ", "of", "for", "and", "the"}
        or low.endswith(
            (
                "та",
                "то",
                "те",
                "ът",
                "ят",
                "ия",
                "ии",
                "ів",
                "ов",
                "ей",
                "ства",
                "ство",
                "а",
                "и",
                "ы",
            )
        )
    )


def _behind(reading: Reading, end: int) -> str | None:
    """A role in apposition: «Хуш Чокси, вицепрезидент на …,»."""
    tokens, language = reading.tokens, reading.language
    if tokens.mark(end) not in APPOSITION or not tokens.low(end + 1):
        return None
    for place in range(end + 1, min(end + 4, len(tokens))):
        low = tokens.lows[place]
        if low and is_title(low, language) and not tokens.capital[place]:
            stop = place + 1
            while stop < min(place + FURTHEST, len(tokens)) and tokens.words[stop] not in STOPS:
                stop += 1
            is_closed = tokens.mark(stop) in {",", ")", ".", "–", "—"}
            return _role(reading, end + 1, stop) if is_closed and stop - end < 10 else None
        if not ADJECTIVE.fullmatch(low) and low not in {"a", "an", "the"}:
            return None
    return None


def _role(reading: Reading, start: int, end: int) -> str:
    """The words, the first one small and, in Bulgarian, without its article."""
    text = " ".join(reading.tokens.span(start, end).split())
    text = re.sub(r"^(?:an?|the) ", "", text)
    first, space, rest = text.partition(" ")
    if reading.language != "en" and (first[:2] != first[:2].upper() or len(first) < 2):
        first = first[0].lower() + first[1:]
    if reading.language == "bg" and DEFINITE.fullmatch(first):
        first = lemma(first, "bg")
    if reading.language == "bg" and is_title(first.lower(), "bg"):
        first = ARTICLE.sub("", first) if len(first) > 4 else first
    return f"{first}{space}{rest}"

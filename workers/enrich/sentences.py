"""Sentences: where one ends, with care for abbreviations and initials."""

import re

from workers.enrich.tables import word_set

END = re.compile(r"[.!?…]+[»”“\"’)]*(?=\s+[^\s\da-zа-яёіїєәғқңөұүһ]|\s*$|\s*\n)|\n")
SHORT = word_set(
    """
    г гг д доц проф д-р инж акад ген св ул бул стр чл т др напр пр см им тов руб тыс млн
    млрд хил кв м р ж mr mrs ms dr st prof sr jr vs no inc ltd co gen sen gov rep u.s u.k
    e.g i.e m mme bzw ca usw nr z.b чл-кор о ім вул ст полк кап адв арх гр гл зам пом кап
    лейт сл нар ред abs
    """
)
WORD_BEFORE = re.compile(r"([^\s\d„“«\"(]+)\.$")

REACH = 1_000
"""Characters over which a sentence is followed."""


def sentence_end(text: str, start: int, limit: int) -> int:
    """Where the sentence that runs at `start` ends, at the latest at `limit`."""
    for found in END.finditer(text, start, limit):
        if not _is_short(text, found):
            return found.end() if found.group() != "\n" else found.start()
    return limit


def sentence_bounds(text: str, place: int) -> tuple[int, int]:
    """Start and end of the sentence around a place."""
    start = max(text.rfind("\n", 0, place) + 1, place - REACH)
    while (end := sentence_end(text, start, place)) < place:
        start = max(end, start + 1)
        while start < place and text[start].isspace():
            start += 1
    limit = text.find("\n", place, place + REACH)
    return start, sentence_end(text, place, limit if limit >= 0 else min(len(text), place + REACH))


def _is_short(text: str, found: re.Match[str]) -> bool:
    """Whether a full stop belongs to an abbreviation or an initial."""
    if not found.group().startswith(".") or len(found.group()) > 1:
        return False
    before = WORD_BEFORE.search(text[max(0, found.start() - 12) : found.start() + 1])
    if not before:
        return False
    word = before.group(1)
    return word.lower() in SHORT or (len(word) == 1 and word.isupper())

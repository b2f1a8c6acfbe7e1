"""People by rule: given names, surnames, initials and titles beside them."""

import re

from news.lemmas import is_word
from workers.enrich.beginnings import initials, is_beginning, trailing_initials
from workers.enrich.claims import PERSON, Claim, Reading
from workers.enrich.countries import word_country
from workers.enrich.forms import SLAVIC
from workers.enrich.lexicon import (
    BEGINNERS,
    LOCATIVE,
    NOT_NAMES,
    PLACE_HEADS,
    PLACE_NOUNS,
    SPEECH,
    SPORTS,
    STORMS,
)
from workers.enrich.name_words import (
    ADJECTIVE,
    SURNAME,
    given,
    has_surname_ending,
    is_among,
    is_org_head,
    is_title,
    surname_base,
)
from workers.enrich.runs import ARABIC, run_end

STRIPPED = frozenset({"en", "kk"})
"""Languages that write titles with capitals too."""
BIG = 500_000
SETTLEMENTS = frozenset({"село", "селото", "град", "остров", "община", "селище", "селі"})
"""Nouns before a place that may bear a given name: село Богдан."""
ROMAN = re.compile(r"[IVX]{1,5}|[ІХ]{1,4}")


def person(reading: Reading, start: int) -> Claim | None:
    """A person named from here on, or None."""
    tokens, language = reading.tokens, reading.language
    if language in STRIPPED and _behind_titles(reading, start) > start:
        return None
    start_after = initials(reading, start)
    if start_after > start:
        end = _name_end(reading, start_after, start_after)
        if len(tokens.words[start_after]) == 1 and tokens.mark(start_after + 1) == ".":
            end = start_after + 2
        return _claim(start, end, 0.9) if end > start_after else None
    sure = given(tokens.lows[start], language)
    if tokens.is_first(start) and is_beginning(reading, start):
        return None
    before = tokens.low(start - 1)
    if before in STORMS or (language == "en" and tokens.low(start + 1) in SPORTS):
        return None
    if (
        (sure < 1 or before in SETTLEMENTS)
        and is_among(before, PLACE_HEADS, language)
        and not (start and tokens.taken[start - 1])
    ):
        return None
    is_stopped = not sure and reading.is_free(start + 1)
    if language in SLAVIC and is_stopped and is_place_of(reading, start):
        return None
    end = _name_end(reading, start, start)
    if end == start:
        return None
    if ROMAN.fullmatch(tokens.mark(end)) and tokens.is_close(end):
        return _claim(start, end + 1, 0.9) if sure or _has_title(reading, start) else None
    if (whole := trailing_initials(reading, end)) > end and sure:
        return _claim(start, whole, 0.85)
    size = end - start
    last = tokens.lows[end - 1]
    has_title = _has_title(reading, start)
    if size == 1:
        return _single(reading, start, sure, has_title)
    if sure == 1 or has_title:
        return _claim(start, end, 0.95 if sure else 0.85)
    if surname_base(last, language) and not _is_place(reading, start):
        return _claim(start, end, 0.85)
    if sure and not _is_place(reading, start):
        return _claim(start, end, 0.75)
    is_oblique = language in SLAVIC and not SURNAME.fullmatch(last)
    if is_oblique and not sure and tokens.is_first(start):
        return None
    is_named = has_surname_ending(last, language)
    if is_named and (sure or not _is_place(reading, start)):
        return _claim(start, end, 0.8)
    return None


def _behind_titles(reading: Reading, start: int) -> int:
    """Where the name begins in a run that begins with titles: Detective Inspector Ross Tully."""
    tokens, language = reading.tokens, reading.language
    begin = start
    end = run_end(reading, start)
    for place in range(start, end - 1 if not given(tokens.lows[start], language) else start):
        if is_title(tokens.lows[place], language) and not given(tokens.lows[place], language):
            begin = place + 1
    return begin


def _claim(start: int, end: int, confidence: float) -> Claim:
    return Claim(start=start, end=end, kind=PERSON, method="rules", confidence=confidence)


def _single(reading: Reading, start: int, sure: float, has_title: bool) -> Claim | None:
    """A surname or a given name alone."""
    tokens, language = reading.tokens, reading.language
    low = tokens.lows[start]
    if base := surname_base(low, language):
        return Claim(
            start=start, end=start + 1, kind=PERSON, method="gazetteer", confidence=0.8, base=base
        )
    if tokens.is_first(start) and not has_title:
        return None
    is_place = _is_place(reading, start)
    if has_title and not (is_place and is_place_of(reading, start)):
        return _claim(start, start + 1, 0.8)
    if has_surname_ending(low, language) and not is_place:
        return _claim(start, start + 1, 0.65)
    is_said = tokens.low(start + 1) in SPEECH or tokens.low(start - 1) in SPEECH
    if language == "en" and is_word(low, language) and not is_said:
        return None
    return _claim(start, start + 1, 0.55) if sure == 1 and not is_place else None


def _name_end(reading: Reading, start: int, place: int) -> int:
    """Where a person's name ends that would begin at start."""
    tokens, language = reading.tokens, reading.language
    limit = run_end(reading, place)
    while place < limit:
        low, word = tokens.lows[place], tokens.words[place]
        is_particle = not tokens.capital[place]
        if place > start and is_title(low, language) and not given(low, language):
            if language == "en" and place + 1 == limit and given(tokens.lows[start], language):
                return limit
            return place if given(tokens.lows[start], language) else start
        if low in NOT_NAMES or (word.isupper() and len(word) > 1):
            break
        if not is_particle and _is_other(reading, start, place):
            break
        if len(word) == 1 and place + 2 < len(tokens) and tokens.words[place + 1] == ".":
            if tokens.capital[place + 2]:
                return _name_end(reading, start, place + 2)
            break
        place += 1
        is_next = place < limit and given(tokens.lows[place], language) == 1
        if place == start + 1 and place < limit and _is_owner(reading, start, place):
            return start
        if is_next and place == start + 1 and not given(tokens.lows[start], language):
            return place if has_surname_ending(tokens.lows[place - 1], language) else start
    while (
        place > start
        and not tokens.capital[place - 1]
        and not ARABIC.match(tokens.words[place - 1])
    ):
        place -= 1
    if language == "en" and place > start and tokens.lows[place - 1] in BEGINNERS:
        place -= 1
    return place


def _is_owner(reading: Reading, start: int, place: int) -> bool:
    """Whether a known name stands before a person's: основателят на Фейсбук Марк Зукърбърг."""
    tokens, language = reading.tokens, reading.language
    if given(tokens.lows[start], language) == 1 or not given(tokens.lows[place], language):
        return False
    known = reading.known(start)
    return known is not None and (known[0].is_sure or known[0].kind.value == "organisation")


def _is_other(reading: Reading, start: int, place: int) -> bool:
    """Whether a capitalised word in a run of them begins something else than a person's name."""
    tokens, language = reading.tokens, reading.language
    low = tokens.lows[place]
    sure = given(low, language)
    if place > start and tokens.low(place + 1) in PLACE_NOUNS and ADJECTIVE.fullmatch(low):
        return True
    found = word_country(low, language)
    is_followed = sure == 1 and reading.is_free(place + 1) and tokens.is_close(place + 1)
    if found and not is_followed and not (sure and (place > start or found[1])):
        return not (place > start and found[1] and has_surname_ending(low, language))
    if is_org_head(low, language) and not sure and not surname_base(low, language):
        return True
    known = reading.known(place)
    if known is None or sure == 1:
        return False
    entry, size = known
    if entry.kind.value == "organisation":
        return size > 1 or (entry.is_sure and not surname_base(low, language))
    if place >= start + 2 and entry.is_sure:
        return True
    return place == start and entry.is_sure and not sure and size > 1


def _has_title(reading: Reading, start: int) -> bool:
    """Whether the word before is a title, in small letters or at the sentence's beginning."""
    tokens, language = reading.tokens, reading.language
    before = start - 1
    if tokens.mark(before) == "." and tokens.is_close(before):
        before -= 1
    low = tokens.low(before)
    return bool(low) and is_title(low, language) and tokens.is_close(start)


def is_place_of(reading: Reading, start: int) -> bool:
    """Whether a country or big city stands between a title and a name: Мэр Москвы Собянин."""
    if not _has_title(reading, start):
        return False
    country, known = reading.country(start), reading.known(start)
    if country and not country.is_derived:
        return True
    if known is None or known[0].kind.value != "place":
        return False
    return known[0].is_sure and known[0].weight > BIG


def _is_place(reading: Reading, start: int) -> bool:
    tokens = reading.tokens
    if reading.country(start):
        return True
    known = reading.known(start)
    if known is None or known[0].kind.value != "place":
        return False
    return known[0].is_sure or tokens.low(start - 1) in LOCATIVE

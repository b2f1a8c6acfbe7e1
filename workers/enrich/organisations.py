"""Organisations by rule: a head noun and what belongs to it, a run with a legal form."""

import re

from workers.enrich.claims import ORGANISATION, Claim, Reading
from workers.enrich.complements import complement, named_after
from workers.enrich.forms import TURKIC
from workers.enrich.lexicon import (
    BEGINNERS,
    KIN_HEADS,
    LEGAL,
    ORG_HEADS,
    STRONG_ADJECTIVES,
    TITLES,
    WEAK_HEADS,
)
from workers.enrich.name_words import ADJECTIVE, given, is_among, is_org_head, is_title
from workers.enrich.runs import run_end

INNER = (
    "управителн",
    "надзорн",
    "изпълнителн",
    "правлячий",
    "правящ",
    "управляващ",
    "наблюдательн",
)
"""Boards and the like, which every company has."""
INFLECTED = frozenset({"bg", "mk", "ru", "uk", "be", "sr", "kk", "ky"})
COMPOUND = re.compile(
    r"(?:мин(?:торг|фин|оборон|здрав|юст|энерго|эконом|просвещени|обр|культ|транс|природ|сельхоз"
    r"|труд|цифр|строй|спорт)|мін(?:фін|оборон|юст|енерго|економ|освіт|культ|соц|агро|інфра)|нацбанк"
    r"|центробанк|генпрокуратур|совбез|госдеп|госдум|роскосмос|роспотреб|росавиа|росстат|росгвард"
    r"|следком|генштаб|нацгвард|укренерго|укрзаліз|облсов|горсов|облакимат|генасс|антикор|сбер"
    r"|каз(?:гидро|транс|почт|хром|цинк|медиа))"
)
"""Words made of the beginnings of an organisation's: Минфин, Нацбанк."""
STATE_HEADS = frozenset({"агенция", "дирекция", "инспекция", "комисия", "министерство"})
"""Heads whose name in quotes is an office's: Агенция „Пътна инфраструктура“."""
POSSESSED = frozenset(head for head in ORG_HEADS if head.endswith(("ы", "і", "лік")))
"""Kazakh heads as names have them: министрлігі, театры."""


def firm(reading: Reading, place: int) -> Claim | None:
    """A run of capitalised words that ends in a legal form: Телепорт България ЕАД."""
    tokens = reading.tokens
    if place + 1 < len(tokens.words) and not tokens.capital[place + 1]:
        return None
    end = run_end(reading, place)
    for step in range(place + 1, end):
        word = tokens.words[step]
        if word.isupper() and tokens.lows[step] in LEGAL and tokens.lows[place] not in BEGINNERS:
            return Claim(
                start=place, end=step + 1, kind=ORGANISATION, method="rules", confidence=0.8
            )
    return None


def headed(reading: Reading, start: int) -> Claim | None:
    """An organisation that begins here: Министерство на …, Върховния касационен съд."""
    tokens, language = reading.tokens, reading.language
    low = tokens.lows[start]
    if language not in INFLECTED:
        return _titled_case(reading, start)
    if COMPOUND.match(low) and language in {"ru", "uk"}:
        return whole(start, start + 1)
    if is_org_head(low, language):
        return _from_head(reading, start, start)
    if language in TURKIC:
        return _turkic(reading, start)
    if (
        low.startswith(INNER)
        or (low in TITLES and not low.startswith(STRONG_ADJECTIVES))
        or not ADJECTIVE.fullmatch(low)
        or (given(low, language) == 1 and not tokens.is_first(start))
    ):
        return None
    for head in range(start + 1, min(start + 5, len(tokens))):
        word = tokens.lows[head]
        if not word or not tokens.is_close(head):
            return None
        if is_org_head(word, language):
            is_plain = complement(reading, head) == head + 1
            is_weak = is_among(word, WEAK_HEADS, language) and not low.startswith(STRONG_ADJECTIVES)
            if is_plain and tokens.is_first(start) and is_weak:
                return None
            if tokens.is_first(start) and low in BEGINNERS:
                return None
            is_nation = reading.country(start) is not None
            if (
                is_nation
                and is_plain
                and (tokens.is_first(start) or is_among(word, WEAK_HEADS, language))
            ):
                return (
                    None if head == start + 1 or tokens.is_first(start) else whole(start, head + 1)
                )
            return _from_head(reading, start, head)
        if not (ADJECTIVE.fullmatch(word) or word in {"и", "по"}):
            return None
    return None


def _turkic(reading: Reading, start: int) -> Claim | None:
    """In Kazakh: Ауыл шаруашылығы министрлігі, its head up to three small words behind."""
    tokens, language = reading.tokens, reading.language
    if reading.country(start) or given(tokens.lows[start], language) or reading.known(start):
        return None
    for head in range(start + 1, min(start + 5, len(tokens))):
        low = tokens.lows[head]
        if not low or not tokens.is_close(head):
            return None
        if is_among(low, POSSESSED, language):
            return whole(start, head + 1)
        if tokens.capital[head]:
            return None
    return None


def _titled_case(reading: Reading, start: int) -> Claim | None:
    """In English: Ministry of Finance, Bank of America, Wabtec Corporation."""
    tokens = reading.tokens
    end = start
    head: int | None = None
    while end < min(start + 8, len(tokens)):
        low = tokens.lows[end]
        if not reading.is_free(end) or (end > start and not tokens.is_close(end)):
            break
        if low in BEGINNERS or (end == start and is_title(low, "en")):
            return None
        head = end if is_org_head(low, reading.language) else head
        end += 1
        if tokens.low(end) in {"of", "for"} and head is not None and reading.is_free(end + 1):
            if end > head + 1 and reading.country(end + 1):
                break
            end += 1
    if head is None or (
        head > start and end > head + 1 and tokens.low(head + 1) not in {"of", "for"}
    ):
        return None
    if end == start + 1 or (head == start and tokens.low(head + 1) not in {"of", "for"}):
        return None
    return whole(start, end)


def _from_head(reading: Reading, start: int, head: int) -> Claim | None:
    """The organisation with its complement; a head alone, at a sentence's beginning, is none."""
    tokens, language = reading.tokens, reading.language
    end = complement(reading, head)
    end = named_after(reading, end - 1)
    if start == head:
        if end == head + 1 and (tokens.is_first(start) or language == "en"):
            return None
        if (
            end > head + 1
            and tokens.is_first(start)
            and is_among(tokens.lows[head], KIN_HEADS, language)
            and not is_among(tokens.lows[head], STATE_HEADS, language)
        ):
            return None
    is_plain = tokens.is_first(start) and end > head + 1 and start == head
    is_state = is_among(tokens.lows[head], STATE_HEADS, language) or reading.country(end)
    if is_plain and is_among(tokens.lows[head], WEAK_HEADS, language) and not is_state:
        return None
    return Claim(start=start, end=end, kind=ORGANISATION, method="rules", confidence=0.75)


def whole(start: int, end: int) -> Claim:
    return Claim(start=start, end=end, kind=ORGANISATION, method="rules", confidence=0.7)

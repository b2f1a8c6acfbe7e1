"""Complements: the words that belong to an organisation's head noun, behind it."""

import re

from news.lemmas import lemma
from workers.enrich.claims import Reading
from workers.enrich.lexicon import BARE_GENITIVES, COMPLEMENTED, GENITIVE, NOUNS
from workers.enrich.name_words import ADJECTIVE, is_among
from workers.enrich.quoted_names import QUOTES, closing_quote

LINKS = frozenset({"на", "за", "по", "към", "при"})
DEFINITE = re.compile(r".{2,}(?:та|то|те|ът|ят|ите)")
GENITIVE_FORM = re.compile(
    r".{3,}(?:ых|их|ого|его|ой|ей|ов|ев|ий|ия|ии|ции|ії|и|а|я|ы|ів|їв|ь|ого|ої|ньої|у|ства)"
)
PAST = re.compile(r".{2,}(?:л[аои]?|в|л[аои]?с[ья]|вся|лася|ет|ит|ют|ят)")
"""How verbs end that go on behind a name."""


def named_after(reading: Reading, head: int) -> int:
    """Where the name ends that follows its head directly, in capitals or in quotes."""
    tokens = reading.tokens
    place = head + 1
    if tokens.mark(place) in QUOTES and reading.is_free(place + 1):
        closing = closing_quote(reading, place)
        return closing + 1 if closing else head + 1
    return head + 1


def complement(reading: Reading, head: int) -> int:
    """Where the words end that belong to a head: «на външните работи», «иностранных дел»."""
    tokens, language = reading.tokens, reading.language
    low = tokens.lows[head]
    if language in {"ru", "uk", "be"}:
        return _genitive(reading, head) if is_among(low, GENITIVE, language) else head + 1
    if language not in {"bg", "mk"} or not is_among(low, COMPLEMENTED, language):
        return head + 1
    is_ministry = low.startswith("министерств")
    end = head + 1
    for _ in range(3):
        if tokens.low(end) not in LINKS or not tokens.is_close(end):
            break
        noun = _noun_phrase(reading, end + 1)
        if noun is None:
            break
        end = noun
        if DEFINITE.fullmatch(tokens.lows[end - 1]):
            more = _and_noun(reading, end, is_ministry)
            end = more or end
            break
    return end


def _and_noun(reading: Reading, place: int, is_ministry: bool) -> int | None:
    tokens = reading.tokens
    if tokens.low(place) != "и" or not is_ministry:
        return None
    end = _noun_phrase(reading, place + 1)
    return end if end and DEFINITE.fullmatch(tokens.lows[end - 1]) else None


def _noun_phrase(reading: Reading, place: int) -> int | None:
    """The end of adjectives in small letters and the noun behind them."""
    tokens = reading.tokens
    for step in range(place, min(place + 4, len(tokens))):
        low = tokens.lows[step]
        if not low or tokens.capital[step] or not tokens.is_close(step):
            return None
        if (
            low in NOUNS
            or not ADJECTIVE.fullmatch(low)
            or not tokens.low(step + 1)
            or tokens.low(step + 1) in LINKS
        ):
            return step + 1
    return None


def _genitive(reading: Reading, head: int) -> int:
    tokens = reading.tokens
    end = head + 1
    for step in range(end, min(end + 7, len(tokens))):
        low = tokens.lows[step]
        if not low or tokens.capital[step] or not tokens.is_close(step):
            break
        if low in {"и", "по", "та", "і", "з", "у"} and step + 1 < len(tokens):
            continue
        is_genitive = low in BARE_GENITIVES or GENITIVE_FORM.fullmatch(low)
        if not is_genitive and tokens.low(step - 1) != "по":
            break
        if PAST.fullmatch(low) and lemma(low, reading.language).endswith(("ть", "ти", "чь", "ся")):
            break
        end = step + 1
    return end

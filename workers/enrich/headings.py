"""Headings in Title Case, as English writes them: their ordinary words count as small ones."""

from news.lemmas import is_word
from workers.enrich.claims import Reading
from workers.enrich.lexicon import NOT_ORG
from workers.enrich.name_words import given, is_title, surname_base

LEAST_LONG = 4
"""Letters of a word that Title Case gives a capital whatever it is."""
LEAST_WORDS = 3
LONGEST = 40
SENTENCE_ENDS = frozenset('.!”"')
"""What ends sentences and no headings."""
SHARE = 0.75


def flatten(reading: Reading) -> None:
    """Take the capitals from ordinary words of lines that are in Title Case."""
    tokens = reading.tokens
    lines = list(_lines(reading))
    titles = [line for line in lines if _is_title_case(reading, *line)]
    if not titles:
        return
    named = _named_elsewhere(reading, [line for line in lines if line not in titles])
    for start, end in titles:
        for place in range(start, end):
            if tokens.capital[place] and _is_plain(reading, place, named):
                tokens.capital[place] = False


def _lines(reading: Reading) -> list[tuple[int, int]]:
    """The text's lines as tokens from and to."""
    words = reading.tokens.words
    breaks = [place for place, word in enumerate(words) if word[0] == "\n"]
    return list(zip([0, *(place + 1 for place in breaks)], [*breaks, len(words)], strict=True))


def _is_title_case(reading: Reading, start: int, end: int) -> bool:
    """Whether nearly all long words of a line have a capital, and some are no names."""
    tokens = reading.tokens
    if end - start > LONGEST or (end > start and tokens.words[end - 1] in SENTENCE_ENDS):
        return False
    long = [place for place in range(start, end) if len(tokens.lows[place]) >= LEAST_LONG]
    capitals = sum(tokens.capital[place] for place in long)
    return len(long) >= LEAST_WORDS and capitals >= SHARE * len(long)


def _named_elsewhere(reading: Reading, lines: list[tuple[int, int]]) -> set[str]:
    """The words that have their capital inside sentences too."""
    tokens = reading.tokens
    return {
        tokens.lows[place]
        for start, end in lines
        for place in range(start, end)
        if tokens.capital[place] and not tokens.is_first(place)
    }


def _is_plain(reading: Reading, place: int, named: set[str]) -> bool:
    """Whether a capitalised word of a heading is an ordinary one."""
    tokens, language = reading.tokens, reading.language
    low, word = tokens.lows[place], tokens.words[place]
    if low in named or is_title(low, language) or (word.isupper() and low not in NOT_ORG):
        return False
    if given(low, language) or surname_base(low, language) or not is_word(low, language):
        return False
    for first in range(max(0, place - 4), place + 1):
        known, country = reading.known(first), reading.country(first)
        size = max(known[1] if known else 0, country.size if country else 0)
        if first + size > place:
            return False
    return True

"""Ranges: two numbers with one unit: between 2 and 3 million, 250-300 000 тона."""

import re

from workers.enrich.counted_words import SPACE
from workers.enrich.figures import Figure, figure_at

BAD_TAIL = re.compile(
    r"[:/]\d|\d|[-–](?:\d|(?!те\b|та\b|ма\b|тина\b|х\b|ти\b|ю\b|ми\b)[^\W\d_])|\.\d|[^\W\d_]|"
    r"[-–]$|(?:°|º)|['’]\d|\+"
)
AGAIN = re.compile(rf"(?:[{SPACE}](?:to|or|and)[{SPACE}]|[-–—])[$€£¥](?=\\d)")
"""A range that says its currency twice: $5 to $6 billion."""
RANGE = re.compile(
    rf"[{SPACE}]?[-–—][{SPACE}]?(?=\d)|[{SPACE}](?:до|to|bis|или|or|oder|à|або)[{SPACE}]"
)
BETWEEN = re.compile(
    r"(?:между|between|от|from|zwischen|von|entre|de|между|між|від|помеѓу|између)\s+$", re.I
)
AND = re.compile(rf"[{SPACE}](?:и|and|und|et|і|й|та)[{SPACE}]")
GROUPED = re.compile(rf"\d{{1,3}}(?:[{SPACE}]000)+")
"""Thousands in groups, which a lower end in front of a dash leaves out."""


def range_at(text: str, figure: Figure, language: str) -> tuple[Figure | None, Figure]:
    """The lower bound and the number that has the unit: between 2 and 3 million."""
    joined = AGAIN.match(text, figure.end) or RANGE.match(text, figure.end)
    if not joined and BETWEEN.search(text[max(0, figure.start - 12) : figure.start]):
        joined = AND.match(text, figure.end)
    if not joined or joined.end() >= len(text):
        return None, figure
    upper = figure_at(text, joined.end(), language)
    if not upper or BAD_TAIL.match(text, upper.end):
        return None, figure
    scale = upper.scale if figure.scale == 1.0 else 1.0
    if _is_short(text, figure, upper):
        scale = 1_000.0
    if not figure.value * scale < upper.value:
        return None, figure
    return Figure(figure.start, figure.end, figure.value * scale), upper


def _is_short(text: str, figure: Figure, upper: Figure) -> bool:
    """Whether thousands are said once, in groups, behind a dash: 250-300 000."""
    is_dash = upper.start - figure.end == 1
    is_grouped = GROUPED.fullmatch(text, upper.start, upper.end) is not None
    return is_dash and is_grouped and figure.value < 1_000 and figure.value * 1_000 < upper.value

"""Slugs: how a topic's name may be spelt in an address."""

from collections.abc import Iterable, Iterator
from urllib.parse import quote

CYRILLIC = "абвгдезийклмнопрстуфцчшщъыьэжюяёєїіґўәғқңөұүһ"
LATIN = (
    "a b v g d e z i y k l m n o p r s t u f ts ch sh sht a y  e zh yu ya e e i i g u"
    " a g q n o u u h"
)
LETTERS = dict(zip(CYRILLIC, LATIN.split(" "), strict=True))
KH = ("h", "kh")
"""х in Bulgaria and elsewhere, and in Russia."""


def slugs_of(names: Iterable[str]) -> list[str]:
    """A name's likely spellings in addresses, each once: its own letters first."""
    return list(dict.fromkeys(slug for name in names for slug in _spellings(name)))


def _spellings(name: str) -> Iterator[str]:
    folded = "-".join(name.casefold().split())
    if folded.isascii():
        yield folded
        return
    for kh in KH:
        yield "".join(
            kh if c == "х" else LETTERS.get(c, c) for c in folded if c.isalnum() or c == "-"
        )
    yield quote(folded)

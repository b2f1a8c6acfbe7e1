"""Markup as it comes: what is taken out of a page before a parser sees it."""

import re

MAX_ATTRIBUTES, LONG_TAG, LARGE = 1000, 6000, 500_000
QUOTED = rb"=\s*+(?:\"[^\"]*+\"|'[^']*+')"
TAG = re.compile(rb"<[a-zA-Z](?:[^=>]++|" + QUOTED + rb"|=)*+")
VALUE = re.compile(QUOTED)


def tamed(data: bytes) -> bytes:
    """A page without tags of a thousand attributes, for which libxml2 takes quadratic time: 2.4 s
    for 40,000. The quantifiers of `TAG` are possessive, so that no byte is read twice.
    """
    kept, last = [], 0
    if len(data) < LARGE and not any(map(_is_long, data.split(b"<"))):
        return data
    for tag in TAG.finditer(data):
        start, end = tag.span()
        if end - start > LONG_TAG and len(VALUE.sub(b" ", tag[0]).split()) > MAX_ATTRIBUTES:
            kept.append(data[last:start])
            last = end
    return b"".join((*kept, data[last:])) if kept else data


def _is_long(piece: bytes) -> bool:
    """Whether what follows a < can be a tag of that many attributes."""
    return len(piece) > LONG_TAG and piece.find(b">", 0, LONG_TAG) < 0

"""Markup as it comes: what is taken out of a page before a parser sees it."""

import re
from collections.abc import Iterator

MAX_ATTRIBUTES, LONG_TAG = 300, 1500
QUOTED = rb"=\s*+(?:\"[^\"]*+\"|'[^']*+')"
TAG = re.compile(rb"<[a-zA-Z](?:[^=>]++|" + QUOTED + rb"|=)*+")
VALUE = re.compile(QUOTED)
OPAQUE = (
    rb"(?i:script|style)\b[^>]{0,2000}+>(?:[^<]++|<(?!/(?i:script|style)))*+(?:</(?i:script|style)|\Z)"
    rb"|!--(?:[^-]++|-(?!->))*+(?:-->|\Z)"
)
"""What holds no tags, whatever it looks like: scripts, styles, comments."""
SHORT = re.compile(
    rb"(?:[^<]*+<(?:" + OPAQUE + rb"|[a-zA-Z][^>=]{0,300}+"
    rb"(?:=\s*+(?:\"[^\"]*+\"|'[^']*+'|(?![\"'\s]))[^>=]{0,60}+){0,20}+>|(?![a-zA-Z])))*+"
)
"""Text and tags of few attributes, as many as follow each other: nearly all of most pages."""


def tamed(data: bytes) -> bytes:
    """A page without tags of hundreds of attributes, for which libxml2 takes quadratic time: 14 s
    for 45,000. The quantifiers are possessive, so that no byte is read more than thrice.
    """
    kept, last = [], 0
    for start, end in _long_tags(data):
        if len(VALUE.sub(b" ", data[start:end]).split()) > MAX_ATTRIBUTES:
            kept.append(data[last:start])
            last = end
    return b"".join((*kept, data[last:])) if kept else data


def _long_tags(data: bytes) -> Iterator[tuple[int, int]]:
    """Where the tags begin and end that may have so many attributes."""
    at = 0
    while passed := SHORT.match(data, at):
        tag = TAG.search(data, passed.end())
        if tag is None:
            return
        at = tag.end()
        if at - tag.start() > LONG_TAG:
            yield tag.span()

"""Texts of a page: of an element, cleaned for keeping, folded for comparing."""

import re
import unicodedata
from collections.abc import Iterator
from html import unescape
from typing import Any

from lxml.etree import iterwalk

CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
TAGS = re.compile(r"</?[a-zA-Z][^<>]{0,500}>")
MUTE = frozenset({"script", "style", "noscript", "template", "svg", "button", "select"})
LETTERS = re.compile(r"[^\W_]+")
BLOCKS = frozenset(
    {"p", "div", "li", "ul", "ol", "section", "article", "header", "footer", "main", "aside"}
    | {"h1", "h2", "h3", "h4", "h5", "h6", "figure", "figcaption", "blockquote", "table", "tr"}
    | {"td", "br", "nav", "form", "address", "dl", "dt", "dd"}
)


def clean(text: str) -> str:
    """A text that Postgres takes: NFC, no controls, no lone surrogates, trimmed."""
    if not text.isprintable():
        text = CONTROLS.sub("", text).encode("utf-8", "replace").decode()
    return text.strip() if text.isascii() else unicodedata.normalize("NFC", text).strip()


def plain(text: str) -> str:
    """A value of structured data as one line: entities read, tags and spare spaces gone."""
    return clean(" ".join(TAGS.sub(" ", unescape(unescape(text))).split()))


def fold(text: str | None) -> str:
    """A text for comparing: no case, no punctuation, single spaces."""
    return " ".join(LETTERS.findall(text.casefold())) if text else ""


def joined(text: str) -> str:
    """A folded text without its spaces, which a page may set otherwise elsewhere."""
    return fold(text).replace(" ", "")


def words_of(element: Any) -> str:
    """The text of an element in one line, without scripts and styles."""
    return clean(" ".join("".join(_pieces(element)).split()))


def lines_of(element: Any, limit: int = 4000) -> list[str]:
    """The text of an element, a line for each block, about `limit` characters of it."""
    found, size = [], 0
    for piece in _pieces(element):
        found.append(piece)
        size += len(piece)
        if size > limit:
            break
    lines = (" ".join(line.split()) for line in "".join(found).split("\v"))
    return [clean(line) for line in lines if line]


def _pieces(element: Any) -> Iterator[str]:
    """The texts inside an element, a \\v at the edges of its blocks."""
    walk = iterwalk(element, events=("start", "end", "comment", "pi"))
    for event, node in walk:
        shown = event in {"start", "end"} and node.tag not in MUTE
        if shown and node.tag in BLOCKS:
            yield "\v"
        if event == "start" and not shown:
            walk.skip_subtree()
        elif event == "start" and node.text:
            yield node.text
        if event != "start" and node is not element and node.tail:
            yield node.tail

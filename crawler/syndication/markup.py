"""XML of strangers: decoded, without entities of its own, parsed within bounds, no network."""

import re
from collections.abc import Iterator, Mapping
from html import escape
from html.entities import html5
from io import BytesIO
from typing import Any

from lxml import etree

from crawler.listing.tree import decoded
from news.errors import TooLarge, Unreadable
from news.markup import tamed

MAX_BYTES = 16 * 1024 * 1024
"""Bytes of a feed or sitemap; a sitemap of 50,000 addresses has about 8 MB."""
MAX_ELEMENTS = 600_000
"""Elements of a document: 50,000 addresses with what is told of them have half as many."""
DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
SUBSET = re.compile(r"<!DOCTYPE[^<>\[]{0,1000}\[|<!ENTITY", re.IGNORECASE)
AMPERSAND = re.compile(
    r"<!\[CDATA\[(?:[^]]++|](?!]>))*+(?:]]>|\Z)"
    r"|&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-fA-F]+);)(\w{2,9};)?"
)
"""An `&` that is none of XML's: before a name that HTML gives to a letter (`&nbsp;`), or alone."""
OPTIONS: dict[str, Any] = {
    "encoding": "utf-8",
    "recover": True,
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "remove_comments": True,
    "remove_pis": True,
}
Elements = Iterator[tuple[str, Any]]


def elements(body: bytes, headers: Mapping[str, str] | None, names: frozenset[str]) -> Elements:
    """Each element of these local names with its name, forgotten once it has been looked at.

    A document that declares entities raises Unreadable: no feed needs one, and bombs are made of
    them. So does what is no XML at all.
    """
    text = decoded(tamed(body[:MAX_BYTES]), headers)[0].replace("\x00", "")
    if SUBSET.search(text):
        raise Unreadable("XML that declares entities")
    text = AMPERSAND.sub(_mended, DECLARATION.sub("", text), count=MAX_ELEMENTS)
    stream = BytesIO(text.lstrip("\ufeff \t\r\n").encode("utf-8", "replace"))
    parsing = etree.iterparse(stream, events=("end",), **OPTIONS)
    nothing = True
    try:
        for count, (_, element) in enumerate(parsing):
            if count > MAX_ELEMENTS:
                raise TooLarge(f"more than {MAX_ELEMENTS} elements")
            name = name_of(element)
            if name in names and not _is_inside(element, names):
                nothing = False
                yield name, element
                _forget(element)
    except etree.XMLSyntaxError as error:
        raise Unreadable(f"XML: {str(error)[:200]}") from error
    if nothing and (wrong := parsing.error_log.last_error):
        raise Unreadable(f"XML: {wrong.message[:200]}")


def _mended(found: re.Match[str]) -> str:
    """An `&` as XML has it; what is in CDATA stays."""
    if found[0].startswith("<"):
        return found[0]
    letter = html5.get(found[1] or "", "")
    return escape(letter) if letter else f"&amp;{found[1] or ''}"


def name_of(element: Any) -> str:
    """An element's name without its namespace, in small letters."""
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def _is_inside(element: Any, names: frozenset[str]) -> bool:
    """Whether it is part of another one, as `source` and `link` may be of an entry."""
    return any(name_of(above) in names for above in element.iterancestors())


def _forget(element: Any) -> None:
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]

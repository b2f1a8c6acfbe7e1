"""Decoding: a page's bytes as text, in the encoding that is right rather than the one claimed."""

import codecs
import re
from collections.abc import Mapping

from news.errors import Unreadable

META = re.compile(rb"<meta[^>]{0,200}?charset=[\"']?\s*([\w-]{2,20})", re.IGNORECASE)
XML = re.compile(rb"^\s*<\?xml[^>]{0,100}?encoding=[\"']([\w-]{2,20})", re.IGNORECASE)
BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
LATIN = frozenset({"iso8859-1", "iso8859-15", "cp1252", "ascii"})
"""Encodings that servers claim by default, whatever the page is in."""
NOT_OF_PAGES = frozenset({"punycode", "idna", "unicode_escape", "raw_unicode_escape", "undefined"})
"""Python's encodings that are none of texts: slow with long ones, strict, or Python's own."""
MOJIBAKE = re.compile(r"[\u00c0-\u00ff]{4,}")
"""Four accented letters in a row: Cyrillic read as Latin; no Latin language writes so."""


def as_utf8(body: bytes, headers: Mapping[str, str] | None = None) -> bytes:
    """A page's bytes in UTF-8; raises Unreadable where no encoding fits."""
    if not body.startswith(tuple(mark for mark, _ in BOMS)):
        try:
            body.decode("utf-8")
        except UnicodeDecodeError:
            pass
        else:
            return body
    return decode(body, headers).encode("utf-8", "replace")


def decode(body: bytes, headers: Mapping[str, str] | None = None) -> str:
    """The text of a page; raises Unreadable where no encoding fits."""
    for mark, name in BOMS:
        if body.startswith(mark):
            return body.decode(name, errors="replace")
    text = body.decode("utf-8", errors="replace")
    if "\ufffd" not in text or _is_nearly(text):
        return text
    for name in _claimed(body, headers):
        read = body.decode(name, errors="replace")
        if name in LATIN and MOJIBAKE.search(read):
            continue
        if _is_nearly(read):
            return read
    read = min(
        (body.decode(name, errors="replace") for name in ("cp1251", "koi8-r")), key=_capitals
    )
    if not _is_nearly(read):
        raise Unreadable("no encoding fits")
    return read


def _is_nearly(text: str) -> bool:
    """Whether few letters were lost: a page may carry a broken byte or two."""
    lost = text.count("\ufffd")
    read = len(text) - len(text.encode("ascii", "ignore")) - lost
    return lost * 20 <= read or (lost * 5000 <= len(text) and lost < read)


def _capitals(text: str) -> int:
    """How many capitals a Cyrillic text has: in the wrong one of two encodings, most are."""
    return sum("А" <= letter <= "Я" for letter in text)


def _claimed(body: bytes, headers: Mapping[str, str] | None) -> list[str]:
    """The encodings that header, meta tag and XML declaration name, where Python knows them."""
    lower = {name.lower(): value for name, value in (headers or {}).items()}
    header = re.search(r"charset=[\"']?([\w-]+)", lower.get("content-type", ""), re.I)
    inside = [found.group(1) for found in (META.search(body[:8192]), XML.match(body)) if found]
    named = [header.group(1)] if header else []
    named += [name.decode("ascii", "replace") for name in inside]
    return list(dict.fromkeys(known for name in named if (known := _known(name))))


def _known(name: str) -> str | None:
    """Python's name of a text encoding, or None."""
    try:
        "".encode(name)
        known = codecs.lookup(name).name.replace("-", "_")
    except (LookupError, UnicodeError, ValueError):
        return None
    return None if known in NOT_OF_PAGES else codecs.lookup(name).name

"""Decoding: a page's bytes as text, in the encoding that is right rather than the one claimed."""

import re
from collections.abc import Mapping

from news.errors import Unreadable

META = re.compile(rb"<meta[^>]{0,200}?charset=[\"']?\s*([\w-]{2,20})", re.IGNORECASE)
BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def decode(body: bytes, headers: Mapping[str, str] | None = None) -> str:
    """The text of a page; raises Unreadable where no encoding fits."""
    for mark, name in BOMS:
        if body.startswith(mark):
            return body.decode(name, errors="replace")
    for name in dict.fromkeys(["utf-8", *_claimed(body, headers), "windows-1251"]):
        try:
            return body.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
    text = body.decode(next(iter(_claimed(body, headers)), "utf-8"), errors="replace")
    if text.count("\ufffd") > len(text) / 100:
        raise Unreadable("no encoding fits")
    return text


def _claimed(body: bytes, headers: Mapping[str, str] | None) -> list[str]:
    """The encodings that the meta tag and the header name, where Python knows them."""
    named = [
        found.group(1).decode("ascii", "replace") for found in [META.search(body[:4096])] if found
    ]
    header = re.search(r"charset=[\"']?([\w-]+)", (headers or {}).get("content-type", ""), re.I)
    if header:
        named.append(header.group(1))
    known = []
    for name in named:
        try:
            "".encode(name)
        except (LookupError, UnicodeError):
            continue
        known.append(name)
    return known

"""Traps: addresses that differ in session or order alone lead to one page."""

import re
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from news import urls

IDLE = re.compile(
    r"^(s?sid|sess(ion)?(_?id)?|\w*sessid|rnd|rand(om)?|_|nocache|sort(_?(by|dir|order))?"
    r"|order(_?(by|dir))?|direction|asc|desc|view|layout|mode|display|print|ref(errer)?)$",
    re.IGNORECASE,
)
"""Parameters that change a list's order, look or session, never which page it is. What may be a
cursor (time, token) is none of them: to stop there would be a gap.
"""


def plain(url: str) -> str:
    """An address without what does not tell one page of a list from another."""
    parts = urlsplit(urls.canonical(url))
    kept = sorted(
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if not IDLE.match(name)
    )
    path = parts.path.rstrip("/") or "/"
    return urlunsplit(("", parts.netloc, path, urlencode(kept), ""))

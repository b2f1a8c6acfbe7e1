"""Whether a page seems to need a browser: it has no list, and scripts that would make one."""

import re
from collections.abc import Mapping
from itertools import islice

from crawler.listing.tree import parsed

FEW = 3
"""Entries from which a page has a list."""
LINKS, TEXT = 15, 1500
"""Links, and characters of text, below which a page is empty."""
MANY = 40
"""Links from which a page shows something without its scripts."""
SCRIPTED = 20_000
"""Characters of scripts, or a dozen files of them, that make a page."""
ASKS = re.compile(r"java\s?script", re.IGNORECASE)
CHALLENGE = re.compile(
    r"just a moment|checking your browser|verify(ing)? (that )?you are|ddos|captcha"
    r"|проверка браузера|докажете, че|подтвердите, что",
    re.IGNORECASE,
)


def browser_hint(body: bytes, entries: int, *, headers: Mapping[str, str] | None = None) -> str:
    """Why a page seems to need a browser, empty where it does not."""
    root, _ = parsed(body, headers)
    if root is None or entries >= FEW:
        return ""
    scripts = list(islice(root.iter("script"), 500))
    inline = sum(len(script.text or "") for script in scripts)
    told = " ".join(" ".join(e.itertext()) for e in islice(root.iter("noscript"), 20))
    for script in scripts:
        script.clear()
    text = " ".join("".join(root.itertext()).split())
    if CHALLENGE.search(text[:2000]) and len(text) < 2 * TEXT:
        return "the site checks for a browser before it shows anything"
    links = sum(1 for _ in islice(root.iter("a"), MANY))
    if ASKS.search(told[:2000]) and links < MANY:
        return "the page says that it needs JavaScript: it seems to need a browser"
    is_empty = links < LINKS and len(text) < TEXT
    if is_empty and (inline > SCRIPTED or len(scripts) >= 3):
        return "next to no links, but scripts: it seems to need a browser"
    return ""

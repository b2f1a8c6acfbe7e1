"""Buttons and boxes that fetch what comes next: the address in their attributes."""

import re
from itertools import islice
from typing import Any

from crawler.listing.addresses import Addresses, host_of
from crawler.listing.pager_words import direction_of
from crawler.listing.steps import step
from crawler.listing.texts import text_of

ATTRIBUTE = re.compile(
    r"(data-[\w-]*(?:next|url|href|link|path|load|more|ajax|src|action|remote)[\w-]*|hx-get)="
    r"[\"'][^\"']*[/?]"
)
LOADS = re.compile(
    r"(?<![^\W_])(load|loads?more|more|infinite|lazy|next|older|ajax|autoload|showmore|scroll)(?![^\W_])"
)
PAGED = re.compile(
    r"[?&]([\w\[\]-]*page[\w\]-]*|offset|start|from|cursor|after|before|skip|p)=|/page/?\d", re.I
)
MAX_ELEMENTS = 400


def next_by_loader(root: Any, text: str, addresses: Addresses) -> str | None:
    """The further page that a «load more» button or an endless list names."""
    names = list(dict.fromkeys(islice((m[1] for m in ATTRIBUTE.finditer(text)), 500)))[:8]
    for name in names:
        for element in islice(root.iterfind(f".//*[@{name}]"), MAX_ELEMENTS):
            if url := _further(element, name, addresses):
                return url
    return None


def _further(element: Any, name: str, addresses: Addresses) -> str | None:
    value = element.get(name)
    own = f"{element.get('class') or ''} {element.get('id') or ''}".lower()
    label = text_of(element, 60)
    if not value or not ("next" in name or LOADS.search(own) or direction_of(label) > 0):
        return None
    url = addresses.absolute(value)
    if url is None:
        return None
    key = addresses.key(url)
    if key == addresses.own or host_of(key) != addresses.host:
        return None
    told = step(addresses.url, url)
    return url if (told and told.sure) or PAGED.search(url) else None

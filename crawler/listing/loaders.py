"""Buttons and boxes that fetch what comes next: the address in their attributes."""

import re
from itertools import islice
from typing import Any

from crawler.listing.addresses import Addresses, host_of
from crawler.listing.pager_words import direction_of
from crawler.listing.steps import step
from crawler.listing.texts import text_of

DATA = re.compile(r"data-[\w-]*(?==[\"'][^\"'/?]*[/?])")
HX_GET = re.compile(r"hx-get(?==[\"'][^\"'/?]*[/?])")
"""Two patterns, as each begins with letters that are searched for fast."""
ADDRESS = re.compile(r"next|url|href|link|path|load|more|ajax|src|action|remote")
LOADS = re.compile(
    r"(?<![^\W_])(load|loads?more|more|infinite|lazy|next|older|ajax|autoload|showmore|scroll)(?![^\W_])"
)
PAGED = re.compile(
    r"[?&]([\w\[\]-]*page[\w\]-]*|offset|start|from|cursor|after|before|skip|p)=|/page/?\d", re.I
)
MAX_ELEMENTS = 400


def next_by_loader(root: Any, text: str, addresses: Addresses) -> str | None:
    """The further page that a «load more» button or an endless list names."""
    for name in attributes_of(text):
        for element in islice(root.iterfind(f".//*[@{name}]"), MAX_ELEMENTS):
            if url := _further(element, name, addresses):
                return url
    return None


def attributes_of(text: str) -> list[str]:
    """The names of attributes that may hold such an address, in the page's order."""
    marks = HX_GET.findall(text, 0)[:1]
    found = dict.fromkeys(islice(DATA.findall(text), 2000))
    return [*(name for name in found if ADDRESS.search(name[5:])), *marks][:8]


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

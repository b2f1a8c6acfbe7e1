"""The main picture of an article, with its caption and its credit."""

import re
from itertools import islice
from typing import Any

from news import urls
from news.model import Image
from workers.parse.structured import Structured
from workers.parse.text import lines_of

CREDIT = re.compile(
    r"(?:снимк[аи]|фото(?:графи[ия])?|photos?|сурет|foto|bild|credit|източник|источник)"
    r"(?:\s+credit|\s+by)?\s*[:©]\s*(?P<who>[^\n|]{2,80})|©\s*(?P<holder>[^\n|]{2,80})",
    re.I,
)
MAX_FIGURES = 20
SOURCES = ("src", "data-src", "data-original", "data-lazy-src")


def images_of(root: Any, data: Structured, url: str) -> tuple[tuple[Image, ...], str]:
    """The main picture, as told or as the first figure shows it, and where it came from."""
    told, source = data.values("image", "og:image", "og:image:url", "twitter:image")
    link, caption, credit = _figure(root)
    if told:
        link = told[0]
    found = urls.absolute(url, link) if link else None
    if not found:
        return (), ""
    return (Image(url=found, caption=caption, credit=credit),), source or "html"


def _figure(root: Any) -> tuple[str | None, str | None, str | None]:
    """The first figure that has a picture and a caption: its link, caption and credit."""
    for figure in islice(root.iter("figure"), MAX_FIGURES):
        image = next(figure.iter("img"), None)
        if image is None:
            continue
        lines = [line for part in figure.iter("figcaption") for line in lines_of(part)]
        caption = "\n".join(dict.fromkeys(lines))
        if not caption:
            continue
        said = CREDIT.search(caption)
        who = (said.group("who") or said.group("holder")).strip(" .)") if said else None
        rest = " ".join(CREDIT.sub("", caption).split()).strip(" .|(–-")
        link = next((image.get(name) for name in SOURCES if image.get(name)), None)
        return link, rest or None, who or None
    return None, None, None

"""The headline: as a reader sees it, by what the page is told to be called."""

import re
from collections.abc import Iterable
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

from workers.parse.naming import words_of_name
from workers.parse.outline import Outline
from workers.parse.structured import Structured
from workers.parse.text import fold, joined, plain, words_of

SUFFIX = re.compile(r"\s+[|–—·»-]\s+[^|–—·»]{2,40}$")
"""What a site adds to its titles: « | The Site»."""
NAMES = frozenset({"headline"})
MAX_HEADINGS = 10
LABELS = frozenset({"kicker", "label", "topline", "overline", "eyebrow", "dachzeile", "rubric"})
"""What the short label above a headline is called."""
MAX_LABEL = 40
MAX_LINE = 200
MAX_BLOCKS = 120
MIN_WORDS = 2
FEW = 3
"""As many h1 head an article; of more each may head a teaser."""


def headline_of(
    root: Any, outline: Outline, data: Structured, titles: list[str]
) -> tuple[str | None, str]:
    """The headline and where it came from: a heading that is a title, else a heading, else a title.

    `titles` are what the page is told to be called (`titles_of`).

    Where several headings are titles, the one that is told to share the page by: sites put a longer
    one for search engines into an h1 that nobody sees.
    """
    shown = list(_headings(root, outline))
    shared = fold(data.meta.get("og:title", [""])[0])
    for text in shown:
        if shared and fold(text) == shared:
            return text, "html"
    h1s = [text for element in root.iter("h1") if (text := _headline(element))]
    for text in h1s:
        if any(agree(fold(text), fold(title)) for title in titles):
            return text, "html"
    for text in h1s:
        if behind := _behind_label(text, titles):
            return behind, "html"
    if line := _unmarked(outline, titles, h1s):
        return line, "html"
    houses = {joined(name) for name in data.values("publisher", "og:site_name")[0]}
    for text in h1s if len(h1s) <= FEW else ():
        if len(text.split()) >= MIN_WORDS and joined(text) not in houses:
            return text, "html"
    told, source = data.values("headline")
    if told:
        return bare(told[0], titles), source
    if titles:
        return titles[0], "open_graph" if shared else "html"
    last = (text for element in root.iter("h1") if (text := plain(words_of(element))))
    return next(last, None), "html"


def alternative_of(data: Structured, headline: str, titles: list[str]) -> tuple[str | None, str]:
    """Another headline that the page is told to have, and where it came from."""
    told, source = data.values("alternativeHeadline")
    key = fold(headline)
    for text in told:
        if fold(text) != key:
            return text, source
    for text in titles:
        if not agree(fold(text), key) and not agree(key, fold(text)):
            return text, "open_graph"
    return None, ""


def titles_of(root: Any, data: Structured) -> list[str]:
    """What the page is told to be called, without the site's name, each once."""
    title = root.find("head/title")
    told = [
        *(plain(text) for text in data.meta.get("og:title", [])[:1]),
        *data.values("headline", "twitter:title")[0][:1],
        *([plain(words_of(title))] if title is not None else []),
    ]
    return [text for name in dict.fromkeys(told) if (text := bare(name, told))]


def bare(title: str, others: Iterable[str]) -> str:
    """A title without what a site adds to it, where another title shows that it does."""
    short = SUFFIX.sub("", title)
    known = any(short != title and fold(short) == fold(other) for other in others)
    return short if known or (short != title and len(short.split()) > MIN_WORDS) else title


def agree(heading: str, title: str) -> bool:
    """Whether a folded heading is a folded title, but for what a site adds to it."""
    if not heading:
        return False
    return title.startswith(heading) or (heading in title and 2 * len(heading) > len(title))


def _headings(root: Any, outline: Outline) -> Iterable[str]:
    """The texts of the page's headings and of what is called a headline."""
    for tag in ("h1", "h2"):
        yield from (plain(words_of(e)) for e in islice(root.iter(tag), MAX_HEADINGS))
    yield from (plain(words_of(e)) for e in outline.called(NAMES)[:MAX_HEADINGS])


def _headline(heading: Any) -> str:
    """The text of a heading, without the label above it; none of one that leads to the home page.

    The label is a first element inside it that is called one: «<span class=kicker>»; one that ends
    with a colon is of the headline.
    """
    if any(urlsplit(link.get("href") or "x").path in {"", "/"} for link in heading.iter("a")):
        return ""
    text = plain(words_of(heading))
    for inner in islice(heading.iterdescendants(), 3):
        if isinstance(inner.tag, str) and LABELS & words_of_name(inner):
            label = plain(words_of(inner))
            rest = text.removeprefix(label).lstrip(" :|–—·•/")
            apart = label and not label.endswith(":")
            return rest if apart and len(rest.split()) >= MIN_WORDS else text
    return text


def _behind_label(heading: str, titles: list[str]) -> str | None:
    """The title that a heading ends with, where it begins with a short label: «Politics | …»."""
    for title in titles:
        begin = len(heading) - len(title)
        label = heading[:begin].rstrip() if 0 < begin <= MAX_LABEL else ":"
        if len(title) > begin and heading[begin:] == title and not label.endswith(":"):
            return title
    return None


def _unmarked(outline: Outline, titles: list[str], h1s: list[str]) -> str | None:
    """A line before the text that is most of a title, where no h1 says so: tables, h3, bold."""
    if h1s or not titles:
        return None
    keys = [fold(title) for title in titles]
    for block in outline.blocks[:MAX_BLOCKS]:
        for line in block.text.split("\n")[:3]:
            key = fold(line) if 8 < len(line) < MAX_LINE else ""
            if len(key.split()) >= MIN_WORDS and any(_most_of(key, title) for title in keys):
                return line
    return None


def _most_of(line: str, title: str) -> bool:
    """Whether a folded line begins or ends a folded title, and is a third of it at least."""
    return 3 * len(line) > len(title) and (title.startswith(line) or title.endswith(line))

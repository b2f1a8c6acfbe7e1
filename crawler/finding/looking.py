"""Looking at one page of a site: what names the topic there, its feeds, search and sections."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any
from urllib.parse import quote, urljoin, urlsplit

from crawler.finding.single import is_article, runs_on
from crawler.listing.addresses import Addresses
from crawler.listing.feeds import feeds_of
from crawler.listing.links import Link, links_of
from crawler.listing.parts import Parts
from crawler.listing.texts import text_of
from crawler.listing.tree import parsed
from news.terms import Names

LABEL = 60
"""Characters of a link's text that may be a label; headlines are longer."""
FEED = re.compile(r"(/(rss|feed|atom)(/|\.\w+|$)|[.](rss|atom)$|[?&]feed=)", re.IGNORECASE)
ASKING = re.compile(r"^(q|s|query|search\w*|keywords?|term|text|tx\w*search\w*|p|k|find)$", re.I)
TAGGED = re.compile(
    r"^/(tags?|topics?|tema|temi|temy|theme|themes|etiket|etiketi|keywords?|label|subject|story|dosie"
    r"|dossier|category|rubric|section|thema|themen|тема|теми|темы|тег|таг|етикет|такырып)/[^/]+/?$"
)
"""Addresses by which sites name their topics, for guesses."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What a page shows."""

    title: str = ""
    labels: tuple[tuple[str, str], ...] = ()
    """Links that name the topic: address and text."""
    feeds: tuple[str, ...] = ()
    search: str | None = None
    """The address that searches the site for the topic's name."""
    sections: tuple[str, ...] = ()
    manners: tuple[str, ...] = ()
    """Beginnings of the addresses of the site's topics, such as /tag/."""
    is_article: bool = False
    """Whether it says that it is one."""
    runs_on: bool = False
    """Whether it has a long text: an article, or a list with an introduction."""


def look(
    body: bytes, url: str, names: Names, name: str, *, headers: Mapping[str, str] | None = None
) -> Look:
    """What a page shows of the topic."""
    root, _ = parsed(body, headers)
    if root is None:
        return Look()
    parts = Parts.of(root)
    base = next((b.get("href") for b in parts["base"] if b.get("href")), url)
    addresses = Addresses(urljoin(url, base), url)
    links = links_of(parts, addresses)
    inner = [link for link in links if addresses.is_article(link.url, link.key)]
    pointed = [link.url for link in links if FEED.search(urlsplit(link.url).path)]
    return Look(
        title=title_of(root),
        labels=tuple(dict.fromkeys(_labels(inner, names)))[:20],
        feeds=tuple(dict.fromkeys([*feeds_of(parts["link"], addresses), *pointed[:5]])),
        search=search_of(root, addresses, name),
        sections=tuple(dict.fromkeys(_sections(root, inner)))[:12],
        manners=tuple(dict.fromkeys(filter(None, (manner_of(link.url) for link in links)))),
        is_article=is_article(root),
        runs_on=runs_on(root),
    )


def title_of(root: Any) -> str:
    """The page's title and first headings, by which a topic's page says what it is."""
    parts = [text_of(e) for e in islice(root.iter("title", "h1"), 4)]
    return " | ".join(part[:200] for part in parts if part)


def _labels(links: list[Link], names: Names) -> list[tuple[str, str]]:
    """Links whose text or address is the topic's name; such an address counts before a text."""
    named = [(link, names.in_url(link.url)) for link in links]
    by_url = [(link.url, link.text[:LABEL]) for link, in_url in named if in_url]
    by_text = [
        (link.url, link.text)
        for link, in_url in named
        if not in_url and len(link.text) <= LABEL and names.in_label(link.text)
    ]
    return by_url + by_text


def _sections(root: Any, links: list[Link]) -> list[str]:
    """The links of the site's menus."""
    menus = {a for e in islice(root.iter("nav", "header"), 10) for a in e.iter("a")}
    short = [link for link in links if len(urlsplit(link.url).path.strip("/").split("/")) <= 2]
    return [link.url for link in short if link.element in menus and 2 < len(link.text) < 40]


def search_of(root: Any, addresses: Addresses, name: str) -> str | None:
    """The address of a search for the topic's name, by the page's form of one text."""
    for form in islice(root.iter("form"), 20):
        if (form.get("method") or "get").lower() != "get":
            continue
        fields = [f for f in islice(form.iter("input"), 30) if f.get("name")]
        asking = [f for f in fields if (f.get("type") or "text").lower() in {"text", "search"}]
        asking = [f for f in asking if f.get("type") == "search" or ASKING.match(f.get("name"))]
        target = addresses.absolute(form.get("action") or addresses.url)
        if len(asking) == 1 and target:
            hidden = [
                (f.get("name"), f.get("value") or "") for f in fields if f.get("type") == "hidden"
            ]
            pairs = [*hidden[:5], (asking[0].get("name"), name)]
            query = "&".join(f"{quote(key)}={quote(value, safe='')}" for key, value in pairs)
            return Addresses.canonical(f"{target.split('#')[0].split('?')[0]}?{query}")
    return None


def manner_of(url: str) -> str | None:
    """The beginning of an address that names a topic by the site's manner."""
    parts = urlsplit(url)
    found = TAGGED.match(parts.path)
    return f"/{found[1]}/" if found else None

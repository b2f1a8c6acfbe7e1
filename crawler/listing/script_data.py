"""Lists that a page holds as its script's data: Next's and others' state, schema.org in JSON-LD."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from crawler.listing import names
from crawler.listing.addresses import Addresses
from crawler.listing.steps import step
from crawler.listing.texts import size_of

TITLES = ("headline", "title", "name", "heading", "caption", "text", "label")
LINKS = ("url", "canonicalUrl", "canonical_url", "webUrl", "link", "permalink", "href", "fullUrl")
PATHS = ("path", "uri", "urlPath", "relativeUrl", "shareUrl", "@id")
DATES = (
    *(
        "datePublished",
        "publishedAt",
        "published_at",
        "publishDate",
        "publish_date",
        "pubDate",
        "date",
    ),
    *(
        "published",
        "publicationDate",
        "firstPublished",
        "createdAt",
        "created_at",
        "created",
        "time",
    ),
)
TEASERS = ("description", "summary", "lead", "teaser", "excerpt", "dek", "subtitle", "announce")
INNER = ("node", "item", "article", "content", "attributes", "data", "story", "post", "source")
NEXT = (
    "next",
    "nextPage",
    "nextUrl",
    "next_page",
    "next_url",
    "nextPageUrl",
    "next_page_url",
    "nextLink",
)
STATE = re.compile(
    r"(?:window|self|globalThis)?\.?_{0,2}[A-Za-z][\w.\[\]\"']{2,40}\s*=\s*(?=[\[{])"
)
MAX_SCRIPTS, MAX_CHARS, MAX_VALUES = 60, 3_000_000, 60_000
LEAST = 12
"""Characters of a headline in data, wide ones twice; menus have shorter ones."""

Told = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Datum:
    """One entry of a list in data."""

    url: str
    headline: str
    date: str | float | None
    teaser: str | None


@dataclass(slots=True)
class ScriptData:
    """What a page's scripts hold of its list."""

    entries: list[Datum]
    next_url: str | None


def script_data(root: Any, addresses: Addresses) -> ScriptData:
    """The longest list of articles in a page's data, and the next page that it names."""
    best: list[Datum] = []
    weight, following = 0.0, None
    left = MAX_VALUES
    for data in _data(root):
        for name, value in _walk(data, left):
            left -= 1
            if isinstance(value, list):
                found = _entries(value, addresses)
                told = _weight(found) * (0.1 if names.marks_of(name) & names.APART else 1)
                if told > weight:
                    best, weight = found, told
            elif following is None and isinstance(value, dict):
                following = _next(value, addresses)
    return ScriptData(best, following)


def _data(root: Any) -> Iterator[Any]:
    """The data of a page's scripts."""
    left = MAX_CHARS
    for script in islice(root.iter("script"), MAX_SCRIPTS):
        text = (script.text or "").strip()
        if len(text) < 60 or len(text) > left:
            continue
        left -= len(text)
        start = 0 if text[0] in "[{" else None
        if start is None and (found := STATE.search(text[:4000])):
            start = found.end()
        if start is None:
            continue
        try:
            yield json.JSONDecoder(strict=False).raw_decode(text, start)[0]
        except (ValueError, RecursionError):
            continue


def _walk(data: Any, left: int) -> Iterator[tuple[str, Any]]:
    """Every list and object within data, with the names that lead to it, outer ones first."""
    open_: list[tuple[str, Any]] = [("", data)]
    while open_ and left > 0:
        name, value = open_.pop(0) if len(open_) < 50 else open_.pop()
        left -= 1
        yield name, value
        if isinstance(value, dict):
            inner = [(f"{name[-60:]} {key}", one) for key, one in islice(value.items(), 2000)]
        else:
            inner = [(name, one) for one in islice(value, 2000)]
        open_.extend(pair for pair in inner if isinstance(pair[1], dict | list))


def _entries(values: list[Any], addresses: Addresses) -> list[Datum]:
    """The articles of a list of objects, each once; empty where few of them are articles."""
    objects = [one for one in islice(values, 500) if isinstance(one, dict)]
    if len(objects) < 2:
        return []
    found = {entry.url: entry for one in objects if (entry := _entry(one, addresses))}
    return list(found.values()) if 2 * len(found) >= len(objects) else []


def _entry(told: Told, addresses: Addresses) -> Datum | None:
    for _ in range(3):
        title, url = _first(told, TITLES), _address(told, addresses)
        if title and url:
            date = next(
                (told[n] for n in DATES if isinstance(told.get(n), str | int | float)), None
            )
            return Datum(url, " ".join(title.split())[:300], date, _first(told, TEASERS))
        inner = next((told[name] for name in INNER if isinstance(told.get(name), dict)), None)
        if inner is None:
            return None
        told = {**told, **inner}
    return None


def _first(told: Told, wanted: tuple[str, ...]) -> str | None:
    """The first text under one of these names, plain or as WordPress's {"rendered": …}."""
    for name in wanted:
        value = told.get(name)
        if isinstance(value, dict):
            value = value.get("rendered") or value.get("text")
        if isinstance(value, str) and value.strip():
            return value.strip()[:2000]
    return None


def _address(told: Told, addresses: Addresses) -> str | None:
    for name in (*LINKS, *PATHS):
        value = told.get(name)
        if isinstance(value, str) and (name in LINKS or "/" in value):
            url = addresses.absolute(value if ":" in value or value[:1] in "/?" else f"/{value}")
            if url and addresses.is_article(url, addresses.key(url)):
                return url
    return None


def _weight(found: list[Datum]) -> float:
    """How much a list in data looks like the main one."""
    if not found:
        return 0.0
    length = sum(min(size_of(one.headline), 120) for one in found) / len(found)
    if length < LEAST:
        return 0.0
    share = 1 / len(found)
    dated = sum(share for one in found if one.date is not None)
    told = sum(share for one in found if one.teaser)
    return float(len(found) ** 0.8 * length * (1 + dated + 0.5 * told))


def _next(told: Told, addresses: Addresses) -> str | None:
    """The further page that an object names."""
    for name in NEXT:
        value = told.get(name)
        value = value.get("url") or value.get("href") if isinstance(value, dict) else value
        url = addresses.absolute(value) if isinstance(value, str) else None
        if url and (told_step := step(addresses.url, url)) and told_step.sure:
            return url
    return None

"""Structured data of a page: the NewsArticle of its JSON-LD, its microdata, its meta tags."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from lxml import etree

from workers.parse.text import plain

MAX_SCRIPT = 512 * 1024
MAX_SCRIPTS = 200
MAX_VALUES = 100
OTHER_TYPES = frozenset(
    {"BlogPosting", "LiveBlogPosting", "Report", "SocialMediaPosting", "Review", "VideoObject"}
)
"""Types beside those that end in «Article» under which sites publish their news."""
ITEMS = etree.XPath("//*[@itemscope]")
PROPERTIES = etree.XPath(".//*[@itemprop]")
PAGE_TYPES = frozenset({"WebPage", "ItemPage"})
TELLING = frozenset({"headline", "datePublished", "author", "articleBody", "image", "publisher"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Structured:
    """What machines are told about the page: by JSON-LD, by itemprop, by meta name."""

    json_ld: Mapping[str, Any]
    microdata: Mapping[str, list[str]]
    meta: Mapping[str, list[str]]
    types: tuple[str, ...] = ()
    """The types of schema.org that JSON-LD gives the article."""

    @property
    def is_article(self) -> bool:
        """Whether the page is called an article, with a headline and a date or an author."""
        told = self.microdata.keys() | self.json_ld.keys()
        return "headline" in told and bool({"datePublished", "author", "articleBody"} & told)

    def values(self, prop: str, *metas: str) -> tuple[list[str], str]:
        """A property's values and their source, by JSON-LD, microdata, meta, in this order."""
        if found := texts(self.json_ld.get(prop)):
            return found, "json_ld"
        if found := [text for value in self.microdata.get(prop, []) if (text := plain(value))]:
            return found, "microdata"
        for meta in metas:
            if found := [text for value in self.meta.get(meta, []) if (text := plain(value))]:
                return found, "open_graph"
        return [], ""


def structured(root: Any, *, has_items: bool = True) -> Structured:
    """All structured data of a parsed page; `has_items`: it may have microdata."""
    nodes = [node for script in _scripts(root) for node in _nodes(script)]
    article = _article(nodes)
    return Structured(
        json_ld=article,
        microdata=_microdata(root) if has_items else {},
        meta=_meta(root),
        types=tuple(sorted(_types(article))),
    )


def texts(value: Any) -> list[str]:
    """The plain texts in a JSON-LD value: a text, an object's name or url, or a list of them."""
    if isinstance(value, str):
        return [text] if (text := plain(value)) else []
    if isinstance(value, Mapping):
        told = (value.get(name) for name in ("name", "url", "contentUrl", "@value"))
        return texts(next((text for text in told if text), None))
    if isinstance(value, list):
        return [text for item in value[:MAX_VALUES] for text in texts(item)]
    return []


def _article(nodes: list[dict[str, Any]]) -> dict[str, Any]:
    """The object that tells most as an article, its references resolved."""
    articles = [node for node in nodes if _is_article(node)]
    if not articles:
        return {}
    told = [len(TELLING.intersection(node)) for node in articles]
    best = dict(articles[told.index(max(told))])
    pages = [node for node in nodes if PAGE_TYPES & _types(node)]
    for page in pages[:1]:
        for name in {"datePublished", "dateModified", "inLanguage", "description"} & set(page):
            best[name] = best.get(name) or page[name]
    by_id = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str)}
    for name in ("author", "publisher", "image"):
        best[name] = _resolved(best.get(name), by_id)
    return {name: value for name, value in best.items() if value or value is False}


def _is_article(node: Mapping[str, Any]) -> bool:
    return any(name.endswith("Article") or name in OTHER_TYPES for name in _types(node)) and (
        "headline" in node or "datePublished" in node
    )


def _resolved(value: Any, by_id: Mapping[str, Any]) -> Any:
    """A value, or what its @id refers to."""
    if isinstance(value, list):
        return [_resolved(item, by_id) for item in value[:MAX_VALUES]]
    if isinstance(value, Mapping) and not value.get("name") and not value.get("url"):
        name = value.get("@id")
        return by_id.get(name, value) if isinstance(name, str) else value
    return value


def _scripts(root: Any) -> Iterator[Any]:
    told = (e for e in root.iter("script") if "ld+json" in (e.get("type") or ""))
    for script in islice(told, MAX_SCRIPTS):
        source = re.sub(r"^\s*(<!--|//<!\[CDATA\[)|(-->|//\]\]>)\s*$", "", script.text or "")
        if len(source) <= MAX_SCRIPT and (value := _json(source)) is not None:
            yield value


def _json(source: str) -> Any:
    """A script's value; where it is broken, once more without spare commas; else None."""
    for text in (source, re.sub(r",(\s*[}\]])", r"\1", source.strip().rstrip(";"))):
        try:
            return json.loads(text, strict=False, parse_constant=lambda _: None)
        except (ValueError, RecursionError):
            continue
    return None


def _nodes(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    """The objects of a script: alone, in arrays, in @graph, as the page's main entity."""
    if depth > 4:
        return
    if isinstance(value, list):
        for item in value[:200]:
            yield from _nodes(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for name in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _nodes(value.get(name), depth + 1)


def _types(node: Mapping[str, Any]) -> set[str]:
    return {re.split(r"[/#:]", name)[-1] for name in texts(node.get("@type"))}


def _microdata(root: Any) -> dict[str, list[str]]:
    """The itemprops of the first article item, without those of the items inside it."""
    items = ITEMS(root)
    kinds = ("Article", "BlogPosting")
    items = [item for kind in kinds for item in items if kind in (item.get("itemtype") or "")][:1]
    found: dict[str, list[str]] = {}
    for element in items and PROPERTIES(items[0]):
        scope = next((a for a in element.iterancestors() if a.get("itemscope") is not None), None)
        if scope is not items[0]:
            continue
        if value := _value(element):
            for name in element.get("itemprop").split():
                found.setdefault(name, []).append(value)
    return found


def _value(element: Any) -> str:
    """What an itemprop says: its attribute, the name of the item it is, or its text."""
    for name in ("content", "datetime", "src"):
        if element.get(name):
            return str(element.get(name))
    if element.get("itemscope") is not None:
        for name in ("name", "url", "contentUrl"):
            for inner in element.xpath(f".//*[@itemprop='{name}']")[:1]:
                return _value(inner)
    text = " ".join("".join(element.itertext()).split())
    return text or str(element.get("href") or "")


def _meta(root: Any) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        if name and (content := (element.get("content") or "").strip()):
            found.setdefault(name.lower(), []).append(content)
    return found

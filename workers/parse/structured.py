"""Structured data of a page: the NewsArticle of its JSON-LD, its microdata, its meta tags."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

MAX_SCRIPT = 512 * 1024
MAX_SCRIPTS = 200
ARTICLE_TYPES = frozenset(
    {"NewsArticle", "Article", "BlogPosting", "LiveBlogPosting", "TechArticle"}
    | {
        f"{kind}NewsArticle"
        for kind in ("Reportage", "Analysis", "Opinion", "Background", "Review")
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Structured:
    """What machines are told about the page: by JSON-LD, by itemprop, by meta name."""

    json_ld: Mapping[str, Any]
    microdata: Mapping[str, list[str]]
    meta: Mapping[str, list[str]]


def structured(root: Any) -> Structured:
    """All structured data of a parsed page."""
    nodes = [node for script in _scripts(root) for node in _nodes(script)]
    article = next((node for node in nodes if _types(node) & ARTICLE_TYPES), {})
    return Structured(json_ld=article, microdata=_microdata(root), meta=_meta(root))


def texts(value: Any) -> list[str]:
    """The plain texts in a JSON-LD value: a text, an object's name or url, or a list of them."""
    if isinstance(value, str):
        return [value.strip()] if value.strip() else []
    if isinstance(value, Mapping):
        return texts(value.get("name") or value.get("url") or value.get("@value"))
    if isinstance(value, list):
        return [text for item in value[:100] for text in texts(item)]
    return []


def _scripts(root: Any) -> Iterator[Any]:
    for script in root.xpath('//script[@type="application/ld+json"]')[:MAX_SCRIPTS]:
        source = script.text or ""
        if len(source) <= MAX_SCRIPT:
            try:
                yield json.loads(source, strict=False, parse_constant=lambda _: None)
            except (ValueError, RecursionError):
                continue


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
    return {name.rsplit("/", 1)[-1] for name in texts(node.get("@type"))}


def _microdata(root: Any) -> dict[str, list[str]]:
    """The itemprops of the first article item: attribute values before texts."""
    items = root.xpath("//*[@itemscope and contains(@itemtype, 'Article')]")[:1]
    found: dict[str, list[str]] = {}
    for element in items and items[0].xpath(".//*[@itemprop]"):
        value = element.get("content") or element.get("datetime") or element.get("src")
        value = value or element.get("href") or " ".join(element.text_content().split())
        for name in element.get("itemprop").split():
            found.setdefault(name, []).append(value)
    return found


def _meta(root: Any) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for element in root.iter("meta"):
        name = (element.get("property") or element.get("name") or "").lower()
        if name and (content := (element.get("content") or "").strip()):
            found.setdefault(name, []).append(content)
    return found

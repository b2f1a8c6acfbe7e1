"""The text of an article: by trafilatura, else as told, else the paragraphs of one container."""

import copy
from collections import defaultdict
from typing import Any

from trafilatura import bare_extraction

from workers.parse.structured import Structured
from workers.parse.text import clean, fold, plain, words_of

MAX_TEXT = 500_000
LONG = 800
"""Characters from which a precise text is taken without asking for a fuller one."""
ADS = frozenset({"реклама", "жарнама", "advertisement", "anzeige", "реклама на сайте"})
SHORT = 250
"""Characters below which a text may be a notice beside the article, not the article."""


def body_of(root: Any, data: Structured, url: str, *, library: bool) -> tuple[str, str]:
    """The paragraphs of the main text and where they came from; empty where there is none."""
    text = _by_library(root, url) if library else ""
    if len(text) >= SHORT:
        return text, "library"
    told = _told(data)
    if len(told) > 2 * len(text) and len(told) > SHORT:
        return told, "json_ld" if data.json_ld.get("articleBody") else "microdata"
    held = _paragraphs(root) if not library or not text else ""
    return (held, "html") if len(held) > len(text) else (text, "library")


def trimmed(body: str, root: Any, shown: set[str]) -> str:
    """A body without what the page shows beside it: headline and lead, ads, links at its end."""
    lines = body.split("\n\n")
    while len(lines) > 1 and fold(lines[0]) in shown:
        del lines[0]
    lines = [line for line in lines if fold(line) not in ADS]
    if len(lines) > 1 and len(lines[-1]) < 200:
        beside = shown | {fold(a.text_content()) for a in root.iter("a")}
        while len(lines) > 1 and len(lines[-1]) < 200 and fold(lines[-1]) in beside:
            del lines[-1]
    return "\n\n".join(lines)


def _by_library(root: Any, url: str) -> str:
    """The library's text, precise; the fuller one where precision cut more than half of it."""
    text = _extracted(root, url, favor_precision=True)
    if len(text) >= LONG:
        return text
    fuller = _extracted(root, url, favor_precision=False)
    return fuller if len(fuller) > 2 * len(text) else text


def _extracted(root: Any, url: str, *, favor_precision: bool) -> str:
    found = bare_extraction(
        copy.deepcopy(root),
        url=url or None,
        include_comments=False,
        with_metadata=False,
        favor_precision=favor_precision,
    )
    return _joined((getattr(found, "text", None) or "").splitlines())


def _told(data: Structured) -> str:
    value = data.json_ld.get("articleBody") or next(iter(data.microdata.get("articleBody", [])), "")
    return _joined(plain(line) for line in value.splitlines()) if isinstance(value, str) else ""


def _paragraphs(root: Any) -> str:
    """The paragraphs of the element that holds most of their text."""
    held: dict[Any, list[str]] = defaultdict(list)
    for paragraph in root.xpath("//body//p[not(ancestor::footer or ancestor::aside)]")[:20_000]:
        if len(text := words_of(paragraph)) > 20:
            held[paragraph.getparent()].append(text)
    return _joined(max(held.values(), key=lambda texts: sum(map(len, texts)), default=[]))


def _joined(lines: Any) -> str:
    return "\n\n".join(text for line in lines if (text := clean(line)))[:MAX_TEXT]

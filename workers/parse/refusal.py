"""Why a page is no article: nothing to read, a notice that nothing is there, a list of links."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import islice
from typing import Any

from news import urls
from workers.parse.structured import Structured
from workers.parse.text import BLOCKS, fold, lines_of, words_of

MIN_BODY = 120
"""Characters of text below which a page without an article's structured data is none."""
SHORT = 800
GONE = re.compile(
    r"\b404\b|\b410\b|not found|no longer (available|exists)|page (does not|doesn.t) exist"
    r"|не е намерен\w*|не съществува|не найден\w*|не существует|удален[аы]?\b|табылмады"
    r"|не знайдено|не існує|nicht gefunden|introuvable|bulunamadı"
    r"|no (?:fue )?encontrad[ao]|no existe"
    r"|não (?:foi )?encontrad[ao]|não existe|non (?:è stata )?trovat[ao]"
    r"|nie (?:została )?znalezion[ao]"
    r"|није пронађен\w*|nije pronađen\w*|لم يتم العثور|غير موجودة|找不到|不存在|見つかりません",
    re.I,
)
WALLS = tuple(
    (re.compile(one, re.I), re.compile(other, re.I))
    for one, other in (
        (
            r"\b(cookies?\b|бисквитк|куки|файл\w+ cookie)",
            r"\b(partners|партньор|партн[её]р|серіктес|partner\b|consent\b|съгласи|согласи|згод|келісім"
            r"|приемам|принимаю|принять|accept all|zustimm)",
        ),
        (
            r"\b(log ?in\b|sign ?in\b|влезте\b|войдите\b|авторизуйтесь|увійдіть|кіріңіз|anmelden)",
            r"\b(subscri|абонира|подпи(са|ши)|передплат|жазыл|register\b|регистр|зареєстр|abonn)",
        ),
    )
)
"""What a notice that stands before a text says: two of its words, which say so together."""
HEADINGS = frozenset({"h2", "h3", "h4", "h5"})
MAX_LINKS, MAX_LINES, MIN_ITEMS, MAX_ITEM = 1000, 200, 3, 1500
ASIDE = frozenset({"aside", "footer", "nav"})


def why_not(root: Any, data: Structured, url: str, headline: str | None, body: str) -> str | None:
    """The reason why a page is no article, or None where it is one."""
    if not headline:
        return "no headline"
    if not body or (len(body) < MIN_BODY and not data.is_article):
        return "no text"
    if data.is_article or "article" in data.meta.get("og:type", []):
        return None
    told = root.find("head/title")
    title = words_of(told) if told is not None else ""
    if len(body) < SHORT and (GONE.search(headline) or GONE.search(title)):
        return "a notice that nothing is here"
    if len(body) < SHORT and any(one.search(body) and two.search(body) for one, two in WALLS):
        return "a wall before the text"
    return "a list of links" if _is_list(root, url, body) else None


def _is_list(root: Any, url: str, body: str) -> bool:
    """Whether most of the text stands in items that a headline's link heads."""
    links = _headline_links(root, url)
    held: dict[Any, set[str]] = defaultdict(set)
    for link, place in links:
        for element in (place, *place.iterancestors()):
            held[element].add(link)
    items = set()
    for _, place in links:
        item = place
        while item.getparent() is not None and len(held[item.getparent()]) == 1:
            item = item.getparent()
        items.add(item)
    teasers = [fold(" ".join(lines_of(item, MAX_ITEM))) for item in items]
    teasers = [teaser for teaser in teasers if len(teaser) < MAX_ITEM]
    parts = [part for part in body.splitlines() if part][:MAX_LINES]
    lines = [key for part in parts if (key := fold(part)[:60])]
    listed = {line for line in lines if any(line in teaser for teaser in teasers)}
    giving = sum(any(line in teaser for line in listed) for teaser in teasers)
    sizes = [len(part) for part in parts if fold(part)[:60] in listed]
    return giving >= MIN_ITEMS and 2 * sum(sizes) > sum(map(len, parts))


def _headline_links(root: Any, url: str) -> list[tuple[str, Any]]:
    """Links that head something: in a heading, or long and alone in their block; with the block."""
    found: list[tuple[str, Any]] = []
    sizes: dict[Any, int] = {}
    for anchor in islice(_anchors(root), MAX_LINKS):
        block = anchor
        while block.getparent() is not None and block.tag not in BLOCKS:
            block = block.getparent()
        inner = next((e for e in anchor.iter() if e.tag in HEADINGS), None)
        text = words_of(anchor)
        headed = block.tag in HEADINGS or inner is not None
        if block not in sizes:
            sizes[block] = len(words_of(block))
        alone = len(text) >= 20 and sizes[block] < 1.3 * len(text)
        link = urls.absolute(url, anchor.get("href")) or ""
        if len(text) >= 8 and (headed or alone) and link != urls.absolute(url, ""):
            found.append((link, anchor))
    return found


def _anchors(root: Any) -> Iterator[Any]:
    """The page's links that stand in its matter."""
    for anchor in islice(root.iter("a"), 4 * MAX_LINKS):
        if anchor.get("href") and all(e.tag not in ASIDE for e in anchor.iterancestors()):
            yield anchor

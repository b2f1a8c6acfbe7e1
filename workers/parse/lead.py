"""The lead of an article and the labels it is filed under."""

import re
from itertools import islice
from typing import Any

from workers.parse.structured import Structured
from workers.parse.text import fold, names_of, plain, words_of

NAMES = frozenset(
    {"lead", "lede", "subtitle", "summary", "anons", "standfirst", "lid", "intro", "excerpt"}
    | {"dek", "perex", "chapeau", "vorspann", "subheadline", "podzaglavie", "description"}
)
CRUMBS = frozenset({"breadcrumb", "breadcrumbs", "crumbs", "rubric", "rubrika"})
TAGS = frozenset({"p", "div", "h2", "h3", "section", "span", "strong"})
LABELS = ("div", "p", "span", "li", "section", "strong", "b", "h4", "h5", "h6")
TOPIC_WORD = re.compile(r"\s*(?:тема|теми|темы|тақырып|topic|сюжет)\s*:", re.I)
TOPIC = re.compile(r"^(?:тема|теми|темы|тақырып|topic|сюжет)\s*:\s*(.{2,60})$", re.I)


def lead_of(root: Any, data: Structured, headline: str) -> tuple[str | None, str]:
    """The lead as told; as shown where nothing is told or the telling is cut short."""
    told, source = data.values("description", "og:description", "description")
    said = told[0] if told and fold(told[0]) != fold(headline) else None
    shown = shown_lead(root, headline)
    if shown and (said is None or fold(shown).startswith(fold(said.rstrip("….")))):
        return shown, "html"
    return (said, source) if said else (None, "")


def shown_lead(root: Any, headline: str) -> str | None:
    """The text of the first element behind the heading that is called a lead."""
    for element in root.xpath("//body//h1/following::*[@class or @itemprop]")[:200]:
        if element.tag in TAGS and NAMES & names_of(element):
            text = words_of(element)
            links = sum(len(a.text_content()) for a in element.iter("a"))
            if 20 <= len(text) <= 600 and links * 2 < len(text) and fold(text) != fold(headline):
                return text
    return None


def topics_of(root: Any) -> tuple[str, ...]:
    """The topics that the page is filed under by a label («Тема: …»)."""
    found = []
    for element in root.iter(*LABELS):
        if len(element) > 5 or not TOPIC_WORD.match(" ".join(islice(element.itertext(), 3))):
            continue
        text = words_of(element)
        if len(text) < 70 and (said := TOPIC.search(text)):
            links = [plain(a.text_content()) for a in element.iter("a")]
            found += [link for link in links if link] or [said.group(1).strip()]
    return tuple(dict.fromkeys(found))[:10]


def keywords_of(root: Any, data: Structured) -> tuple[tuple[str, ...], str]:
    """Keywords and tags as told, else the links that are marked as tags; and their source."""
    told, source = data.values("keywords")
    if not told and (told := [plain(tag) for tag in data.meta.get("article:tag", [])]):
        source = "open_graph"
    if not told:
        told, source = data.values("keywords", "news_keywords", "keywords")
    if not told:
        told = [words_of(a) for a in root.xpath("//body//a[@rel='tag']")[:30]]
        source = "html"
    words = [word.strip() for text in told for word in re.split(r"[,;]", text)]
    kept = tuple(word for word in dict.fromkeys(words) if 1 < len(word) < 80)[:50]
    return kept, source if kept else ""


def section_of(root: Any, headline: str) -> str | None:
    """The last section that the page's breadcrumbs or its rubric link to."""
    for element in root.xpath("//body//*[@class or @itemprop or @id]"):
        if CRUMBS & names_of(element):
            links = [words_of(a) for a in element.iter("a")]
            links = [link for link in links if 2 < len(link) < 40 and fold(link) != fold(headline)]
            if links and len(links) < 6:
                return links[-1]
    return None

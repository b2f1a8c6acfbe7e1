"""The lead of an article and the labels it is filed under."""

import re
from typing import Any

from workers.parse.outline import Outline
from workers.parse.structured import Structured
from workers.parse.text import fold, plain, words_of

NAMES = frozenset(
    {"lead", "lede", "subtitle", "summary", "anons", "standfirst", "lid", "intro", "excerpt"}
    | {"dek", "perex", "chapeau", "vorspann", "subheadline", "podzaglavie", "description"}
)
CRUMBS = frozenset({"breadcrumb", "breadcrumbs", "crumbs", "rubric", "rubrika"})
TAGS = frozenset({"p", "div", "h2", "h3", "section", "span", "strong"})
TOPIC = re.compile(r"(?:тема|теми|темы|тақырып|topic|сюжет)\s*:\s*(.{0,60})$", re.I)
MAX_LABEL = 70
MAX_TOPICS = 10


def lead_of(outline: Outline, data: Structured, headline: str) -> tuple[str | None, str]:
    """The lead as told; as shown where nothing is told or the telling is cut short."""
    told, source = data.values("description", "og:description", "description")
    said = told[0] if told and fold(told[0]) != fold(headline) else None
    shown = shown_lead(outline, headline)
    if shown and (said is None or fold(shown).startswith(fold(said.rstrip("….")))):
        return shown, "html"
    return (said, source) if said else (None, "")


def shown_lead(outline: Outline, headline: str) -> str | None:
    """The text of the first element behind the heading that is called a lead."""
    if not outline.headings:
        return None
    heading = outline.places[outline.headings[0]]
    for element in outline.called(NAMES):
        if element.tag in TAGS and outline.places[element] > heading:
            text = words_of(element)
            links = sum(len(words_of(a)) for a in element.iter("a"))
            if 20 <= len(text) <= 600 and links * 2 < len(text) and fold(text) != fold(headline):
                return text
    return None


def topics_of(outline: Outline) -> tuple[str, ...]:
    """The topics that the page is filed under by a label («Тема: …»)."""
    found: list[str] = []
    for place, block in enumerate(outline.blocks):
        if len(block.text) > MAX_LABEL or not (label := TOPIC.match(block.text)):
            continue
        held = place
        if not label.group(1) and place + 1 < len(outline.blocks):
            held += 1  # the label alone: what it labels stands in the next box
        said = outline.blocks[held].text if held > place else label.group(1)
        if outline.blocks[held].links or held == place:
            links = outline.boxes[outline.blocks[held].box].element.iter("a")
            names = [name for a in links if (name := plain(words_of(a))) and name in said]
            found += names or [said.strip()]
    return tuple(name for name in dict.fromkeys(found) if name)[:MAX_TOPICS]


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


def section_of(outline: Outline, headline: str) -> str | None:
    """The last section that the page's breadcrumbs or its rubric link to."""
    for element in outline.called(CRUMBS):
        links = [words_of(a) for a in element.iter("a")]
        links = [link for link in links if 2 < len(link) < 40 and fold(link) != fold(headline)]
        if links and len(links) < 6:
            return links[-1]
    return None

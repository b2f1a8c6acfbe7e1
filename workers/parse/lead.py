"""The lead of an article and the labels it is filed under."""

import re

from workers.parse.outline import Outline
from workers.parse.structured import Structured
from workers.parse.text import fold, plain, words_of

NAMES = frozenset(
    {"lead", "lede", "subtitle", "summary", "anons", "standfirst", "lid", "intro", "excerpt"}
    | {"dek", "perex", "chapeau", "vorspann", "subheadline", "podzaglavie", "description"}
    | {"chapo", "entradilla", "bajada", "copete", "sumario", "sommario", "ingress", "spot"}
)
TAGS = frozenset({"p", "div", "h2", "h3", "section", "span", "strong"})
TOPIC = re.compile(r"(?:тема|теми|темы|тақырып|topic|сюжет)\s*:\s*(.{0,60})$", re.I)
MIN_LEAD, MAX_LEAD = 20, 600
MAX_LABEL = 70
MAX_TOPICS = 10


def lead_of(outline: Outline, data: Structured, headline: str) -> tuple[str | None, str]:
    """The lead as told; as shown where nothing is told or the telling is cut short."""
    told, source = data.values("description", "og:description", "description")
    said = told[0] if told and fold(told[0]) != fold(headline) else None
    shown = shown_lead(outline, headline)
    if shown and (said is None or fold(shown).startswith(fold(said.rstrip("….")))):
        return shown, "html"
    if said and said.endswith(("...", "…")) and (whole := _whole(outline, said)):
        return whole, "html"
    if not said and (under := _under_heading(outline)):
        return under, "html"
    return (said, source) if said else (None, "")


def _whole(outline: Outline, said: str) -> str | None:
    """The block that a lead is the beginning of which is told cut short."""
    begin = said.rstrip("… .").rpartition(" ")[0]
    for block in outline.blocks if len(begin) > MIN_LEAD else ():
        if block.text.startswith(begin) and len(block.text) <= MAX_LEAD:
            return block.text
    return None


def _under_heading(outline: Outline) -> str | None:
    """The text of an h2 that follows the h1 in the same box."""
    place = outline.heading_box()
    if place is None or place + 1 >= len(outline.boxes):
        return None
    after = outline.boxes[place + 1]
    if after.tag != "h2" or after.parent != outline.boxes[place].parent:
        return None
    text = words_of(after.element)
    return text if MIN_LEAD < len(text) <= MAX_LEAD and after.element.find(".//a") is None else None


def shown_lead(outline: Outline, headline: str) -> str | None:
    """The text of the first element behind the heading that is called a lead."""
    for element in outline.called_below(NAMES):
        if element.tag in TAGS:
            text = words_of(element)
            links = sum(len(words_of(a)) for a in element.iter("a"))
            if (
                MIN_LEAD <= len(text) <= MAX_LEAD
                and links * 2 < len(text)
                and fold(text) != fold(headline)
            ):
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

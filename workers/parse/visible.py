"""What a page shows a reader beside its text: lead, byline, credit, counts, topic labels."""

import re
from typing import Any

from news.model import Author, Image

BYLINE = re.compile(r"(author|byline|autor|avtor)", re.I)
BY = re.compile(r"^(от|автор(ы)?|авторы|by|жазған|мәтін|текст)\s*:?\s+", re.I)
ROLE = re.compile(
    r"\b(автор|редактор|кореспондент|корреспондент|журналист|обозреватель|тілші|editor"
    r"|reporter|correspondent|репортер|анализатор|кореспондентка)\b",
    re.I,
)
LEAD = re.compile(
    r"(^|[\s_-])(lead|lede|subtitle|podzaglavie|summary|anons|standfirst|lid|intro)", re.I
)
CREDIT = re.compile(r"(?:снимк[аи]|фото|photo|сурет|foto|источник фото)\s*:\s*([^\n|]{2,80})", re.I)
TOPIC = re.compile(r"(?:тема|тақырып|topic|теги?)\s*:\s*(.{2,60})$", re.I)
COUNTS = re.compile(r"^\D{0,3}(\d[\d\s]{0,9}?)\s+(\d{1,6})\s*$")


def lead_of(root: Any) -> str | None:
    """The text of the element that is marked as the lead."""
    for element in root.xpath("//body//*[@class]"):
        if LEAD.search(element.get("class")) and element.tag in {"p", "div", "h2", "section"}:
            text = _text(element)
            if 20 <= len(text) <= 600:
                return text
    return None


def authors_of(root: Any) -> tuple[Author, ...]:
    """The names of the byline with the role that stands beside each."""
    found: dict[str, Author] = {}
    for element in root.xpath("//body//*[@class]"):
        if BYLINE.search(element.get("class")) and not len(element.xpath(".//p")):
            name, role = _name_and_role(element)
            if name and (name not in found or (role and not found[name].role)):
                found[name] = Author(name=name, role=role)
    return tuple(found.values())[:10]


def _name_and_role(element: Any) -> tuple[str | None, str | None]:
    pieces = [" ".join(piece.split()) for piece in element.itertext()]
    pieces = [piece for piece in dict.fromkeys(pieces) if piece]
    role = next((piece for piece in pieces if ROLE.search(piece) and len(piece) < 80), None)
    names = (BY.sub("", piece).strip(" ,|:") for piece in pieces if piece != role)
    name = next((name for name in names if is_name(name)), None)
    return name, role


def is_name(text: str) -> bool:
    """Whether a text can be a person's name: two to five words that begin with capitals."""
    words = text.split()
    return 2 <= len(words) <= 5 and all(word[0].isupper() for word in words) and len(text) < 60


def image_of(root: Any) -> Image | None:
    """The first picture with a caption, its credit apart."""
    for figure in root.xpath("//body//figure[.//img]"):
        caption = " ".join(_text(c) for c in figure.xpath(".//figcaption"))
        credit = CREDIT.search(caption)
        rest = CREDIT.sub("", caption).strip(" .|–-") if credit else caption
        source = figure.xpath(".//img/@src")[0]
        return Image(
            url=source, caption=rest or None, credit=credit and credit.group(1).strip(" .)")
        )
    return None


def topics_of(root: Any) -> tuple[str, ...]:
    """The topics that the page is filed under by a label («Тема: …»)."""
    found = []
    for element in root.xpath("//body//*[not(self::script or self::style)]"):
        if len(element) <= 3 and (said := TOPIC.search(_text(element)[:100])):
            found.append(said.group(1).strip())
    return tuple(dict.fromkeys(found))[:10]


def counts_of(text: str) -> tuple[int | None, int | None]:
    """Views and comments: two bare numbers behind the date («22:05 320 0»)."""
    found = COUNTS.match(text[:40])
    if not found:
        return None, None
    return int(found.group(1).replace(" ", "").replace("\xa0", "")), int(found.group(2))


def _text(element: Any) -> str:
    return " ".join(element.text_content().split())

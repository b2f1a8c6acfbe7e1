"""Where an article is filed: its section, its keywords."""

import re
from collections.abc import Container, Iterator
from itertools import islice
from typing import Any

from workers.parse.naming import Kind, words_in
from workers.parse.outline import Block, Outline
from workers.parse.structured import Structured
from workers.parse.text import fold, plain, words_of

CRUMBS = frozenset({"breadcrumb", "breadcrumbs", "crumbs", "rubric", "rubrika"})
FILED = frozenset(
    {"category", "categories", "cat", "rubric", "rubrika", "section", "kicker", "genre"}
)
"""What a lone link to the section is called, near the heading."""
TAGGED = frozenset(
    {"tag", "tags", "tagcloud", "taglist", "keywords", "etiketler", "etiketi", "tegi"}
)
ARROWS = re.compile(r"[»›>→/⟩]")
LABELLED = re.compile(
    r"(?:категори[яії]|рубрика|раздел|сектор|санат|айдар|category|categoría|rubrik|rubrique|kategori[ae]?"
    r"|filed under|in|栏目)\s*[:：]\s*(?P<name>[^|\n]{3,40})",
    re.I,
)
TAGS_OF = re.compile(
    r"^(?:теги?|тегове|тегтер|етикети|метки|ключови думи|ключевые слова|ознаке|tags?"
    r"|topics|etiketler"
    r"|etiquetas|schlagwörter|mots[- ]clés|关键词)\s*[:：]?\s*",
    re.I,
)
NO_SECTION = re.compile(
    r"\d|^\W|[→»›]$|^(?:home|начало|главная|басты бет|головна|accueil|inicio|startseite)$", re.I
)
MAX_SECTION = 40
MAX_BLOCK = 160
MAX_TAGS = 30
MAX_CALLED = 8


def keywords_of(root: Any, outline: Outline, data: Structured) -> tuple[tuple[str, ...], str]:
    """Keywords and tags as told, else the links that are marked as tags; and their source."""
    told, source = data.values("keywords")
    if not told and (told := [plain(tag) for tag in data.meta.get("article:tag", [])]):
        source = "open_graph"
    if not told:
        told, source = data.values("keywords", "news_keywords", "keywords")
    if not told:
        told = [words_of(a) for a in root.xpath("//body//a[@rel='tag']")[:MAX_TAGS]]
        told = told or list(_tags(outline)) or _tags_of_label(outline)
        source = "html"
    words = [word.strip() for text in told for word in re.split(r"[,;]", text)]
    kept = tuple(word for word in dict.fromkeys(words) if 1 < len(word) < 80)[:50]
    return kept, source if kept else ""


def _tags(outline: Outline) -> Iterator[str]:
    """The links in the first element behind the heading that is called tags."""
    for element in outline.called_below(TAGGED)[:MAX_CALLED]:
        links = [words_of(a) for a in islice(element.iter("a"), MAX_TAGS + 1)]
        if not 0 < len(links) <= MAX_TAGS or max(map(len, links)) >= MAX_SECTION:
            continue
        text = TAGS_OF.sub("", words_of(element))
        if 2 * sum(map(len, links)) > len(text):
            yield from links
            return


def _tags_of_label(outline: Outline) -> list[str]:
    """The links of a line that begins with what says tags: «Теги: …»."""
    for block in reversed(outline.blocks):
        if block.links and len(block.text) < 2 * MAX_BLOCK and TAGS_OF.match(block.text):
            links = outline.boxes[block.box].element.iter("a")
            return [text for a in islice(links, MAX_TAGS) if (text := words_of(a)) in block.text]
    return []


def section_of(
    outline: Outline, data: Structured, headline: str, authors: Container[str]
) -> tuple[str | None, str]:
    """The section as told, as the page's breadcrumbs or a label show it; and the source.

    `authors` are the article's, which stand in such places as well.
    """
    told, source = data.values("articleSection", "article:section")
    for text in told:
        if name := _first_part(text):
            return name, source
    for names in _ways(outline):
        if (name := _last(names, headline)) and name not in authors:
            return name, "html"
    return _labelled(outline), "html"


def _first_part(text: str) -> str | None:
    """The first of several sections that are told in one text, without what repeats it."""
    parts = [part.strip(" ‹›«»<>|/") for part in re.split(r",(?!\s)|\s+[-–|>/]\s+", text)]
    name = next((part for part in parts if part), None)
    return name.partition(", ")[0] if name and len(name) > MAX_SECTION else name


def _ways(outline: Outline) -> Iterator[list[str]]:
    """The links of breadcrumbs, of a line with arrows, of what is called a section."""
    for element in outline.called(CRUMBS)[:MAX_CALLED]:
        yield [words_of(a) for a in islice(element.iter("a"), 7)]
    for block in outline.blocks[: 2 * MAX_BLOCK]:
        if 0 < block.links < 6 and len(block.text) < MAX_BLOCK and ARROWS.search(block.text):
            links = outline.boxes[block.box].element.iter("a")
            if _begins_home(texts := [words_of(a) for a in islice(links, 7)], block):
                yield texts
    near = [*outline.called_below(FILED)[:3], *_above(outline)]
    for element in near:
        links = [element] if element.tag == "a" else list(islice(element.iter("a"), 2))
        if len(links) == 1 and len(words_of(element)) < MAX_SECTION:
            yield [words_of(links[0])]


def _begins_home(links: list[str], block: Block) -> bool:
    return bool(links) and block.text.startswith(links[0]) and bool(NO_SECTION.search(links[0]))


def _above(outline: Outline) -> list[Any]:
    """The last elements before the heading that are called a section."""
    before = outline.marks[: outline.first_heading] if outline.headings else []
    found = [e for name, e in before if not FILED.isdisjoint(words_in(name))]
    return found[:-3:-1]


def _last(links: list[str], headline: str) -> str | None:
    """The last link of a way that can be a section; none where it leads through dates."""
    if not links or len(links) > 6 or any(re.fullmatch(r"(?:19|20)\d\d", link) for link in links):
        return None
    named = [link for link in links if 2 < len(link) < MAX_SECTION and fold(link) != fold(headline)]
    named = [link for link in named if not NO_SECTION.search(link)]
    return named[-1] if named else None


def _labelled(outline: Outline) -> str | None:
    """The section that a short line says it is filed under: «Категория: …»."""
    for block in outline.blocks:
        if (
            len(block.text) <= 2 * MAX_BLOCK
            and block.links
            and (found := LABELLED.search(block.text))
        ):
            if outline.boxes[block.box].around & Kind.NAVIGATION:
                continue
            links = outline.boxes[block.box].element.iter("a")
            said = found.group("name")
            return next((t for a in links if (t := words_of(a)) and said.startswith(t)), None)
    return None

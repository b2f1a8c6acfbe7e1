"""The byline: who wrote an article, and as what."""

import re
from collections.abc import Container
from typing import Any

from lxml import etree

from news.article import Author
from workers.parse.naming import words_of_name
from workers.parse.outline import Outline
from workers.parse.structured import Structured
from workers.parse.text import fold, plain, words_of

NAMES = frozenset(
    {"author", "authors", "byline", "autor", "avtor", "autore", "auteur", "writer", "yazar"}
    | {"muhabir", "reporter", "createdby", "autorzy", "rel:author"}
)
BY = re.compile(
    r"^(от|автори?|авторы|аутори?|by|von|par|por|de|di|av|жазған|мәтін|текст|материал|written by"
    r"|publicado por|posted by|muhabir|yazar|haber|text|texte|texto|autore?|autoren|auteur"
    r"|بقلم|كتب|作者|文)"
    r"(\s*[:：]\s*|\s+)",
    re.I,
)
SIGNED = re.compile(
    r"^(?:автори?|авторы|аутори?|авторлар|текст|материал|мәтін|жазған|written by|publicado por"
    r"|posted by|muhabir|yazar|haber|autore?|autoren|auteurs?|author|text|texte|texto)\s*[:：]\s*"
    r"(?P<names>[^\n\d|]{4,100}?)\s*(?:[\d|][^\n]*)?$",
    re.I,
)
"""A line of its own that says who wrote the text: «Автор: …»."""
INITIALS = re.compile(r"^[/(\[][A-ZА-ЯІЇЄҚҒҮӘӨ.]{1,3}(?:[\s,/]?[A-ZА-ЯІЇЄҚҒҮӘӨ.]{1,3}){0,2}[/)\]]$")
"""What stands for a name at a text's end: «/ИВ/»."""
ROLE = re.compile(
    r"\b(автор|редактор\w*|к[оа]р+еспондент\w*|журналист\w*|обозреватель|тілші\w*|шолушы|editor"
    r"|reporter|correspondent\w*|columnist|репортер|анализатор|колумнист|redakteur\w*|korrespondent\w*"
    r"|journalist\w*|rédact\w+|correspondante?s?|periodista|redactora?|новинар\w*|дописни\w+|muhabir\w*"
    r"|кореспондент\w*|журналіст\w*|оглядач\w*)\b",
    re.I,
)
ROLES = frozenset({"role", "position", "jobtitle", "occupation"})
DATED = re.compile(r"\d{1,2}[./]\d{1,2}[./]\d{2,4}.*|\b\d{1,2}:\d{2}\b.*", re.DOTALL)
NO_ROLE = re.compile(r"\d|[.:!?…]$")
PARTED = re.compile(r"\s*(?:,|;|\||/|·|\s(?:и|and|und|et|y|e|және|та|і)\s)\s*")
MARK = re.compile(r"\s*\([^)]{1,40}\)\s*$")
NOBODY = re.compile(r"https?:|www\.|@|\.(com|ru|bg|kz|ua|de|org|net)\b", re.I)
OUTSIDE = etree.XPath("boolean(.//p[2] | ancestor::figure | ancestor::aside | ancestor::footer)")
MOST = 20
SHORTEST = 5
MAX_LINES = 120
"""Characters of a line that may be a byline."""
MANY = 40
"""Elements that are looked at: on a page of teasers each may have its byline."""


def authors_of(outline: Outline, data: Structured) -> tuple[tuple[Author, ...], str]:
    """Names as told or shown, with the roles that are shown, and where the names came from."""
    shown = _shown(outline)
    told, source = _told(data)
    if not told and not shown:
        shown = signed(outline)
    if not told and not shown:
        return (house := _house(data)), "json_ld" if house else ""
    if not told:
        return shown, "html"
    roles = {fold(author.name): author.role for author in shown}
    return tuple(Author(name=name, role=roles.get(fold(name))) for name in told), source


def _told(data: Structured) -> tuple[list[str], str]:
    """The persons of structured data; where it names only the publisher, the publisher."""
    houses = {fold(name) for name in (*data.values("publisher", "og:site_name")[0], "admin")}
    metas = ("author", "article:author", "dc.creator", "parsely-author", "sailthru.author")
    for found, source in (
        data.values("author"),
        *(([plain(v) for v in data.meta.get(meta, [])], "open_graph") for meta in metas),
    ):
        names = [MARK.sub("", BY.sub("", n)).strip(" ,(") for text in found for n in _split(text)]
        names = [n for n in names if fold(n) not in houses and not NOBODY.search(n)]
        if names := [n for n in dict.fromkeys(names) if 1 < len(n) < 80]:
            return names[:MOST], source
    return [], ""


def _house(data: Structured) -> tuple[Author, ...]:
    """The publisher, where it is what structured data names as the author."""
    names = [name for name in data.values("author")[0] if "://" not in name and len(name) < 80]
    return tuple(Author(name=name) for name in names[:1])


def _split(text: str) -> list[str]:
    """The names in a text; «Name, Surname» of one word each stay together."""
    parts = [part for part in PARTED.split(text) if part]
    if len(named := [part for part in parts if is_name(BY.sub("", part))]) == 1 < len(parts):
        return named
    several = sum(len(part.split()) > 1 for part in parts) > 1
    return parts if several else parts[:1] if len(text) >= 80 else [text]


def _shown(outline: Outline) -> tuple[Author, ...]:
    """The names in the first elements that are called a byline, with the role beside each."""
    found: dict[str, Author] = {}
    place = None
    for element in outline.called(NAMES)[:MANY]:
        if not _is_byline(element) or OUTSIDE(element):
            continue
        names = _names_and_role(element)
        if place is None and names:
            place = element.getparent()
        for name, role in names:
            beside = (
                name in found or place is element.getparent() or place in element.iterancestors()
            )
            if beside and (name not in found or (role and not found[name].role)):
                found[name] = Author(name=name, role=role)
    return tuple(found.values())[:MOST]


def _is_byline(element: Any) -> bool:
    """Whether an element that is called a byline does not hold the bylines of several."""
    inner = [e for e in element.iterdescendants() if NAMES & words_of_name(e)]
    texts = {words_of(e) for e in inner if not any(e in i.iterancestors() for i in inner)}
    return len([text for text in texts if fold(BY.sub("", f"{text} "))]) < 2


def _names_and_role(element: Any) -> list[tuple[str, str | None]]:
    pieces = [plain(piece) for piece in element.itertext()]
    pieces = [piece for piece in dict.fromkeys(pieces) if piece][:20]
    if len(words_of(element)) > 300:
        return []
    marked = (words_of(e) for e in element.iter() if ROLES & words_of_name(e))
    says = (piece for piece in pieces if len(piece) < 80 and _says_role(piece, pieces))
    role = next((text for text in (*marked, *says) if not is_name(BY.sub("", text))), None)
    role = None if role is None else DATED.sub("", role).strip(" ,|·-–—/") or None
    role = None if role is None or BY.fullmatch(f"{role.rstrip(': ')} ") else role
    parts = (part for piece in pieces if piece != role for part in _split(BY.sub("", piece)))
    names = [part.strip(" ,|:") for part in parts]
    return [(name, role) for name in names if is_name(name)]


def _says_role(piece: str, pieces: list[str]) -> bool:
    """Whether a piece of a byline is a role: by its words, or small letters behind a lone name."""
    if ROLE.search(piece):
        return not piece.endswith(".")
    before = pieces[: pieces.index(piece)]
    alone = sum(is_name(BY.sub("", one)) for one in before) == 1
    small = piece[0].islower() and len(piece) > SHORTEST and not NO_ROLE.search(piece)
    return alone and small and not BY.match(f"{piece} ")


def signed(outline: Outline) -> tuple[Author, ...]:
    """The authors that a line of its own names, before the text or at its end: «Автор: …»."""
    for block in outline.blocks:
        if len(block.text) > MAX_LINES:
            continue
        for line in block.text.split("\n"):
            if found := SIGNED.match(line):
                names = [name for name in _split(found.group("names")) if is_name(name)]
                if names:
                    return tuple(Author(name=name) for name in names)
    return ()


def signature(body: str) -> tuple[str, tuple[Author, ...]]:
    """A body without a last line that is a name alone, and that author."""
    text, _, last = body.rpartition("\n\n")
    name = last.strip(" .,*")
    if text and len(name.split()) in {2, 3} and is_name(name) and not name.isupper():
        return text, (Author(name=name),)
    return body, ()


def is_byline(line: str, authors: Container[str]) -> bool:
    """Whether a line says nothing but who wrote the text; `authors` are its folded authors."""
    if INITIALS.match(line):
        return True
    if len(line) > MAX_LINES:
        return False
    parts = [part.strip(" .") for part in PARTED.split(BY.sub("", line, count=1)) if part]
    if SIGNED.match(line) and all(is_name(part) for part in parts):
        return True
    return bool(parts) and all(fold(part) in authors for part in parts)


def is_name(text: str) -> bool:
    """Whether a text can be a person's name: two to five words that begin with capitals."""
    words = text.split()
    shaped = 2 <= len(words) <= 5 and len(text) < 60 and not re.search(r"[\d()!?:«»\"]", text)
    return shaped and all(word[0].isalpha() and not word[0].islower() for word in words)

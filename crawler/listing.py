"""Reading a listing page: the article links of its main list, and the next (older) page.

The main list is a run of siblings of one structure, each with a headline link; what stands in
navigation, sidebars and strips of most-read articles is not part of it.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from lxml import html
from lxml.etree import ParserError

from news import urls
from news.model import ListingEntry, ListingPage

HEADLINE = 20
"""Characters from which a link's text may be a headline without standing in a heading."""
ASIDE_TAGS = frozenset({"nav", "header", "footer", "aside", "form", "noscript", "template"})
ASIDE = re.compile(
    r"(side-?bar|most-?|popular|trending|related|recommend|promo|advert|banner|footer|menu|\bnav"
    r"|breadcrumb|cookie|newsletter|share|social|comment|pagination|pager|\btags?\b|widget)"
)
PAGER = re.compile(r"(pag(e|er|es|ing|ination)|nav-?links|next|older|страниц|arhiv)")
NEXT_WORDS = re.compile(
    r"^\W*(next( page)?|older( posts| entries)?|more|следваща( страница)?|по-стари|напред"
    r"|далее|дальше|следующая( страница)?|вперёд|раньше|келесі( бет)?|ары қарай|наступна"
    r"|далі|weiter|nächste( seite)?|suivante?|siguiente|próxim[ao]|successiv[ao]|volgende"
    r"|następna|další|sonraki|»|›|>|>>|→)\W*$",
    re.IGNORECASE,
)
DATE = re.compile(r"\b\d{1,2}[.:/ ]\d{2}\b|\b(19|20)\d{2}\b")
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5"})


def read_listing(body: bytes, url: str, *, headers: Mapping[str, str] | None = None) -> ListingPage:
    """The main list and the next page of an HTML page; an empty page where there is none."""
    try:
        root = html.document_fromstring(body, parser=html.HTMLParser(encoding=_charset(headers)))
    except (ParserError, ValueError, LookupError):
        return ListingPage()
    return ListingPage(entries=tuple(_entries(root, url)), next_url=_next_url(root, url))


def _charset(headers: Mapping[str, str] | None) -> str | None:
    found = re.search(r"charset=[\"']?([\w-]+)", (headers or {}).get("content-type", ""), re.I)
    return found.group(1) if found else None


def _entries(root: Any, url: str) -> Iterator[ListingEntry]:
    """The links of the structure that looks most like the main list, in the page's order."""
    groups: dict[str, list[tuple[str, str, Any]]] = defaultdict(list)
    for anchor in root.iter("a"):
        text = " ".join(anchor.text_content().split())
        link = urls.absolute(url, anchor.get("href") or "")
        if link and _is_headline(anchor, text) and _is_inside(link, url) and not _is_aside(anchor):
            groups[_structure(anchor)].append((link, text, anchor))
    if not groups:
        return
    best = max(groups.values(), key=_weight)
    seen = set()
    for link, text, _ in best:
        if link not in seen:
            seen.add(link)
            yield ListingEntry(url=link, headline=text)


def _is_headline(anchor: Any, text: str) -> bool:
    if len(text) >= HEADLINE:
        return True
    inside = any(child.tag in HEADINGS for child in anchor.iter())
    return len(text) >= 8 and (inside or any(a.tag in HEADINGS for a in anchor.iterancestors()))


def _is_inside(link: str, page: str) -> bool:
    """Whether a link leads to another page of the same site than its home."""
    here, there = urlsplit(page), urlsplit(link)
    same = there.netloc.removeprefix("www.") == here.netloc.lower().removeprefix("www.")
    return same and there.path not in {"", "/"} and urls.key(link) != urls.key(page)


def _is_aside(anchor: Any) -> bool:
    for element in (anchor, *anchor.iterancestors()):
        if element.tag in {"body", "html"}:
            return False
        if element.tag in ASIDE_TAGS and not _is_list_header(element):
            return True
        if ASIDE.search(f"{element.get('class') or ''} {element.get('id') or ''}".lower()):
            return True
    return False


def _is_list_header(element: Any) -> bool:
    """Whether a header is that of one article, not of the page."""
    return element.tag == "header" and any(a.tag == "article" for a in element.iterancestors())


def _structure(anchor: Any) -> str:
    """The tags and classes from the link up: the same for all entries of one list."""
    parts = []
    for element in (anchor, *anchor.iterancestors()):
        if element.tag in {"body", "html"}:
            break
        classes = (element.get("class") or "").split()
        parts.append(f"{element.tag}.{classes[0] if classes else ''}")
    return ">".join(re.sub(r"\d+", "#", part) for part in parts)


def _weight(group: list[tuple[str, str, Any]]) -> float:
    """How much a group looks like the main list: its text, more where headings or dates are."""
    links = {link: (text, anchor) for link, text, anchor in group}
    chars = sum(min(len(text), 120) for text, _ in links.values())
    headed = sum(
        any(a.tag in HEADINGS for a in anchor.iterancestors()) for _, anchor in links.values()
    )
    dated = sum(bool(DATE.search(_around(anchor))) for _, anchor in links.values())
    return chars * (1 + headed / len(links) + 0.5 * dated / len(links))


def _around(anchor: Any) -> str:
    element = anchor
    for _ in range(3):
        if element.getparent() is None or element.getparent().tag in {"body", "main", "ul"}:
            break
        element = element.getparent()
    return str(element.text_content())[:600]


def _next_url(root: Any, url: str) -> str | None:
    """The next page by rel=next, by its number, or by its word."""
    for element in root.iter("link", "a"):
        if "next" in (element.get("rel") or "").lower().split():
            found = urls.absolute(url, element.get("href") or "")
            if found and _is_elsewhere(found, url):
                return found
    anchors = [a for a in root.iter("a") if a.get("href") and _in_pager(a)]
    return _by_number(anchors, url) or _by_word(anchors, url)


def _by_word(anchors: list[Any], url: str) -> str | None:
    for anchor in anchors:
        label = " ".join(anchor.text_content().split()) or anchor.get("title") or ""
        if NEXT_WORDS.match(label) or "next" in (anchor.get("class") or "").lower().split():
            found = urls.absolute(url, anchor.get("href"))
            if found and _is_elsewhere(found, url) and _is_inside(found, url):
                return found
    return None


def _by_number(anchors: list[Any], url: str) -> str | None:
    """The link whose text is the number after this page's own."""
    current = _page_number(url)
    for anchor in anchors:
        if anchor.text_content().strip() == str(current + 1):
            found = urls.absolute(url, anchor.get("href"))
            if found and _is_elsewhere(found, url) and _page_number(found) == current + 1:
                return found
    return None


def _page_number(url: str) -> int:
    """The page that a URL's query or path names, 1 where it names none."""
    parts = urlsplit(url)
    for name, value in parse_qsl(parts.query):
        if (
            name.lower() in {"p", "page", "paged", "pg", "start_page", "pagenum"}
            and value.isdigit()
        ):
            return int(value[:6])
    found = re.search(r"(?:/|page[-_/]?)(\d{1,5})/?(?:\.html?)?$", parts.path)
    return int(found.group(1)) if found else 1


def _in_pager(anchor: Any) -> bool:
    for element in (anchor, *list(anchor.iterancestors())[:4]):
        names = " ".join(element.get(name) or "" for name in ("class", "id", "aria-label"))
        if PAGER.search(names.lower()):
            return True
    return False


def _is_elsewhere(link: str, page: str) -> bool:
    return urls.key(link) != urls.key(page)

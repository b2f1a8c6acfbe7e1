"""Reading a listing page: the article links of its main list, and the next (older) page.

The main list is a run of siblings of one structure, each with a headline link; what stands in
navigation, sidebars and strips of most-read articles is not part of it.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice, takewhile
from typing import Any
from urllib.parse import parse_qsl, urljoin, urlsplit

from lxml import html
from lxml.etree import ParserError
from w3lib.encoding import html_to_unicode

from crawler.entry_dates import EntryDates
from news import urls
from news.model import ListingEntry, ListingPage

HEADLINE = 20
"""Characters from which a link's text may be a headline without standing in a heading."""
MAX_LINKS, MAX_NUMBERS = 5000, 200
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5"})
ASIDE_TAGS = frozenset({"nav", "footer", "aside", "noscript", "template"})
ASIDE = re.compile(
    r"\b(side-?(bar|col\w*)|most|popular|trending|related|recommend\w*|advert\w*|banner|foot(er)?"
    r"|header|masthead|top-?bar|menu|nav(bar|igation)?|breadcrumbs?|crumbs|cookies?|newsletter"
    r"|share|social|comments?|pagination|pager|tags?|widget)\b"
)
STRIP = re.compile(r"(slider|carousel|ticker|breaking|featured|slick|swiper|marquee|highlight)")
ITEM_CLASS = re.compile(
    r"\d|^(tag|category|type|status|format|has|author)-|hentry|^(first|last|odd|even|alt|sticky)$"
)
"""Classes that tell one entry of a list from the next."""
DATE = re.compile(r"\b\d{1,2}[.:/ ]\d{2}\b|\b(19|20)\d{2}\b")
WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")

PAGER = re.compile(r"(pag(e|er|es|ing|ination)\b|pag(er|in)|nav|next|older|load|more|страниц)")
PAGE_WORD = r"(page|pages|posts|entries|articles|stories|страница|стр|бет|seite|pagina|página)"
NEXT_WORDS = re.compile(
    rf"^\W*({PAGE_WORD}\W+)?(next|older|previous(?= (posts|entries))|(load|show|view)? ?more"
    r"|следваща\w*|по-стари\w*|още|напред|покажи още|зареди още|далее|дальше|следующ\w+|вперёд"
    r"|раньше|ещё|показать ещё|загрузить ещё|келесі|ары қарай|тағы|наступн\w+|далі|weiter|nächste"
    r"|ältere|suivante?s?|siguientes?|próxim[ao]s?|successiv[ao]|volgende|ouder|następn[ay]|další"
    rf"|sonraki|επόμενη|下一页|次へ|次のページ|다음|[»›>→]{{1,2}})(\W+{PAGE_WORD})?\W*$",
    re.IGNORECASE,
)
CURRENT = re.compile(r"\b(current|active|selected|this|aktiv\w*)\b")
PAGE_NAMES = frozenset({"p", "page", "paged", "pg", "pagenum", "pageid", "pagina", "str", "start"})


@dataclass(frozen=True, slots=True)
class Link:
    """A link that may be an article's."""

    url: str
    text: str
    anchor: Any

    @property
    def is_headed(self) -> bool:
        """Whether it stands in a heading, or holds one."""
        inside = any(child.tag in HEADINGS for child in self.anchor.iter())
        return inside or any(a.tag in HEADINGS for a in list(self.anchor.iterancestors())[:4])


def read_listing(body: bytes, url: str, *, headers: Mapping[str, str] | None = None) -> ListingPage:
    """The main list and the next page of an HTML page; an empty page where there is none."""
    _, text = html_to_unicode((headers or {}).get("content-type"), body)
    parser = html.HTMLParser(encoding="utf-8")
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
        base = urljoin(url, next(iter(root.xpath("//base/@href")), url))
    except (ParserError, ValueError):
        return ListingPage()
    pager = _Pager(root, base, url)
    dates = EntryDates(datetime.now(UTC), root.get("lang"))
    entries = tuple(_entries(root, base, url, dates))
    return ListingPage(entries=entries, next_url=pager.next_url())


def _entries(root: Any, base: str, url: str, dates: EntryDates) -> Iterator[ListingEntry]:
    """The links of the structure that looks most like the main list, in the page's order."""
    links = list(_links(root, base, url))
    page = _Layout(links)
    groups: dict[str, list[Link]] = defaultdict(list)
    ways = [(_structure(link.anchor), link) for link in links if not page.is_aside(link)]
    times = Counter((way, link.url) for way, link in ways)
    for way, link in ways:
        if times[way, link.url] < 3:
            groups[way].append(link)
    best = max(groups.values(), key=page.weight, default=[])
    chosen = {link.url: link for link in page.with_siblings(best, groups)}
    for link in links:
        if link.url in chosen:
            headline = chosen.pop(link.url).text
            date = dates.of(page.item(link), headline)
            yield ListingEntry(url=link.url, headline=headline, date_published=date)


def _links(root: Any, base: str, url: str) -> Iterator[Link]:
    """Links with a headline's text to other pages of the same site."""
    for anchor in root.xpath("//body//a[@href]")[:MAX_LINKS]:
        text = " ".join(anchor.text_content().split())
        length = len(text) + len(WIDE.findall(text))
        if length < 8 or "tag" in (anchor.get("rel") or "").split():
            continue
        address = urls.absolute(base, anchor.get("href"))
        if address and _is_inside(address, url):
            link = Link(address, text, anchor)
            if length >= HEADLINE or link.is_headed:
                yield link


def _is_inside(link: str, page: str) -> bool:
    """Whether a link leads to another page of the same site than its home."""
    here, there = urlsplit(page), urlsplit(link)
    same = there.netloc.removeprefix("www.") == here.netloc.lower().removeprefix("www.")
    home = there.path in {"", "/"} and not there.query
    return same and not home and urls.key(link) != urls.key(page)


def _structure(anchor: Any) -> str:
    """The tags and classes from the link up: the same for all entries of one list."""
    way = takewhile(lambda e: e.tag != "body", (anchor, *anchor.iterancestors()))
    named = ((e.tag, (e.get("class") or "").split()) for e in way)
    return ">".join(
        f"{tag}.{next((c for c in names if not ITEM_CLASS.search(c)), '')}" for tag, names in named
    )


class _Layout:
    """Which elements of a page hold which of its links."""

    def __init__(self, links: list[Link]) -> None:
        self.held: dict[Any, set[str]] = defaultdict(set)
        self.total = len({link.url for link in links})
        for link in links:
            for element in (link.anchor, *link.anchor.iterancestors()):
                self.held[element].add(link.url)

    def item(self, link: Link) -> Any:
        """The largest element that holds this link alone."""
        item = link.anchor
        while item.getparent() is not None and len(self.held[item.getparent()]) == 1:
            item = item.getparent()
        return item

    def is_aside(self, link: Link) -> bool:
        """Whether a link stands beside the page's matter: by tag, or by name from two links up."""
        for element in takewhile(lambda e: e.tag != "body", link.anchor.iterancestors()):
            if element.tag in ASIDE_TAGS:
                return True
            named = element.tag == "header" or ASIDE.search(_name(element))
            part = 1 < len(self.held[element]) <= 0.8 * self.total
            if named and part and not element.xpath("boolean(.//h1 | .//main)"):
                return True
        return False

    def weight(self, group: list[Link]) -> float:
        """How much a group looks like the main list: text, headings, dates, teasers; no strip."""
        links = list({link.url: link for link in group}.values())
        chars = headed = dated = 0.0
        for link in links:
            around = " ".join(self.item(link).text_content()[:2000].split())
            chars += min(len(link.text), 120) + 0.3 * min(len(around) - len(link.text), 200)
            headed += link.is_headed
            dated += bool(DATE.search(around))
        if any(STRIP.search(_name(a)) for a in links[0].anchor.iterancestors() if a.tag != "body"):
            chars *= 0.3
        return chars * (1 + headed / len(links) + 0.5 * dated / len(links))

    def with_siblings(self, best: list[Link], groups: Mapping[str, list[Link]]) -> list[Link]:
        """A group and the entries that stand among it with a structure of their own."""
        if len(best) < 3:
            return best
        places = {(item.getparent(), item.tag) for item in map(self.item, best)}
        found = {link.url for link in best}
        others = [link for group in groups.values() for link in group if link.url not in found]
        items = [(self.item(link), link) for link in others]
        return [*best, *(link for i, link in items if (i.getparent(), i.tag) in places)]


def _name(element: Any) -> str:
    """The words of an element's class, id and label."""
    names = (element.get(name) or "" for name in ("class", "id", "aria-label"))
    return " ".join(names).lower().replace("_", "-")


@dataclass(frozen=True, slots=True)
class _Pager:
    """The links of a page that lead on through its list."""

    root: Any
    base: str
    url: str

    def next_url(self) -> str | None:
        """The next page by rel=next, by its number, or by its word."""
        for element in self.root.xpath("//*[self::link or self::a][@rel]"):
            if "next" in element.get("rel").lower().split() and (found := self.target(element)):
                return found
        return self.by_number() or self.by_word()

    def target(self, element: Any) -> str | None:
        """Where an element leads: another page of this site, or None."""
        link = next(filter(None, map(element.get, ("href", "data-href", "data-url"))), None)
        found = urls.absolute(self.base, link) if link else None
        return found if found and _is_inside(found, self.url) else None

    def by_number(self) -> str | None:
        """The link whose text is the number after the current page's."""
        anchors = (a for a in self.root.xpath("//body//a[@href]") if _number(a))
        for anchor in islice(anchors, MAX_NUMBERS):
            box = _pager_box(anchor)
            if box is not None and _number(anchor) == self.current(box) + 1:
                return self.target(anchor)
        return None

    def current(self, box: Any) -> int:
        """The number of the page that a pager marks or shows without a link, or the URL names."""
        for element in box.iter("a", "span", "b", "strong", "em", "li", "div", "p"):
            linked = element.tag == "a" or element.find(".//a") is not None
            marked = CURRENT.search(_name(element)) or element.get("aria-current")
            if (marked or not linked) and (number := _number(element)):
                return number
        bare = re.findall(r"(?<!\d)\d{1,5}(?!\d)", " ".join(box.xpath("text()")))
        return int(bare[0]) if len(bare) == 1 else _page_number(self.url)

    def by_word(self) -> str | None:
        """The link in a pager that says next, older, следваща …, or shows an arrow."""
        for element in self.root.iter("a", "button"):
            label = " ".join(element.text_content().split()) or element.get("aria-label") or ""
            label = label or element.get("title") or ""
            marked = not re.search(r"\w", label) and "next" in _name(element)
            says = marked or NEXT_WORDS.match(label[:40])
            if says and _in_pager(element) and (found := self.target(element)):
                return found
        return None


def _number(element: Any) -> int | None:
    """The page number that an element shows, and nothing else."""
    label = element.text_content().strip() if len(element) < 3 else ""
    return int(label) if label.isdecimal() and len(label) < 6 else None


def _pager_box(anchor: Any) -> Any | None:
    """The element around a numbered link that holds other numbers and little else."""
    for element in list(anchor.iterancestors())[:4]:
        text = " ".join(element.text_content().split())
        if len(text) > 150 or "calendar" in _name(element):
            return None
        if len(re.findall(r"(?<!\S)\d{1,5}(?!\S)", text)) > 1:
            return element
    return None


def _page_number(url: str) -> int:
    """The page that a URL's query or path names, 1 where it names none."""
    told = [v for n, v in parse_qsl(urlsplit(url).query) if n.lower() in PAGE_NAMES]
    told += re.findall(r"(?:/|page[-_/]?)(\d{1,4})/?(?:\.html?)?$", urlsplit(url).path)
    return int(next((value for value in told if re.fullmatch(r"\d{1,6}", value)), "1"))


def _in_pager(element: Any) -> bool:
    """Whether an element or one around it is called a pager."""
    near = [element, *list(element.iterancestors())[:4]]
    return any(PAGER.search(_name(e)) for e in near if e.tag != "body")

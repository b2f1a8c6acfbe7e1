"""The site's pages of links: each topic's listing in pages, and pages that are no articles."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from random import Random

from benchmarks import furniture, machinery
from benchmarks.design import Design
from benchmarks.pages import Shell
from benchmarks.prose import Writer
from benchmarks.truth import TOPICS, TruePage, date_shown

PER_PAGE = 20
Entry = Callable[[Design, TruePage, str], str]


def _card(d: Design, page: TruePage, link: str) -> str:
    return (
        f'<div{d.name("card")}><a href="{link}"><img src="/media/{page.number}.jpg" alt=""></a>'
        f'<h2><a href="{link}">{escape(page.headline)}</a></h2>'
        f"<span{d.name('date')}>{date_shown(page)}</span><p>{escape(page.lead)}</p></div>"
    )


def _row(d: Design, page: TruePage, link: str) -> str:
    return (
        f"<li{d.name('card')}><time>{date_shown(page)}</time> "
        f'<a href="{link}">{escape(page.headline)}</a></li>'
    )


def _piece(d: Design, page: TruePage, link: str) -> str:
    return (
        f'<article{d.name("card")}><h3><a href="{link}">{escape(page.headline)}</a></h3>'
        f"<p>{escape(page.lead)}</p><footer><span>{date_shown(page)}</span></footer></article>"
    )


def _cell(d: Design, page: TruePage, link: str) -> str:
    return (
        f"<tr{d.name('card')}><td>{date_shown(page)}</td>"
        f'<td><a href="{link}"><b>{escape(page.headline)}</b></a><br>{escape(page.lead)}</td></tr>'
    )


ENTRIES: Sequence[tuple[str, Entry]] = (
    ("div", _card),
    ("ul", _row),
    ("section", _piece),
    ("table", _cell),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """One topic's pages of links."""

    topic: int
    shell: Shell
    base: str
    entries: Sequence[TruePage]
    everything: Sequence[TruePage]

    @property
    def count(self) -> int:
        """How many pages it has."""
        return max(1, -(-len(self.entries) // PER_PAGE))

    def path(self, number: int) -> str:
        """Where its page of this number, from 1, is."""
        start = f"/topic/{self.topic}"
        if number == 1:
            return start
        return f"{start}?page={number}" if self.topic % 2 else f"{start}/page/{number}/"

    def html(self, number: int) -> str:
        """One page."""
        design = self.shell.design
        chance = Random(f"listing {self.shell.seed} {self.topic} {number}")
        writer = Writer(design.language, chance)
        tag, entry = ENTRIES[self.topic % len(ENTRIES)]
        shown = self.entries[(number - 1) * PER_PAGE : number * PER_PAGE]
        items = "\n".join(entry(design, page, escape(page.link)) for page in shown)
        beside = furniture.others(chance, self.everything, shown[0], 10) if shown else []
        most = furniture.box(design, writer.words.labels["most"], beside)
        matter = (
            f"<main{design.name('main')}><h1>{TOPICS[self.topic]}</h1>"
            f'<{tag} id="list">{items}</{tag}>{self.pager(number, writer)}</main>'
            f"<aside{design.name('sidebar')}>{most}</aside>"
        )
        head = f"<title>{TOPICS[self.topic]}</title>\n"
        if self.topic % 3 == 0 and number < self.count:
            head += f'<link rel="next" href="{self.base}{self.path(number + 1)}">\n'
        state = machinery.state(chance, [page.headline for page in shown or beside], 20_000)
        return self.shell.page(self.base, head, matter, f"<script>var s={state}</script>")

    def pager(self, number: int, writer: Writer) -> str:
        """Links to the other pages, and the word for the next one."""
        numbers = "".join(
            f'<span class="current">{n}</span>'
            if n == number
            else f'<a href="{self.path(n)}">{n}</a>'
            for n in range(1, self.count + 1)
        )
        onward = ""
        if number < self.count:
            word = writer.words.labels["next"]
            onward = f'<a class="next" href="{self.path(number + 1)}">{word} →</a>'
        return f'<div class="pagination">{numbers}{onward}</div>'


def collection(shell: Shell, base: str, page: TruePage, everything: Sequence[TruePage]) -> str:
    """What a listing may link to though it is no article: a page of links to many."""
    chance = Random(f"collection {shell.seed} {page.number}")
    cards = "".join(
        _card(shell.design, other, escape(other.path))
        for other in furniture.others(chance, everything, page, 24)
    )
    head = f"<title>{escape(page.section)}</title>\n"
    matter = f"<main><h1>{escape(page.section)}</h1><div>{cards}</div></main>"
    return shell.page(base, head, matter, "")


def missing(shell: Shell, base: str) -> str:
    """The site's page for what it does not have."""
    head = "<title>404</title>\n"
    return shell.page(base, head, "<main><h1>404</h1><p>Not found.</p></main>", "")

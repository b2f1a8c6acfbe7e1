"""Rendering: an article's page by its design."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from html import escape
from random import Random
from typing import Any

from benchmarks import furniture, machinery
from benchmarks.design import Design
from benchmarks.prose import Writer
from benchmarks.truth import TruePage, date_shown
from benchmarks.written import told


@dataclass(frozen=True)
class Shell:
    """What all pages of one design have in common, made once."""

    design: Design
    seed: int

    @cached_property
    def parts(self) -> Mapping[str, str]:
        """Styles, scripts, head and foot of the page."""
        chance = Random(f"shell {self.seed} {self.design.number}")
        writer = Writer(self.design.language, chance)
        size = self.design.size
        sprite = "".join(machinery.icon(50 + n) for n in range(int(7 * size)))
        return {
            "style": machinery.style(chance, int(18_000 * size)),
            "early": machinery.script(chance, int(16_000 * size)),
            "late": machinery.script(chance, int(42_000 * size)),
            "menu": furniture.menu(self.design, writer, int(120 * size)),
            "foot": furniture.foot(self.design, writer, int(40 * size)),
            "sprite": f'<div hidden="">{sprite}</div>',
        }

    def page(self, base: str, head: str, matter: str, tail: str) -> str:
        """The whole document around what is this page's own."""
        parts, d = self.parts, self.design
        scripts = "".join(f"<script>{p}</script>" for p in _split(parts["late"], 8))
        return (
            f'<!DOCTYPE html>\n<html lang="{d.language}">\n<head>\n<meta charset="utf-8">\n'
            f'<meta name="viewport" content="width=device-width, initial-scale=1">\n{head}'
            f'<link rel="stylesheet" href="{base}/static/{d.number}.css">\n'
            f"<style>{parts['style']}</style>\n<script>{parts['early']}</script>\n</head>\n"
            f"<body{d.name('page')}>\n{parts['sprite']}{parts['menu']}\n{matter}\n{parts['foot']}\n"
            f"{scripts}\n{tail}</body>\n</html>\n"
        )


def _split(text: str, pieces: int) -> list[str]:
    lines = text.split(";")
    step = len(lines) // pieces + 1
    return [";".join(lines[n : n + step]) for n in range(0, len(lines), step)]


@dataclass(frozen=True)
class ArticlePage:
    """One article as HTML."""

    page: TruePage
    shell: Shell
    base: str
    everything: Sequence[TruePage]

    @cached_property
    def chance(self) -> Random:
        """Decides what stands around this article."""
        return Random(f"page {self.shell.seed} {self.page.number}")

    @cached_property
    def writer(self) -> Writer:
        """Writes what readers say."""
        return Writer(self.design.language, self.chance)

    @property
    def design(self) -> Design:
        """How the page is built."""
        return self.page.design

    def html(self) -> str:
        """The document."""
        size = self.design.size
        headlines = [
            p.headline for p in furniture.others(self.chance, self.everything, self.page, 40)
        ]
        state = machinery.state(self.chance, headlines, int(58_000 * size))
        tail = f'<script id="__STATE__" type="application/json">{state}</script>\n'
        return self.shell.page(self.base, self.head(), self.matter(), tail)

    def head(self) -> str:
        """Title, canonical URL, and what machines are told."""
        page, tells = self.page, self.design.tells
        url = self.base + page.path
        lines = [
            f"<title>{escape(page.headline)} | {page.section}</title>",
            f'<link rel="canonical" href="{escape(url)}">',
            f'<meta name="description" content="{escape(page.lead)}">',
        ]
        if "og" in tells:
            lines += [
                '<meta property="og:type" content="article">',
                f'<meta property="og:title" content="{escape(page.headline)}">',
                f'<meta property="og:description" content="{escape(page.lead)}">',
                f'<meta property="og:url" content="{escape(url)}">',
                f'<meta property="og:image" content="{self.base}/media/{page.number}.jpg">',
            ]
        if "published" in tells:
            date = told(page.date, self.design.language)
            lines.append(f'<meta property="article:published_time" content="{date}">')
        if "keywords" in tells:
            lines.append(f'<meta name="keywords" content="{", ".join(page.tags)}">')
        if tells & {"json_ld", "graph"}:
            lines.append(f'<script type="application/ld+json">{self.json_ld()}</script>')
        return "\n".join(lines) + "\n"

    def json_ld(self) -> str:
        """The article for machines, alone or in a graph."""
        page = self.page
        news: dict[str, Any] = {
            "@type": "NewsArticle",
            "headline": page.headline,
            "description": page.lead,
            "datePublished": told(page.date, self.design.language),
            "inLanguage": self.design.language,
            "articleSection": page.section,
            "author": {"@type": "Person", "name": page.author},
            "publisher": {"@type": "Organization", "name": "Преглед"},
            "image": [f"{self.base}/media/{page.number}.jpg"],
            "mainEntityOfPage": self.base + page.path,
        }
        site = {"@type": "WebSite", "name": "Преглед", "url": self.base}
        data: dict[str, Any] = {"@graph": [site, news]} if "graph" in self.design.tells else news
        text = json.dumps({"@context": "https://schema.org"} | data, ensure_ascii=False)
        return text.replace("</", "<\\/")

    def matter(self) -> str:
        """The article in its elements, and the columns beside it."""
        d = self.design
        names = ("main", "wrap", "article")
        outer = [f"<{tag}{d.name(names[n % 3])}>" for n, tag in enumerate(d.nest[:-1])]
        scope = ' itemscope itemtype="https://schema.org/NewsArticle"' * ("microdata" in d.tells)
        inner = "".join(self.part(name) for name in d.order)
        article = f"<{d.nest[-1]}{d.name('article')}{scope}>{inner}</{d.nest[-1]}>"
        inside = "".join(outer) + article + "".join(f"</{tag}>" for tag in reversed(d.nest[:-1]))
        sides = self.sides()
        before, after = {
            "left": (sides, ""),
            "both": (sides, self.column()),
            "none": ("", ""),
        }.get(d.side, ("", sides))
        return f"<div{d.name('wrap')}>{before}{inside}{after}</div>"

    def sides(self) -> str:
        """The column with boxes, or the same boxes under the article."""
        tag = "aside" if self.design.number % 3 else "div"
        return f"<{tag}{self.design.name('sidebar')}>{self.column()}</{tag}>"

    def column(self) -> str:
        """Boxes and advertisements."""
        count = max(4, int(14 * self.design.size))
        boxes = []
        for place, title in enumerate(("most", "more", "tags")):
            pick = furniture.others(self.chance, self.everything, self.page, count)
            boxes.append(furniture.box(self.design, self.writer.words.labels[title], pick))
            ad = machinery.advert(self.chance, self.design.name("ad"), self.page.number + place)
            boxes.append(ad)
        return "".join(boxes)

    def part(self, name: str) -> str:
        """One part of the article by its name in the design's order."""
        page, d, labels = self.page, self.design, self.writer.words.labels
        if name == "related":
            count = max(3, int(8 * d.size))
            pages = furniture.others(self.chance, self.everything, page, count)
            return furniture.related(d, labels["related"], pages)
        if name == "comments":
            count = int(self.chance.expovariate(1 / 14) * d.size)
            return furniture.comments(d, self.writer, min(60, count))
        if name == "share":
            return furniture.share(d, self.writer)
        if name == "crumbs":
            return furniture.crumbs(d, page)
        if name == "body":
            return self.body()
        return self.line(name)

    def line(self, name: str) -> str:
        """One of the short parts: headline, lead, date, author, picture, tags."""
        page, d = self.page, self.design
        if name == "meta":
            return f"<div{d.name('meta')}>{self.line('author')}{self.line('date')}</div>"
        if name == "figure":
            return (
                f'<figure{d.name("figure")}><img src="/media/{page.number}.jpg" alt="">'
                f"<figcaption{d.name('caption')}>{page.section}</figcaption></figure>"
            )
        if name == "date":
            iso = told(page.date, d.language)
            prop = ' itemprop="datePublished"' if "microdata" in d.tells else ""
            if prop or "time" in d.tells:
                return f'<time{d.name("date")}{prop} datetime="{iso}">{date_shown(page)}</time>'
            return f"<span{d.name('date')}>{date_shown(page)}</span>"
        if name == "tags":
            tags = " ".join(f'<a rel="tag" href="/t/{n}">{t}</a>' for n, t in enumerate(page.tags))
            return f"<div{d.name('tags')}>{tags}</div>"
        tag = {"headline": "h1", "lead": "p", "kicker": "div", "author": "span"}[name]
        text = {"kicker": page.section}.get(name) or str(getattr(page, name))
        prop = f' itemprop="{name}"' if name in {"headline", "author"} else ""
        prop = prop if "microdata" in d.tells else ""
        return f"<{tag}{d.name(name)}{prop}>{escape(text)}</{tag}>"

    def body(self) -> str:
        """The text, with an advertisement in its middle."""
        d = self.design
        prop = ' itemprop="articleBody"' if "microdata" in d.tells else ""
        texts = [self.text(n, text) for n, text in enumerate(self.page.paragraphs)]
        ad = machinery.advert(self.chance, d.name("ad"), self.page.number + 1)
        texts.insert(len(texts) // 2, ad)
        return f"<div{d.name('body')}{prop}>{''.join(texts)}</div>"

    def text(self, number: int, text: str) -> str:
        """One paragraph or subheading as the design marks it up."""
        said = escape(text, quote=False)
        if number in self.page.subheads:
            return f"<h2{self.design.name('subhead')}>{said}</h2>\n"
        if self.design.paragraph == "br":
            return f"{said}<br><br>\n"
        tags = self.design.paragraph.split()
        inner = "".join(f"<{tag}>" for tag in tags[1:]) + said
        inner += "".join(f"</{tag}>" for tag in reversed(tags[1:]))
        return f"<{tags[0]}{self.design.name('para')}>{inner}</{tags[0]}>\n"

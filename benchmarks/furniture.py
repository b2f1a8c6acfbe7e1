"""What stands around an article: menus, boxes with other articles, comments, the foot."""

from collections.abc import Sequence
from html import escape
from random import Random

from benchmarks.design import Design
from benchmarks.machinery import icon
from benchmarks.prose import Writer
from benchmarks.truth import TOPICS, TruePage, date_shown


def menu(design: Design, writer: Writer, count: int) -> str:
    """The head of the page: logo, sections with their subsections, search."""
    groups = []
    for place in range(max(2, count // 8)):
        section = writer.words.sections[place % len(writer.words.sections)]
        inner = "".join(
            f'<li{design.name("item")} {tracked("menu", n)}><a href="/s/{place}/{n}/">'
            f"{escape(writer.chance.choice(writer.words.sections))}</a></li>"
            for n in range(7)
        )
        groups.append(
            f'<li{design.name("item")}><a href="/s/{place}/">{section}</a>'
            f'<button type="button" aria-expanded="false">{icon(place % 3)}</button>'
            f"<ul>{inner}</ul></li>"
        )
    return (
        f'<header id="masthead"><div{design.name("wrap")}><a href="/">{icon(30)}</a>'
        f"<nav{design.name('menu')}><ul>{''.join(groups)}</ul></nav>"
        f'<form action="/search" role="search"><input name="q" placeholder="'
        f'{writer.words.labels["search"]}"><button>{icon(31)}</button></form></div></header>'
    )


def foot(design: Design, writer: Writer, count: int) -> str:
    """The end of the page: links, rights, and the notice about cookies."""
    links = "".join(
        f'<li><a href="/p/{n}">{escape(writer.chance.choice(writer.words.sections))} {n}</a></li>'
        for n in range(count)
    )
    return (
        f"<footer{design.name('footer')}><div{design.name('wrap')}><ul>{links}</ul>"
        f"<p>© 2003–2024 {icon(32)}{icon(33)}{icon(34)}</p></div></footer>"
        f'<div id="cookie-banner" role="dialog"><p>{writer.words.labels["cookies"]}</p>'
        "<button>OK</button></div>"
    )


def box(design: Design, title: str, pages: Sequence[TruePage]) -> str:
    """A box beside the text with links to other articles."""
    items = "\n".join(
        f"<li{design.name('item')} {tracked(title, place)}>\n  <div>"
        f'<a href="{escape(page.path)}" title="{escape(page.headline)}"><img loading="lazy"'
        f' src="/media/{page.number}-80x60.jpg" width="80" height="60" alt=""></a></div>\n  '
        f'<div><a href="{escape(page.path)}"><span>{escape(page.headline)}</span></a>'
        f"<time>{date_shown(page)}</time><i{design.name('meta')}>{place * 41 % 97}</i></div>\n</li>"
        for place, page in enumerate(pages)
    )
    return f"<div{design.name('widget')}><h4>{title}</h4><ol>\n{items}\n</ol></div>\n"


def tracked(box: str, place: int) -> str:
    """The attributes by which a site's statistics know a link."""
    return (
        f'data-block="{box}" data-position="{place}" data-gtm-event="click" data-gtm-category='
        f'"recirculation" data-io-article="{place * 7919}" data-hydrate="visible" role="listitem"'
    )


def related(design: Design, title: str, pages: Sequence[TruePage]) -> str:
    """Cards of other articles under the text."""
    cards = "".join(
        f'<div{design.name("card")} {tracked("related", place)}><a href="{escape(page.path)}">'
        f'<picture><source type="image/webp" srcset="/media/{page.number}-400.webp 400w,'
        f' /media/{page.number}-800.webp 800w"><img loading="lazy" alt=""'
        f' src="/media/{page.number}-400.jpg"></picture></a>'
        f'<h3><a href="{escape(page.path)}">{escape(page.headline)}</a></h3></div>'
        for place, page in enumerate(pages)
    )
    return f"<section{design.name('related')}><h2>{title}</h2>{cards}</section>"


def comments(design: Design, writer: Writer, count: int) -> str:
    """What readers said."""
    said = "".join(
        f'<div{design.name("comment")} id="comment-{n}"><img src="/avatar/{n}.png" alt="">'
        f"<b>{writer.person()}</b><small>{writer.chance.randint(1, 40)} ♥</small>"
        f"<div><div>{escape(writer.paragraph(1, 3))}</div></div><ul {tracked('comment', n)}>"
        f'<li><button>{icon(n % 2)}</button></li><li><a href="#c{n}">#{n}</a></li></ul></div>'
        for n in range(count)
    )
    title = writer.words.labels["comments"]
    return f'<div{design.name("comments")} id="comments"><h3>{title}</h3>{said}</div>'


def share(design: Design, writer: Writer) -> str:
    """Buttons to pass the article on."""
    links = "".join(
        f'<a href="https://{name}.invalid/share" rel="nofollow" title="{name}">{icon(12 + n)}</a>'
        for n, name in enumerate(("telegram", "facebook", "x", "whatsapp"))
    )
    return f"<div{design.name('share')}><span>{writer.words.labels['share']}</span>{links}</div>"


def crumbs(design: Design, page: TruePage) -> str:
    """Where the article stands."""
    topic = TOPICS[page.topic]
    return (
        f'<div{design.name("crumbs")}><a href="/">⌂</a> › <a href="/s/">{page.section}</a> ›'
        f' <a href="/topic/{page.topic}">{topic}</a></div>'
    )


def others(chance: Random, pages: Sequence[TruePage], but: TruePage, count: int) -> list[TruePage]:
    """Some other articles of the site."""
    chosen = chance.sample(pages, min(count + 1, len(pages)))
    return [page for page in chosen if page is not but and page.kind == "article"][:count]

"""Class names: how content systems and front-end tools call the parts of a page."""

from collections.abc import Callable, Mapping
from hashlib import blake2b

Namer = Callable[[str, int], str]
"""Gives the class of a part (one of PARTS) in a variant of the scheme."""

PARTS = (
    *("page", "wrap", "main", "article", "header", "kicker", "headline", "lead", "meta", "date"),
    *(
        "author",
        "figure",
        "caption",
        "body",
        "para",
        "subhead",
        "share",
        "tags",
        "related",
        "crumbs",
    ),
    *("sidebar", "widget", "item", "menu", "footer", "comments", "comment", "ad", "card", "pager"),
)
PLAIN: Mapping[str, str] = {part: part for part in PARTS} | {
    "headline": "title",
    "para": "",
    "figure": "image",
    "crumbs": "breadcrumbs",
    "meta": "info",
    "kicker": "rubric",
}


def _table(text: str) -> Namer:
    """A scheme of fixed names (`part: class | …`); a part that is not listed has its plain name."""
    names = dict(pair.strip().split(": ", 1) for pair in text.split("|"))
    return lambda part, variant: (
        names.get(part, PLAIN[part]) + (f" v{variant}" if part in {"article", "body"} else "")
    )


def _bem(block: str) -> Namer:
    return lambda part, variant: f"{block}__{PLAIN[part] or 'p'} {block}__{part}--{'sml'[variant]}"


def _snake(prefix: str) -> Namer:
    return lambda part, variant: f"{prefix}_{PLAIN[part] or 'text'}{variant or ''}"


def _camel(part: str, variant: int) -> str:
    return f"{(PLAIN[part] or 'text')}{('Block', 'Box', 'Area')[variant]}"


def _hash(text: str, size: int) -> str:
    return blake2b(text.encode(), digest_size=8).hexdigest()[:size]


def _modules(part: str, variant: int) -> str:
    """As CSS modules have it: a name and a hash of its file."""
    file = ("Story", "Article", "Material")[variant]
    return f"{file}_{PLAIN[part] or 'text'}__{_hash(f'{file}{part}', 5)}"


def _styled(part: str, variant: int) -> str:
    """As styled components have it: hashes that say nothing."""
    return f"sc-{_hash(f'{variant}{part}', 8)} {_hash(f'{part}{variant}x', 6)}"


def _legacy(part: str, variant: int) -> str:
    return f"{'abc'[variant]}{PARTS.index(part)}"


WORDPRESS = _table(
    "article: post type-post status-publish hentry | headline: entry-title | date: entry-date"
    " published | body: entry-content | meta: entry-meta | author: author vcard | figure:"
    " wp-block-image | caption: wp-element-caption | subhead: wp-block-heading | kicker:"
    " cat-links | tags: tags-links | sidebar: widget-area | lead: entry-summary | main:"
    " site-main | header: entry-header | comments: comments-area | comment: comment even"
    " thread-even depth-1 | share: sharedaddy | pager: nav-links | card: post-card | crumbs:"
    " rank-math-breadcrumb breadcrumbs"
)
DRUPAL = _table(
    "article: node node--type-article node--view-mode-full | headline: page-header | body:"
    " field field--name-body field--type-text-with-summary field__item | date: field"
    " field--name-created | author: field field--name-uid | lead: field"
    " field--name-field-lead | meta: node__meta | sidebar: region region-sidebar-second |"
    " widget: block block-views | item: views-row | menu: menu nav navbar-nav | footer:"
    " region region-footer | card: views-row | figure: field field--name-field-image | tags:"
    " field field--name-field-tags | pager: pager__items"
)
JOOMLA = _table(
    "article: item-page | headline: page-header | body: articleBody | date: published | meta:"
    " article-info | author: createdby | lead: article-intro | sidebar: sidebar-right |"
    " widget: moduletable | item: mod-articles-item | menu: nav menu mod-list | tags: tags"
    " inline | pager: pagination-list"
)
ENGINE = _table(
    "article: fullstory | headline: fstitle | body: full-text clearfix | date: fdate | meta:"
    " finfo | lead: fulltext-lead | figure: fposter | author: fauthor | sidebar: rside |"
    " widget: sblock | item: side-item | tags: ftags | related: rel-news | comments:"
    " comms-list | comment: comm-item | pager: navigation | card: shortstory"
)
BITRIX = _table(
    "article: news-detail | headline: news-detail-title | body: news-detail-text | date:"
    " news-date-time | lead: news-detail-preview | figure: detail_picture | meta: news-props"
    " | sidebar: right-column | widget: block-widget | item: news-item | menu: left-menu |"
    " pager: modern-page-navigation | card: news-item"
)
TRANSLIT = _table(
    "article: statia | headline: zaglavie | body: tekst | date: data-publikuvane | author:"
    " avtor | lead: podzaglavie | figure: snimka | caption: opisanie | meta: informacia |"
    " tags: etiketi | related: svarzani | sidebar: dyasna-kolona | widget: kutia | item:"
    " novina | menu: menyu | comments: komentari | comment: komentar | pager: stranici |"
    " card: karta-novina | kicker: rubrika"
)
UTILITY = _table(
    "page: min-h-screen bg-white text-gray-900 | wrap: mx-auto max-w-7xl px-4 sm:px-6 lg:px-8"
    " | main: lg:col-span-8 | article: prose-wrap space-y-6 | headline: text-4xl"
    " font-extrabold leading-tight | lead: text-xl text-gray-600 leading-relaxed | meta: flex"
    " items-center gap-x-4 text-sm text-gray-500 | date: tabular-nums | author: font-semibold"
    " text-gray-900 | figure: aspect-video rounded-xl | body: prose prose-lg max-w-none |"
    " sidebar: hidden lg:block lg:col-span-4 | widget: rounded-lg border p-4 | item: flex"
    " gap-3 py-3 | card: group relative flex flex-col | menu: hidden md:flex space-x-8 |"
    " related: mt-12 grid grid-cols-2 gap-6 | comments: mt-16 divide-y | comment: py-6 |"
    " footer: bg-gray-900"
)
GHOST = _table(
    "article: gh-article post tag-news | headline: gh-article-title is-title | body:"
    " gh-content gh-canvas | lead: gh-article-excerpt is-body | date: gh-article-meta-date |"
    " author: gh-article-author-name | meta: gh-article-meta | figure: kg-card kg-image-card"
    " | related: gh-readmore | sidebar: gh-sidebar | card: gh-card post | pager: pagination"
)
FUSION = _table(
    "article: b-article | headline: c-heading b-headline | body: b-article-body | lead:"
    " b-subheadline | date: c-date b-date | author: b-byline | figure: c-media-item | meta:"
    " b-article-info c-stack | sidebar: b-right-rail | widget: b-results-list | item:"
    " b-results-list__item c-grid | card: c-grid | share: b-share-bar | comments: b-comments"
    " | tags: b-tags"
)
AMP = _table(
    "article: amp-wp-article | headline: amp-wp-title | body: amp-wp-article-content | date:"
    " amp-wp-posted-on | meta: amp-wp-meta | author: amp-wp-author | figure:"
    " amp-wp-article-featured-image | footer: amp-wp-footer | tags: amp-wp-tax-tag | lead:"
    " amp-wp-excerpt"
)
SCHEMES: Mapping[str, Namer] = {
    "wordpress": WORDPRESS,
    "bem": _bem("news-detail"),
    "drupal": DRUPAL,
    "modules": _modules,
    "joomla": JOOMLA,
    "engine": ENGINE,
    "styled": _styled,
    "bitrix": BITRIX,
    "translit": TRANSLIT,
    "utility": UTILITY,
    "snake": _snake("article"),
    "ghost": GHOST,
    "legacy": _legacy,
    "fusion": FUSION,
    "camel": _camel,
    "amp": AMP,
}

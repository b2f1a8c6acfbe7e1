"""Ways to the next page, and what only looks like one."""
# ruff: noqa: E501  # lines of HTML as sites write them

from tests.unit.listing_pages.case import Case, case, each, page
from tests.unit.listing_pages.words import BG, DE, EN, ES, RU


def listed(pager: str, *, url: str = "https://seiten.example/thema/ost", head: str = "") -> str:
    """A plain list with a pager under it."""
    entries = each(
        DE[:6],
        lambda n, t: (
            f'<article><h2><a @ href="/artikel/{n}-meldung-des-tages">{t}</a></h2><p>{n}.9.2025</p></article>'
        ),
    )
    return page(f"<main><h1>Osten</h1>{entries}{pager}</main>", head=head, lang="de")


def pager(name: str, url: str, markup: str, *, head: str = "") -> Case:
    return case(f"pager_{name}", url, listed(markup, head=head))


HERE = "https://seiten.example/thema/ost"

CASES = (
    pager(
        "select_box",
        f"{HERE}?seite=2",
        '<form><select onchange="location=this.value"><option value="/thema/ost?seite=1">1</option><option selected '
        'value="/thema/ost?seite=2">2</option><option @next value="/thema/ost?seite=3">3</option></select></form>',
    ),
    pager("only_in_the_head", HERE, "", head='<link @next rel="next" href="/thema/ost?page=2">'),
    pager(
        "arrow_picture",
        HERE,
        '<div class="blaettern"><a @next href="/thema/ost/2/"><img src="r.gif" alt="weiter"></a></div>',
    ),
    pager(
        "last_page_without_a_next",
        f"{HERE}/page/3",
        '<div class="pagination"><a href="/thema/ost/page/2">Zurück</a><a href="/thema/ost">1</a>'
        '<a href="/thema/ost/page/2">2</a><span class="current">3</span></div>',
        head='<link rel="next" href="/thema/ost/page/4">',
    ),
    pager(
        "alphabet",
        HERE,
        '<div class="alphabet">'
        + "".join(f'<a href="/thema/ost?letter={c}">{c}</a>' for c in "ABCDEFGHIJKLM")
        + "</div>",
    ),
    pager(
        "calendar_of_days",
        "https://seiten.example/2025/09/",
        '<table id="wp-calendar"><tr>'
        + "".join(f'<td><a href="/2025/09/{n:02}/">{n}</a></td>' for n in range(1, 31))
        + "</tr></table>",
    ),
    pager(
        "years",
        "https://seiten.example/archiv",
        '<div class="pagination">'
        + "".join(f'<a href="/archiv/{y}">{y}</a>' for y in range(2025, 2015, -1))
        + "</div>",
    ),
    pager(
        "numbers_counted_down",
        "https://seiten.example/archiv",
        '<div class="pager"><b>41</b> <a @next href="/archiv?page=40">40</a> <a href="/archiv?page=39">39</a> '
        '<a href="/archiv?page=40" class="next">ältere »</a></div>',
    ),
    pager(
        "window_of_numbers_with_dots",
        f"{HERE}?p=12",
        '<ul class="p"><li><a href="?p=1">1</a></li><li>…</li><li><a href="?p=11">11</a></li><li class="on"><a href="?p=12">12'
        '</a></li><li><a @next href="?p=13">13</a></li><li>…</li><li><a href="?p=1240">1.240</a></li></ul>',
    ),
    pager(
        "infinite_scroll",
        HERE,
        '<div class="infinite-scroll" @next data-url="/ajax/thema/ost?offset=6"></div>',
    ),
    pager(
        "sorting_is_no_page",
        HERE,
        '<div class="nav"><a href="?sort=alt">Älteste zuerst</a><a href="?ansicht=2">Liste</a></div>',
    ),
    pager(
        "next_section_in_the_menu",
        HERE,
        '<ul class="nav"><li><a href="/next">Next</a></li><li><a href="/mehr">Mehr</a></li></ul>',
    ),
    case(
        "article_with_its_neighbours",
        "https://tagebuch.example/2025/09/eine-reise-nach-astana/",
        page(
            f"""<article class="single"><h1>Eine Reise nach Astana</h1><p>{" ".join(EN)}</p><p>{" ".join(ES)}</p></article>
<nav class="post-navigation"><a rel="prev" href="/2025/08/der-markt-von-almaty/">« Der Markt von Almaty</a>
<a rel="next" href="/2025/10/zurueck-ueber-den-pass/">Nächster Beitrag »</a></nav>""",
            head='<meta property="og:type" content="article"><link rel="next" href="/2025/10/zurueck-ueber-den-pass/">',
            lang="de",
        ),
    ),
    case(
        "forum_numbers_in_the_rows",
        "https://forum.example/f/astana",
        page(
            each(
                RU[:6],
                lambda n, t: (
                    f"""<div class="topic"><a @ class="topictitle" href="/t/{n}-tema">{t}</a>
<span class="pages">[ <a href="/t/{n}-tema?page=1">1</a>, <a href="/t/{n}-tema?page=2">2</a> ]</span></div>"""
                ),
            )
            + '<div class="pages">Страница 1 из 4 <b>1</b> <a @next href="/f/astana?start=25">2</a> <a href="/f/astana?start=50">3</a></div>',
            lang="ru",
        ),
    ),
    case(
        "pager_above_and_below",
        "https://novini.example/kz",
        page(
            '<div class="pages">Стр. <strong>1</strong> <a href="/kz/2">2</a> <a href="/kz/3">3</a></div>'
            + each(
                BG[:6],
                lambda n, t: (
                    f'<div class="n"><h3><a @ href="/kz/statia-{n}00{n}">{t}</a></h3></div>'
                ),
            )
            + '<div class="pages">Стр. <strong>1</strong> <a @next href="/kz/2">2</a> <a href="/kz/3">3</a></div>',
            lang="bg",
        ),
    ),
)

"""A site is looked through for a topic's listings, by whatever leads to them, within bounds."""

import asyncio
import re
from dataclasses import dataclass, field
from urllib.parse import quote

import pytest
from scrapy.http import Response

from crawler.finding.search import REQUESTS, Search
from crawler.finding.slugs import slugs_of
from crawler.outcomes import Unfetched
from news.answers import Finding, Proposal
from news.listing import ListingKind
from news.model import Failure, Outcome
from tema.finding import request_for

BASE = "https://novini.example"
NAMES = ("Казахстан", "Қазақстан", "Kazakhstan")
OTHER = "Правителството обсъди бюджета за следващата година"
OURS = "Казахстан увеличава добива на нефт до края на годината"


def page(*parts: str, title: str = "Новини", kind: str = "website") -> str:
    head = f'<title>{title}</title><meta property="og:type" content="{kind}">'
    return f"<html><head>{head}</head><body>{''.join(parts)}</body></html>"


def cards(numbers, headline: str = OTHER) -> str:
    return (
        "<main>"
        + "".join(
            f'<article><h2><a href="/novini/{n}">{headline} {n}</a></h2></article>' for n in numbers
        )
        + "</main>"
    )


def feed(numbers, headline: str = OTHER) -> str:
    return (
        "<rss><channel>"
        + "".join(
            f"<item><title>{headline} {n}</title><link>{BASE}/novini/{n}</link></item>"
            for n in numbers
        )
        + "</channel></rss>"
    )


@dataclass
class Site:
    """Pages by path; what is not there is gone."""

    pages: dict[str, str] = field(default_factory=dict)
    base: str = BASE
    asked: list[str] = field(default_factory=list)

    async def fetch(self, url: str) -> Response:
        path = re.sub(r"^https?://[^/]+", "", url)
        self.asked.append(path)
        if path not in self.pages:
            raise Unfetched(Failure(url=url, outcome=Outcome.GONE, detail="HTTP 404"))
        return Response(url, body=self.pages[path].encode())

    def look_through(self, *names: str) -> Finding:
        async def tell(_: int) -> None:
            pass

        told = names or NAMES
        request = request_for(f"{self.base}/", told[0], told)
        return asyncio.run(Search(request, self.fetch, tell).run())

    def best(self, *names: str) -> Proposal:
        return self.look_through(*names).proposals[0]


@pytest.fixture
def site() -> Site:
    return Site({"/": page(cards(range(20))), "/robots.txt": "User-agent: *\n"})


def test_a_link_with_the_topics_name_is_found(site):
    site.pages["/"] = page('<p>Теми: <a href="/t/77">Казахстан</a></p>', cards(range(20)))
    site.pages["/t/77"] = page(cards(range(5), OURS), title="Казахстан – Новини")
    best = site.best()
    assert (best.url, best.kind, best.whole_site) == (f"{BASE}/t/77", ListingKind.TOPIC_PAGE, False)
    assert (best.count, best.named, best.take) == (5, 5, True)
    assert "«Казахстан»" in best.found_by


def test_a_link_in_another_script_is_found_by_its_sound(site):
    site.pages["/"] = page('<a href="/tag/9">Қазақстан</a>', cards(range(20)))
    site.pages["/tag/9"] = page(cards(range(5)), title="Қазақстан")
    assert site.best("Қазақстан").url == f"{BASE}/tag/9"


def test_an_articles_own_topic_link_is_found(site):
    site.pages["/"] = page(cards([1], OURS), cards(range(2, 20)))
    label = 'Тема: <a href="/dossier/kz">Казахстан</a>'
    site.pages["/novini/1"] = page(f"<h1>{OURS}</h1>", label, title=OURS, kind="article")
    site.pages["/dossier/kz"] = page(cards(range(5), OURS), title="Казахстан")
    assert site.best().url == f"{BASE}/dossier/kz"


def test_the_menus_sections_are_looked_at(site):
    site.pages["/"] = page('<nav><a href="/sviat">Свят по държави</a></nav>', cards(range(20)))
    site.pages["/sviat"] = page('<a href="/sviat/kazahstan">Страна</a>', cards(range(20, 30)))
    site.pages["/sviat/kazahstan"] = page(cards(range(5), OURS))
    assert site.best().url == f"{BASE}/sviat/kazahstan"


@pytest.mark.parametrize(
    "slug", ["kazahstan", "kazakhstan", "qazaqstan", quote("казахстан"), quote("қазақстан")]
)
def test_an_address_that_nothing_links_to_is_guessed_by_the_sites_manner(site, slug):
    site.pages["/"] = page('<a href="/etiket/izbori">Избори</a>', cards(range(20)))
    path = f"/etiket/{slug}"
    site.pages[path] = page(cards(range(5), OURS), title="Етикет: Казахстан")
    assert site.best().found_by == "a guess"


def test_a_guess_that_the_site_answers_with_something_else_is_none(site):
    for slug in slugs_of(NAMES):
        site.pages[f"/tag/{slug}"] = site.pages["/"]
    assert site.look_through().proposals == ()


def test_a_feed_of_the_topics_page_is_found_and_complements_it(site):
    link = '<link rel="alternate" type="application/rss+xml" href="/tema/kazahstan/rss">'
    site.pages["/"] = page('<a href="/tema/kazahstan">Казахстан</a>', cards(range(20)))
    site.pages["/tema/kazahstan"] = page(link, cards(range(5), OURS))
    site.pages["/tema/kazahstan/rss"] = feed(range(3, 9), OURS)
    first, second = site.look_through().proposals
    assert (first.kind, second.kind) == (ListingKind.TOPIC_PAGE, ListingKind.RSS)
    assert (second.count, second.overlap, second.take) == (6, 2, True)


def test_a_search_form_is_tried_with_the_topics_name(site):
    hidden = '<input type="hidden" name="l" value="bg">'
    form = f'<form action="/tarsi">{hidden}<input type="search" name="q"></form>'
    site.pages["/"] = page(form, cards(range(20)))
    path = f"/tarsi?l=bg&q={quote('Казахстан')}"
    site.pages[path] = page(cards(range(5), OURS), title="Резултати")
    best = site.best()
    assert (best.url, best.kind, best.take) == (BASE + path, ListingKind.SEARCH, True)


def test_a_search_does_not_end_the_search_for_the_topics_own_page(site):
    form = '<form action="/tarsi"><input type="search" name="q"></form>'
    site.pages["/"] = page(form, cards(range(20)))
    site.pages[f"/tarsi?q={quote('Казахстан')}"] = page(cards(range(5), OURS), title="Резултати")
    site.pages["/tag/kazahstan"] = page(cards(range(5), OURS), title="Казахстан")
    first, second = site.look_through().proposals[:2]
    assert (first.url, first.take) == (f"{BASE}/tag/kazahstan", True)
    assert (second.kind, second.take) == (ListingKind.SEARCH, False)


def test_listings_of_the_whole_site_are_proposed_as_such_where_they_name_the_topic(site):
    link = '<link rel="alternate" type="application/rss+xml" href="/rss">'
    site.pages["/"] = page(link, cards(range(20)))
    site.pages["/rss"] = feed(range(8)).replace(f"{OTHER} 3", f"{OURS} 3")
    best = site.best()
    assert (best.kind, best.whole_site, best.count, best.named) == (ListingKind.RSS, True, 8, 1)
    assert best.take


def test_of_listings_of_the_whole_site_none_is_taken_beside_the_topics_own(site):
    site.pages["/"] = page('<a href="/t/77">Казахстан</a>', cards([1], OURS), cards(range(2, 20)))
    site.pages["/t/77"] = page(cards(range(5), OURS), title="Казахстан")
    told = site.look_through().proposals
    assert [one.take for one in told if one.whole_site] == [False]


def test_the_sitemaps_of_robots_txt_are_read_also_an_index(site):
    site.pages["/robots.txt"] = f"User-agent: *\nSitemap: {BASE}/map.xml\nSITEMAP: /news.xml\n"
    part = f"<sitemap><loc>{BASE}/part1.xml</loc></sitemap>"
    site.pages["/map.xml"] = f"<sitemapindex>{part}</sitemapindex>"
    site.pages["/part1.xml"] = f"<urlset><url><loc>{BASE}/novini/1</loc></url></urlset>"
    told = {one.url: one for one in site.look_through().proposals}
    assert told[f"{BASE}/part1.xml"].whole_site
    assert "/news.xml" in site.asked


def test_an_international_domain_name_is_one_in_both_spellings(site):
    site.base = "https://новини.example"
    ascii_host = "новини".encode("idna").decode()
    link = f'<a href="https://{ascii_host}.example/t/7">Казахстан</a>'
    site.pages["/"] = page(link, cards(range(9)))
    site.pages["/t/7"] = page(cards(range(5), OURS), title="Казахстан")
    assert site.best().url == f"https://{ascii_host}.example/t/7"


def test_another_sites_pages_are_not_asked_for(site):
    site.pages["/"] = page(
        '<a href="https://drugi.example/tag/kazahstan">Казахстан</a>', cards(range(20))
    )
    site.look_through()
    assert "/tag/kazahstan" not in site.asked[:5]


def test_an_article_is_no_listing_whatever_its_title(site):
    site.pages["/"] = page('<a href="/novini/kazahstan">Казахстан</a>', cards(range(20)))
    site.pages["/novini/kazahstan"] = page(cards(range(5), OURS), title=OURS, kind="article")
    assert site.look_through().proposals == ()


def test_a_site_of_endless_leads_is_left_after_forty_requests(site):
    menu = "".join(f'<a href="/rubrika{n}">Рубрика номер {n}</a>' for n in range(50))
    labels = "".join(f'<a href="/t/{n}">Казахстан</a>' for n in range(500))
    site.pages["/"] = page(f"<nav>{menu}</nav>", labels, cards(range(20)))
    told = site.look_through()
    assert len(site.asked) == told.asked <= REQUESTS


def test_a_front_page_that_cannot_be_had_is_said_in_one_line(site):
    del site.pages["/"]
    told = site.look_through()
    assert told.error == "gone: HTTP 404"
    assert told.proposals == ()


NO_TYPE = "<html><head><title>Казахстан</title>{}</head><body>{}</body></html>"
DATA = '<script type="application/ld+json">{}</script>'
TEXT = "<div>" + f"<p>{OURS} {'ъгъл ' * 80}</p>" * 5 + "</div>"


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("", TEXT),
        (DATA.format('{"@type": "NewsArticle"}'), ""),
        (DATA.format('{"@graph": [{"@type": ["Thing", "ReportageNewsArticle"]}]}'), ""),
        ("", '<div itemscope itemtype="https://schema.org/NewsArticle"></div>'),
    ],
    ids=["text", "data", "graph", "microdata"],
)
def test_an_article_without_a_type_whose_address_is_the_topics_name_is_no_listing(site, head, body):
    site.pages["/"] = page('<a href="/novini/kazahstan">Казахстан</a>')
    site.pages["/novini/kazahstan"] = NO_TYPE.format(head, body + cards(range(5), OURS))
    assert site.look_through().proposals == ()


@pytest.mark.parametrize(
    ("head", "body", "count"),
    [
        ("", TEXT, 12),  # an introduction
        ("", TEXT * 3, 5),  # whole posts
        (DATA.format('[{"@type": "CollectionPage"}, {"@type": "NewsArticle"}]'), "", 5),
        (DATA.format("{ не е JSON"), "", 5),
    ],
    ids=["introduction", "posts", "collection", "broken"],
)
def test_a_list_without_a_type_is_one(site, head, body, count):
    site.pages["/"] = page('<a href="/novini/kazahstan">Казахстан</a>')
    site.pages["/novini/kazahstan"] = NO_TYPE.format(head, body + cards(range(count), OURS))
    assert [one.count for one in site.look_through().proposals] == [count]

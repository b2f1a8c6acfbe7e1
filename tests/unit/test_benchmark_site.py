"""The generated site: the same each time, as large as real pages, its truth to be found in it."""

import gzip
from collections.abc import Mapping
from statistics import mean

import pytest
from lxml import html

from benchmarks.design import designs
from benchmarks.serve import Answers
from benchmarks.site import Response, Site
from benchmarks.truth import TruePage, date_shown
from crawler.listing import read_listing
from news import urls

COUNT = 240
BASE = "http://127.0.0.1:8080"


@pytest.fixture(scope="module")
def site() -> Site:
    return Site(BASE, COUNT)


@pytest.fixture(scope="module")
def responses(site) -> Mapping[str, Response]:
    return site.responses()


@pytest.fixture(scope="module")
def articles(site) -> list[TruePage]:
    return [page for page in site.pages if page.kind == "article"]


def tree(site: Site, page: TruePage):
    return html.document_fromstring(
        site.html(page).encode(), parser=html.HTMLParser(encoding="utf-8")
    )


def words(text: str) -> str:
    return " ".join(text.split())


def test_two_sites_of_one_seed_are_the_same(site, responses):
    again = Site(BASE, COUNT)
    assert again.pages == site.pages
    assert all(again.response(page) == responses[page.path] for page in again.pages[:60])


def test_another_seed_gives_other_texts(site):
    other = Site(BASE, 20, seed=5)
    assert {p.headline for p in other.pages}.isdisjoint(p.headline for p in site.pages)


def test_pages_are_as_large_as_real_ones(articles, responses):
    found = [responses[page.path] for page in articles]
    assert 220_000 < mean(one.size for one in found) < 290_000
    assert 42_000 < mean(len(one.gzipped) for one in found) < 58_000
    assert min(one.size for one in found) < 100_000
    assert max(one.size for one in found) > 500_000


def test_at_least_forty_designs_differ_in_structure_names_and_places(site, articles):
    looks = {page.design.number: signature(site, page) for page in articles}
    assert len(looks) == len(designs(4)) >= 40
    assert len(set(looks.values())) >= 40


def signature(site: Site, page: TruePage) -> tuple[tuple[str, ...], ...]:
    """The way from the body to headline and text, and the order of headline, date and text."""
    body = tree(site, page).find("body")
    shown = {"headline": page.headline, "date": date_shown(page), "text": page.paragraphs[0][:60]}
    places = {}
    for name, text in shown.items():
        for element in body.iter():
            pieces = [element.text, *(child.tail for child in element)]
            if any(text in (piece or "") for piece in pieces) and element.tag not in {
                "script",
                "a",
            }:
                places[name] = element
                break
    order = sorted(places, key=lambda name: list(body.iter()).index(places[name]))
    ways = [
        tuple(f"{e.tag}.{e.get('class')}" for e in (places[name], *places[name].iterancestors()))
        for name in ("headline", "text")
    ]
    return tuple(order), *ways


def test_every_text_is_its_own(articles):
    texts = [text for page in articles for text in page.paragraphs]
    assert len({page.headline for page in articles}) == len(articles)
    assert len(set(texts)) > 0.999 * len(texts)


def test_what_is_true_of_an_article_stands_on_its_page(site, articles):
    for page in articles[:48]:
        shown = words(tree(site, page).find("body").text_content())
        wanted = [page.headline, page.lead, page.author, date_shown(page), *page.paragraphs]
        assert [text for text in wanted if text not in shown] == []
        (canonical,) = tree(site, page).xpath("//link[@rel='canonical']/@href")
        assert canonical == BASE + page.path


def test_languages_dates_and_markup_are_many(articles):
    assert {page.design.language for page in articles} == {"bg", "ru", "kk", "en"}
    assert len({page.design.date_form for page in articles}) >= 8
    assert len({page.design.paragraph for page in articles}) == 5
    assert len({page.design.tells for page in articles}) >= 8


def test_one_page_in_a_hundred_is_no_article_and_is_served_so(responses):
    pages = Site(BASE, 1000).pages
    assert sorted(p.kind for p in pages if p.kind != "article") == ["gone"] * 5 + ["list"] * 5
    (gone,) = [page for page in Site(BASE, COUNT).pages if page.kind == "gone"]
    assert responses[gone.path].status == 404


def test_listings_lead_to_every_page_of_their_topic_in_order(site, responses):
    for listing in site.listings:
        found, url, read = [], BASE + listing.path(1), 0
        while url:
            body = gzip.decompress(responses[url.removeprefix(BASE)].gzipped)
            shown = read_listing(body, url)
            found += shown.article_urls
            url, read = shown.next_url, read + 1
        assert found == [urls.canonical(BASE + page.link) for page in listing.entries]
        assert read == listing.count


def test_the_server_answers_gzipped_or_plain_and_counts(site, articles):
    page = articles[1]
    answers = Answers({page.path: site.response(page)}, site.missing())
    zipped = ask(answers, page.path, "Accept-Encoding: gzip, br")
    plain = ask(answers, page.path)
    assert gzip.decompress(zipped) == plain == site.html(page).encode()
    assert ask(answers, f"{page.path}?from=topic") == plain or "?" in page.path
    assert answers.requests == 3
    answers.counts()
    assert answers.requests == 0


def ask(answers: Answers, target: str, *lines: str) -> bytes:
    head = "\r\n".join([f"GET {target} HTTP/1.1", "Host: site", *lines]).encode()
    return answers.answer(head).partition(b"\r\n\r\n")[2]

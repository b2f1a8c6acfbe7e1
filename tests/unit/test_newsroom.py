"""The newsroom shows its truth, and what we read on its pages is that truth."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from crawler.listing import read_listing
from news.article import Article
from tema.newsroom import Newsroom, RunningNewsroom, TrueArticle
from workers.parse import parse_article

TOPIC = "Казахстан"
OUTLETS = ["horizont", "vestnik", "dala"]


@pytest.fixture(scope="module")
def running() -> Iterator[RunningNewsroom]:
    with RunningNewsroom(Newsroom()) as newsroom:
        yield newsroom


@pytest.fixture(scope="module")
def read(running) -> list[tuple[TrueArticle, Article]]:
    """Every article of the newsroom beside what we read on its page."""
    found = []
    for true in running.newsroom.articles():
        url = running.url_of(true)
        body, headers = get(url)
        now = datetime.now(UTC)
        found.append((true, parse_article(body, url, headers=headers, fetched_at=now)))
    return found


def get(url: str) -> tuple[bytes, dict[str, str]]:
    with urlopen(url) as answer:
        return answer.read(), {k.lower(): v for k, v in answer.headers.items()}


def crawled(running: RunningNewsroom, outlet: str) -> list[list[str]]:
    """The article links of each of an outlet's topic pages."""
    url, pages = running.topic_urls()[outlet], []
    while url:
        body, headers = get(url)
        listing = read_listing(body, url, headers=headers)
        pages.append(listing.article_urls)
        url = listing.next_url
    return pages


@pytest.mark.parametrize("outlet", OUTLETS)
def test_its_topic_pages_list_each_article_of_the_topic_once_and_no_other(running, outlet):
    found = [url for page in crawled(running, outlet) for url in page]
    assert found == [url for url, a in running.truth(TOPIC) if a.outlet == outlet]


@pytest.mark.parametrize("outlet", OUTLETS)
def test_twenty_one_articles_make_four_pages(running, outlet):
    assert [len(page) for page in crawled(running, outlet)] == [6, 6, 6, 3]


@pytest.mark.parametrize(
    "name",
    [
        *("headline", "description", "article_body", "in_language", "date_modified"),
        *("view_count", "comment_count"),
    ],
)
def test_every_article_is_read_as_it_is(read, name):
    wrong = [
        (true.path, getattr(article, name))
        for true, article in read
        if getattr(article, name) != getattr(true, name)
    ]
    assert wrong == []


def test_every_date_is_read_as_exactly_as_the_page_tells_it(read):
    away = {true.path: abs(article.date_published - true.date_published) for true, article in read}
    exact = {true.path for true, _ in read if true.date_precision == "minute"}
    assert {path for path in exact if away[path]} == set()
    assert [path for path in away if away[path] >= timedelta(hours=1)] == []


def test_every_article_is_found_under_its_own_address(read, running):
    assert [a.canonical_url for _, a in read] == [running.url_of(true) for true, _ in read]


def test_every_byline_is_read_with_its_roles(read):
    found = [[(a.name, a.role) for a in article.author_details] for _, article in read]
    assert found == [list(true.authors) for true, _ in read]


def test_every_section_and_keyword_is_read(read):
    for true, article in read:
        assert article.article_section == true.section
        assert set(true.keywords) <= set(article.keywords)


def test_every_picture_is_read_with_caption_and_credit(read):
    for true, article in read:
        told = [(image.caption, image.credit) for image in article.images]
        shown = [(true.image_caption, true.image_credit)] if true.image_caption else []
        assert told == shown


def test_the_topic_is_read_as_a_label_where_the_page_has_it(read):
    for true, article in read:
        assert bool(article.topic_labels) == bool(true.topics)


def test_each_outlet_has_articles_whose_dates_move_and_one_tells_only_the_hour(read):
    moving = [true for true, _ in read if true.relative_date]
    for outlet in OUTLETS:
        assert len([true for true in moving if true.outlet == outlet]) >= 3
    assert [true.in_language for true in moving if true.date_precision == "hour"] == ["en"]


def test_an_edited_article_reads_anew_and_a_removed_one_is_gone():
    newsroom = Newsroom()
    with RunningNewsroom(newsroom) as running:
        url, true = running.truth(TOPIC)[0]
        newsroom.edit(true.outlet, true.path, headline="Ново заглавие за Казахстан")
        assert "Ново заглавие" in get(url)[0].decode(
            "utf-8" if true.outlet != "vestnik" else "windows-1251"
        )
        newsroom.remove(true.outlet, true.path)
        with pytest.raises(HTTPError, match="410") as gone:
            get(url)
        gone.value.close()


@pytest.mark.parametrize(
    "path", ["/tag/qazaqstan", "/tag/qazaqstan/feed", "/sitemap.xml", "/news-sitemap.xml"]
)
def test_what_is_unchanged_answers_304(running, path):
    url = f"{running.base_url('dala')}{path}"
    tag = get(url)[1]["etag"]
    with pytest.raises(HTTPError, match="304") as unchanged:
        urlopen(Request(url, headers={"If-None-Match": tag}))
    unchanged.value.close()


def test_the_russian_pages_are_windows_1251(running):
    body, headers = get(running.topic_urls()["vestnik"])
    assert headers["content-type"] == "text/html; charset=windows-1251"
    assert "Далее" in body.decode("windows-1251")

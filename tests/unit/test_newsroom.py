"""The newsroom shows its truth, and what we read on its pages is that truth."""

from collections.abc import Iterator
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from crawler.listing import read_listing
from tema.newsroom import Newsroom, RunningNewsroom
from workers.parse import parse_article

TOPIC = "Казахстан"


@pytest.fixture(scope="module")
def running() -> Iterator[RunningNewsroom]:
    with RunningNewsroom(Newsroom()) as newsroom:
        yield newsroom


def get(url: str) -> tuple[bytes, dict[str, str]]:
    with urlopen(url) as answer:
        return answer.read(), {k.lower(): v for k, v in answer.headers.items()}


@pytest.mark.parametrize("outlet", ["horizont", "vestnik", "dala"])
def test_its_topic_pages_list_each_article_of_the_topic_once_and_no_other(running, outlet):
    url, found = running.topic_urls()[outlet], []
    while url:
        body, headers = get(url)
        listing = read_listing(body, url, headers=headers)
        found += listing.article_urls
        url = listing.next_url
    expected = [url for url, a in running.truth(TOPIC) if a.outlet == outlet]
    assert found == expected
    assert len(expected) == 8


def test_every_article_is_read_with_headline_lead_date_and_language(running):
    for url, true in running.truth(TOPIC):
        body, headers = get(url)
        article = parse_article(body, url, headers=headers)
        assert article.headline == true.headline
        assert article.description == true.description
        assert article.date_published == true.date_published
        assert article.in_language == true.in_language
        assert article.canonical_url == url


def test_the_bulgarian_pages_give_counts_credit_role_and_label(running):
    for url, true in running.truth(TOPIC):
        if true.outlet != "horizont":
            continue
        article = parse_article(*get(url)[:1], url)
        assert (article.view_count, article.comment_count) == (true.view_count, true.comment_count)
        assert article.topic_labels == (TOPIC,)
        assert article.images[0].credit == true.image_credit
        assert [(a.name, a.role) for a in article.author_details] == list(true.authors)


def test_an_edited_article_reads_anew_and_a_removed_one_is_gone():
    newsroom = Newsroom()
    with RunningNewsroom(newsroom) as running:
        url, true = running.truth(TOPIC)[0]
        newsroom.edit(true.outlet, true.path, headline="Ново заглавие за Казахстан")
        assert "Ново заглавие" in get(url)[0].decode()
        newsroom.remove(true.outlet, true.path)
        with pytest.raises(HTTPError, match="410") as gone:
            get(url)
        gone.value.close()


def test_an_unchanged_page_answers_304(running):
    url = running.topic_urls()["dala"]
    tag = get(url)[1]["etag"]
    with pytest.raises(HTTPError, match="304") as unchanged:
        urlopen(Request(url, headers={"If-None-Match": tag}))
    unchanged.value.close()


def test_the_russian_pages_are_windows_1251(running):
    body, headers = get(running.topic_urls()["vestnik"])
    assert headers["content-type"] == "text/html; charset=windows-1251"
    assert "Далее" in body.decode("windows-1251")

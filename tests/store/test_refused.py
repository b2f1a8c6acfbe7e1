"""Pages that gave no article are read again from their bytes, by the way that all pages go."""

from datetime import UTC, datetime, timedelta

import pytest

from news import urls
from news.bodies import zip_body
from news.model import Outcome, Reading
from store import batches, listings, refused, requests, topics
from store.batches import Batch
from store.connection import rows
from store.rereading import Wanted
from tema.fitness import ServerAway
from tema.refused import Refused
from tests.factories import URL, a_page
from tests.unit.test_parse_command import PAGE
from workers.ingest import ingest
from workers.stream import PageStream

ARTICLE = zip_body(
    PAGE.replace(b'<link rel="canonical" href="https://novini.example/kazahstan-1041">', b"")
)
LIST = zip_body(b"<html><body><p>nothing</p></body></html>")


@pytest.fixture
def stream(valkey):
    """The pages stream of an empty Valkey."""
    pages = PageStream(valkey.url)
    pages.client.flushdb()
    pages.create_group()
    yield pages
    pages.client.flushdb()


@pytest.fixture(autouse=True)
def stored(conn) -> None:
    """A crawl that took two pages for none, of which one is an article by the parser of now."""
    topic = topics.add(conn, "Казахстан")
    listings.add(conn, topic, "https://novini.example/tema")
    (request,) = requests.take_due(conn, datetime.now(UTC) + timedelta(seconds=1))
    for name, body in (("article", ARTICLE), ("list", LIST)):
        url = f"{URL}-{name}"
        page = a_page(run_id=request.run_id, requested_url=url, url=url, body=body)
        reading = Reading(page=page, outcome=Outcome.NOT_AN_ARTICLE, detail="no text")
        with conn.transaction():
            batches.save(conn, Batch(readings=[reading]))


def worked(conn, stream, **wanted) -> Refused:
    """A run whose pages a worker of this process takes at once."""

    class Worked(Refused):
        def wait(self, until) -> None:
            ingest(conn, stream, list(stream.read(20)))
            super().wait(until)

    work = Worked(conn=conn, client=stream.client, wanted=Wanted(**wanted), patience=1)
    for _ in work.steps():
        pass
    return work


def test_what_is_an_article_now_is_stored_with_its_topic_and_its_event(conn, stream):
    told = worked(conn, stream)
    assert (told.done, told.articles) == (2, [f"{URL}-article"])
    assert rows(conn, "SELECT version FROM articles") == [{"version": 1}]
    assert rows(conn, "SELECT matched_by FROM article_topics") == [{"matched_by": "listing"}]
    assert rows(conn, "SELECT kind FROM events") == [{"kind": "article.created"}]
    ends = rows(conn, "SELECT outcome FROM run_outcomes ORDER BY outcome")
    assert [row["outcome"] for row in ends] == ["not_an_article", "stored"]
    (capture,) = rows(conn, "SELECT url FROM captures WHERE article_id IS NOT NULL")
    assert capture["url"] == f"{URL}-article"


def test_a_second_time_only_the_other_is_read(conn, stream):
    worked(conn, stream)
    assert worked(conn, stream).done == 1


def test_a_dry_run_tells_the_same_and_changes_nothing(conn, stream):
    work = Refused(conn=conn, client=stream.client, wanted=Wanted())
    assert list(work.steps(dry_run=True)) == [2]
    assert work.articles == [f"{URL}-article"]
    assert rows(conn, "SELECT FROM articles") == []
    assert stream.client.xlen("pages") == 0


@pytest.mark.parametrize(
    ("wanted", "count"),
    [({"domain": "novini.example"}, 2), ({"domain": "vesti.example"}, 0), ({"topic_id": 2}, 0)],
)
def test_it_is_of_a_site_or_a_topic(conn, wanted, count):
    assert len(refused.some(conn, Wanted(**wanted))) == count


def test_without_a_worker_it_ends_with_a_line(conn, stream):
    work = Refused(conn=conn, client=stream.client, wanted=Wanted(), patience=0.2)
    with pytest.raises(ServerAway):
        list(work.steps())


def test_a_page_fetched_again_since_is_no_older_one(conn, stream):
    later = a_page(requested_url=f"{URL}-article", url=f"{URL}-article", body=LIST)
    object.__setattr__(later, "fetched_at", datetime.now(UTC))
    reading = Reading(page=later, outcome=Outcome.NOT_AN_ARTICLE)
    with conn.transaction():
        batches.save(conn, Batch(readings=[reading]))
    assert worked(conn, stream).articles == []
    assert urls.key(later.url) in {key for key, _ in refused.some(conn, Wanted())}

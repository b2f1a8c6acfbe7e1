"""A gap between two crawls is seen by who looks, and closed by a crawl that reads over it."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from store import listings, topics
from store.connection import connect
from tema.newsroom.desk import PER_PAGE
from tests.flow.house import TOPIC, House

MISSED = 2 * PER_PAGE + 3
"""New articles between two crawls that read one page each."""


@pytest.fixture(scope="module")
def house(shared_state_dir) -> Iterator[House]:
    with House(shared_state_dir, generated=0) as house:
        yield house


@pytest.fixture
def listing_id(house: House) -> int:
    """A topic page of which a crawl reads one page, crawled once."""
    with connect(house.service.database_url) as conn, conn.transaction():
        topic_id = topics.add(conn, TOPIC)
        url = house.running.topic_urls()["horizont"]
        found = listings.add(conn, topic_id, url, crawl_every=timedelta(hours=1), max_pages=1)
    house.expect("it is crawled", house.runs_ended)
    return found


def publish(house: House, count: int) -> set[str]:
    """Put up articles of the topic, newer than all others; their addresses."""
    _, newest = house.article("horizont", 0)
    _, last = house.article("horizont", -1)
    made = [
        last.edited(
            path=f"/novini/nova-{n}",
            headline=f"Нова новина за Казахстан номер {n} от днес",
            date_published=newest.date_published + timedelta(seconds=n),
        )
        for n in range(1, count + 1)
    ]
    for article in made:
        house.newsroom.publish(article)
    return {house.running.url_of(article) for article in made}


def stored(house: House) -> set[str]:
    found = house.ask("SELECT canonical_url AS url FROM articles WHERE version > 0")
    return {row["url"] for row in found}


def test_it_is_shown_and_closed(house: House, listing_id: int):
    new = publish(house, MISSED)
    with connect(house.service.database_url) as conn:
        listings.make_due(conn, listing_id, datetime.now(UTC))
    house.expect("the gap is noted", lambda: house.told("listing", "list")[0]["gap_at"], 30)
    assert len(new & stored(house)) == PER_PAGE
    for command in (("listing", "list"), ("status",)):
        assert "gap since" in house.tema(*command).stdout
    assert "notice: gap in " in house.tema("status").stderr

    assert house.tema("crawl", TOPIC, "--pages", "2").returncode == 0
    assert house.told("listing", "list")[0]["gap_at"], "its far side was not met yet"
    assert house.tema("crawl", TOPIC, "--pages", "4").returncode == 0
    assert house.told("listing", "list")[0]["gap_at"] is None
    assert new <= stored(house)

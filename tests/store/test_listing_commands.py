"""Commands for listings beside a real Postgres: searches, whole sites, the words of a match."""

import json
from dataclasses import replace

import pytest

from news.terms import Match
from store import batches, topics
from store.batches import Batch
from tests.factories import URL, a_reading

FEED = "https://novini.example/rss"


@pytest.fixture(autouse=True)
def servers(tema, monkeypatch, database_url, valkey, conn) -> None:
    """Let the commands find the servers of this session, and one topic."""
    monkeypatch.setenv("TEMA_DATABASE_URL", database_url)
    monkeypatch.setenv("TEMA_REDIS_URL", valkey.url)
    topics.add(conn, "Казахстан", [("kk", "Қазақстан")])


def test_in_a_searchs_address_the_topics_name_is_filled_in(tema):
    told = tema("listing", "add", "Қазақстан", "https://a.example/?s={topic}", "--json")
    row = json.loads(told.out)
    assert row["url"].endswith("?s=%D0%9A%D0%B0%D0%B7%D0%B0%D1%85%D1%81%D1%82%D0%B0%D0%BD")
    assert row["kind"] == "search"


def test_a_whole_sites_listing_says_so_and_may_become_the_topics_own(tema):
    tema("listing", "add", "Казахстан", FEED, "--whole-site")
    assert "page of the whole site" in tema("listing", "list").out
    tema("listing", "add", "Казахстан", FEED, "--every", "1h")
    assert json.loads(tema("listing", "list", "--json").out)[0]["whole_site"]
    tema("listing", "add", "Казахстан", FEED, "--of-topic")
    assert not json.loads(tema("listing", "list", "--json").out)[0]["whole_site"]


def test_a_listing_that_needs_a_browser_says_so_and_may_need_none_again(tema):
    tema("listing", "add", "Казахстан", FEED, "--browser", "all")
    assert "by browser" in tema("listing", "list").out
    tema("listing", "add", "Казахстан", FEED, "--every", "1h")
    assert json.loads(tema("listing", "list", "--json").out)[0]["browser"] == "all"
    tema("listing", "add", "Казахстан", FEED, "--browser", "no")
    assert "by browser" not in tema("listing", "list").out
    assert tema("listing", "add", "Казахстан", FEED, "--browser", "sometimes").code == 2


def test_the_words_that_named_the_topic_are_shown(tema, conn):
    found = a_reading(url=f"{URL}-2")
    match = Match(name="Казахстан", form="казахстанската", where="description")
    with conn.transaction():
        batches.save(conn, Batch(readings=[replace(found, match=match)]))
    told = tema("articles", "show", f"{URL}-2")
    assert "Казахстан (named «казахстанската» in the lead)" in told.out

"""Re-crawling: what a person asks for by URL or topic becomes runs on the urgent stream."""

from datetime import datetime

import redis

from news import urls
from news.errors import TemaError
from news.model import CrawlRequest
from store import listings, requests, sources, topics
from store.connection import Connection
from store.requests import Wish
from workers.schedule import send


class NotKnown(TemaError):
    """There is no such topic or source, and it is no http(s) URL either"""


class NothingToCrawl(TemaError):
    """It has no listing that is not paused: add one"""


def recrawl(
    conn: Connection, client: redis.Redis, target: str, now: datetime, wish: Wish
) -> list[CrawlRequest]:
    """Open runs for a topic's listings, a listing or an article, and send them ahead of others.

    A second call for the same task opens nothing and sends again what has no report yet.
    """
    with conn.transaction():
        opened = open_runs(conn, target, now, wish)
    send(client, opened)
    return opened


def open_runs(conn: Connection, target: str, now: datetime, wish: Wish) -> list[CrawlRequest]:
    """The requests of the runs that are open for this wish."""
    if is_url(target):
        found = [row["id"] for row in listings.find(conn, target)]
        if found:
            requests.open_listings(conn, found, now, wish)
        else:
            requests.open_article(conn, target, now, wish)
    else:
        requests.open_listings(conn, listings_of(conn, target), now, wish)
    return requests.asked_for(conn, wish.asked_by)


def listings_of(conn: Connection, name: str) -> list[int]:
    """The ids of a topic's or a source's listings not paused; NotKnown or NothingToCrawl."""
    if topic := topics.find(conn, name):
        found = [row["id"] for row in listings.overview(conn, topic["id"]) if not row["paused"]]
    elif sources.exists(conn, name.lower()):
        found = listings.of_source(conn, name.lower())
    else:
        raise NotKnown(name)
    if not found:
        raise NothingToCrawl(name)
    return found


def is_url(text: str) -> bool:
    """Whether a text is an absolute http(s) URL."""
    try:
        urls.canonical(text)
    except ValueError:
        return False
    return True

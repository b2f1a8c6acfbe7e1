"""Factories: an_article(), a_page(), a_report() … with only what a test cares about."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from news.article import Article, Author
from news.bodies import zip_body
from news.model import Outcome, Page, Reading, Report
from news.pulse import Pulse
from tema.health import REQUIRED, Health

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
URL = "https://novini.example/kazahstan-uvelichava-dobiva-1041"


def an_article(**changes: Any) -> Article:
    article = Article(
        headline="Қазақстан – ъгъл, ёлка, її, щ",
        article_body="Първи абзац за Казахстан.\n\nЕкінші абзац: ә ғ қ ң ө ұ ү һ і.",
        canonical_url=URL,
        author_details=(Author(name="Мария Щърбова", role="редактор"),),
        date_published=NOON - timedelta(hours=2),
        in_language="bg",
    )
    return replace(article, **changes)


def a_page(**changes: Any) -> Page:
    page = Page(
        run_id=1,
        listing_id=1,
        topic_id=1,
        requested_url=URL,
        url=URL,
        status=200,
        headers={"content-type": "text/html"},
        fetched_at=NOON,
        body=zip_body(b"<h1>x</h1>"),
    )
    return replace(page, **changes)


def a_reading(
    *, url: str = URL, minutes: int = 0, page: dict[str, Any] | None = None, **changes: Any
) -> Reading:
    told = {"requested_url": url, "url": url, "fetched_at": NOON + timedelta(minutes=minutes)}
    fetched = a_page(**told | (page or {}))
    article = an_article(**{"canonical_url": url} | changes)
    return Reading(page=fetched, outcome=Outcome.STORED, article=article)


def a_report(**changes: Any) -> Report:
    report = Report(
        run_id=1, listing_id=1, topic_id=1, url="https://novini.example/tema", ended_at=NOON
    )
    return replace(report, **changes)


def a_pulse(**changes: Any) -> Pulse:
    """A sign of life given a second before noon."""
    values = {
        "part": "worker",
        "host": "vps-1",
        "pid": 1,
        "at": NOON - timedelta(seconds=1),
        "started_at": NOON - timedelta(days=1),
        "took_at": NOON - timedelta(seconds=4),
    }
    return Pulse(**values | changes)


def a_health(**changes: Any) -> Health:
    """A service at noon that is well."""
    values = {
        "processes": [a_pulse(part=part) for part in REQUIRED],
        "queues": {"ingest": 0},
        "stream": {"pages": 0},
        "oldest_page": None,
        "memory": 1_000_000,
        "totals": {"due": 0, "most_overdue": NOON + timedelta(minutes=15)},
        "listings": [a_listing_row()],
        "quarantine": [],
        "canary": {"sent_at": NOON - timedelta(seconds=30), "stored_at": NOON, "crawled": False},
        "disk_free": 10 * 1024**3,
    }
    return Health(**values | changes)


def a_listing_row(**changes: Any) -> dict[str, Any]:
    """What `store.listings.overview` tells of a listing that is well."""
    row = {
        "url": "https://novini.example/tema",
        "paused": False,
        "topic_paused": False,
        "last_error": None,
        "waits_until": None,
        "gap_at": None,
    }
    return row | changes

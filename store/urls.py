"""URLs: how each one ended, so that aliases and 404s are not fetched in every crawl."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from news import urls
from news.model import PASSING, Outcome, Reading, Report
from store.connection import Connection, many, rows

MONTH = 30 * 86400
TRIES = 3
"""Failed crawls after which a passing failure counts as an end for a day."""
RETRY = {
    Outcome.FORBIDDEN: timedelta(days=1),
    Outcome.ROBOTS: timedelta(days=1),
    Outcome.BLOCKED: timedelta(days=1),
    Outcome.GONE: timedelta(days=30),
    Outcome.UNREACHABLE: timedelta(days=1),
    Outcome.HTTP_ERROR: timedelta(days=1),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """One URL and how it ended."""

    url_key: UUID
    url: str
    outcome: Outcome
    ended_at: datetime
    article_id: int | None = None
    detail: str | None = None


def ends(reading: Reading, article_id: int | None) -> list[Ended]:
    """The ends of the requested, the final and the canonical URL of a reading."""
    page = reading.page
    names = [page.requested_url, page.url]
    if reading.article:
        names.append(reading.article.canonical_url)
    return [
        Ended(
            url_key=urls.key(name),
            url=name,
            outcome=reading.outcome,
            ended_at=page.fetched_at,
            article_id=article_id,
            detail=reading.detail,
        )
        for name in dict.fromkeys(names)
    ]


def ends_of_failures(told: Report) -> list[Ended]:
    """The ends of the links that gave a crawl no page."""
    return [
        Ended(
            url_key=urls.key(failure.url),
            url=failure.url,
            outcome=failure.outcome,
            ended_at=told.ended_at,
            detail=failure.detail,
        )
        for failure in told.failures
    ]


def end(conn: Connection, ended: Iterable[Ended]) -> None:
    """Write how these URLs ended, in the order of their keys; an older end changes nothing.

    One of the same fetch does after quarantine, and where a page that was refused is an article
    after all: its bytes were read again.
    """
    newest = {e.url_key: e for e in sorted(ended, key=lambda e: e.ended_at)}
    if not newest:
        return
    conn.execute(
        """
        INSERT INTO urls (url_key, url, article_id, outcome, detail, failures, retry_at, ended_at)
        SELECT url_key, url, article_id, outcome, detail, failures, retry_at, ended_at
          FROM json_populate_recordset(NULL::urls, %(rows)s) ORDER BY url_key
        ON CONFLICT (url_key) DO UPDATE SET
            article_id = coalesce(excluded.article_id, urls.article_id),
            outcome = excluded.outcome, detail = excluded.detail, ended_at = excluded.ended_at,
            failures = CASE excluded.failures WHEN 0 THEN 0 ELSE urls.failures + 1 END,
            retry_at = CASE WHEN excluded.failures > 0 AND urls.failures + 1 < %(tries)s
                            THEN excluded.ended_at ELSE excluded.retry_at END
         WHERE (urls.ended_at < excluded.ended_at
                AND (excluded.outcome <> 'off_topic' OR urls.article_id IS NULL))
            OR (urls.ended_at = excluded.ended_at AND (urls.outcome = %(replayed)s
                OR (urls.outcome = ANY(%(refused)s) AND excluded.outcome = 'stored')))
        """,
        {
            "rows": many([_row(newest[key]) for key in sorted(newest)]),
            "tries": TRIES,
            "replayed": Outcome.QUARANTINED,
            "refused": [Outcome.NOT_AN_ARTICLE, Outcome.TOO_LARGE],
        },
    )


def _row(ended: Ended) -> dict[str, object]:
    passing = ended.outcome in PASSING
    wait = RETRY.get(ended.outcome)
    retry_at = ended.ended_at + wait if wait else None
    return {
        "url_key": ended.url_key,
        "url": ended.url,
        "article_id": ended.article_id,
        "outcome": ended.outcome,
        "detail": ended.detail,
        "failures": int(passing),
        "retry_at": ended.ended_at if passing else retry_at,
        "ended_at": ended.ended_at,
    }


def known(
    conn: Connection, now: datetime, *, keys: Iterable[UUID] | None = None, limit: int = 100_000
) -> list[tuple[UUID, int]]:
    """The newest ended URLs (of `keys`) that need no fetch yet, with the seconds that it holds.

    What is off one topic may be of another: `off_topic` knows it.
    """
    found = rows(
        conn,
        """
        SELECT url_key, retry_at FROM urls
         WHERE (retry_at IS NULL OR retry_at > %(now)s) AND outcome <> 'off_topic'
           AND (%(keys)s::uuid[] IS NULL OR url_key = ANY(%(keys)s::uuid[]))
         ORDER BY ended_at DESC LIMIT %(limit)s
        """,
        now=now,
        keys=None if keys is None else list(keys),
        limit=limit,
    )
    return [(row["url_key"], _seconds(row["retry_at"], now)) for row in found]


def _seconds(retry_at: datetime | None, now: datetime) -> int:
    return MONTH if retry_at is None else max(1, int((retry_at - now).total_seconds()))

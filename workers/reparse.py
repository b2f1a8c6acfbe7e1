"""Reparsing: a batch of articles is parsed again from its captures, and what differs is changed."""

import json
import logging
from collections.abc import Mapping, Sequence

import redis
from celery.exceptions import SoftTimeLimitExceeded
from psycopg.rows import DictRow

from news.errors import Unreadable
from news.keys import reparse_key, wanted_key
from news.model import Page
from store import rereading
from store.connection import Connection
from store.rereading import Again
from workers.blame import REFUSALS, transient
from workers.read import read
from workers.tally import Tally

ANSWER_KEPT = 600
log = logging.getLogger(__name__)


def answer(
    conn: Connection,
    client: redis.Redis,
    job: str,
    number: int,
    ids: Sequence[int],
    *,
    dry_run: bool = False,
) -> bool:
    """Reparse a batch for the command that waits for it; False where none does any more.

    Of two answers to one batch the first counts: the second finds nothing to change.
    """
    key = reparse_key(job)
    if not client.exists(wanted_key(key)):
        return False
    tally = reparse(conn, ids, dry_run=dry_run)
    client.hsetnx(key, str(number), json.dumps(tally.as_data()))
    client.expire(key, ANSWER_KEPT)
    return True


def reparse(conn: Connection, ids: Sequence[int], *, dry_run: bool) -> Tally:
    """Parse these articles' newest captures again, and change what differs in one transaction."""
    tally = Tally()
    rows = rereading.captures_of(conn, ids)
    tally.counts["without_capture"] = len(set(ids)) - len(rows)
    readings: dict[int, Again] = {}
    url_of = {row["article_id"]: str(row["url"]) for row in rows}
    for at, row in enumerate(rows):
        try:
            if again := read_again(row, tally):
                readings[again.article_id] = again
        except SoftTimeLimitExceeded:
            tally.tell(row["url"], "failed", "out of time")
            tally.left = [left["article_id"] for left in rows[at + 1 :]]
            break
    save(conn, list(readings.values()), url_of, tally, dry_run=dry_run)
    return tally


def read_again(row: DictRow, tally: Tally) -> Again | None:
    """A capture's article; one that gives none is told and stays as it is stored."""
    page = Page(
        run_id=row["run_id"] or 0,
        requested_url=row["url"],
        url=row["url"],
        status=row["status"],
        headers=row["headers"],
        fetched_at=row["fetched_at"],
        body=bytes(row["body"]),
    )
    try:
        reading = read(page)
    except Unreadable as error:
        tally.tell(page.url, "unreadable", error)
        return None
    except SoftTimeLimitExceeded:
        raise
    except (Exception, MemoryError) as error:  # one page's bug is told and does not end the others
        log.exception("capture gave an error", extra={"url": page.url})
        tally.tell(page.url, "failed", f"{type(error).__name__}: {error}")
        return None
    if reading.article is None:
        tally.tell(page.url, str(reading.outcome), reading.detail)
        return None
    return Again(
        article_id=row["article_id"],
        fetched_at=page.fetched_at,
        article=reading.article,
        signature=reading.signature,
    )


def save(
    conn: Connection,
    readings: Sequence[Again],
    url_of: Mapping[int, str],
    tally: Tally,
    *,
    dry_run: bool,
) -> None:
    """Change what differs, all at once; where a datum is refused, article by article."""
    try:
        with conn.transaction():
            changes = (rereading.compare if dry_run else rereading.apply)(conn, readings)
    except REFUSALS as error:
        if transient(error):
            raise
        if len(readings) == 1:
            tally.tell(url_of[readings[0].article_id], "failed", error)
            return
        for again in readings:
            save(conn, [again], url_of, tally, dry_run=dry_run)
        return
    for article_id, change in changes.items():
        tally.note(url_of[article_id], change)

"""Outcomes of runs: how each page of a crawl ended, and the steps by which it came there."""

from collections.abc import Iterable

from news import urls
from news.model import Outcome, Reading
from store.connection import Connection, many


def add(conn: Connection, readings: Iterable[Reading]) -> None:
    """How pages of runs ended and by which steps, by run and key of the requested URL.

    What was in quarantine or refused may have another end, once its bytes are read again.
    """
    first = {(r.page.run_id, urls.key(r.page.requested_url)): r for r in readings}
    if not first:
        return
    ended = [
        {
            "run_id": run,
            "url_key": key,
            "outcome": one.outcome,
            "detail": (one.detail or "")[:300] or None,
            "fetched_at": one.page.fetched_at,
            "handed_over_at": one.handed_over_at,
            "taken_at": one.taken_at,
            "parse_ms": one.parse_ms,
            "enrich_ms": one.enrich_ms,
        }
        for (run, key), one in first.items()
    ]
    conn.execute(
        """
        INSERT INTO run_outcomes (run_id, url_key, outcome, detail, fetched_at, handed_over_at,
                                  taken_at, parse_ms, enrich_ms)
        SELECT c.id, r.url_key, r.outcome, r.detail, r.fetched_at, r.handed_over_at,
               r.taken_at, r.parse_ms, r.enrich_ms
          FROM json_populate_recordset(NULL::run_outcomes, %(rows)s) r
               JOIN crawl_runs c ON c.id = r.run_id
         ORDER BY c.id, r.url_key
        ON CONFLICT (run_id, url_key) DO UPDATE
            SET outcome = excluded.outcome, detail = excluded.detail,
                taken_at = excluded.taken_at, parse_ms = excluded.parse_ms,
                enrich_ms = excluded.enrich_ms, saved_at = now()
          WHERE (run_outcomes.outcome = %(given_up)s AND excluded.outcome <> %(given_up)s)
             OR (run_outcomes.outcome = %(refused)s AND excluded.outcome = 'stored')
        """,
        {
            "rows": many(ended),
            "given_up": Outcome.QUARANTINED,
            "refused": Outcome.NOT_AN_ARTICLE,
        },
    )

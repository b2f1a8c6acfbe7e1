"""Giving up: stream entries as they go to quarantine."""

from collections.abc import Mapping
from dataclasses import replace

from news.model import Deadly, Page
from store.quarantine import CRAWL, Quarantined
from workers.stream import Held

CAP = 5
"""Dead attempts after which an entry goes to quarantine unparsed."""
WITHOUT_NAME = CAP + 3
"""Dead attempts from which on even quarantine keeps no more than the bytes: it failed as well."""
Fields = Mapping[bytes, bytes]


def give_up(
    held: Held, fields: Fields, page: Page | None, *, stage: str, reason: str, detail: str
) -> Quarantined:
    """An entry as it goes to quarantine."""
    return Quarantined(
        entry_id=held.entry_id,
        stage=stage,
        reason=reason,
        detail=detail,
        attempts=held.dead_attempts,
        fields=fields,
        page=page,
    )


def workers_died(held: Held, fields: Fields, message: object) -> Quarantined:
    """An entry that used up its attempts; those beyond the cap were of quarantine, not of it."""
    has_name = held.dead_attempts < WITHOUT_NAME
    return give_up(
        replace(held, dead_attempts=CAP),
        fields,
        message if isinstance(message, Page) and has_name else None,
        stage="parse",
        reason="crash",
        detail="workers died on it, or its saving failed while Postgres was there",
    )


def crawlers_died(entry_id: str, fields: Fields, deadly: Deadly) -> Quarantined:
    """A listing on which crawlers died, as it goes to quarantine."""
    return Quarantined(
        entry_id=entry_id,
        stage=CRAWL,
        reason="crash",
        detail="crawlers died while they read this listing",
        attempts=deadly.deaths,
        fields=fields,
        deadly=deadly,
    )

"""Giving up: stream entries as they go to quarantine."""

from collections.abc import Mapping

from news.model import Deadly, Page
from store.quarantine import CRAWL, Quarantined
from workers.stream import Held

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

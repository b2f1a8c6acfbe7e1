"""The order of entries: the newest first, where all say when they are from."""

from collections.abc import Sequence
from datetime import UTC, datetime

from news.listing import ListingEntry

NEVER = datetime.min.replace(tzinfo=UTC)


def newest_first(entries: Sequence[ListingEntry]) -> tuple[ListingEntry, ...]:
    """Entries of a feed by date; as they stand where one has none."""
    if not all(entry.date_published for entry in entries):
        return tuple(entries)
    return tuple(sorted(entries, key=date_of, reverse=True))


def date_of(entry: ListingEntry) -> datetime:
    """An entry's date; one without a date is the oldest."""
    return entry.date_published or NEVER

"""What a watchlist wants: what it does not say (None) stays as it is, or is as usual where new."""

from dataclasses import dataclass
from datetime import timedelta

from store.definitions import Alias


@dataclass(frozen=True, slots=True, kw_only=True)
class WantedListing:
    """A listing as the file has it."""

    url: str
    every: timedelta | None = None
    """Nothing at all (`arguments.AUTO`) for one that finds its own."""
    pages: int | None = None
    whole_site: bool | None = None
    search: bool = False
    paused: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WantedTopic:
    """A topic as the file has it."""

    name: str
    paused: bool | None = None
    aliases: tuple[Alias, ...] | None = None
    exclude: tuple[str, ...] | None = None
    sections: tuple[str, ...] | None = None
    languages: tuple[str, ...] | None = None
    listings: tuple[WantedListing, ...] = ()

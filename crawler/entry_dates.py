"""The dates that a listing shows beside its entries."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from typing import Any

from news.dates import possible, structured_date, visible_date
from news.zones import zone_of

DIGIT = re.compile(r"\d")
CLOCK = re.compile(r"(?<!\d)(?:[01]?\d|2[0-3])[:.][0-5]\d(?!\d|\.\d)")
LONGEST, CHUNKS = 80, 30
"""Characters of a text that may be a date line; texts of an entry that are looked at."""


@dataclass(frozen=True, slots=True)
class EntryDates:
    """Reads dates as one page writes them, relative ones against the time of the fetch."""

    fetched_at: datetime
    language: str | None

    def of(self, item: Any, texts: list[str], headline: str) -> datetime | None:
        """The first date of an entry: a marked time, else one in its short texts."""
        for time in islice(item.iter("time"), 1):
            told = str(time.get("datetime") or "")[:LONGEST]
            if told and (date := structured_date(told, self.fetched_at, zone_of(self.language))):
                return date
        for text in texts[:CHUNKS]:
            if not DIGIT.search(text):
                continue
            line = " ".join(text[: 2 * LONGEST].split())
            if len(line) > LONGEST or line in headline:
                continue
            if shown := visible_date(line, self.fetched_at, zone_of(self.language)):
                return shown[0]
        return None

    def under(self, day: str, texts: list[str]) -> datetime | None:
        """The date of an entry that shows at most a clock, under the heading of its day."""
        for text in texts[:CHUNKS]:
            if (clock := CLOCK.search(text[:LONGEST])) and len(text.strip()) < 20:
                day = f"{day} {clock[0]}"
                break
        shown = visible_date(day, self.fetched_at, zone_of(self.language))
        return shown[0] if shown else None

    def is_day(self, text: str) -> bool:
        """Whether a text is the heading of a day."""
        told = DIGIT.search(text) and visible_date(text, self.fetched_at, zone_of(self.language))
        return bool(told)

    def told(self, date: str | float) -> datetime | None:
        """A date of data: written, or the seconds or milliseconds since 1970."""
        if isinstance(date, str) and not date.isdecimal():
            return structured_date(date[:LONGEST], self.fetched_at, zone_of(self.language))
        seconds = float(date)
        try:
            found = datetime.fromtimestamp(seconds / 1000 if seconds > 1e11 else seconds, UTC)
        except (OverflowError, ValueError, OSError):
            return None
        return possible(found, self.fetched_at, zone_of(self.language))

"""The dates that a listing shows beside its entries."""

from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any

from news.dates import structured_date, visible_date

LONGEST, CHUNKS = 80, 40
"""Characters of a text that may be a date line; texts of an entry that are looked at."""


@dataclass(frozen=True, slots=True)
class EntryDates:
    """Reads dates as one page writes them, relative ones against the time of the fetch."""

    fetched_at: datetime
    language: str | None

    def of(self, item: Any, headline: str) -> datetime | None:
        """The first date of an entry: a marked time, else one in its short texts."""
        for told in item.xpath("./descendant-or-self::time/@datetime")[:1]:
            if date := structured_date(str(told)[:LONGEST], self.fetched_at, self.language):
                return date
        for text in islice(item.itertext("*"), CHUNKS):
            line = " ".join(text[: 2 * LONGEST].split())
            if len(line) > LONGEST or line in headline or not any(map(str.isdigit, line)):
                continue
            if shown := visible_date(line, self.fetched_at, self.language):
                return shown[0]
        return None

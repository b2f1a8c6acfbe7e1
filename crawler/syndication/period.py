"""A feed's own period: RSS's `ttl` in minutes, the syndication module's `updatePeriod`."""

from collections.abc import Mapping

UNITS = {
    "hourly": 3600.0,
    "daily": 86400.0,
    "weekly": 7 * 86400.0,
    "monthly": 30 * 86400.0,
    "yearly": 365 * 86400.0,
}
NAMES = frozenset({"ttl", "updateperiod", "updatefrequency"})
"""Local names, in small letters, of the elements that tell it."""


def period_of(told: Mapping[str, str]) -> float | None:
    """The seconds between two changes that these elements' texts tell, the longer of two."""
    minutes = number(told.get("ttl", ""))
    unit = UNITS.get(told.get("updateperiod", "").strip().lower())
    times = number(told.get("updatefrequency", "")) or 1
    found = [60.0 * minutes] if minutes else []
    found += [unit / times] if unit else []
    return max(found, default=None)


def number(text: str) -> int | None:
    """A whole number above nothing, of at most nine digits; None for anything else."""
    digits = text.strip()
    return (
        int(digits) or None if digits.isascii() and digits.isdigit() and len(digits) < 10 else None
    )

"""Texts of a feed, which may be plain or hold markup, and its dates."""

import re
from datetime import UTC, datetime
from html import unescape

from crawler.clock import clock
from news.dates import structured_date

LONGEST = 300
"""Characters of a headline or teaser that are kept."""
READ = 20_000
"""Characters of an entry's text that are looked at."""
UNREAD = re.compile(r"<(script|style)\b.*?(</\1\s*>|$)", re.IGNORECASE | re.DOTALL)
TAG = re.compile(r"<[/!?a-zA-Z][^<>]*(>|$)")


def words_of(told: object) -> str | None:
    """A text's words in one line, without markup; None where there are none."""
    if not isinstance(told, str):
        return None
    text = told[:READ]
    if "<" in text or "&" in text:
        text = unescape(TAG.sub(" ", UNREAD.sub(" ", unescape(text) if "<" not in text else text)))
    found = " ".join(text.split())
    return found[:LONGEST].rstrip() or None


def date_of(told: object) -> datetime | None:
    """A date of data as an aware UTC time, None where it is none."""
    if not isinstance(told, str) or not told.strip():
        return None
    return structured_date(told[:80], clock.now(), UTC)

"""The counts of an article: its views and comments, as told or as shown beside its date."""

import re
from collections.abc import Mapping, Sequence

from workers.parse.structured import Structured, texts

NUMBER = r"(\d{1,3}(?:[\s.,]\d{3})+|\d{1,9})"
COUNTS = re.compile(rf"^\s*(?:ч\.?|г\.?)?[\s|·•,]*{NUMBER}[\s|·•]+(\d{{1,6}})(?:\s|$)")
VIEW = r"(?:просмотр\w*|прегледи|прегледана|прегледа|переглядів|қаралым|рет қаралды|views)"
VIEWS = (
    re.compile(rf"{VIEW}\s*:\s*{NUMBER}", re.I),
    re.compile(rf"(?<![\d:]){NUMBER}\s+{VIEW}(?!\w|\s*:)", re.I),
)
ACTIONS = {"view": ("ReadAction", "ViewAction", "WatchAction"), "comment": ("CommentAction",)}
"""What schema.org calls these in an InteractionCounter."""
MOST = 2_000_000_000


def counts_of(
    lines: Sequence[str], date: str | None, data: Structured
) -> tuple[int | None, int | None]:
    """Views and comments: as data tells them, else by lines around the date."""
    views, comments = _shown(lines, date)
    told = _told(data, "view"), _told(data, "comment")
    return told[0] if views is None else views, told[1] if comments is None else comments


def _told(data: Structured, kind: str) -> int | None:
    """A count of structured data: a commentCount or an interactionStatistic."""
    counted = texts(data.json_ld.get(f"{kind}Count")) or data.microdata.get(f"{kind}Count", [])
    for text in counted[:1]:
        if text.isdecimal() and int(text) < MOST:
            return int(text)
    told = data.json_ld.get("interactionStatistic")
    for counter in told if isinstance(told, list) else [told]:
        if not isinstance(counter, Mapping):
            continue
        action = counter.get("interactionType")
        name = action.get("@type") if isinstance(action, Mapping) else action
        count = str(counter.get("userInteractionCount", ""))
        if str(name).rsplit("/", 1)[-1] in ACTIONS[kind] and count.isdecimal():
            return int(count) if int(count) < MOST else None
    return None


def _shown(lines: Sequence[str], date: str | None) -> tuple[int | None, int | None]:
    """Views and comments: two bare numbers behind the date («22:05 320 0»), or views by name."""
    for place, line in enumerate(lines[:40]):
        if date and date in line:
            behind = line.split(date, 1)[1]
            rest = behind if re.search(r"\d", behind) else " ".join(lines[place + 1 : place + 3])
            if found := COUNTS.match(rest):
                return _number(found.group(1)), int(found.group(2))
            break
    short = [line for line in lines[:40] if len(line) < 160]
    for pattern in VIEWS:
        for found in filter(None, map(pattern.search, short)):
            return _number(found.group(1)), None
    return None, None


def _number(text: str) -> int:
    return int(re.sub(r"\D", "", text))

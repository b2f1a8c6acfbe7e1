"""The counts of an article: its views and comments, as told or as shown beside its date."""

import re
from collections.abc import Mapping, Sequence
from itertools import islice

from lxml import etree

from workers.parse.naming import COMMENTS, VIEWS, Kind, words_in
from workers.parse.outline import Outline
from workers.parse.structured import Structured, texts

NUMBER = r"(\d{1,3}(?:[\s.,]\d{3})+|\d{1,9})"
COUNTS = re.compile(rf"^\s*(?:ч\.?|г\.?)?[\s|·•,]*{NUMBER}[\s|·•]+(\d{{1,6}})(?:\s|$)")
VIEW = (
    r"(?:просмотр\w*|прочтени\w*|прегледи|прегледана|прегледа|прочетено|прочитания|видяна|посещения"
    r"|переглядів|қаралым|рет қаралды|прегледано|views|görüntülenme|okunma|vues|visitas|aufrufe)"
)
COMMENT = (
    r"(?:комментари\w*|коментар\w*|пікір\w*|comments?|comentarios?|commentaires?|kommentare?"
    r"|yorum(?:lar)?|responses)"
)
COMMENTED = (
    re.compile(rf"{COMMENT}\s*[:(]?\s*\(?{NUMBER}\)?\W*$", re.I),
    re.compile(rf"^\W*{NUMBER}\s+{COMMENT}\W*$", re.I),
)
BARE = re.compile(rf"^[^\d]{{0,25}}?{NUMBER}[^\d]{{0,20}}$")
"""A count as an element that is called one shows it."""
ELSEWHERE = etree.XPath(
    "boolean(ancestor::aside | ancestor::nav | ancestor::footer | ancestor::li)"
)
BESIDE = Kind.RELATED | Kind.SIDE | Kind.LIST
DIGIT = re.compile(r"\d")
MAX_LINE = 40
MAX_PIECES = 12
MAX_COUNTERS = 40
VIEWED = (
    re.compile(rf"{VIEW}\s*[:(]\s*{NUMBER}", re.I),
    re.compile(rf"(?<![\d:]){NUMBER}\s+{VIEW}(?!\w|\s*:)", re.I),
)
ACTIONS = {"view": ("ReadAction", "ViewAction", "WatchAction"), "comment": ("CommentAction",)}
"""What schema.org calls these in an InteractionCounter."""
MOST_SPEAK = 2
"""Comments to a view above which two bare numbers are something else."""
FEW = 4
"""Elements inside one that may be a count."""
MOST = 2_000_000_000


def counts_of(
    lines: Sequence[str], date: str | None, data: Structured, outline: Outline
) -> tuple[int | None, int | None]:
    """Views and comments: by lines around the date, as data tells them, else as the page shows."""
    views, comments = _shown(lines, date)
    if views is None:
        views = _told(data, "view")
    if comments is None:
        comments = _told(data, "comment")
    if views is None:
        views = _called(outline, VIEWS, COMMENTS)
    if comments is None:
        comments = _commented(outline)
    return views, _called(outline, COMMENTS, VIEWS) if comments is None else comments


def _called(outline: Outline, names: frozenset[str], other: frozenset[str]) -> int | None:
    """The number in the first element that is called a count and holds nothing beside it."""
    for name, element in outline.counters[:MAX_COUNTERS]:
        said = words_in(name)
        if said.isdisjoint(names) or not said.isdisjoint(other) or len(element) > FEW:
            continue
        text = " ".join("".join(islice(element.itertext(), MAX_PIECES)).split())
        if len(text) <= MAX_LINE and (found := BARE.match(text)) and not ELSEWHERE(element):
            return _number(found.group(1))
    return None


def _commented(outline: Outline) -> int | None:
    """The number of comments that a short line of the page says: «Коментари (6)»."""
    for block in outline.blocks:
        text = block.text
        if (
            len(text) > MAX_LINE
            or not DIGIT.search(text)
            or outline.boxes[block.box].around & BESIDE
        ):
            continue
        for pattern in COMMENTED:
            if found := pattern.search(text):
                return _number(found.group(1))
    return None


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
                seen, said = _number(found.group(1)), int(found.group(2))
                if said <= MOST_SPEAK * seen:
                    return seen, said
            break
    short = [line for line in lines[:40] if len(line) < 160]
    views = _first(VIEWED, short)
    return views, _first(COMMENTED, [part for line in short for part in line.split("|")])


def _first(patterns: Sequence[re.Pattern[str]], lines: Sequence[str]) -> int | None:
    for pattern in patterns:
        for found in filter(None, map(pattern.search, lines)):
            return _number(found.group(1))
    return None


def _number(text: str) -> int:
    return int(re.sub(r"\D", "", text))

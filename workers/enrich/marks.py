"""Quoting marks: the stretches of a text that stand in them, outermost, over paragraphs too."""

import re
from dataclasses import dataclass

MARK = re.compile(r"[„“”\"«»‚‘’'‹›]|``|''")
OPENING = "„“«‚‘‹\"'”»"
PAIRS = {
    "„": '“”"',
    "“": '”"“',
    "”": "”",
    '"': '"”“',
    "«": "»",
    "»": "«",
    "‚": "‘’'",
    "‘": "’",
    "'": "'",
    "‹": "›",
    "›": "‹",
}
SINGLE = frozenset("‚‘’'‹›")
BEFORE = re.compile(r"[\s(\[–—\-:/]")
PARAGRAPH = re.compile(r"[^\n]+")
OVER = 4
"""Paragraphs over which an open mark is followed."""
LONGEST = 5_000


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words in marks, without them; `opened` and `closed` say which marks are there."""

    start: int
    end: int
    opened: bool = True
    closed: bool = True


def stretches(text: str) -> list[Stretch]:
    """All outermost stretches in marks, in order, and those that lack one mark."""
    found: list[Stretch] = []
    paragraphs = [(p.start(), p.end()) for p in PARAGRAPH.finditer(text)]
    open_at: int | None = None
    open_mark, waited = "", 0
    for begin, end in paragraphs:
        if open_at is not None:
            lead = _lead(text, begin, end)
            if lead and text[lead - 1] in PAIRS and text[lead - 1] not in SINGLE:
                found.append(
                    Stretch(open_at, _trimmed(text, open_at, _end_before(text, begin)), True, False)
                )
                open_at, open_mark = None, ""
            elif (
                waited >= OVER
                or end - open_at > LONGEST
                or not _closes_later(text, begin, end, open_mark)
            ):
                found.append(Stretch(open_at, _paragraph_end(text, open_at), True, False))
                open_at, open_mark = None, ""
        inner, open_at, open_mark = _in_paragraph(text, begin, end, open_at, open_mark)
        found.extend(inner)
        waited = waited + 1 if open_at is not None else 0
    if open_at is not None:
        found.append(Stretch(open_at, _paragraph_end(text, open_at), True, False))
    return found


def _lead(text: str, begin: int, end: int) -> int:
    """The place behind a paragraph's first mark; 0 where it does not begin with one."""
    place = begin
    while place < end and text[place] in "   –—-":
        place += 1
    return place + 1 if place < end and text[place] in OPENING else 0


def _end_before(text: str, begin: int) -> int:
    return len(text[:begin].rstrip())


def _paragraph_end(text: str, start: int) -> int:
    found = text.find("\n", start)
    return len(text[: found if found >= 0 else len(text)].rstrip())


def _trimmed(text: str, start: int, end: int) -> int:
    return start + len(text[start:end].rstrip())


def _closes_later(text: str, begin: int, end: int, mark: str) -> bool:
    """Whether this paragraph has a closing mark before any opening one, or no mark at all."""
    for found in MARK.finditer(text, begin, end):
        place = found.start()
        if text[place] in PAIRS.get(mark, "") and not _opens(text, place):
            return True
        if _opens(text, place):
            return text[place] in SINGLE or text[place] != mark
    return False


def _opens(text: str, place: int) -> bool:
    """Whether a mark stands where words begin."""
    mark = text[place]
    before = text[place - 1] if place else "\n"
    after = text[place + 1] if place + 1 < len(text) else "\n"
    if mark in "„«‚‹" and not (mark in "«‹" and not BEFORE.match(before) and not after.isalnum()):
        return mark in "„‚" or BEFORE.match(before) is not None or not before.isalnum()
    if mark in "»›":
        return bool(BEFORE.match(before)) and after.isalnum()
    starts = bool(BEFORE.match(before)) or before in '„“«"(['
    if mark == "’":
        return False
    return starts and not after.isspace()


def _closes(text: str, place: int, mark: str) -> bool:
    """Whether a single mark ends words and is no apostrophe."""
    if mark not in SINGLE:
        return True
    after = text[place + 1] if place + 1 < len(text) else "\n"
    return not after.isalnum()


NAME = re.compile(r'"[^"\n]{1,40}"')


def _ends_later(text: str, place: int, end: int) -> bool:
    """Whether a straight mark inside a quote opens a name in it: станции "Звенигород"."""
    named = NAME.match(text, place, end)
    return named is not None and '"' in text[named.end() : end]


def _in_paragraph(
    text: str, begin: int, end: int, open_at: int | None, open_mark: str
) -> tuple[list[Stretch], int | None, str]:
    """The stretches that end in one paragraph, and the one that is open at its end."""
    found: list[Stretch] = []
    depth = 0
    last = begin
    for match in MARK.finditer(text, begin, end):
        place, mark = match.start(), match.group()[0]
        if open_at is None:
            if _opens(text, place):
                open_at, open_mark, depth = place + 1, mark, 0
            elif mark in "“”»" and place > begin and not text[place - 1].isspace():
                found.append(Stretch(last, place, False, True))
                last = place + 1
            continue
        if mark == open_mark == '"' and _opens(text, place) and _ends_later(text, place, end):
            depth += 1
            continue
        if mark in PAIRS.get(open_mark, "") and _closes(text, place, mark):
            if mark == open_mark and mark in "“”" and _opens(text, place):
                continue
            if depth and mark not in SINGLE:
                depth -= 1
                continue
            found.append(Stretch(open_at, place))
            open_at, open_mark, last = None, "", place + 1
        elif mark == open_mark and mark in "„«“" and _opens(text, place):
            depth += 1
    if open_at is not None and open_mark in SINGLE:
        open_at, open_mark = None, ""
    elif open_at is not None and depth:
        again = text.rfind(PAIRS[open_mark][0], open_at, end)
        if again > open_at:
            found.append(Stretch(open_at, again))
            open_at, open_mark = None, ""
    return found, open_at, open_mark

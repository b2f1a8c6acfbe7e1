"""Whether one address is a further page of another, and which."""

import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import parse_qsl, unquote, urlsplit

PARAMETER = re.compile(
    r"^(p|pg|pn|page|paged|pagen(_\d+)?|page_?(num|no|nr|id|number|index|start|n|p)?"
    r"|(cur|current|this)_?page|\w*curr?entpage|nextpage|page\d+|pagina\w*|pagin|pag|ppage|seite"
    r"|stranica|strana|stran|stranka|str|halaman|hal|sayfa|sida|side|sivu|strona|oldal|trang|lapa"
    r"|puslapis|start|from|offset|skip|begin|limitstart|b_start(:int)?|first|start_?(row|at)|rowstart"
    r"|st|ofs|debut_\w+|cursor|after|before|max_id|until|updated-max|last_?(id|date|item)?"
    r"|continuation|next|token|older|.*\[(current)?page\]|[\w-]*_page|page_[a-z]|e-page-\w+"
    r"|query-\d+-page)$",
    re.IGNORECASE,
)
NO_PAGE = re.compile(
    r"^(.*id|c|cat\w*|y|year|m|mon|month|d|day|date|week|lang\w*|sort\w*|order\w*|view\w*|type|tag|s|q"
    r"|k|t|v|limit|count|size|per_?page|show|tab|section|sec|rubric\w*|author)$",
    re.IGNORECASE,
)
"""Parameters that are no page, however small their number."""
NUMBERED = re.compile(
    r"^(?P<stem>.*?)(?:/?[-_/]?(?P<word>pages?|pag|pg|pagina|p|seite|strana|stranica|sayfa|str|sida"
    r"|side|halaman|hal|sivu|strona|trang|stranka|страница|стр)[-_/=]?"
    r"|(?P<mark>[/_-]|index[-_]?|list[-_]?|(?<=[a-z])(?=\d+\.)))"
    r"(?P<number>\d{1,6})(?P<end>(?:\.[a-z]{3,5})?)/*$",
    re.IGNORECASE,
)
INDEX = re.compile(r"/?(?:(?:index|default|list|home)?(?:\.\w{2,5})|/?index)?/*$", re.IGNORECASE)
COMMENTS = re.compile(r"(^|[^a-z])(cpage|comment)", re.IGNORECASE)
LONGEST = 300
"""Characters of a path that are looked at."""
RUNS = re.compile(r"\d+")
Query = dict[str, str]


@dataclass(frozen=True, slots=True)
class Step:
    """A way from a page to a further one of the same list."""

    number: int | None
    """The page or offset that it leads to, None where it is a token."""
    sure: bool
    """Whether a name says that it is a page; a bare number may be anything."""


@lru_cache(maxsize=1024)
def step(current: str, target: str) -> Step | None:
    """How a target continues a page, None where it is another page altogether."""
    here, there = _parts(current), _parts(target)
    if COMMENTS.search(target) and not COMMENTS.search(current):
        return None
    (path, asked), (goal, given) = here, there
    if not _same_page(here, there):
        return _by_path(here, there)
    paged = {name for name in asked if PARAMETER.match(name)}
    told = [name for name, value in given.items() if asked.get(name) != value]
    if paged - {"p"} and paged.isdisjoint(given):
        return None
    for name in reversed(told):
        if PARAMETER.match(name) and not (name == "p" and len(asked.get("p", "")) > 3):
            return Step(_value(name, given[name]), True)
    numeric = [
        n for n in told if given[n].isdecimal() and len(given[n]) < 6 and not NO_PAGE.match(n)
    ]
    if len(told) == 1 == len(numeric) and path == goal:
        return Step(int(given[told[0]]), False)
    return _by_path(here, there)


def _parts(url: str) -> tuple[str, Query]:
    try:
        parts = urlsplit(url)
    except ValueError:
        return url, {}
    return unquote(parts.path)[:LONGEST], dict(
        parse_qsl(parts.query[:2000], keep_blank_values=True)
    )


def _value(name: str, value: str) -> int | None:
    number = value.split(",")[-1] or name.lstrip("abcdefghijklmnopqrstuvwxyz")
    return int(number) if number.isdecimal() and len(number) < 9 else None


def _same_page(here: tuple[str, Query], there: tuple[str, Query]) -> bool:
    """Whether two addresses differ in their query alone, near enough."""
    (path, asked), (goal, given) = here, there
    mine, other = stem(path), stem(goal)
    if other in {mine, _without_number(path)} or (goal == "/search" and "updated-max" in given):
        return True
    if mine.rpartition("/")[0] == other and re.fullmatch(r"[a-z]{3,14}", mine.rpartition("/")[2]):
        return any(PARAMETER.match(name) for name in given)
    kept = all(given.get(n) == v for n, v in asked.items() if not PARAMETER.match(n))
    return bool(asked) and kept and path.rpartition("/")[2] == goal.rpartition("/")[2]


def _by_path(here: tuple[str, Query], there: tuple[str, Query]) -> Step | None:
    path, goal = here[0], there[0]
    found = NUMBERED.match(goal) if here != there else None
    if not found:
        return None
    base = stem(found["stem"])
    own = {stem(path), _without_number(path)}
    last = base.rpartition("/")[2]
    sure = bool(found["word"]) or found["mark"] not in {"/", "-", "_"}
    if base in own:
        return Step(int(found["number"]), sure)
    alike = last and last in {one.rpartition("/")[2] for one in own}
    inner = last.isalpha() and len(last) < 9 and base.rpartition("/")[0] in own
    return Step(int(found["number"]), sure) if found["word"] and (alike or inner) else None


def stem(path: str) -> str:
    """A path without its file's name where that says nothing, or its ending."""
    return INDEX.sub("", path[-400:]).rstrip("/").lower()


def _without_number(path: str) -> str:
    found = NUMBERED.match(path)
    return stem(found["stem"]) if found else stem(path)


def number_of(url: str) -> int | None:
    """The page that an address names by a page's name, None where it names none."""
    path, asked = _parts(url)
    for name, value in asked.items():
        if PARAMETER.match(name) and len(value) < 7 and (number := _value(name, value)) is not None:
            return number
    found = NUMBERED.match(path)
    return int(found["number"]) if found and found["word"] else None


def is_further(url: str) -> bool:
    """Whether an address says that it is not the first page of its listing."""
    return (number_of(url) or 0) > 1


def in_series(current: str, target: str) -> bool:
    """Whether two addresses differ in small numbers alone, the target's the larger."""
    if RUNS.sub("#", current) != RUNS.sub("#", target):
        return False
    pairs = zip(RUNS.findall(current), RUNS.findall(target), strict=True)
    changed = [(int(a[:9]), int(b[:9])) for a, b in pairs if a != b]
    return bool(changed) and all(a < b <= a + 100 and b < 1000 for a, b in changed)

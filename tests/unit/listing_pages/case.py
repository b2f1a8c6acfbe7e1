"""A page and its truth: `<a @ …>` marks an entry's link, `<a @next …>` the next page's."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from html import unescape
from urllib.parse import urljoin

MARK = re.compile(r" @(next)?(?=\s)")
MARKED = re.compile(r" @(next)?\s(?:[^<>]*?\s)?(?:href|data-url|value|data-next)=\"([^\"]*)\"")


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One page with the links of its main list, and the next page."""

    name: str
    url: str
    html: str
    entries: tuple[str, ...]
    next_url: str | None


def case(name: str, url: str, marked: str, *, charset: str = "utf-8") -> Case:
    """A case of a page whose truth is marked in it."""
    found = [(kind, urljoin(url, unescape(href))) for kind, href in MARKED.findall(marked)]
    entries = dict.fromkeys(href for kind, href in found if not kind)
    following = [href for kind, href in found if kind]
    return Case(
        name=name,
        url=url,
        html=MARK.sub("", marked),
        entries=tuple(entries),
        next_url=following[0] if following else None,
    )


def each(items: Iterable[str], markup: Callable[[int, str], str], start: int = 1) -> str:
    """The markup of each item, numbered from `start`."""
    return "\n".join(markup(number, item) for number, item in enumerate(items, start))


def page(body: str, *, head: str = "", lang: str = "en", attrs: str = "") -> str:
    """A whole page around a body."""
    return (
        f'<!DOCTYPE html><html lang="{lang}"{attrs}><head><meta charset="utf-8">'
        f"<title>Page</title>{head}</head><body>{body}</body></html>"
    )

"""Left out: why a page's links are no entries of its main list, for people who look into it."""

from collections.abc import Iterator, Mapping
from itertools import islice

from crawler.listing.cards import keys_of
from crawler.listing.links import DATE_ONLY, HEADLINE, Link, headlines_of, menus_of
from crawler.listing.lists import paid_among
from crawler.listing.pager_words import direction_of
from crawler.listing.reading import Reading
from crawler.listing.texts import MORE, size_of
from crawler.listing.tree import Tree, parsed
from news.answers import LeftOut

MOST = 40
VERDICTS = {
    "aside": "a box aside: most read, related or a menu",
    "beside": "a box beside the list",
    "nested": "part of an entry",
    "poor": "a list of little weight beside the main one",
    "other addresses": "addresses of another kind than the list's",
    "of the whole site": "not of this page: it stands on all of them",
    "before": "a list before the main one, of another kind",
    "after": "a list after the main one, of another kind",
}
FIRST = ("in no", "a list", "a box", "part", "address", "not of", "advert", "too short", "small")
"""How reasons begin, in the order in which they may be mistakes of the reader."""


def left_out(
    body: bytes, url: str, *, headers: Mapping[str, str] | None = None
) -> tuple[LeftOut, ...]:
    """Links that were not taken, each once, with why; the most doubtful first, at most forty."""
    root, text = parsed(body, headers)
    if root is None:
        return ()
    reading = Reading(root, text, url)
    taken = keys_of(reading.cards())
    found: dict[str, LeftOut] = {}
    for link, why in _reasons(reading):
        if link.key not in taken and link.key not in found and link.text:
            found[link.key] = LeftOut(url=link.url[:500], text=link.text[:120], why=why)
    return tuple(sorted(found.values(), key=lambda one: doubt(one.why))[:MOST])


def doubt(why: str) -> int:
    """The place of a reason: what may be the reader's mistake comes first."""
    return next((n for n, word in enumerate(FIRST) if why.startswith(word)), len(FIRST))


def _reasons(reading: Reading) -> Iterator[tuple[Link, str]]:
    menus = menus_of(reading.parts)
    verdicts = dict(_verdicts(reading))
    strong = {
        headline.key: headline
        for headline in headlines_of(reading.links, Tree(), reading.addresses, menus)
    }
    for link in islice(reading.links, 2000):
        if link.key == reading.addresses.own or direction_of(link.text):
            continue
        if why := _by_address(reading, link):
            yield link, why
        elif link.element in menus:
            yield link, "menu or foot of the page"
        elif link.key in verdicts:
            yield link, verdicts[link.key]
        else:
            headline = strong.get(link.key)
            yield link, _by_text(link, bool(headline and headline.meta))


def _verdicts(reading: Reading) -> Iterator[tuple[str, str]]:
    for one in reading.lists:
        paid = paid_among(one)
        for card in one.cards:
            if one.verdict:
                yield card.key, VERDICTS.get(one.verdict, one.verdict)
            elif card.key in paid:
                yield card.key, "advertisement"


def _by_address(reading: Reading, link: Link) -> str | None:
    addresses = reading.addresses
    if addresses.is_article(link.url, link.key):
        return None
    host = link.key.partition("/")[0].partition("?")[0]
    if host != addresses.host and not host.endswith(f".{addresses.site}"):
        return "other site"
    if link.key.strip("/") == host:
        return "front page"
    return "a file, or this page sorted or filtered"


def _by_text(link: Link, is_meta: bool) -> str:
    if is_meta:
        return "small print: section, tag, author, comments"
    if DATE_ONLY.match(link.text) or MORE.match(link.text):
        return "a date or «read more» without a headline"
    if size_of(link.text) < HEADLINE:
        return "too short for a headline"
    return "in no list with others of its kind"

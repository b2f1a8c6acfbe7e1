"""Previews as people and programs read them."""

from collections.abc import Sequence

from news import urls
from news.answers import Preview
from news.listing import ListingEntry
from news.terms import Names
from tema.output import console, counted, plain, print_json, table, when


def show_previews(told: Sequence[Preview], *, json: bool) -> None:
    """What would be taken of each listing."""
    if json:
        print_json([_plain(one) for one in told])
        return
    for one in told:
        cells = [
            (
                verdict_of(one, entry),
                when(entry.date_published),
                entry.headline,
                entry.url,
            )
            for entry in one.entries
        ]
        out = console()
        if one.error and not cells:
            out.print(plain(f"{one.url}: {one.error}"))
            continue
        out.print(f"{one.url}: {counted(one.pages_read, 'page')} read", style="bold", markup=False)
        if cells:
            out.print(table("", "date", "headline", "url", rows=cells))
        out.print(plain(one.error or summary_of(one)))


def verdict_of(told: Preview, entry: ListingEntry) -> str:
    """What a crawl would do with an entry, in a word or two."""
    key = urls.key(entry.url)
    if key in told.off_topic:
        return "off topic"
    if key in told.known:
        return "known"
    return "new, if its text names the topic" if key in told.unnamed else "new"


def summary_of(told: Preview) -> str:
    """The same of all entries, in one line."""
    if not told.entries:
        return "no link to an article found"
    parts = [f"{len(told.entries) - len(told.known)} would be fetched"]
    if told.unnamed:
        parts.append(f"{len(told.unnamed)} of them kept only if their text names the topic")
    parts.append(f"{len(told.known) - len(told.off_topic)} known")
    parts += [f"{len(told.off_topic)} off topic"] if told.off_topic else []
    parts += [f"next page {told.next_url}"] if told.next_url else []
    return ", ".join(parts)


def _plain(told: Preview) -> dict[str, object]:
    return {
        "url": told.url,
        "error": told.error,
        "pages_read": told.pages_read,
        "next_url": told.next_url,
        "entries": [
            {
                "url": entry.url,
                "headline": entry.headline,
                "date_published": entry.date_published,
                "known": urls.key(entry.url) in told.known,
                "verdict": verdict_of(told, entry),
            }
            for entry in told.entries
        ],
    }


def show_checked(told: Preview, names: Sequence[str], *, json: bool) -> None:
    """What would be taken of one address, and what is to be said of it."""
    if json:
        left = [{"url": one.url, "text": one.text, "why": one.why} for one in told.left_out]
        more: dict[str, object] = {"kind": told.kind, "feeds": told.feeds, "left_out": left}
        more |= {"hint": told.hint, "strangers": told.strangers}
        named = [entry.url for entry in told.entries if _names(entry, names)]
        print_json(_plain(told) | more | ({"named": named} if names else {}))
        return
    out = console()
    if told.left_out:
        reasons = [(one.why, one.text, one.url) for one in told.left_out]
        out.print(table("left out", "text", "url", rows=reasons))
    show_previews([told], json=False)
    if names and told.entries:
        count = sum(_names(entry, names) for entry in told.entries)
        out.print(plain(f"{count} of {len(told.entries)} name {names[0]} in headline or teaser"))
    facts = {
        "kind": told.kind and told.kind.value.replace("_", " "),
        "feeds": "\n".join(told.feeds),
        "left out": told.strangers
        and f"{counted(told.strangers, 'other site')} beyond the first fifty that it leads to",
        "hint": told.hint,
    }
    if cells := [(name, fact) for name, fact in facts.items() if fact]:
        out.print(table("", "", rows=cells))


def _names(entry: ListingEntry, names: Sequence[str]) -> bool:
    """Whether an entry names a topic as far as its list shows it."""
    return bool(Names(names).in_text(f"{entry.headline or ''}. {entry.teaser or ''}"))

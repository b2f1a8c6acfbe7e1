"""Previews as people and programs read them."""

from collections.abc import Sequence

from news import urls
from news.answers import Preview
from tema.output import console, counted, plain, print_json, table, when


def show_previews(told: Sequence[Preview], *, json: bool) -> None:
    """What would be taken of each listing."""
    if json:
        print_json([_plain(one) for one in told])
        return
    for one in told:
        known = set(one.known)
        cells = [
            (
                "known" if urls.key(entry.url) in known else "new",
                when(entry.date_published),
                entry.headline,
                entry.url,
            )
            for entry in one.entries
        ]
        out = console()
        out.print(f"{one.url}: {counted(one.pages_read, 'page')} read", style="bold", markup=False)
        if cells:
            out.print(table("", "date", "headline", "url", rows=cells))
        taken = len(one.entries) - len(known)
        end = f", next page {one.next_url}" if one.next_url else ""
        out.print(plain(one.error or f"{taken} would be fetched, {len(known)} known{end}"))


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
            }
            for entry in told.entries
        ],
    }

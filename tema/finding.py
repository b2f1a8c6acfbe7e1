"""What was found on a site, as people and programs read it."""

from urllib.parse import unquote

from news.answers import Finding, Proposal
from news.model import CrawlRequest, Reason, Target
from tema.output import ago, console, counted, plain, table, when


def request_for(url: str, topic: str, names: tuple[str, ...]) -> CrawlRequest:
    """The request to look through a site for a topic's listings."""
    return CrawlRequest(
        run_id=0,
        topic=topic,
        url=url,
        target=Target.SITE,
        reason=Reason.PREVIEW,
        names=names,
    )


def show_finding(told: Finding) -> None:
    """The proposals, the best first; those worth crawling have a mark."""
    out = console()
    columns = ("", "kind", "entries", "named", "overlap", "newest", "found by", "url")
    cells = [
        (
            "+" if one.take else "",
            kind_of(one),
            f"{one.count}{' …' if one.next_url else ''}",
            one.named,
            one.overlap,
            ago(one.newest),
            unquote(one.found_by),
            one.url,
        )
        for one in told.proposals
    ]
    if cells:
        out.print(table(*columns, rows=cells))
    for one in told.proposals[:1]:
        for entry in one.samples:
            out.print(
                plain(f"  {when(entry.date_published) or '–'}  {entry.headline or entry.url}")
            )
    if told.error:
        out.print(plain(told.error))
    out.print(plain(f"{counted(len(cells), 'listing')} found, {counted(told.asked, 'request')}"))


def kind_of(one: Proposal) -> str:
    """What a proposal is, and whether it is a whole site's."""
    kind = one.kind.value.replace("_", " ")
    return f"{kind.replace('topic page', 'page')} of the whole site" if one.whole_site else kind


def as_data(one: Proposal, *, added: bool) -> dict[str, object]:
    """A proposal as plain data."""
    names = (
        *("url", "kind", "whole_site", "found_by", "title", "count", "named", "overlap", "newest"),
        *("next_url", "take"),
    )
    samples = [
        {"url": e.url, "headline": e.headline, "date_published": e.date_published}
        for e in one.samples
    ]
    told = {name: getattr(one, name) for name in names}
    return told | {"samples": samples, "added": added}

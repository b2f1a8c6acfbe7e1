"""Differences between a watchlist and what is watched, as steps that a person can read first."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from news import urls
from store import definitions, listings, topics
from store.connection import Connection
from store.definitions import Definition
from tema.arguments import AUTO
from tema.output import Row, period
from tema.watchlist.wanted import WantedListing, WantedTopic


class Prune(StrEnum):
    """What becomes of what is watched and not in the file."""

    PAUSE = "pause"
    REMOVE = "remove"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing to do; those of what is wanted carry it, those of pruning the rows that go."""

    words: str
    topic: str
    topic_id: int | None = None
    """None where the topic is new."""
    definition: Definition | None = None
    listing: WantedListing | None = None
    listing_id: int | None = None
    paused: bool | None = None
    remove: bool = False


def differences(
    conn: Connection, wanted: Iterable[WantedTopic], prune: Prune | None = None
) -> list[Step]:
    """What has to be done so that what is watched is as the file has it; nothing is changed."""
    there = {row["name"]: row for row in topics.overview(conn)}
    told = list(wanted)
    steps = [step for topic in told for step in of_topic(conn, topic, there.get(topic.name), prune)]
    named = {topic.name for topic in told}
    gone = [row for row in there.values() if row["name"] not in named] if prune else []
    return steps + [step for row in gone for step in pruned_topic(row, prune)]


def of_topic(
    conn: Connection, wanted: WantedTopic, row: Row | None, prune: Prune | None
) -> Iterator[Step]:
    """The steps of one topic of the file."""
    before = definitions.definition(conn, row["id"]) if row else Definition()
    base = Step(words="", topic=wanted.name, topic_id=row["id"] if row else None)
    if row is None:
        yield replace(base, words=f"+ topic {wanted.name}")
    after = defined(wanted, before)
    if lines := list(changed(before, after)):
        yield replace(
            base, words="\n".join(f"~ topic {wanted.name}: {x}" for x in lines), definition=after
        )
    if wanted.paused is not None and wanted.paused != bool(row and row["paused"]):
        word = "pause" if wanted.paused else "resume"
        yield replace(base, words=f"~ topic {wanted.name}: {word}", paused=wanted.paused)
    own = {urls.key(r["url"]): r for r in listings.overview(conn, row["id"])} if row else {}
    for listing in wanted.listings:
        yield from of_listing(base, listing, own.pop(urls.key(listing.url), None))
    if prune:
        for gone in own.values():
            yield from pruned_listing(base, gone, prune)


def of_listing(base: Step, wanted: WantedListing, row: Row | None) -> Iterator[Step]:
    """The steps of one listing of the file."""
    told = list(said(wanted, row))
    if row is None:
        words = f"+ listing {wanted.url}" + (f" ({', '.join(told)})" if told else "")
        yield replace(base, words=words, listing=wanted)
        return
    if told:
        words = f"~ listing {wanted.url}: {', '.join(told)}"
        yield replace(base, words=words, listing=wanted, listing_id=row["id"])
    if wanted.paused is not None and wanted.paused != row["paused"]:
        word = "pause" if wanted.paused else "resume"
        words = f"~ listing {wanted.url}: {word}"
        yield replace(base, words=words, listing_id=row["id"], paused=wanted.paused)


def said(wanted: WantedListing, row: Row | None) -> Iterator[str]:
    """What a listing's values change, each in a few words."""
    before = None if row is None else AUTO if row["adaptive"] else row["crawl_every"]
    if wanted.every is not None and wanted.every != before:
        yield f"every {period(wanted.every) if wanted.every else 'auto'}"
    if wanted.pages and not (row and wanted.pages == row["max_pages"]):
        yield f"{wanted.pages} pages"
    if wanted.whole_site is not None and wanted.whole_site != bool(row and row["whole_site"]):
        yield "of the whole site" if wanted.whole_site else "of the topic"
    if wanted.search and not (row and row["kind"] == "search"):
        yield "a search"
    if row is None and wanted.paused:
        yield "paused"


def defined(wanted: WantedTopic, before: Definition) -> Definition:
    """The definition that the file wants: what it does not say stays."""
    return Definition(
        aliases=before.aliases if wanted.aliases is None else wanted.aliases,
        excluded=before.excluded if wanted.exclude is None else wanted.exclude,
        sections=before.sections if wanted.sections is None else wanted.sections,
        languages=before.languages if wanted.languages is None else wanted.languages,
    )


def changed(before: Definition, after: Definition) -> Iterator[str]:
    """What differs between two definitions, each in a few words."""
    parts: tuple[tuple[str, Sequence[str], Sequence[str]], ...] = (
        ("alias", [*map(":".join, before.aliases)], [*map(":".join, after.aliases)]),
        ("exclude", before.excluded, after.excluded),
        ("section", before.sections, after.sections),
        ("language", before.languages, after.languages),
    )
    for name, old, new in parts:
        yield from (f"+ {name} {one}" for one in new if one not in old)
        yield from (f"- {name} {one}" for one in old if one not in new)


def pruned_topic(row: Row, prune: Prune | None) -> Iterator[Step]:
    """What becomes of a topic that is not in the file."""
    base = Step(words="", topic=row["name"], topic_id=row["id"])
    if prune is Prune.REMOVE:
        yield replace(base, words=f"- topic {row['name']} (its articles stay)", remove=True)
    elif not row["paused"]:
        yield replace(base, words=f"~ topic {row['name']}: pause", paused=True)


def pruned_listing(base: Step, row: Row, prune: Prune) -> Iterator[Step]:
    """What becomes of a listing of a topic of the file that is not in it."""
    base = replace(base, listing_id=row["id"])
    if prune is Prune.REMOVE:
        yield replace(base, words=f"- listing {row['url']}", remove=True)
    elif not row["paused"]:
        yield replace(base, words=f"~ listing {row['url']}: pause", paused=True)

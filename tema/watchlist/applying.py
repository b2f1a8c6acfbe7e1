"""Applying a watchlist: its steps in one transaction."""

from collections.abc import Sequence

import redis

from news.listing import ListingKind
from store import definitions, listings, topics, watching
from store.connection import Connection
from tema import asking
from tema.arguments import AUTO
from tema.watchlist.difference import Step
from tema.watchlist.wanted import WantedListing


def apply(conn: Connection, client: redis.Redis, steps: Sequence[Step]) -> list[int]:
    """Do all of it, or nothing; the topics whose definition is to be applied to what is stored."""
    defined = []
    cancel_removed(conn, client, steps)
    with conn.transaction():
        for step in steps:
            topic_id = step.topic_id or topics.add(conn, step.topic)
            if step.listing_id or step.listing:
                do_listing(conn, topic_id, step)
            elif step.remove:
                topics.remove(conn, topic_id)
            elif step.paused is not None:
                topics.set_paused(conn, topic_id, step.paused)
            elif step.definition and definitions.define(conn, topic_id, step.definition):
                defined.append(topic_id)
    return defined


def do_listing(conn: Connection, topic_id: int, step: Step) -> None:
    """A step of one listing."""
    if step.listing:
        number = put(conn, topic_id, step.listing)
        if not step.listing_id and step.listing.paused:
            listings.set_paused(conn, number, True)
    elif step.listing_id and step.remove:
        listings.remove(conn, step.listing_id)
    elif step.listing_id:
        listings.set_paused(conn, step.listing_id, bool(step.paused))


def put(conn: Connection, topic_id: int, wanted: WantedListing) -> int:
    """Make or change a listing."""
    return listings.add(
        conn,
        topic_id,
        wanted.url,
        crawl_every=wanted.every or None,
        adaptive=True if wanted.every == AUTO else None,
        max_pages=wanted.pages,
        kind=ListingKind.SEARCH if wanted.search else None,
        whole_site=wanted.whole_site,
    )


def cancel_removed(conn: Connection, client: redis.Redis, steps: Sequence[Step]) -> None:
    """End the crawls of what is about to be removed."""
    for step in (step for step in steps if step.remove and step.topic_id):
        open_runs = watching.open_runs(conn, step.topic_id)
        ids = [r["id"] for r in open_runs if step.listing_id in (None, r["listing_id"])]
        asking.cancel(conn, client, ids)

"""Announcing: events leave the outbox for the stream after their commit, at least once."""

import json

import redis

from news.wire import EVENTS
from store import events
from store.connection import Connection

KEPT = 10_000
"""Events that the stream keeps; a reader that fell behind catches up from Postgres."""


def announce(conn: Connection, client: redis.Redis) -> int:
    """Send the events that were not sent yet, while no other announcer does; how many."""
    with conn.transaction():
        waiting = events.unsent(conn)
        with client.pipeline(transaction=False) as pipe:
            for event in waiting:
                fields = {
                    "v": "1",
                    "id": event.id,
                    "kind": event.kind,
                    "article_id": "" if event.article_id is None else event.article_id,
                    "created_at": event.created_at.isoformat(),
                    "data": json.dumps(event.payload, ensure_ascii=False),
                }
                pipe.xadd(EVENTS, fields, maxlen=KEPT)  # type: ignore[arg-type]
            pipe.execute()
        events.mark_sent(conn, [event.id for event in waiting])
    return len(waiting)

"""The messages between the rooms: stream names, dump(message) → fields, load(fields) → message.

Every message carries a version. Fields are only added; a reader ignores those it does not know.
"""

import json
from collections.abc import Mapping
from dataclasses import fields as fields_of
from datetime import datetime
from typing import Any
from uuid import UUID

from news.answers import Finding, LeftOut, Preview, Proposal
from news.errors import TooNew, Unreadable
from news.listing import ListingEntry, ListingKind
from news.model import (
    Browser,
    Canary,
    CrawlRequest,
    Deadly,
    Failure,
    Link,
    Outcome,
    Page,
    Reason,
    Report,
    Target,
)

VERSION = 1

PAGES = "pages"
REQUESTS = "requests"
URGENT = "requests:urgent"
EVENTS = "events"

WORKERS_GROUP = "tema"
CRAWLERS_GROUP = "crawlers"
QUEUED = "queued"
WORKING = "working"

Message = CrawlRequest | Page | Report | Canary | Deadly | Preview | Finding
Fields = Mapping[bytes, bytes]

TYPES: dict[str, type[Message]] = {
    "crawl_request": CrawlRequest,
    "page": Page,
    "report": Report,
    "canary": Canary,
    "deadly": Deadly,
    "preview": Preview,
    "finding": Finding,
}
KEYS = frozenset(
    {"frontier", "handed_over", "awaited", "known", "frontier_seen", "off_topic", "unnamed"}
    | {"unchanged"}
)
TEXTS = frozenset({"names", "feeds"})
TIMES = frozenset(
    {"fetched_at", "ended_at", "sent_at", "since", "date_published", "newest", "not_before"}
)
ENUMS: dict[str, type[Reason | Target | ListingKind | Browser]] = {
    "reason": Reason,
    "target": Target,
    "kind": ListingKind,
    "browser": Browser,
}
NAMES = {kind: name for name, kind in TYPES.items()}
PARTS: dict[str, type[ListingEntry | Proposal | LeftOut | Link]] = {
    "entries": ListingEntry,
    "samples": ListingEntry,
    "proposals": Proposal,
    "left_out": LeftOut,
    "links": Link,
}
"""Fields that hold such things, of which an unknown field is ignored too."""


def dump(message: Message) -> dict[str, str | bytes]:
    """A message as the fields of a stream entry; a page's bytes stand apart, untouched."""
    data = {f.name: getattr(message, f.name) for f in fields_of(message) if f.name != "body"}
    entry: dict[str, str | bytes] = {
        "v": str(VERSION),
        "type": NAMES[type(message)],
        "data": json.dumps(data, ensure_ascii=False, default=_plain),
    }
    if isinstance(message, Page | Canary | Deadly):
        entry["body"] = message.body
    return entry


def load(fields: Fields) -> Message:
    """The message of a stream entry's fields; raises TooNew or Unreadable."""
    try:
        version = int(fields[b"v"])
        kind = TYPES.get(fields[b"type"].decode())
    except (KeyError, ValueError) as error:
        raise Unreadable("stream entry without version or type") from error
    if version > VERSION or kind is None:
        raise TooNew(f"version {version}, type {fields[b'type']!r}")
    try:
        data: dict[str, Any] = json.loads(fields[b"data"])
        known = {f.name for f in fields_of(kind)}
        values = {name: _rich(name, value) for name, value in data.items() if name in known}
        if kind in {Page, Canary, Deadly}:
            values["body"] = fields[b"body"]
        return kind(**values)
    except (KeyError, ValueError, TypeError, AttributeError, RecursionError) as error:
        raise Unreadable(f"stream entry of type {kind.__name__}: {error}") from error


def _plain(value: object) -> object:
    if isinstance(value, UUID):
        return value.hex
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, Failure):
        return {"url": value.url, "outcome": value.outcome, "detail": value.detail}
    if isinstance(value, ListingEntry | Proposal | LeftOut | Link):
        return {f.name: getattr(value, f.name) for f in fields_of(value)}
    raise TypeError(f"no plain form of {type(value).__name__}")


def _rich(name: str, value: Any) -> Any:
    if name in TEXTS:
        return tuple(str(item) for item in value)
    if name in KEYS:
        return tuple(UUID(hex=item) for item in value)
    if name == "failures":
        return tuple(
            Failure(url=f["url"], outcome=Outcome(f["outcome"]), detail=f["detail"]) for f in value
        )
    if part := PARTS.get(name):
        shown = {f.name for f in fields_of(part)}
        return tuple(
            part(**{key: _rich(key, item) for key, item in told.items() if key in shown})
            for told in value
        )
    if name in TIMES:
        return value and datetime.fromisoformat(value)
    return ENUMS[name](value) if name in ENUMS and value is not None else value

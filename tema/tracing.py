"""One URL's life in order: each step with its time, in words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from store.looks import NOT_MODIFIED
from store.tracing import Life
from tema.output import Row, counted, size

ASKED = {"scheduled": "by schedule", "on_demand": "on demand", "revisit": "to look at it again"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing that happened."""

    at: datetime | None
    what: str
    told: str
    order: int = 0
    """Of what has the same time."""


def steps(life: Life) -> list[Step]:
    """What happened, in order; what has no time of its own stands at the end."""
    captures = {(row["run_id"], row["fetched_at"]): row for row in life.captures}
    saved = {row["fetched_at"]: row["saved_at"] for row in life.fetches}
    found = [
        *(step for row in life.fetches for step in of_fetch(row, captures)),
        *of_captures(list(captures.values())),
        *(step for row in life.looks for step in of_look(row)),
        *of_end(life),
        *(step for row in life.quarantined for step in of_quarantine(row)),
        *(of_version(row, saved) for row in life.versions),
        *(step for row in life.events for step in of_event(row)),
        *of_article(life),
    ]
    timeless = [step for step in found if step.at is None]
    timed = [(step.at, step.order, number, step) for number, step in enumerate(found) if step.at]
    return [*(entry[-1] for entry in sorted(timed, key=lambda entry: entry[:3])), *timeless]


def of_fetch(row: Row, captures: dict[tuple[Any, Any], Any]) -> Iterator[Step]:
    """The steps of one crawl's fetch; its capture is taken from those that are left."""
    crawl = f"crawl {row['run_id']}, {ASKED.get(row['reason'], row['reason'])}"
    of = f" of {row['listing']} ({row['topic']})" if row["listing"] else ""
    yield Step(at=row["requested_at"], what="requested", told=f"{crawl}{of}", order=0)
    if row["fetched_at"] is None:  # before these steps were noted
        yield Step(at=row["saved_at"], what=row["outcome"], told=row["detail"] or "", order=7)
        return
    if row["listing"]:
        yield Step(at=row["fetched_at"], what="discovered", told=f"on {row['listing']}", order=1)
    capture = captures.pop((row["run_id"], row["fetched_at"]), None)
    told = fetched(capture) if capture else "the page is not kept"
    yield Step(at=row["fetched_at"], what="fetched", told=told, order=2)
    yield Step(at=row["handed_over_at"], what="handed over", told="to the stream of pages", order=3)
    if row["taken_at"]:
        yield from of_reading(row)
    yield Step(at=row["saved_at"], what=ended(row["outcome"]), told=row["detail"] or "", order=7)


def of_reading(row: Row) -> Iterator[Step]:
    """What a worker did with the page."""
    began: datetime = row["taken_at"]
    waited = (began - row["handed_over_at"]).total_seconds()
    yield Step(at=began, what="taken", told=f"by a worker, after {waited:.2f} s", order=4)
    if row["parse_ms"] is not None:
        parsed = began + timedelta(milliseconds=row["parse_ms"])
        yield Step(at=parsed, what="parsed", told=f"in {row['parse_ms']:.1f} ms", order=5)
        enriched = parsed + timedelta(milliseconds=row["enrich_ms"] or 0)
        yield Step(at=enriched, what="enriched", told=f"in {row['enrich_ms'] or 0:.1f} ms", order=6)


def of_look(row: Row) -> Iterator[Step]:
    """A look at the article that brought no page."""
    if row["requested_at"]:
        told = f"crawl {row['run_id']}, {ASKED.get(row['reason'], row['reason'])}"
        yield Step(at=row["requested_at"], what="requested", told=told, order=0)
    told = "HTTP 304, not modified" if row["status"] == NOT_MODIFIED else "HTTP 404 or 410"
    yield Step(at=row["at"], what="looked at", told=told, order=2)


def of_captures(left: list[Any]) -> Iterator[Step]:
    """Fetches of which no crawl is known any more."""
    for row in left:
        yield Step(at=row["fetched_at"], what="fetched", told=fetched(row), order=2)


def fetched(capture: Row) -> str:
    """What the site answered, and on what terms, as far as that is stored."""
    told = [f"HTTP {capture['status']}", size(capture["bytes"]), str(capture["url"])]
    policy: Row = capture["policy"]
    told += [f"{name.replace('_', ' ')}: {words(value)}" for name, value in policy.items() if value]
    return ", ".join(told)


def words(value: object) -> str:
    """A value of a policy as text."""
    if isinstance(value, dict):
        return " ".join(f"{name}={words(told)}" for name, told in value.items())
    return " ".join(map(words, value)) if isinstance(value, list) else str(value)


def ended(outcome: str) -> str:
    """An outcome as a step."""
    return outcome.replace("_", " ")


def of_end(life: Life) -> Iterator[Step]:
    """How the URL ended, where no page of it did: not found, forbidden, not reached …"""
    end = life.end
    if end is None or any(end["outcome"] == row["outcome"] for row in life.fetches):
        return
    told = end["detail"] or ""
    if end["failures"]:
        told += f" ({counted(end['failures'], 'time')} in a row)"
    if end["retry_at"]:
        told += f", not before {end['retry_at']:%Y-%m-%d %H:%M} UTC again"
    yield Step(at=end["ended_at"], what=ended(end["outcome"]), told=told.strip(", "), order=7)


def of_quarantine(row: Row) -> Iterator[Step]:
    """Why a page was given up, and when it was tried again."""
    told = f"number {row['id']}, {row['stage']}: {row['reason']}"
    told += f", {counted(row['attempts'], 'dead attempt')}" if row["attempts"] else ""
    yield Step(at=row["created_at"], what="quarantined", told=told, order=7)
    if row["replayed_at"]:
        yield Step(at=row["replayed_at"], what="replayed", told=f"number {row['id']}", order=8)


def of_version(row: Row, saved: Mapping[datetime, datetime]) -> Step:
    """A version, when it was saved, else when its page was fetched."""
    told = f"version {row['number']}"
    if row["changed"]:
        told += f": {', '.join(row['changed'])}"
        told += f"; {counted(row['words_added'] or 0, 'word')} came"
        told += f", {row['words_removed'] or 0} went"
    at = saved.get(row["fetched_at"], row["fetched_at"])
    return Step(at=at, what="read as", told=told, order=8)


def of_event(row: Row) -> Iterator[Step]:
    """An event, and when it was sent."""
    version = f" of version {row['version']}" if row["version"] else ""
    told = f"{row['kind']}{version}"
    sent = "" if row["sent_at"] else ", not sent yet"
    yield Step(at=row["created_at"], what="event", told=f"{told}{sent}", order=9)
    if row["sent_at"]:
        yield Step(at=row["sent_at"], what="sent", told=told, order=10)


def of_article(life: Life) -> Iterator[Step]:
    """What is known of the article beside the steps."""
    article, again = life.article, life.again
    if article and article["gone_at"]:
        yield Step(at=article["gone_at"], what="gone", told="its address answers so", order=7)
    if article and article["flap_since"]:
        told = "the page goes to and fro between two texts"
        yield Step(at=article["flap_since"], what="flaps", told=told, order=7)
    if again and again["crawls"]:
        told = f"on its listings by {counted(again['crawls'], 'crawl')}, as known"
        yield Step(at=again["last_at"], what="seen again", told=told, order=7)
    for row in life.topics:
        what = "left out" if row["reason"] else "topic"
        why = row["reason"] or ("its listing" if row["matched_by"] == "listing" else named(row))
        yield Step(at=None, what=what, told=f"{row['topic']}: {why}")


def named(row: Row) -> str:
    """The words by which an article is of a topic."""
    return f"named «{row['evidence'].get('form', '')}»"

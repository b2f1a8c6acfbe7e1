"""The names of Valkey's keys, streams and queues apart."""

from datetime import date
from uuid import UUID


def known_key(key: UUID) -> str:
    """The Valkey key that says a URL has an outcome in Postgres."""
    return f"known:{key.hex}"


def off_topic_key(fingerprint: str, key: UUID) -> str:
    """The Valkey key that says an article has none of these names."""
    return f"off_topic:{fingerprint}:{key.hex}"


def lease_key(key: UUID) -> str:
    """The Valkey key that says somebody is fetching a URL, or its page is on the stream."""
    return f"lease:{key.hex}"


def progress_key(run_id: int) -> str:
    """The Valkey hash in which a crawler tells how far a run is, while it works on it."""
    return f"crawl:{run_id}"


def reading_key(run_id: int) -> str:
    """The Valkey hash that holds a listing's page while a crawler reads it on which others died."""
    return f"{progress_key(run_id)}:reading"


def cancel_key(run_id: int) -> str:
    """The Valkey key that tells crawlers to leave a run."""
    return f"cancel:{run_id}"


def refused_key(task_id: str) -> str:
    """The Valkey key in which a re-crawl's task says why it opened no run."""
    return f"refused:{task_id}"


def reparse_key(job: str) -> str:
    """The Valkey hash in which workers answer the batches of a reparse, by their numbers."""
    return f"reparse:{job}"


def wanted_key(reply_to: str) -> str:
    """The Valkey key that is there as long as somebody waits for answers under this name."""
    return f"{reply_to}:wanted"


AILING = "host:ailing"
"""The sorted set of hosts that rest or are slowed, by the time (epoch, s) until which they do."""


def turn_key(host: str) -> str:
    """The Valkey key that is there while a host is asked, and for its delay after that."""
    return f"host:{host}:turn"


def rest_key(host: str) -> str:
    """The Valkey key that is there while nobody may ask a host; it says why."""
    return f"host:{host}:rest"


def faults_key(host: str) -> str:
    """The Valkey hash that counts a host's failures and rests since it last answered well."""
    return f"host:{host}:faults"


def slow_key(host: str) -> str:
    """The Valkey key that says why a host is asked more slowly than was set."""
    return f"host:{host}:slow"


def spent_key(domain: str, day: date) -> str:
    """The Valkey hash that counts the pages and bytes fetched of a source on a day (UTC)."""
    return f"spent:{domain}:{day.isoformat()}"


def preview_pages_key(reply_to: str) -> str:
    """The Valkey key that tells how many pages a preview has read."""
    return f"{reply_to}:pages"

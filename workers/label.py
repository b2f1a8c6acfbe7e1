"""Labels: what a task's entries are, in a few words for people who watch Celery."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping

LONGEST = 300


def label(entries: Iterable[Mapping[bytes, bytes]]) -> str:
    """`2 pages, 1 report · Казахстан · https://…` from stream fields; never a page's bytes."""
    kinds: Counter[str] = Counter()
    topics: dict[str, None] = {}
    first = ""
    for fields in entries:
        kinds[fields.get(b"type", b"message").decode(errors="replace")] += 1
        told = _told(fields)
        topics |= {str(told["topic"]): None} if told.get("topic") else {}
        first = first or str(told.get("requested_url") or told.get("url") or "")
    counted = ", ".join(f"{n} {kind}{'s' if n > 1 else ''}" for kind, n in sorted(kinds.items()))
    return " · ".join(part for part in (counted, ", ".join(topics), first) if part)[:LONGEST]


def _told(fields: Mapping[bytes, bytes]) -> dict[str, object]:
    try:
        told = json.loads(fields.get(b"data", b"{}"))
    except (ValueError, RecursionError):
        return {}
    return told if isinstance(told, dict) else {}

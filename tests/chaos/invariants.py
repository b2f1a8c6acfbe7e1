"""The invariants: what has to hold when a chaos run is quiet again, each broken one in a line."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from news import urls
from news.model import Outcome
from store.connection import Connection, rows
from tests.chaos.manifest import Entry, Manifest

MOST_REDIS = 32_000_000
MOST_WORKER = 500_000_000
DEAD_ATTEMPTS = 5
HITS = 2.0
"""Requests that an article may cost on average: kills make crawlers fetch some again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """What the store says of the manifest's URLs."""

    outcomes: Mapping[str, str]
    """By path."""
    articles: Mapping[str, list[Mapping[str, Any]]]
    """Rows of articles with their current text, by the path of their canonical URL."""
    quarantined: Mapping[str, list[Mapping[str, Any]]]
    twice: int = 0
    """Captures of a fetch that was kept before."""
    hurried: int = 0
    """Scheduled crawls of listings that were not due yet."""

    def of(self, path: str) -> str | None:
        """How a URL ended."""
        return self.outcomes.get(path)


def ending(conn: Connection, base: str, manifest: Manifest, every: timedelta) -> Ending:
    """Read it; each listing is crawled `every` so often."""
    keys = {urls.key(f"{base}{path}"): path for path in manifest.entries}
    ended = rows(conn, "SELECT url_key, outcome FROM urls")
    articles: dict[str, list[Any]] = {}
    for row in rows(conn, ARTICLES):
        articles.setdefault(str(row["canonical_url"]).removeprefix(base), []).append(row)
    given_up: dict[str, list[Any]] = {}
    for row in rows(conn, "SELECT url, reason, attempts FROM quarantine"):
        path = str(row["url"]).removeprefix(base).partition("?")[0]
        given_up.setdefault(path, []).append(row)
    return Ending(
        outcomes={keys[r["url_key"]]: r["outcome"] for r in ended if r["url_key"] in keys},
        articles=articles,
        quarantined=given_up,
        twice=rows(conn, TWICE)[0]["n"],
        hurried=rows(conn, HURRIED, every=every)[0]["n"],
    )


ARTICLES = """
    SELECT a.canonical_url, a.version, v.headline, v.article_body,
           (SELECT count(*) FROM article_versions w WHERE w.article_id = a.id) AS versions
      FROM articles a LEFT JOIN article_versions v ON v.article_id = a.id AND v.number = a.version
"""

TWICE = "SELECT count(*) - count(DISTINCT (url_key, fetched_at)) AS n FROM captures"
HURRIED = """
    SELECT count(*) AS n FROM (
        SELECT requested_at - lag(requested_at) OVER (
                   PARTITION BY listing_id ORDER BY requested_at) AS waited
          FROM crawl_runs WHERE reason = 'scheduled') r
     WHERE waited < %(every)s
"""


def lost(found: Ending, manifest: Manifest) -> list[str]:
    """Paths that came to no end."""
    return [path for path in manifest.entries if found.of(path) is None]


def doubled(found: Ending, manifest: Manifest) -> int:
    """Articles, versions and captures too many."""
    more = sum(len(some) - 1 for some in found.articles.values())
    strange = len(found.articles.keys() - manifest.entries.keys())
    versions = sum(max(0, row["versions"] - 1) for some in found.articles.values() for row in some)
    return more + strange + versions + found.twice


def broken(found: Ending, manifest: Manifest) -> Iterator[str]:
    """What does not hold of the store."""
    if gone := lost(found, manifest):
        yield f"{len(gone)} lost: {', '.join(gone[:5])}"
    if more := doubled(found, manifest):
        yield f"{more} articles, versions or captures too many"
    for path, entry in manifest.entries.items():
        told = found.of(path)
        if told is not None and told != entry.end:
            yield f"{path} ({entry.kind}) ended as {told}, not {entry.end}"
        elif entry.end is Outcome.STORED and told and (why := torn(found, path, entry)):
            yield f"{path} ({entry.kind}): {why}"
        elif entry.kind == "poison" and (why := unpunished(found, path)):
            yield f"{path} (poison): {why}"
    if wrong := found.quarantined.keys() - poisons(manifest):
        yield f"{len(wrong)} in quarantine that are healthy: {', '.join(sorted(wrong)[:5])}"
    if found.hurried:
        yield f"{found.hurried} crawls of listings that were not due"


def torn(found: Ending, path: str, entry: Entry) -> str:
    """Why a stored article is not what its page says."""
    rows = found.articles.get(path)
    if not rows:
        return "an outcome and no article"
    if rows[0]["headline"] != entry.article.headline:
        return "another headline"
    return "" if rows[0]["article_body"] == entry.article.article_body else "another text"


def unpunished(found: Ending, path: str) -> str:
    """Why a poison page is not in quarantine as it should be."""
    held = found.quarantined.get(path, [])
    reasons = [(row["reason"], row["attempts"]) for row in held]
    return "" if ("crash", DEAD_ATTEMPTS) in reasons else f"in quarantine as {reasons}"


def poisons(manifest: Manifest) -> set[str]:
    """The paths of the poison pages."""
    return {path for path, entry in manifest.entries.items() if entry.kind == "poison"}


def hammered(hits: Counter[str], manifest: Manifest) -> str:
    """Whether the site was asked more than faults excuse."""
    told = sum(hits[path] for path in manifest.entries) / len(manifest.entries)
    return f"{told:.2f} requests an article" if told > HITS else ""


def secrets(state: Path) -> set[str]:
    """Every password that this run's state has in a file of its own."""
    files = [file for file in state.rglob("*password") if file.is_file()]
    return {word for file in files if (word := file.read_text().strip())}


def told_in(state: Path, words: Collection[str]) -> list[str]:
    """The logs of the run, of its parts and of its servers, in which any of these words stands."""
    assert words, "a service without a password"
    asked = re.compile("|".join(map(re.escape, words)).encode())
    logs = [file for file in sorted(state.rglob("*.log*")) if file.is_file()]
    assert logs, "a service without a log"
    return [str(file.relative_to(state)) for file in logs if asked.search(file.read_bytes())]

"""`make bench-enrich`: what enriching finds in the golden articles, how long it takes, its memory.

The scores are of the parts called alone, on headline and body as one text, in the article's true
language; the times are of the steps as a worker takes them, this thread's CPU time: of each
article the best of ten rounds, between which all others come, and the median over articles.
"""

import argparse
import json
import platform
import resource
import sys
import time
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import Any

from rich.console import Console

from benchmarks import analysis, enrich_scores, enrich_table, events, stories
from benchmarks.enrich_scores import Score
from benchmarks.golden import HALVES, Golden, read_all
from news.article import Article
from workers.enrich import warm
from workers.enrich.amounts import find_amounts
from workers.enrich.countries_of import main_countries
from workers.enrich.embedding import embed, is_installed
from workers.enrich.language import detect_language
from workers.enrich.mentions import find_mentions
from workers.enrich.quotations import find_quotations
from workers.enrich.steps import language_of

OUT = Path(__file__).parent.parent / "build" / "bench" / "enrichment.json"
ROUNDS = 10
OVERALL = "all"
Scores = dict[str, Score]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Everything measured."""

    scores: dict[str, dict[str, Scores]]
    """By half, by language."""
    stories: dict[str, Scores]
    """Pairs of articles within and across languages, by set of articles."""
    milliseconds: dict[str, float]
    memory: dict[str, float]
    """MB of this process's peak, by when."""


def measure(articles: Iterable[Golden]) -> dict[str, dict[str, Scores]]:
    """The scores of each half, by language and overall."""
    found: dict[str, dict[str, Scores]] = {half: defaultdict(dict) for half in HALVES}
    for article in articles:
        for name, score in scores(article).items():
            for language in (article.language, OVERALL):
                before = found[article.half][language].get(name, Score())
                found[article.half][language][name] = before + score
    return {half: dict(by_language) for half, by_language in found.items()}


def scores(article: Golden) -> Scores:
    """What was found in one article, figure by figure."""
    mentions = find_mentions(article.text, article.language)
    quoted = enrich_scores.quotations(article, find_quotations(article.text, article.language))
    named = enrich_scores.mentions(article, mentions)
    counted = enrich_scores.amounts(article, find_amounts(article.text, article.language))
    return {
        "language": language(article),
        **named,
        "names": sum(named.values(), Score()),
        "countries": enrich_scores.countries(article, mentions),
        "main countries": enrich_scores.main_countries(article, main_countries(mentions)),
        "quotations": quoted.spans,
        "speakers": quoted.speakers,
        **counted,
        "amounts": sum(counted.values(), Score()),
    }


def language(article: Golden) -> Score:
    """Whether the language is told right of the headline and of each paragraph."""
    told = [detect_language(text) for text in article.text.split("\n\n") if len(text) > 60]
    right = sum(one == article.language for one in told)
    return Score(right, len(told) - right, 0)


def of_stories(articles: list[Golden]) -> dict[str, Scores]:
    """How pairs of articles are grouped: of each set, and all as on one day; with embeddings too
    where the extra is installed.
    """
    newsroom = stories.of_newsroom()
    halves = {half: stories.of_golden(a for a in articles if a.half == half) for half in HALVES}
    short = {f"events {half}": known for half, known in events.all_known().items()}
    everything = [*newsroom, *(k for known in (*halves.values(), *short.values()) for k in known)]
    sets = {
        "newsroom": newsroom,
        **halves,
        **short,
        "all on one day": stories.on_one_day(everything),
    }
    bare = {name: stories.without_embeddings(known) for name, known in sets.items()}
    if is_installed():
        bare |= {f"{name}, embed": known for name, known in sets.items()}
    return {name: stories.pairs(known, stories.grouped(known)) for name, known in bare.items()}


def milliseconds(articles: Iterable[Golden]) -> dict[str, float]:
    """The CPU time of each step, and of all: the median over articles of their best rounds."""
    times: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    read = [analysis.of_golden(one) for one in articles]
    for turn in range(ROUNDS + 1):
        for article in read:
            for name, spent in steps(article).items():
                if turn:
                    times[name][article.canonical_url].append(spent)
    return {
        name: 1000 * median(min(spent) for spent in of_step.values())
        for name, of_step in times.items()
    }


def steps(article: Article) -> dict[str, float]:
    """The CPU seconds of each step on one article, and of all."""
    spent: dict[str, float] = {}
    for name, step in analysis.STEPS.items():
        start = time.thread_time()
        article = step(article)
        spent[name] = time.thread_time() - start
    for name, last in analysis.LAST.items():
        start = time.thread_time()
        last(article)
        spent[name] = time.thread_time() - start
    spent["all steps"] = sum(spent.values())
    if is_installed():
        start = time.thread_time()
        embed(article.headline, article.article_body, language_of(article))
        spent["of the signature, embedding"] = time.thread_time() - start
    return spent


def peak() -> float:
    """The most memory this process has held, MB."""
    unit = 1024 if platform.system() == "Linux" else 1
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6


def bench(articles: list[Golden]) -> Figures:
    """All figures."""
    before = peak()
    warm()
    warmed = peak()
    spent = milliseconds(articles)
    return Figures(
        scores=measure(articles),
        stories=of_stories(articles),
        milliseconds=spent,
        memory={"imported": before, "warm": warmed, "at the end": peak()},
    )


def as_json(figures: Figures) -> dict[str, Any]:
    """The figures as plain data."""
    halves = {
        half: {code: enrich_table.as_data(by_name) for code, by_name in by_language.items()}
        for half, by_language in figures.scores.items()
    }
    return {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "python": platform.python_version(),
        "scores": halves,
        "stories": {name: enrich_table.as_data(by) for name, by in figures.stories.items()},
        "ms_per_article": figures.milliseconds,
        "memory_mb": figures.memory,
    }


def main() -> None:
    """Measure, print, keep; or show what is missed in the half that may be looked at."""
    parser = argparse.ArgumentParser(description="Enriching, measured on the golden articles.")
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument(
        "--misses", action="store_true", help="of the tuning half, what is missed or wrong"
    )
    chosen = parser.parse_args()
    console = Console(width=None if sys.stdout.isatty() else 110)
    articles = read_all()
    if chosen.misses:
        enrich_table.show_misses(console, [a for a in articles if a.half == HALVES[0]])
        return
    figures = bench(articles)
    enrich_table.show(console, figures)
    chosen.out.parent.mkdir(parents=True, exist_ok=True)
    chosen.out.write_text(json.dumps(as_json(figures), indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

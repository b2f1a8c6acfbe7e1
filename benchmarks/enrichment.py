"""`make bench-enrich`: what enriching finds in the golden articles, how long it takes, its memory.

Each part is called alone, on headline and body as one text and in the article's true language;
times are medians of the CPU time of this thread, caches warm.
"""

import argparse
import json
import platform
import resource
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from rich.console import Console
from rich.table import Table

from benchmarks import enrich_scores
from benchmarks.enrich_scores import Score
from benchmarks.golden import HALVES, Golden, read_all
from workers.enrich.amounts import find_amounts
from workers.enrich.fingerprints import fingerprint
from workers.enrich.language import detect_language
from workers.enrich.mentions import find_mentions
from workers.enrich.quotations import find_quotations

OUT = Path(__file__).parent.parent / "build" / "bench" / "enrichment.json"
ROUNDS = 20
OVERALL = "all"
LANGUAGE, COUNTRIES, QUOTATIONS, SPEAKERS = "language", "countries", "quotations", "speakers"
AMOUNTS = "amounts"
STEPS: Mapping[str, Callable[[Golden], object]] = {
    "language": lambda article: detect_language(article.body),
    "mentions": lambda article: find_mentions(article.text, article.language),
    "quotations": lambda article: find_quotations(article.text, article.language),
    "amounts": lambda article: find_amounts(article.text, article.language),
    "fingerprint": lambda article: fingerprint(article.body),
}
Scores = dict[str, Score]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Everything measured."""

    scores: dict[str, dict[str, Scores]]
    """By half, by language."""
    milliseconds: dict[str, float]
    memory: dict[str, float]
    """MB of this process's peak, by when: before the first article, at the end."""


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
        LANGUAGE: language(article),
        **named,
        "mentions": sum(named.values(), Score()),
        COUNTRIES: enrich_scores.countries(article, mentions),
        QUOTATIONS: quoted.spans,
        SPEAKERS: quoted.speakers,
        **counted,
        AMOUNTS: sum(counted.values(), Score()),
    }


def language(article: Golden) -> Score:
    """Whether the language is told right of the headline and of each paragraph."""
    told = [detect_language(text) for text in article.text.split("\n\n") if len(text) > 60]
    right = sum(one == article.language for one in told)
    return Score(right, len(told) - right, 0)


def milliseconds(articles: list[Golden]) -> dict[str, float]:
    """The median CPU time of each step for an article, and of their sum."""
    found = {name: timed(step, articles) for name, step in STEPS.items()}
    return found | {"sum": sum(found.values())}


def timed(step: Callable[[Golden], object], articles: list[Golden]) -> float:
    """The median over articles of the median time of several rounds, after one to warm up.

    Between an article's rounds the other articles come, so that no small cache keeps it.
    """
    times: dict[str, list[float]] = defaultdict(list)
    for turn in range(ROUNDS + 1):
        for article in articles:
            start = time.thread_time()
            step(article)
            if turn:
                times[f"{article.half}/{article.name}"].append(time.thread_time() - start)
    return 1000 * median(median(of_one) for of_one in times.values())


def peak() -> float:
    """The most memory this process has held, MB."""
    unit = 1024 if platform.system() == "Linux" else 1
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6


def bench(articles: list[Golden]) -> Figures:
    """All figures."""
    before = peak()
    found = measure(articles)
    return Figures(
        scores=found,
        milliseconds=milliseconds(articles),
        memory={"before": before, "after": peak()},
    )


def as_json(figures: Figures) -> dict[str, Any]:
    """The figures as plain data."""
    return {
        "scores": {
            half: {
                code: {name: told(score) for name, score in by_name.items()}
                for code, by_name in by_language.items()
            }
            for half, by_language in figures.scores.items()
        },
        "ms_per_article": figures.milliseconds,
        "memory_mb": figures.memory,
    }


def told(score: Score) -> dict[str, float | int | None]:
    """A score with what follows from it."""
    counts = {"right": score.right, "missed": score.missed, "wrong": score.wrong}
    shares = {"precision": score.precision, "recall": score.recall, "f1": score.f1}
    return counts | {name: value and round(value, 4) for name, value in shares.items()}


COLUMNS: Mapping[str, Callable[[Scores], tuple[float | None, ...]]] = {
    "language": lambda by: (by[LANGUAGE].recall,),
    "person": lambda by: (by["person"].f1,),
    "organisation": lambda by: (by["organisation"].f1,),
    "place": lambda by: (by["place"].f1,),
    "all names": lambda by: (by["mentions"].f1,),
    "countries": lambda by: (by[COUNTRIES].recall,),
    "quotes P / R": lambda by: (by[QUOTATIONS].precision, by[QUOTATIONS].recall),
    "speaker": lambda by: (by[SPEAKERS].recall,),
    "amounts P / R": lambda by: (by[AMOUNTS].precision, by[AMOUNTS].recall),
}


def table(half: str, by_language: Mapping[str, Scores]) -> Table:
    """A half's figures, a row for each language."""
    made = Table(title=f"{half.replace('_', ' ')} (names: exact spans, F1; countries: recall)")
    made.add_column("")
    for name in COLUMNS:
        made.add_column(name, justify="right")
    for code in sorted(by_language, key=lambda code: (code == OVERALL, code)):
        if code == OVERALL:
            made.add_section()
        cells = (column(by_language[code]) for column in COLUMNS.values())
        made.add_row(code, *(" / ".join(map(share, values)) for values in cells))
    return made


def share(value: float | None) -> str:
    """A share as people read it."""
    return "–" if value is None else f"{value:.3f}".removeprefix("0")


def show(console: Console, figures: Figures) -> None:
    """All tables."""
    for half, by_language in figures.scores.items():
        console.print(table(half, by_language))
    steps = Table("step", "CPU ms/article")
    for name, spent in figures.milliseconds.items():
        steps.add_row(name, f"{spent:.2f}")
    console.print(steps)
    console.print("peak MB:", *(f"{when} {mb:.0f}" for when, mb in figures.memory.items()))


def main() -> None:
    """Measure, print, keep."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=OUT)
    chosen = parser.parse_args()
    figures = bench(read_all())
    show(Console(), figures)
    chosen.out.parent.mkdir(parents=True, exist_ok=True)
    chosen.out.write_text(json.dumps(as_json(figures), indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

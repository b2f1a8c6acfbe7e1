"""The figures of enriching for people: tables, and for who tunes what was missed and wrong."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from rich import box
from rich.console import Console
from rich.table import Table

from benchmarks.enrich_scores import NEAR, Score, fits, shared
from benchmarks.golden import Golden
from workers.enrich.amounts import find_amounts
from workers.enrich.embedding import is_installed
from workers.enrich.mentions import find_mentions
from workers.enrich.quotations import find_quotations

if TYPE_CHECKING:
    from benchmarks.enrichment import Figures

Scores = Mapping[str, Score]
COLUMNS: Mapping[str, Callable[[Scores], float | None]] = {
    "lang": lambda by: by["language"].recall,
    "PER": lambda by: by["person"].f1,
    "ORG": lambda by: by["organisation"].f1,
    "LOC": lambda by: by["place"].f1,
    "names": lambda by: by["names"].f1,
    "countries": lambda by: by["countries"].recall,
    "quotes P": lambda by: by["quotations"].precision,
    "R": lambda by: by["quotations"].recall,
    "speaker": lambda by: by["speakers"].recall,
    "amounts P": lambda by: by["amounts"].precision,
    "R ": lambda by: by["amounts"].recall,
}


def show(console: Console, figures: "Figures") -> None:
    """All tables."""
    for half, by_language in figures.scores.items():
        console.print(of_half(half, by_language))
    console.print(of_stories(figures.stories))
    if not is_installed():
        console.print("Stories with embeddings: skipped, the extra `embed` is not installed.")
    spent = Table("step", "CPU ms/article", box=box.SIMPLE_HEAD)
    for name, ms in figures.milliseconds.items():
        spent.add_row(name, f"{ms:.2f}")
    console.print(spent)
    console.print("MB, peak:", *(f"{when} {mb:.0f}" for when, mb in figures.memory.items()))


def of_half(half: str, by_language: Mapping[str, Scores]) -> Table:
    """A half's figures, a row for each language."""
    title = f"{half.replace('_', ' ')}: names F1 of exact spans, countries recall"
    made = Table("", title=title, title_justify="left", box=box.SIMPLE_HEAD)
    for name in COLUMNS:
        made.add_column(name, justify="right")
    for code in sorted(by_language, key=lambda code: (code == "all", code)):
        cells = (share(column(by_language[code])) for column in COLUMNS.values())
        made.add_row(code, *cells)
    return made


def of_stories(found: Mapping[str, Scores]) -> Table:
    """Pairs of articles in one story, within and across languages."""
    made = Table("stories", "pairs", "", "P", "R", "F1", title_justify="left", box=box.SIMPLE_HEAD)
    for name, by_kind in found.items():
        for kind, score in by_kind.items():
            told = (score.precision, score.recall, score.f1)
            count = str(score.right + score.missed)
            made.add_row(name.replace("_", " "), count, kind, *map(share, told))
    return made


def share(value: float | None) -> str:
    """A share as people read it."""
    return "–" if value is None else f"{value:.3f}".removeprefix("0")


def as_data(by_name: Scores) -> dict[str, dict[str, Any]]:
    """Scores with what follows from them."""
    return {name: _told(score) for name, score in by_name.items()}


def _told(score: Score) -> dict[str, float | int | None]:
    counts = {"right": score.right, "missed": score.missed, "wrong": score.wrong}
    shares = {"precision": score.precision, "recall": score.recall, "f1": score.f1}
    return counts | {name: value and round(value, 4) for name, value in shares.items()}


def show_misses(console: Console, articles: Iterable[Golden]) -> None:
    """What was missed (−) and what was wrong (+), article by article."""
    for article in articles:
        console.rule(article.name, align="left")
        for line in misses(article):
            console.print(line, markup=False, highlight=False)


def misses(article: Golden) -> Iterator[str]:
    """A line for each."""
    text, language = article.text, article.language
    named = {(m.start, m.end, m.kind.value, m.text) for m in article.mentions if not m.optional}
    spare = [(m.start, m.end) for m in article.mentions if m.optional]
    told = {(m.start, m.end, m.kind.value, m.text) for m in find_mentions(text, language)}
    yield from (f"− {kind} {name}" for _, _, kind, name in sorted(named - told))
    for start, end, kind, name in sorted(told - named):
        if not any(start < stop and begin < end for begin, stop in spare):
            yield f"+ {kind} {name}"
    quoted, counted = find_quotations(text, language), find_amounts(text, language)
    spans = article.open_spans
    yield from _unlike("quotation", article.quotations, quoted, _is_one, open_spans=spans)
    yield from _unlike("amount", article.amounts, counted, _is_amount, open_spans=spans)


def _is_one(found: Any, wanted: Any) -> bool:
    return shared(found, wanted) >= NEAR


def _is_amount(found: Any, wanted: Any) -> bool:
    return fits(found, wanted)


def _unlike(
    what: str,
    wanted: Sequence[Any],
    found: Sequence[Any],
    same: Callable[[Any, Any], bool],
    *,
    open_spans: Sequence[tuple[int, int]],
) -> Iterator[str]:
    for one in wanted:
        if not one.optional and not any(same(other, one) for other in found):
            yield f"− {what} {one.text}"
    for other in found:
        is_open = any(other.start < end and start < other.end for start, end in open_spans)
        if not is_open and not any(same(other, one) for one in wanted):
            yield f"+ {what} {other.text}"

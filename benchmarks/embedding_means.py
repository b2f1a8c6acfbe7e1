"""Makes workers/enrich/data/embedding_means.json anew: the mean of the encoder in each language.

Of texts written for Tema: the newsroom's, and the tuning halves of golden articles and events.
`make embedding-means` runs it, with the extra `embed` installed.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import fmean

from benchmarks import analysis, events
from benchmarks.golden import HALVES, read_all
from benchmarks.stories import NOW
from news.article import Article
from tema.newsroom.archive import articles as newsroom_articles
from workers.enrich.embedding import ANY, LANGUAGES, THOUSANDTHS, beginning, encode

OUT = Path(__file__).parents[1] / "workers" / "enrich" / "data" / "embedding_means.json"
TEXTS = 10
"""What the mean of all languages counts for in each: of a few texts none tells a mean."""


def texts() -> Iterator[tuple[str, Article]]:
    """The articles with their languages."""
    for article in newsroom_articles(NOW):
        yield article.in_language, analysis.of_truth(article)
    for golden in read_all():
        if golden.half == HALVES[0]:
            yield golden.language, analysis.of_golden(golden)
    for _, short in events.articles(HALVES[0]):
        yield short.in_language or ANY, short


def mean(rows: Sequence[Sequence[float]]) -> list[float]:
    """The mean of each column."""
    return [fmean(column) for column in zip(*rows, strict=True)]


def main() -> None:
    """Encode all, write the means."""
    told: dict[str, list[list[float]]] = defaultdict(list)
    for language, article in texts():
        if language in LANGUAGES:
            told[language].append(encode(beginning(article.headline, article.article_body)))
    overall = mean([mean(rows) for rows in told.values()])
    means = {code: mean([*rows, *[overall] * TEXTS]) for code, rows in sorted(told.items())}
    lines = (
        f"{json.dumps(code)}: {json.dumps([round(THOUSANDTHS * value) for value in values])}"
        for code, values in {ANY: overall, **means}.items()
    )
    OUT.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()

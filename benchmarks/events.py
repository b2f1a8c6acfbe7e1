"""The events of tests/events: short news that share few names and numbers, as articles."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from benchmarks.analysis import signed
from benchmarks.golden import HALVES
from benchmarks.stories import Known
from news.article import Article

FOLDER = Path(__file__).parent.parent / "tests" / "events"
FIRST = datetime(2026, 11, 16, 6, tzinfo=UTC)
APART = timedelta(minutes=25)
HEAD = re.compile(r"^== (\S+) \| (\w\w)\n", flags=re.MULTILINE)


def articles(half: str) -> Iterator[tuple[str, Article]]:
    """The articles of a half with their events, all of them within a day and a half."""
    _, *told = HEAD.split((FOLDER / f"{half}.txt").read_text(encoding="utf-8"))
    texts = zip(told[::3], told[1::3], told[2::3], count(), strict=False)
    for event, language, text, number in texts:
        headline, _, body = text.strip().partition("\n")
        # 17 and no count of texts have a divisor in common: those of one event lie apart.
        place = 17 * number % (len(told) // 3)
        yield (
            event,
            Article(
                headline=headline,
                article_body=body,
                in_language=language,
                canonical_url=f"https://events.example/{half}/{event}/{language}/{number}",
                date_published=FIRST + place * APART,
            ),
        )


def known(half: str) -> list[Known]:
    """The same, signed."""
    return [
        Known(name=article.canonical_url, event=event, signature=signed(article))
        for event, article in articles(half)
    ]


def all_known() -> dict[str, list[Known]]:
    """Both halves by name."""
    return {half: known(half) for half in HALVES}

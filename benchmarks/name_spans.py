"""Scores find_mentions on sentences with marked names: exact spans and kinds.

python -m benchmarks.name_spans [bg] [--errors]
"""

import re
import sys
from collections import Counter
from pathlib import Path

from news.annotations import MentionKind
from workers.enrich.mentions import find_mentions

FOLDER = Path(__file__).parent / "names"
MARKED = re.compile(r"\[([POL]) ([^\]]+)\]")
KINDS = {"P": MentionKind.PERSON, "O": MentionKind.ORGANISATION, "L": MentionKind.PLACE}
Span = tuple[int, int, MentionKind]


def unmark(line: str) -> tuple[str, set[Span]]:
    """A sentence without its marks, and the spans that they mark."""
    text, spans, last = "", set(), 0
    for match in MARKED.finditer(line):
        text += line[last : match.start()]
        spans.add((len(text), len(text) + len(match[2]), KINDS[match[1]]))
        text += match[2]
        last = match.end()
    return text + line[last:], spans


def found_in(text: str, language: str) -> set[Span]:
    """The spans that are found, without words that are only made of a name."""
    return {(m.start, m.end, m.kind) for m in find_mentions(text, language) if not m.is_derived}


def main(language: str = "bg", *, errors: bool = False) -> None:
    """Print precision, recall and F1 by kind and for all."""
    counts: Counter[tuple[str, str]] = Counter()
    text = (FOLDER / f"{language}.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith("#") or not line:
            continue
        plain, truth = unmark(line)
        told = found_in(plain, language)
        for start, end, kind in truth | told:
            span = (start, end, kind)
            outcome = "tp" if span in truth & told else "fn" if span in truth else "fp"
            counts[kind, outcome] += 1
            counts["all", outcome] += 1
            if errors and outcome != "tp":
                print(
                    outcome,
                    kind.value,
                    "|",
                    plain[start:end],
                    "|",
                    plain[max(0, start - 30) : end + 25],
                )
    for row in ("person", "organisation", "place", "all"):
        tp, fp, fn = (counts[row, outcome] for outcome in ("tp", "fp", "fn"))
        precision, recall = tp / max(1, tp + fp), tp / max(1, tp + fn)
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        print(f"{row:13} P {precision:.3f} R {recall:.3f} F1 {f1:.3f} ({tp + fn})")


if __name__ == "__main__":
    names = [word for word in sys.argv[1:] if word[0] != "-"] or ["bg"]
    for name in names:
        main(name, errors="--errors" in sys.argv)

"""The training of `workers/parse/body_model.json`: which blocks of a page are its article.

    python -m benchmarks.body_model DATA [--check]

DATA holds sets of saved pages as the benchmarks of article extraction publish them:
`<set>/pages.jsonl` with `url`, `html` (a gzipped file beside it) and `body`, the article's text.
A block is of the article if half of its runs of four words are in that text. `--check` trains on
four fifths of the sites, prints the F1 of runs of four words of the rest by set, five times in
turn, and writes nothing; the library is not asked. Needs the extra
`training`.
"""

import argparse
import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import lightgbm
import numpy as np

from news.errors import TemaError
from workers.parse.body import MODEL, TAKEN
from workers.parse.features import FEATURES, Features
from workers.parse.opinion import Opinion, shingles
from workers.parse.page import page_of

TARGET = Path(__file__).parent.parent / "workers" / "parse" / MODEL
ROUNDS = 60
PARAMETERS = {
    "objective": "binary",
    "learning_rate": 0.12,
    "num_leaves": 31,
    "min_data_in_leaf": 40,
    "feature_fraction": 0.5,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambda_l2": 5,
    "max_bin": 63,
    "seed": 1,
    "deterministic": True,
    "num_threads": 2,
    "verbose": -1,
}
LONG = 120
"""Words from which a block weighs no more."""
FEW = 80
"""Words below which a text weighs no more: a page of three words is not worth ten others."""
FOLDS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """One page: its rows, which of them are of the article, and how much each weighs."""

    group: str
    site: str
    rows: Any
    answers: Any
    weights: Any
    texts: Sequence[str]
    truth: str


def lessons(data: Path) -> Iterator[Lesson]:
    """A lesson for each page that has a text; a set of few pages weighs more by the page."""
    for folder in sorted(path for path in data.iterdir() if path.is_dir()):
        told = [json.loads(line) for line in (folder / "pages.jsonl").open(encoding="utf-8")]
        pages = [page for page in told if page.get("body")]
        worth = min(2.0, max(0.5, (200 / (len(pages) or 1)) ** 0.5))
        for page in pages:
            if made := lesson(gzip.decompress((folder / page["html"]).read_bytes()), page, worth):
                yield made


def lesson(body: bytes, page: dict[str, Any], worth: float) -> Lesson | None:
    """What one page teaches; None where it shows no text at all."""
    url = page.get("url") or ""
    try:
        reading = page_of(body, url)
    except TemaError:
        return None
    if not reading.outline.blocks:
        return None
    features = Features(reading.outline, reading.hints(reading.headline()))
    truth = Opinion(f"{page['body']}\n{page.get('body_alt') or ''}")
    places = features.candidates()
    texts = [reading.outline.blocks[place].text for place in places]
    answers = np.array([truth.share(text) > 0.5 for text in texts])
    words = np.array([len(text.split()) for text in texts], dtype=float)
    weights = (np.minimum(words, LONG) + 2) * 100 * worth / max(words[answers].sum(), FEW)
    rows = np.array([features.row(place) for place in places], dtype=np.float32)
    return Lesson(
        group=str(page.get("dataset", "")),
        texts=texts,
        truth=page["body"],
        site=".".join(urlsplit(url).netloc.split(".")[-2:]) or page["id"],
        rows=rows.reshape(len(places), len(FEATURES)),
        answers=answers,
        weights=weights,
    )


def taught(pages: list[Lesson]) -> lightgbm.Booster:
    """A model of these lessons."""
    known = lightgbm.Dataset(
        np.vstack([page.rows for page in pages]),
        np.concatenate([page.answers for page in pages]),
        weight=np.concatenate([page.weights for page in pages]),
    )
    return lightgbm.train(PARAMETERS, known, ROUNDS)


def checked(pages: list[Lesson]) -> dict[str, float]:
    """The F1 by set, as article-extraction-benchmark has it, on sites that were not taught."""
    sites = sorted({page.site for page in pages})
    np.random.default_rng(0).shuffle(sites)
    found: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for part in range(FOLDS):
        away = set(sites[part::FOLDS])
        model = taught([page for page in pages if page.site not in away])
        for page in (page for page in pages if page.site in away):
            chances = model.predict(page.rows) if len(page.rows) else []
            taken = [text for text, p in zip(page.texts, chances, strict=True) if p > TAKEN]
            found[page.group].append(overlap(page.truth, "\n".join(dict.fromkeys(taken))))
    means = {
        name: [sum(column) / len(rows) for column in zip(*rows, strict=True)]
        for name, rows in found.items()
    }
    return {name: 2 * p * r / (p + r) for name, (p, r) in sorted(means.items())}


def overlap(truth: str, text: str) -> tuple[float, float]:
    """Precision and recall of a text's runs of four words."""
    true, got = (Counter(shingles(one)) for one in (truth, text))
    common = (true & got).total()
    return common / (got.total() or 1), common / (true.total() or 1)


def written(model: lightgbm.Booster) -> str:
    """The model as JSON: its columns, and a line for each tree as nested lists."""
    trees = [_tree(tree["tree_structure"]) for tree in model.dump_model()["tree_info"]]
    lines = ",\n".join(json.dumps(tree, separators=(",", ":")) for tree in trees)
    return f'{{"columns":{json.dumps(FEATURES)},\n"trees":[\n{lines}\n]}}\n'


def _tree(node: dict[str, Any]) -> Any:
    if "leaf_value" in node:
        return round(node["leaf_value"], 4)
    limit = float(f"{node['threshold']:.6g}")
    return [node["split_feature"], limit, _tree(node["left_child"]), _tree(node["right_child"])]


def main() -> None:
    """Train, or check, and say what came of it."""
    arguments = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    arguments.add_argument("data", type=Path)
    arguments.add_argument("--check", action="store_true")
    asked = arguments.parse_args()
    pages = list(lessons(asked.data))
    print(f"{len(pages)} pages, {sum(len(page.rows) for page in pages)} blocks")
    if asked.check:
        for name, score in checked(pages).items():
            print(f"{name:10} F1 {score:.3f} on sites that were not taught")
        return
    TARGET.write_text(written(taught(pages)), encoding="utf-8")
    print(f"{TARGET.name}: {TARGET.stat().st_size // 1024} KiB")


if __name__ == "__main__":
    main()

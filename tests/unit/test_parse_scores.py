"""On real pages with known truth, articles are read as well as is claimed."""

import gzip
import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

from workers.parse import parse_article

SHARED = Path(__file__).resolve().parents[3] / "shared"
DATA = SHARED / "data" / "articles"
SETS = ("aeb", "cyr", "fundus")

pytestmark = pytest.mark.skipif(not DATA.exists(), reason=f"the real pages are not at {DATA}")


@pytest.fixture(scope="module")
def scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("scores", SHARED / "tools/score_articles.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def scores(scorer) -> dict[str, dict]:
    """The scores of each set."""
    found = {}
    for name in SETS:
        lines = (DATA / name / "pages.jsonl").read_text(encoding="utf8").splitlines()
        rows = [json.loads(line) for line in lines]
        bodies = [gzip.decompress((DATA / name / row["html"]).read_bytes()) for row in rows]
        answers = [
            scorer.run(parse_article, body, row.get("url") or "")
            for row, body in zip(rows, bodies, strict=True)
        ]
        found[name] = scorer.score(rows, answers)
    return found


@pytest.mark.parametrize(
    ("name", "what", "least"),
    [
        ("aeb", "body_f1", 0.97),
        ("cyr", "body_f1", 0.98),
        ("cyr", "title", 1),
        ("cyr", "authors", 1),
        ("cyr", "minute", 1),
        ("fundus", "body_f1", 0.965),
        ("fundus", "title", 0.8),
        ("fundus", "authors", 0.9),
        ("fundus", "day", 0.97),
        ("fundus", "minute", 0.98),
    ],
)
def test_a_set_is_read_as_well_as_is_claimed(scores, name, what, least):
    assert scores[name][what] >= least

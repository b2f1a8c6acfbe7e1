"""On real pages with known truth, main lists and next pages are read as well as is claimed."""

import gzip
import importlib.util
import json
import statistics
from pathlib import Path
from types import ModuleType

import pytest

from crawler.listing import read_listing

SHARED = Path(__file__).resolve().parents[3] / "shared"
DATA = SHARED / "data" / "listings"

pytestmark = pytest.mark.skipif(not DATA.exists(), reason=f"the real pages are not at {DATA}")


@pytest.fixture(scope="module")
def scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("scores", SHARED / "tools/score_listings.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def read() -> list[tuple[dict, object]]:
    """Each page's truth beside what is read."""
    lines = (DATA / "pages.jsonl").read_text(encoding="utf8").splitlines()
    rows = [json.loads(line) for line in lines]
    bodies = [gzip.decompress((DATA / row["html"]).read_bytes()) for row in rows]
    return [(row, read_listing(body, row["url"])) for row, body in zip(rows, bodies, strict=True)]


def test_the_main_lists_are_found(read, scorer):
    graded = [scorer.grade_links(row, page)[0][2] for row, page in read if row["articles"]]
    assert statistics.mean(graded) >= 0.97


def test_the_next_pages_are_found(read, scorer):
    known = [(row, page) for row, page in read if not row["next_unknown"]]
    right = [scorer.key(row["next"]) == scorer.key(page.next_url) for row, page in known]
    assert statistics.mean(right) >= 0.97


def test_where_there_is_no_next_page_none_is_seen(read):
    last = [page for row, page in read if not row["next_unknown"] and not row["next"]]
    assert statistics.mean(page.next_url is not None for page in last) <= 0.03

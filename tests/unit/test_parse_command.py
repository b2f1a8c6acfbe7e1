"""`tema parse FILE`: a saved page as JSON, or one line that says why it gives no article."""

import gzip
import json
import os
from pathlib import Path

import pytest

TEXT = "Казахстан увеличи добива на нефт през октомври с осем на сто, съобщи министерството. " * 3
PAGE = f"""<!doctype html><html lang="bg"><head><title>Щърк</title>
<link rel="canonical" href="https://novini.example/kazahstan-1041">
<meta property="og:type" content="article"></head><body><main><h1>Щъркел над Қазақстан</h1>
<p class="date">преди 2 часа</p><div class="text"><p>{TEXT}</p><p>{TEXT}</p><p>{TEXT}</p></div>
</main></body></html>""".encode()
LISTING = "".join(f'<li><a href="/novini/{n}">Заглавие {n}</a></li>' for n in range(30))


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """A saved page, fetched at noon of a first of March."""
    path = tmp_path / "page.html"
    path.write_bytes(PAGE)
    os.utime(path, (1772366400, 1772366400))
    return path


def test_an_article_is_printed_with_where_each_field_came_from(tema, page):
    told = tema("parse", str(page), "--json")
    article = json.loads(told.out)
    assert (told.code, told.err) == (0, "")
    assert article["headline"] == "Щъркел над Қазақстан"
    assert article["article_body"].startswith("Казахстан увеличи добива")
    assert article["sources"]["headline"] == "html"


def test_a_gzipped_page_says_the_same(tema, page):
    plain = tema("parse", str(page)).out
    page.write_bytes(gzip.compress(PAGE))
    os.utime(page, (1772366400, 1772366400))
    assert tema("parse", str(page)).out == plain


def test_the_page_says_where_it_came_from_where_nobody_else_does(tema, page):
    address = json.loads(tema("parse", str(page)).out)["canonical_url"]
    assert address == "https://novini.example/kazahstan-1041"
    other = "https://other.example/x"
    assert json.loads(tema("parse", str(page), "--url", other).out)["canonical_url"] == other


def test_two_hours_ago_is_before_the_files_time_or_the_told_one(tema, page):
    told = tema("parse", str(page))
    assert json.loads(told.out)["date_published"] == "2026-03-01T12:00:00+02:00"
    told = tema("parse", str(page), "--fetched", "2025-06-01T12:00Z")
    assert json.loads(told.out)["date_published"] == "2025-06-01T13:00:00+03:00"


def test_it_is_kept_beside_its_page_where_that_is_asked(tema, page, tmp_path):
    kept = tmp_path / "saved" / "1041"
    assert tema("parse", str(page), "--save", str(kept)).code == 0
    told = json.loads(kept.with_name("1041.json").read_text())
    assert told["url"] == "https://novini.example/kazahstan-1041"
    assert told["fetched_at"] == "2026-03-01T12:00:00+00:00"
    assert told["article"]["headline"] == "Щъркел над Қазақстан"
    assert gzip.decompress(kept.with_name("1041.html.gz").read_bytes()) == PAGE


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (b"", "not an article: empty"),
        (b" \n", "not an article: empty"),
        (f"<html><body><ul>{LISTING}</ul></body></html>".encode(), "not an article: "),
        (gzip.compress(PAGE)[:-40], "not readable: gzip: "),
        (b"\x1f\x8b not gzip", "not readable: gzip: "),
        (gzip.compress(b"<p>" + b"x" * 9_000_000), "not readable: more than"),
    ],
)
def test_what_is_no_article_is_one_line_with_the_reason_and_exit_1(tema, page, body, why):
    page.write_bytes(body)
    told = tema("parse", str(page))
    assert (told.code, told.out, told.err.count("\n")) == (1, "", 1)
    assert f"{page}: {why}" in told.err
    assert json.loads(tema("parse", str(page), "--json").out)["error"].startswith(why)


def test_a_page_too_large_is_not_read_whole(tema, page):
    with page.open("wb") as file:
        file.truncate(1 << 40)
    told = tema("parse", str(page))
    assert (told.code, "not readable: more than" in told.err) == (1, True)

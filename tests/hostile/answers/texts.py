"""Groups 18, 19, 21, 22 and 39: letters that break what they are put into."""

import json

from tests.hostile.case import Case, Row, page

SCRIPT = 'Казахстан <script>alert(1)</script> "><img src=x onerror=alert(1)> {{7*7}} ${7*7} {% x %}'
SQL = "Казахстан'; DROP TABLE articles; -- %s %(x)s \\' \\0 $1 ?"
FORMULA = '=cmd|"/C calc"!A0 Казахстан и формулата'


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def told(**values: object) -> str:
    data = json.dumps({"@type": "NewsArticle", **values}).replace("</", "<\\/")
    return f'<script type="application/ld+json">{data}</script>'


def clean(row: Row) -> bool:
    """No NUL, no lone surrogate, in any of its texts."""
    text = str(row)
    return "\\x00" not in text and "\\ud8" not in text and "Казахстан" in row["headline"]


def harmless(row: Row) -> bool:
    """Its words are there as they came, and no address is one that does something."""
    addresses = str(row["images"]) + row["canonical_url"]
    return "{{7*7}} ${7*7} {% x %}" in row["headline"] and "javascript:" not in addresses


def cases(own: str, _victim: str) -> list[Case]:
    """What this host answers."""
    shown = escaped(SCRIPT)
    return [
        Case(
            group="18",
            name="nul",
            answer=page("Казахстан\0 нула", after="<p>а\0б</p>"),
            ends=("stored", "not_html"),
            check=clean,
        ),
        Case(group="18", name="nul-later", answer=page(after="<p>" + "а\0б" * 99), check=clean),
        Case(
            group="18",
            name="nul-by-number",
            answer=page("Казахстан &#0; &#x0; &#xD800; &#x110000;"),
            check=clean,
        ),
        Case(
            group="18",
            name="nul-in-json",
            answer=page(head=told(headline="Казахстан\0 нула", author="А\0 Б", keywords=["а\0"])),
            check=clean,
        ),
        Case(group="19", name="surrogates", answer=page("Казахстан \ud800 сам"), check=clean),
        Case(
            group="19",
            name="surrogates-in-json",
            answer=page(
                head=told(
                    headline="Казахстан \ud800", description="\udfff", author={"name": "А \ud83d Б"}
                )
            ),
            check=clean,
        ),
        Case(
            group="21",
            name="script-in-title",
            answer=page(
                shown,
                head=told(author=SCRIPT, image="javascript:alert(1)", url="javascript:alert(1)"),
            ),
            check=harmless,
        ),
        Case(
            group="21",
            name="script-in-text",
            answer=page(after=f"<p>{shown} и още думи</p>"),
            check=lambda a: "{{7*7}}" in a["article_body"],
        ),
        Case(
            group="21",
            name="script-in-address",
            answer=page(),
            query="?q=%22%3E%3Cscript%3E",
            check=lambda a: "<" not in a["canonical_url"],
        ),
        Case(
            group="22",
            name="sql",
            answer=page(escaped(SQL), head=told(author="О'Нийл %s", keywords=["%s", "\\"])),
            check=lambda a: a["headline"] == SQL,
        ),
        Case(
            group="22",
            name="formula",
            answer=page(FORMULA),
            check=lambda a: a["headline"] == FORMULA,
        ),
        Case(
            group="22",
            name="copy-marks",
            answer=page("Казахстан \\N \\. \\t {а,б} NULL"),
            check=lambda a: a["headline"].endswith("NULL"),
        ),
        Case(
            group="39",
            name="right-to-left",
            answer=page("Казахстан \u202eобратно\u202c \u200bнула\ufeff"),
            check=lambda a: "Казахстан" in a["headline"],
        ),
        Case(
            group="39",
            name="composed",
            answer=page("Казахстан и\u0306 е\u0308 \U0001f9ff"),
            check=lambda a: "й ё" in a["headline"],
        ),
        Case(
            group="39",
            name="combining-flood",
            answer=page("Казахстан" + "\u0301" * 20_000),
            ends=("stored", "not_an_article"),
            check=lambda a: len(a["headline"]) < 25_000,
        ),
        Case(
            group="39",
            name="long-word",
            answer=page(text=f"<p>{'а' * 900_000}</p>"),
            ends=("stored", "not_an_article"),
        ),
        Case(
            group="13",
            name="long-canonical",
            answer=page(head=f'<link rel="canonical" href="http://{own}/{"x" * 10_000}">'),
            check=lambda a: len(a["canonical_url"]) < 2100,
        ),
    ]

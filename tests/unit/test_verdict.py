"""The demo's verdict fails for what is missing or wrong, and says which."""

from datetime import UTC, datetime

from news import urls
from tema.newsroom import Newsroom
from tema.verdict import judge

NOW = datetime(2026, 3, 1, tzinfo=UTC)
TRUTH = [
    a.as_json(f"http://127.0.0.1:1{a.path}") for a in Newsroom(lambda: NOW).articles() if a.topics
]


def a_row(true, **changes):
    row = {
        **true,
        "url_keys": [urls.key(true["url"])],
        "date_published": datetime.fromisoformat(true["date_published"]),
        "article_section": true["section"],
        "images": [{"caption": true["image_caption"], "credit": true["image_credit"]}],
    }
    return row | changes


def test_all_of_it_is_complete():
    verdict = judge(TRUTH, [a_row(true) for true in TRUTH])
    assert verdict.complete
    assert verdict.right == verdict.asked
    assert verdict.articles == 63


def test_an_article_that_is_missing_is_named():
    verdict = judge(TRUTH, [a_row(true) for true in TRUTH[1:]])
    assert not verdict.complete
    assert TRUTH[0]["url"] in verdict.missing[0]


def test_a_wrong_headline_is_named_and_a_wrong_lead_is_counted():
    stored = [a_row(true) for true in TRUTH]
    stored[0]["headline"] = "Друго"
    stored[1]["description"] = None
    verdict = judge(TRUTH, stored)
    assert len(verdict.missing) == 1
    assert verdict.right["description"] == 62


def test_no_truth_is_not_complete():
    assert not judge([], []).complete

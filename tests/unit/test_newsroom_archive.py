"""The archive holds the newsroom's articles, whole and true."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tema.newsroom import Newsroom
from tema.newsroom.archive import FOLDER, Misprint, articles
from tema.newsroom.truth import TOPIC, TrueArticle

NOW = datetime(2026, 11, 24, 15, 9, 31, 250_000, tzinfo=UTC)
ALL = articles(NOW)
OF_TOPIC = [a for a in ALL if TOPIC in a.topics]
STORIES = {
    "wind-park": {"horizont": "bg", "vestnik": "ru", "dala": "kk"},
    "almaty-metro": {"horizont": "bg", "vestnik": "ru", "dala": "kk"},
    "caspian-seals": {"vestnik": "ru", "dala": "kk"},
    "rose-oil": {"horizont": "bg", "vestnik": "ru"},
    "saiga": {"horizont": "bg", "dala": "en"},
    "boxing-cup": {"vestnik": "ru", "dala": "kk"},
}
FIGURES = {
    "wind-park": {1_200_000_000, 190, 1100},
    "almaty-metro": {3.4, 98_000_000_000, 45_000},
    "caspian-seals": {9800, 7, 14},
    "rose-oil": {2_500_000, 400},
    "saiga": {4_100_000, 12, 30, 3_000_000},
    "boxing-cup": {18, 20_000, 9000},
}
ARTICLE = """
path = "/novini/proba-1"
headline = "Проба"
description = "Лед"
section = "Свят"
authors = []
paragraphs = ["Първо изречение."]
"""


def test_every_file_is_an_article():
    assert len(ALL) == len(list(FOLDER.glob("*/*.toml"))) == 75
    assert Newsroom(lambda: NOW).articles() == sorted(
        ALL, key=lambda a: (a.date_published, a.path), reverse=True
    )


def test_each_outlet_has_twenty_one_articles_of_the_topic():
    assert Counter(a.outlet for a in OF_TOPIC) == {"horizont": 21, "vestnik": 21, "dala": 21}


def test_the_topic_is_told_in_four_languages():
    found = Counter(a.in_language for a in OF_TOPIC)
    assert found == {"bg": 21, "ru": 22, "kk": 12, "en": 8}


def test_every_article_has_paragraphs_enough():
    assert min(len(a.paragraphs) for a in OF_TOPIC) >= 5
    assert min(len(a.paragraphs) for a in ALL) >= 4


def test_no_article_is_of_the_future():
    assert max(a.date_published for a in ALL) <= NOW
    assert max(a.last_changed for a in ALL) <= NOW


def test_each_story_is_told_by_its_outlets():
    told: dict[str, dict[str, str]] = {}
    for article in ALL:
        if article.story:
            told.setdefault(article.story, {})[article.outlet] = article.in_language
    assert told == STORIES


def test_the_figures_of_a_story_agree():
    for article in (a for a in ALL if a.story):
        assert FIGURES[article.story] <= {amount.value for amount in article.amounts}


def test_a_story_is_told_in_each_outlets_own_words():
    paragraphs = Counter(p for a in ALL if not a.syndicated_from for p in a.paragraphs)
    assert max(paragraphs.values()) == 1


def test_the_syndicated_copy_is_its_source_and_names_it():
    [copy] = [a for a in ALL if a.syndicated_from]
    [source] = [a for a in ALL if f"{a.outlet}:{a.path}" == copy.syndicated_from]
    assert copy.headline == source.headline
    assert copy.paragraphs == (*source.paragraphs, "Источник: «Вестник Степи».")
    assert copy.date_published == source.date_published + timedelta(hours=3)


@pytest.mark.parametrize("article", ALL, ids=lambda a: a.path)
def test_an_article_says_every_word_of_its_truth(article):
    said = [row.text for row in (*article.quotations, *article.amounts, *article.dates)]
    said += [form for mention in article.mentions for form in mention.forms]
    assert [text for text in said if text not in article.words] == []


@pytest.mark.parametrize("article", ALL, ids=lambda a: a.path)
def test_who_is_quoted_is_mentioned(article):
    people = {m.name for m in article.mentions if m.kind == "person"}
    people |= {form for m in article.mentions for form in m.forms}
    assert {q.speaker for q in article.quotations if q.speaker} <= people


def test_every_article_of_the_topic_mentions_the_country():
    assert [a.path for a in OF_TOPIC if "KZ" not in {m.country for m in a.mentions}] == []


def written(tmp_path: Path, more: str, outlet: str = "horizont") -> TrueArticle:
    """The article in a file of its own, as it is read."""
    (tmp_path / outlet).mkdir(parents=True, exist_ok=True)
    (tmp_path / outlet / "proba.toml").write_text(ARTICLE + more)
    [article] = articles(NOW, tmp_path)
    return article


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("published = 2026-10-14T16:20:00\nauthor = 1", "unknown key author"),
        ("published = 2026-10-14", "published is date, not datetime"),
        ("published = 2026-10-14T16:20:00Z", "has a zone"),
        ("view_count = 3", "not one of published, days_ago and hours_ago"),
        ("days_ago = 1", "days_ago and clock go together"),
        ("hours_ago = 1\nkeywords = ['a\\nb']\nrelative = 1", "relative is int, not bool"),
        ("hours_ago = 1\nkeywords = [3]", "keywords holds 3, not a line of text"),
        ("hours_ago = 1\n[[amounts]]\ntext = '3 т'\nvalue = '3'\nunit = 'т'", "not a number"),
        ("hours_ago = 1\n[[quotations]]\ntext = 'а'\nby = 'rank'", "by cannot be 'rank'"),
        ("hours_ago = 1\n[[mentions]]\nname = 'а'\nkind = 'place'", "forms"),
        ("hours_ago = 1\n[[dates]]\ntext = 'а'\ndate = '2026-13'", "date cannot be '2026-13'"),
        ("hours_ago = 1\nhours_ago = 2", "proba.toml"),
    ],
)
def test_a_misprint_is_told_with_its_file(tmp_path, more, said):
    with pytest.raises(Misprint, match=r"proba\.toml") as misprint:
        written(tmp_path, more)
    assert said in str(misprint.value)


def test_two_articles_at_one_path_are_a_misprint(tmp_path):
    written(tmp_path, "hours_ago = 1")
    (tmp_path / "horizont" / "second.toml").write_text(ARTICLE + "hours_ago = 2")
    with pytest.raises(Misprint, match="another article has the path"):
        articles(NOW, tmp_path)


def test_a_days_clock_is_the_outlets(tmp_path):
    article = written(tmp_path, "days_ago = 1\nclock = '12:30'")
    assert article.date_published == datetime(2026, 11, 23, 10, 30, tzinfo=UTC)


def test_a_clock_still_to_come_is_an_hour_ago(tmp_path):
    article = written(tmp_path, "days_ago = 0\nclock = '23:59'")
    assert article.date_published == datetime(2026, 11, 24, 14, 9, tzinfo=UTC)


def test_hours_ago_are_on_the_minute(tmp_path):
    article = written(tmp_path, "hours_ago = 2\nrelative = true", "vestnik")
    assert article.date_published == datetime(2026, 11, 24, 13, 9, tzinfo=UTC)
    assert article.date_published.tzinfo == ZoneInfo("Asia/Almaty")


def test_only_an_outlet_that_tells_machines_the_date_has_it_to_the_minute(tmp_path):
    more = "hours_ago = 2\nrelative = true"
    assert written(tmp_path / "a", more, "vestnik").date_precision == "minute"
    assert written(tmp_path / "b", more, "dala").date_precision == "hour"

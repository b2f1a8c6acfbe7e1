from dataclasses import replace
from datetime import UTC, datetime

import pytest

from news.annotations import MentionKind, TextPart
from news.article import Article, Author
from news.errors import SettingError
from workers.enrich import enrich, models
from workers.enrich.mentions import find_mentions

ARTICLE = Article(
    headline="САЩ предложиха на Казахстан инвестиции, каза Лутник",
    description="Токаев благодари за договора",
    article_body=(
        "Министърът на търговията на САЩ Хауърд Лутник се срещна с президента на Казахстан"
        " Касим-Жомарт Токаев в Астана.\n\n„Това е отлично начало“, каза Лутник. Казахстан ще"
        " получи 300 локомотива за 4,2 млрд. долара, написа Мария Стоянова."
    ),
    canonical_url="https://example.org/1",
    author_details=(Author(name="Мария Стоянова"),),
    date_published=datetime(2025, 9, 22, 19, 5, tzinfo=UTC),
)


def test_all_parts_are_read_as_one_text() -> None:
    found = enrich(ARTICLE).annotations
    assert found is not None
    lutnick = [m for m in found.mentions if m.name == "Хауърд Лутник"]
    assert {m.part for m in lutnick} == {TextPart.HEADLINE, TextPart.BODY}
    assert {m.key for m in lutnick} == {"hrd ltnk"}


def test_spans_count_in_their_own_part() -> None:
    found = enrich(ARTICLE).annotations
    assert found is not None
    texts = {
        TextPart.HEADLINE: ARTICLE.headline,
        TextPart.DESCRIPTION: ARTICLE.description or "",
        TextPart.BODY: ARTICLE.article_body,
    }
    for item in (*found.mentions, *found.quotations, *found.amounts):
        assert texts[item.part][item.start : item.end] == item.text


def test_an_article_has_languages_countries_quotes_and_amounts() -> None:
    found = enrich(ARTICLE).annotations
    assert found is not None
    assert (found.headline_language, found.body_language) == ("bg", "bg")
    assert found.countries == ("KZ", "US")
    assert [quote.speaker for quote in found.quotations] == ["Хауърд Лутник"]
    assert {amount.currency for amount in found.amounts if amount.currency} == {"USD"}


def test_the_author_is_not_a_mention() -> None:
    found = enrich(ARTICLE).annotations
    assert found is not None
    assert "Мария Стоянова" not in {mention.name for mention in found.mentions}


def test_an_article_without_a_text_is_enriched_too() -> None:
    bare = replace(ARTICLE, headline="", description=None, article_body="", date_published=None)
    found = enrich(bare).annotations
    assert found is not None
    assert (found.mentions, found.body_language) == ((), None)


def shouting(text: str, language: str) -> list[tuple[int, int, str]] | None:
    """A model of one's own: what is in capitals is an organisation; no Ukrainian."""
    words = [word for word in text.split() if word.isupper()]
    found = [(text.index(word), text.index(word) + len(word), "organisation") for word in words]
    return None if language == "uk" else found


def outside(text: str, language: str) -> list[tuple[int, int, str]]:
    return [(0, len(text) + 1, "person")]


def own_model(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    told = replace(models.settings(), names_by=name)
    monkeypatch.setattr(models, "settings", lambda: told)


def test_a_model_of_ones_own_is_asked_first(monkeypatch: pytest.MonkeyPatch) -> None:
    own_model(monkeypatch, "tests.unit.test_enrich:shouting")
    found = find_mentions("Вчера ГЛАГОЛ и Иван Петров бяха в Казахстан.", "bg")
    assert [(m.text, m.kind, m.method) for m in found] == [
        ("ГЛАГОЛ", MentionKind.ORGANISATION, "tests.unit.test_enrich"),
        ("Казахстан", MentionKind.PLACE, "gazetteer"),
    ]


def test_where_it_gives_none_the_rules_speak(monkeypatch: pytest.MonkeyPatch) -> None:
    own_model(monkeypatch, "tests.unit.test_enrich:shouting")
    found = find_mentions("Учора Іван Петренко приїхав.", "uk")
    assert [m.text for m in found] == ["Іван Петренко"]


def test_a_model_that_is_not_there_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    own_model(monkeypatch, "no_such_module:find")
    with pytest.raises(SettingError, match="TEMA_NAMES_BY"):
        find_mentions("Иван Петров", "bg")


def test_a_span_outside_the_text_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    own_model(monkeypatch, "tests.unit.test_enrich:outside")
    with pytest.raises(ValueError, match="outside its text"):
        find_mentions("Иван Петров", "bg")

"""What articles say, by the commands: searched, shown, linked and corrected."""

from dataclasses import replace

import pytest

from news.model import Reading
from store import batches, topics
from store.batches import Batch
from tests.factories import a_reading
from workers.enrich import enrich

BODY = (
    "Президентът на Казахстан Касъм-Жомарт Токаев пристигна в София. „Ще купим 300 локомотива за"
    " 4,2 млрд. евро“, заяви Токаев."
)
URL = "https://novini.example/1"


def said(url: str, **told: str) -> Reading:
    """A reading with what its text says."""
    plain = a_reading(url=url, **told)
    assert plain.article
    return replace(plain, article=enrich(plain.article))


@pytest.fixture(autouse=True)
def stored(tema, monkeypatch, database_url, conn) -> None:
    monkeypatch.setenv("TEMA_DATABASE_URL", database_url)
    topics.add(conn, "Казахстан")
    whole = said(URL, headline="Казахстан купува локомотиви", article_body=BODY)
    short = said(f"{URL}2", headline="Токаев говори", article_body="Кратко и ясно.")
    with conn.transaction():
        batches.save(conn, Batch(readings=[whole, short]))


def test_an_article_is_shown_with_everything_that_its_text_says(tema):
    told = tema("articles", "show", URL)
    assert told.code == 0
    for said in ("Касъм-Жомарт Токаев", "София", "Ще купим 300 локомотива", "заяви", "EUR"):
        assert said in told.out


def test_a_search_finds_it_in_another_form_and_script(tema):
    for words in (["казахстанските", "локомотиви"], ["Kazakhstan"]):
        assert URL in tema("articles", "search", *words).out
    assert tema("articles", "search", "самолет").out == "no article\n"


def test_two_entities_are_made_one_and_named_from_then_on(tema):
    listed = tema("entity", "list", "--kind", "person").out
    assert "Касъм-Жомарт Токаев" in listed
    done = tema("entity", "merge", "Токаев", "Касъм-Жомарт Токаев")
    assert (done.code, done.out) == (0, "")
    assert URL in tema("entity", "show", "Токаев").out


def test_what_no_article_names_is_said_in_one_line(tema):
    told = tema("entity", "show", "Никой")
    assert (told.code, told.err) == (2, "tema: no article names 'Никой': tema entity list\n")


def test_a_split_asks_for_the_part(tema):
    told = tema("entity", "split", "Касъм-Жомарт Токаев")
    assert told.code == 2
    assert "--role" in told.err

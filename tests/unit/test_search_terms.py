"""Search terms: one key for a name's forms, and queries that nothing typed can break."""

import re

import pytest

from news.lemmas import lemma
from news.name_keys import name_key
from news.search_terms import LAST_POSITION, query, vector


@pytest.mark.parametrize(
    "forms",
    [
        "Казахстан Казахстана Казахстане казахстанските казахстанский Қазақстан Қазақстанның "
        "қазақстандық Kazakhstan Kazakhstani Kazakhstan's Kasachstan",
        "Токаев Токаева Токаевым Тоқаев Тоқаевтың Tokayev Tokaev Tokajew",
        "София Софии Софию Sofia Sofija",
        "Астана Астаны Астане Astana",
        "Україна Украина України Ukraine",
    ],
)
def test_a_name_has_one_key_in_all_its_forms(forms):
    assert len({name_key(form) for form in forms.split()}) == 1


def test_other_names_have_other_keys():
    names = [
        "Казахстан",
        "Киргизстан",
        "Узбекистан",
        "Таджикистан",
        "Токаев",
        "Назарбаев",
        "Иран",
        "Ирак",
    ]

    assert len({name_key(name) for name in names}) == len(names)


def test_a_word_stands_with_its_base_form_and_key_at_one_position():
    told = vector(title="Казахстанските локомотиви", language="bg")

    assert "'локомотив':2A" in told
    assert "'локомотиви':2A" in told
    assert "'~kasakstan':1A" in told


def test_the_parts_have_their_weights():
    told = vector(title="А", lead="бял", body="вода", entities=["Токаев"], language="bg")

    assert re.findall(r"'(?:а|бял|токаев|вода)':\d+([ABC]?)", told) == ["A", "B", "C", ""]


def test_positions_end_where_postgres_ends():
    told = vector(title="x", body="дума " * 40_000, language="bg")

    assert max(int(n) for n in re.findall(r"[:,](\d+)", told)) <= LAST_POSITION


def test_a_query_has_the_same_terms():
    assert "'локомотив'" in query("казахстанските локомотиви")
    assert "'~kasakstan'" in query("Kazakhstan")


def test_a_query_knows_phrases_minus_and_beginnings():
    told = query('"критични минерали" -Русия локом*')

    assert "<->" in told
    assert "& !" in told
    assert "'локом':*" in told


def test_words_that_say_nothing_count_only_alone():
    assert query("the Kazakhstan") == query("Kazakhstan")
    assert query("the") != ""


@pytest.mark.parametrize("typed", ["", "   ", "!&|()<->:*", '""', "-", "-Русия", "\0", "'\\'"])
def test_a_query_of_nothing_is_empty(typed):
    assert query(typed) == ""


def test_a_long_query_is_cut():
    assert len(query("дума1 " * 2_000 + "край" * 3_000)) < 10_000


@pytest.mark.parametrize(
    ("word", "language", "base"),
    [
        ("локомотиви", "bg", "локомотив"),
        ("компаний", "ru", "компания"),
        ("компаніями", "uk", "компанія"),
        ("companies", "en", "company"),
        ("облысының", "kk", "облыс"),
        ("кітаптарды", "kk", "кітап"),
        ("дума", "xx", "дума"),
    ],
)
def test_words_have_their_base_form(word, language, base):
    assert lemma(word, language) == base

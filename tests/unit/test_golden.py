"""The golden articles are as their README says: marked, consistent, of every language."""

import re
from collections import Counter

import pytest

from benchmarks.golden import HALVES, Golden, plain, read_all
from news.annotations import AmountKind

ALL = read_all()
LEAST = {"bg": 14, "ru": 8, "kk": 8, "en": 8, "uk": 8}
golden = pytest.mark.parametrize(
    "article", ALL, ids=lambda article: f"{article.half}/{article.name}"
)


def test_every_language_has_its_share():
    count = Counter(article.language for article in ALL)
    assert {language: n for language, n in LEAST.items() if count[language] < n} == {}


def test_both_halves_have_every_language():
    for half in HALVES:
        assert {a.language for a in ALL if a.half == half} == LEAST.keys()


def test_no_event_is_in_both_halves():
    halves = {(article.event, article.half) for article in ALL if article.event}
    assert len(halves) == len({event for event, _ in halves}) >= 6


def test_most_events_are_told_in_several_languages():
    told = {(article.event, article.language) for article in ALL if article.event}
    assert sum(n > 1 for n in Counter(event for event, _ in told).values()) >= 6


@golden
def test_no_mark_is_left_in_the_text(article: Golden):
    assert not re.search(r"\[\[|\]\]|\||[=@%][A-Z?]|  |^\s|\s$", article.text)


@golden
def test_it_is_as_long_as_news_are(article: Golden):
    assert 900 <= len(article.text) <= 2500


@golden
def test_every_span_is_its_text(article: Golden):
    for mark in article.marks:
        assert article.text[mark.start : mark.end] == mark.text == mark.text.strip() != ""


@golden
def test_everything_is_there(article: Golden):
    assert min(len(article.mentions), len(article.quotations), len(article.amounts)) > 0
    assert {m.country for m in article.mentions} >= set(article.countries)


@golden
def test_who_is_quoted_or_has_a_role_is_named(article: Golden):
    named = {mention.name for mention in article.mentions}
    quoted = {q.speaker for q in article.quotations if q.speaker and q.by != "role"}
    assert quoted - named == set()


@golden
def test_the_verb_of_a_quotation_stands_near_it(article: Golden):
    for quoted in article.quotations:
        near = article.text[max(0, quoted.start - 120) : quoted.end + 120]
        assert (quoted.verb or "") in near


@golden
def test_every_canonical_name_begins_as_its_forms_do(article: Golden):
    for mention in article.mentions:
        stems = {word[:2].lower() for word in mention.name.split()}
        assert (
            mention.of_country
            or mention.text.isupper()
            or any(stem in mention.text.lower() for stem in stems)
        )


@golden
def test_every_number_of_an_amount_stands_in_its_text(article: Golden):
    for amount in article.amounts:
        digits = re.sub(r"[ \u00a0](?=\d{3}\b)", "", amount.text)
        if re.search(r"\d", digits) and amount.low == amount.high:
            written = re.search(r"\d[\d.,]*", digits)[0].replace(",", "").replace(".", "")
            told = f"{amount.low:.10f}".replace(".", "")
            assert told.strip("0") == written.strip("0"), amount.text


@golden
def test_money_has_a_currency_and_a_count_its_noun(article: Golden):
    for amount in article.amounts:
        assert (amount.currency is not None) == (amount.kind is AmountKind.MONEY)
        assert (amount.unit is not None) == (amount.kind is AmountKind.COUNT)


def test_marks_may_stand_in_marks():
    text, marks = plain("„[[q=Ан/name/каза|А [[n=3|3 дни]] и [[c=KZ|Казахстан]]]]“")
    assert text == "„А 3 дни и Казахстан“"
    assert [(mark.kind, mark.text) for mark in marks] == [
        ("q", "А 3 дни и Казахстан"),
        ("n", "3 дни"),
        ("c", "Казахстан"),
    ]


@pytest.mark.parametrize("wrong", ["[[p|Ан", "Ан]]", "[[z|Ан]]"])
def test_a_mark_that_is_wrong_is_told(wrong: str):
    with pytest.raises(ValueError, match=r"closed|no such mark"):
        plain(wrong)

"""Keywords and sections of texts of our own."""

import pytest

from workers.enrich.keywords import find_keywords
from workers.enrich.section import media_topic

BODY = (
    "Министърът предложи съвместни инвестиции в добива на критични минерали. Критичните минерали "
    "са нужни за батерии.\n\nДоговорът за локомотиви е подписан. Локомотивите ще бъдат доставени "
    "от завода, а критични минерали ще се търсят в степта."
)


def test_the_phrases_of_headline_and_body_come_first():
    found = find_keywords("Инвестиции в критични минерали", None, BODY, "bg")

    assert found[0].text == "критични минерали"
    assert found[0].lemma == "критичен минерал" or found[0].lemma == "критични минерал"
    assert found[0].weight == 1.0


def test_no_keyword_shares_a_word_with_another():
    words = [
        w for k in find_keywords("Критични минерали", None, BODY, "bg") for w in k.lemma.split()
    ]

    assert len(words) == len(set(words))


def test_function_words_numbers_and_units_are_none():
    found = find_keywords("Пет милиона евро за моста", None, "Това е за моста на града.", "bg")

    assert {k.lemma for k in found} <= {"мост", "град"}


@pytest.mark.parametrize(
    ("language", "headline", "lemma"),
    [
        ("ru", "Казахстан купит пассажирские вагоны", "пассажирский вагон"),
        ("uk", "Країна купить пасажирські вагони", "пасажирський вагон"),
        ("en", "Kazakhstan sells snow leopards", "leopard"),
        ("de", "Deutschland baut neue Brücken", "brücke"),
    ],
)
def test_keywords_are_lemmatised(language, headline, lemma):
    lemmas = " | ".join(k.lemma for k in find_keywords(headline, None, headline, language))

    assert lemma in lemmas


def test_an_article_without_words_has_none():
    assert find_keywords("", None, "", "bg") == []


@pytest.mark.parametrize(
    ("section", "code"),
    [
        ("Икономика", "medtop:04000000"),
        ("Новини / Спорт", "medtop:15000000"),
        ("Политика", "medtop:11000000"),
        ("Здоров’я", "medtop:07000000"),
        ("Саясат", "medtop:11000000"),
        ("Sci-Tech", "medtop:13000000"),
        ("Wirtschaft", "medtop:04000000"),
        ("Économie", "medtop:04000000"),
        ("Темы дня", None),
        ("Разное", None),
        (None, None),
    ],
)
def test_a_section_is_its_media_topic_or_none(section, code):
    assert media_topic(section) == code


def test_keywords_that_agree_make_up_for_a_section():
    assert media_topic(None, ["футбол", "спорт"]) == "medtop:15000000"
    assert media_topic(None, ["футбол", "политика"]) is None

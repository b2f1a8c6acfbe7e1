from time import thread_time

import pytest

from benchmarks.name_spans import FOLDER, found_in, unmark
from news.annotations import Mention, MentionKind
from workers.enrich.mentions import LONGEST, find_mentions

ARTICLE = """Министърът на търговията на САЩ Хауърд Лутник се срещна в Ню Йорк с
Касим-Жомарт Токаев.

Лутник благодари на Токаев за избора на Wabtec. Американската търговска камара приветства това.

Хуш Чокси, вицепрезидент на камарата, говори в Министерството на външните работи."""


def named(text: str, language: str = "bg") -> dict[str, MentionKind]:
    return {mention.text: mention.kind for mention in find_mentions(text, language)}


def one(text: str, language: str, name: str) -> Mention:
    return next(m for m in find_mentions(text, language) if m.text == name)


def test_an_articles_names_have_their_kinds() -> None:
    assert named(ARTICLE) == {
        "САЩ": MentionKind.PLACE,
        "Хауърд Лутник": MentionKind.PERSON,
        "Ню Йорк": MentionKind.PLACE,
        "Касим-Жомарт Токаев": MentionKind.PERSON,
        "Лутник": MentionKind.PERSON,
        "Токаев": MentionKind.PERSON,
        "Wabtec": MentionKind.ORGANISATION,
        "Американската търговска камара": MentionKind.ORGANISATION,
        "Хуш Чокси": MentionKind.PERSON,
        "Министерството на външните работи": MentionKind.ORGANISATION,
    }


def test_a_span_is_the_text_that_it_names() -> None:
    for mention in find_mentions(ARTICLE, "bg"):
        assert ARTICLE[mention.start : mention.end] == mention.text


def test_a_surname_after_the_full_name_is_the_same_person() -> None:
    surname, whole = one(ARTICLE, "bg", "Лутник"), one(ARTICLE, "bg", "Хауърд Лутник")
    assert (surname.name, surname.key) == (whole.name, whole.key)


def test_a_role_is_what_stands_before_the_name_or_behind_it() -> None:
    assert one(ARTICLE, "bg", "Хауърд Лутник").role == "министър на търговията на САЩ"
    assert one(ARTICLE, "bg", "Лутник").role == "министър на търговията на САЩ"
    assert one(ARTICLE, "bg", "Хуш Чокси").role == "вицепрезидент на камарата"


def test_a_city_has_its_number_and_coordinates() -> None:
    city = one(ARTICLE, "bg", "Ню Йорк")
    assert (city.geonames_id, city.country, round(city.latitude or 0)) == (5128581, "US", 41)


@pytest.mark.parametrize(
    ("text", "language", "name", "key"),
    [
        ("Встреча с Касым-Жомартом Токаевым прошла.", "ru", "Касым-Жомарт Токаев", "ksm jmrt tkv"),
        ("Кеше Қасым-Жомарт Тоқаевпен кездесті.", "kk", "Қасым-Жомарт Тоқаев", "ksm jmrt tkv"),
        ("He met Kassym-Jomart Tokayev.", "en", "Kassym-Jomart Tokayev", "ksm jmrt tkv"),
        ("Зустріч із Володимиром Зеленським.", "uk", "Володимир Зеленський", "vldmr slnsk"),
        ("Слова Марии Захаровой.", "ru", "Мария Захарова", "mr srv"),
    ],
)
def test_a_person_is_one_in_every_case_and_script(
    text: str, language: str, name: str, key: str
) -> None:
    (person,) = find_mentions(text, language)
    assert (person.name, person.key) == (name, key)


def test_byline_and_photo_credit_name_nobody() -> None:
    text = "Снимка: Иван Петров\nМария Стоянова Автор във Fakti.bg\n\nВ София вали."
    assert named(text) == {"София": MentionKind.PLACE}


def test_authors_and_the_site_are_left_out_where_they_are_told() -> None:
    text = "Репортаж на Мария Стоянова за „Новини Днес“ от Варна."
    found = find_mentions(text, "bg", unnamed=["Мария Стоянова", "Новини Днес"])
    assert [mention.text for mention in found] == ["Варна"]


def test_a_persons_name_holds_no_city() -> None:
    assert named("Пред журналисти София Христова отказа коментар.") == {
        "София Христова": MentionKind.PERSON
    }


def test_works_in_quotes_are_no_organisations() -> None:
    assert named("Наградата получи романът „Времеубежище“ на Георги Господинов.") == {
        "Георги Господинов": MentionKind.PERSON
    }


def test_a_headline_that_shouts_names_no_abbreviations() -> None:
    assert named("НОВИ МЕРКИ СРЕЩУ ЦЕНИТЕ В КАЗАХСТАН") == {"КАЗАХСТАН": MentionKind.PLACE}


def test_a_sentences_beginning_is_no_name() -> None:
    assert named("Според експерти цените растат. Вчера валя. Директорът мълчи.") == {}


@pytest.mark.parametrize(
    "text", ["", "\n\n", "„", "«»", "А", ". . .", "@@@ ### //", "„Б“ „В", "АБВ " * 50]
)
def test_nothing_breaks_it(text: str) -> None:
    for language in ("bg", "ru", "uk", "kk", "en", "xx", ""):
        find_mentions(text, language)


def test_a_text_too_long_is_cut_off() -> None:
    text = "В Казахстан вали. " * (LONGEST // 10)
    assert max(mention.end for mention in find_mentions(text, "bg")) <= LONGEST


@pytest.mark.parametrize(
    ("language", "least"), [("bg", 0.96), ("en", 0.92), ("ru", 0.94), ("uk", 0.97), ("kk", 0.97)]
)
def test_the_marked_sentences_are_read_as_they_were(language: str, least: float) -> None:
    lines = (FOLDER / f"{language}.txt").read_text(encoding="utf-8").splitlines()
    pairs = [unmark(line) for line in lines if line and line[0] != "#"]
    right = sum(len(truth & found_in(text, language)) for text, truth in pairs)
    told = sum(len(found_in(text, language)) for text, _ in pairs)
    marked = sum(len(truth) for _, truth in pairs)
    assert 2 * right / (told + marked) > least


def test_a_heading_in_title_case_names_what_the_text_names() -> None:
    text = (
        "Police Close Probe Into Fire That Killed Four In Leeds\n\nThe fire in Leeds was put out."
    )
    assert set(named(text, "en")) == {"Leeds"}


def test_a_line_that_ends_as_a_sentence_is_no_heading() -> None:
    assert "Supreme Court" in named("The Supreme Court heard Maria Gonzalez today.", "en")


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Shares in Velmont fell.", "Velmont", MentionKind.ORGANISATION),
        ("Velmont, the world's largest producer of zinc, fell.", "Velmont", "organisation"),
        ("Residents of Karsholm woke early.", "Karsholm", MentionKind.PLACE),
        ("It was built near Karsholm, Sweden.", "Karsholm", MentionKind.PLACE),
        ("Police found Odranko, 34, at home.", "Odranko", MentionKind.PERSON),
        ("He drove to Brennfield Stadium.", "Brennfield Stadium", MentionKind.PLACE),
        ("She left Brennfield Water.", "Brennfield Water", MentionKind.ORGANISATION),
        ("Health Secretary Edith Crane resigned.", "Edith Crane", MentionKind.PERSON),
        ("The Leeds-based group grew.", "Leeds", MentionKind.PLACE),
    ],
)
def test_what_stands_beside_an_english_name_tells_its_kind(text: str, name: str, kind: str) -> None:
    assert named(text, "en").get(name) == kind


def test_an_english_name_that_nothing_explains_is_left_out() -> None:
    assert named("They talked about Fravelo for hours.", "en") == {}


def test_what_an_owner_has_is_another_name() -> None:
    assert set(named("Edith Crane's Northvale Motors grew.", "en")) == {
        "Edith Crane",
        "Northvale Motors",
    }


def test_a_city_is_the_person_who_was_named_in_full() -> None:
    text = "Jordan Montgomery signed. Reporters met Montgomery on Friday."
    assert one(text, "en", "Montgomery").kind is MentionKind.PERSON


def test_an_office_with_its_name_in_quotes_is_one_name() -> None:
    text = "Агенция „Пътна инфраструктура“ и болницата УМБАЛ „Свети Марко“ са в спор."
    assert {"Агенция „Пътна инфраструктура“", "УМБАЛ „Свети Марко“"} <= set(named(text))


def test_a_town_between_a_title_and_a_name_is_the_town() -> None:
    assert named("Мэр Москвы Собянин открыл станцию.", "ru") == {
        "Москвы": MentionKind.PLACE,
        "Собянин": MentionKind.PERSON,
    }


def test_the_country_around_a_bulgarian_town_is_a_place() -> None:
    assert named("Валя в Русенско.")["Русенско"] is MentionKind.PLACE


def test_a_storm_is_no_person() -> None:
    assert named("Hurricane Melissa reached Cuba.", "en") == {"Cuba": MentionKind.PLACE}


def test_cargo_is_no_georgia() -> None:
    assert named("Груз отправили в порт.", "ru") == {}


def test_a_role_is_told_in_its_base_form() -> None:
    text = "Видяха главния изпълнителен директор на Blackstone Стивън Шварцман."
    assert one(text, "bg", "Стивън Шварцман").role == "главен изпълнителен директор на Blackstone"


@pytest.mark.parametrize(
    "text", ["Министерство дел прав наук", "Shares in Velmont,", "Агенция „Път“"]
)
@pytest.mark.parametrize("language", ["bg", "ru", "en", "kk"])
def test_a_text_that_ends_in_the_middle_of_a_name_is_read(text: str, language: str) -> None:
    assert all(text[m.start : m.end] == m.text for m in find_mentions(text, language))


def test_a_name_said_thousands_of_times_takes_no_time() -> None:
    began = thread_time()
    find_mentions("John's " * 6_000, "bg")
    assert thread_time() - began < 3


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("BRYAN KOHBERGER appeared. Bryan Kohberger said nothing.", "en", "Bryan Kohberger"),
        (
            "Вранці Олександра Юрченка затримали. Суд відпустив Олександра Юрченка.",
            "uk",
            "Олександр Юрченко",
        ),
        (
            "Суд оправдал Евгения Аблова. Об этом Евгений Аблов узнал сам, сказал Евгений Аблов.",
            "ru",
            "Евгений Аблов",
        ),
    ],
)
def test_a_name_is_told_by_its_best_form(text, language, name):
    assert {found.name for found in find_mentions(text, language)} == {name}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("BUT nobody came.", "en"),
        ("Dabei hat er nichts gesagt.", "de"),
        ("Да идёт он.", "ru"),
        ("US troops left. US exports fell.", "en"),
    ],
)
def test_a_function_word_that_begins_a_sentence_is_no_name(text, language):
    assert {found.text for found in find_mentions(text, language)} <= {"US"}


def test_us_at_the_beginning_is_the_country():
    assert [found.text for found in find_mentions("US troops left.", "en")] == ["US"]

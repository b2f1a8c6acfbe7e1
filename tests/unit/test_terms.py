"""A topic is found in texts by its names in every form, and in addresses in every script."""

import time

import pytest

from news.sounds import skeleton
from news.terms import Match, Names

KAZAKHSTAN = Names(["Казахстан", "Қазақстан", "Kazakhstan"])
FORMS = {
    "Казахстан": "Казахстан Казахстана Казахстану Казахстаном Казахстане Казахстанът КАЗАХСТАН"
    " казахстански казахстанската казахстанских казахстанец казахстанцы казахстанка Казахстані",
    "Қазақстан": "Қазақстанның Қазақстанға Қазақстанды Қазақстанда Қазақстаннан Қазақстанмен"
    " Қазақстандағы қазақстандық қазақстандықтар",
    "Kazakhstan": "Kazakhstan's Kazakhstan’s Kazakhstani Kazakhstanis Kazakhstans",
    "Kazakistan": "Kazakistan'ın Kazakistan'da",
    "България": "Българии български българската българин",
    "Болгария": "Болгарии Болгарию Болгарией болгарский болгарка",
    "Астана": "Астаны Астане Астаной астанинский Астаната",
    "Україна": "України Україні Україною український українець",
    "Китай": "Китая Китаем китайский китайци",
    "Чад": "Чад Чада Чаду Чадът чадски",
    "Иран": "Ирана Ираном иранский иранци",
    "China": "China's Chinese",
    "Iran": "Iranian Irans",
    "Нур-Султан": "Нур-Султана Нур-Султане",
    "Алма-Ата": "Алма-Ате Алма-Аты",
    "метро": "метро метрото Метро",
    "Токаев": "Токаева Токаеву Токаевым Токаеве Токаевых",
    "Путин": "Путина Путиным",
    "Абай": "Абайдың Абайға",
    "протест": "протести протестите протестът протестов",
    "газ": "газове газовете газом",
    "учител": "учителя учителят учителите",
    "партия": "партиите партий партиями",
    "война": "войни войните войнами",
    "езеро": "езера езерата",
    "край": "края краят",
    "новости": "новостей новостям новостями",
    "санкції": "санкцій санкціями санкціях",
    "O'Neill": "O’Neill O’Neill’s",
    "Европейски съюз": "Европейския\u00a0съюз",
}
OTHERS = {
    "Казахстан": "казах Казахфилм Узбекистан Казань",
    "Чад": "чадо чада чадър Чадаев",
    "Мали": "мали малка Малина Малий Малей",
    "Путин": "путь Путник",
    "газ": "газета газели газон",
    "Куба": "куба кубики Кубань",
    "Нигер": "Нигерия Нигерии",
    "China": "Chinatown china",
    "Иран": "иранизм Ираклий",
    "Нур-Султан": "Султан",
    "метро": "метра метър метров",
}


@pytest.mark.parametrize(("name", "forms"), FORMS.items())
def test_every_form_of_a_name_is_found(name, forms):
    names = Names([name])
    missed = [form for form in forms.split(" ") if not names.in_text(f"за {form}, 2026")]
    assert missed == []


@pytest.mark.parametrize(("name", "others"), OTHERS.items())
def test_other_words_are_not(name, others):
    names = Names([name])
    assert [word for word in others.split() if names.in_text(f"за {word}, 2026")] == []


def test_a_match_says_which_name_in_which_form_and_where():
    parts = [
        ("headline", "Ръст на износа"),
        ("description", None),
        ("article_body", "В Қазақстанда …"),
    ]
    assert KAZAKHSTAN.in_parts(parts) == Match(
        name="Қазақстан", form="Қазақстанда", where="article_body"
    )


def test_accents_joiners_and_case_part_no_words():
    assert KAZAKHSTAN.in_text("в Казахста\u0301не и Ка\u00adзахстан")


def test_a_script_without_spaces_is_searched_within_its_words():
    assert Names(["哈萨克斯坦"]).in_text("中国和哈萨克斯坦签署协议")


@pytest.mark.parametrize(
    "text", ["Тема: Казахстан", "Қазақстан", "Kasachstan", "Qazaqstan", "Новости Казахстана"]
)
def test_a_label_names_a_topic_in_any_scripts_sounds(text):
    assert Names(["Казахстан"]).in_label(text)


@pytest.mark.parametrize("text", ["", "Узбекистан", "Днес в Казахстан беше открит нов завод"])
def test_a_headline_is_no_label(text):
    assert not Names(["Казахстан"]).in_label(text)


@pytest.mark.parametrize(
    "path",
    [
        "/tema/kazahstan",
        "/tag/qazaqstan/feed",
        "/theme/kazakhstan/",
        "/tag/kazakhstan-12",
        "/kazakhstan.html",
        "/search?q=%D0%9A%D0%B0%D0%B7%D0%B0%D1%85%D1%81%D1%82%D0%B0%D0%BD",
        "/тема/казахстан",
        "/laender/kasachstan",
    ],
)
def test_an_address_names_a_topic_however_it_is_spelt(path):
    assert Names(["Казахстан"]).in_url(f"https://novini.example{path}")


@pytest.mark.parametrize(
    "path", ["/novini/lihvata-v-kazahstan-padna-1127", "/kz", "/", "/tag/uzbekistan", "/[::"]
)
def test_an_articles_address_or_anothers_does_not(path):
    assert not Names(["Казахстан"]).in_url(f"https://novini.example{path}")


def test_the_fingerprint_is_of_the_names_in_any_order():
    assert Names(["а", "б"]).fingerprint == Names(["б", "а"]).fingerprint
    assert Names(["а"]).fingerprint != Names(["б"]).fingerprint


def test_transliterations_of_a_name_sound_alike():
    names = ("Казахстан", "kazahstan", "kazakhstan", "Kazahstan", "KAZAKHSTAN")
    assert len({skeleton(name) for name in names}) == 1


def test_a_text_of_any_length_is_read_in_no_time():
    start = time.process_time()
    KAZAKHSTAN.in_text("Президентът на Румъния заяви днес. " * 100_000)
    Names(["а" * 200]).in_text("а" * 4_000_000)
    assert time.process_time() - start < 2

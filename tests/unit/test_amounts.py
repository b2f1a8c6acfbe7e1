"""Amounts in texts of our own: money, counts, percentages, and the numbers that are none."""

import time

import pytest

from news.annotations import AmountKind
from tests.truths import newsroom_texts
from workers.enrich.amounts import find_amounts


def told(text: str, language: str) -> list[tuple[str, float, str | None]]:
    """Each amount as its text, value, and currency, unit or per cent."""
    return [
        (a.text, a.value, "%" if a.kind is AmountKind.PERCENTAGE else a.currency or a.unit)
        for a in find_amounts(text, language)
    ]


@pytest.mark.parametrize(
    ("language", "text", "value", "currency"),
    [
        ("bg", "4,2 млрд. USD", 4.2e9, "USD"),
        ("bg", "17,4 млн. лева", 17.4e6, "BGN"),
        ("bg", "1.234,56 лева", 1234.56, "BGN"),
        ("bg", "12.500 евро", 12_500, "EUR"),
        ("bg", "20 лв.", 20, "BGN"),
        ("bg", "40 канадски долара", 40, "CAD"),
        ("bg", "два милиона и половина долара", 2.5e6, "USD"),
        ("mk", "300 денари", 300, "MKD"),
        ("ru", "1,5 трлн тенге", 1.5e12, "KZT"),
        ("ru", "50 тыс. американских долларов", 50_000, "USD"),
        ("ru", "1 234,56 рубля", 1234.56, "RUB"),
        ("uk", "20 тисяч гривень", 20_000, "UAH"),
        ("sr", "4,2 милијарде евра", 4.2e9, "EUR"),
        ("kk", "18 миллиард теңге", 18e9, "KZT"),
        ("kk", "2 млрд АҚШ доллары", 2e9, "USD"),
        ("ky", "1,5 млрд сом", 1.5e9, "KGS"),
        ("en", "$4.2bn", 4.2e9, "USD"),
        ("en", "€3 million", 3e6, "EUR"),
        ("en", "1,234.56 dollars", 1234.56, "USD"),
        ("en", "USD 4.2 billion", 4.2e9, "USD"),
        ("de", "3,5 Milliarden Euro", 3.5e9, "EUR"),
        ("fr", "3,5 milliards d'euros", 3.5e9, "EUR"),
    ],
)
def test_money_has_its_value_in_single_units_and_its_currency(language, text, value, currency):
    assert told(f"{text}.", language) == [(text, pytest.approx(value), currency)]


@pytest.mark.parametrize(
    ("language", "sentence", "text", "value", "unit"),
    [
        ("bg", "Купи 300 локомотива вчера.", "300 локомотива", 300, "локомотива"),
        ("bg", "Дойдоха 25 американски компании.", "25 американски компании", 25, "компании"),
        ("bg", "Имаше двама души.", "двама души", 2, "души"),
        ("bg", "Отвориха 12-те станции на метрото.", "12-те станции", 12, "станции"),
        ("bg", "Чакаха три часа и половина.", "три часа и половина", 3.5, "часа"),
        ("ru", "Пришли пятеро детей.", "пятеро детей", 5, "детей"),
        ("ru", "Купят 300 пассажирских вагонов.", "300 пассажирских вагонов", 300, "вагонов"),
        ("ru", "Убиты 2-х человек.", "2-х человек", 2, "человек"),
        ("uk", "Прийшли п’ятеро дітей.", "п’ятеро дітей", 5, "дітей"),
        ("kk", "25 америкалық компания келді.", "25 америкалық компания", 25, "компания"),
        ("kk", "10 мыңнан астам адам келді.", "10 мыңнан астам адам", 10_000, "адам"),
        ("en", "Some 25 American companies came.", "25 American companies", 25, "companies"),
        ("en", "Half a million people left.", "Half a million people", 500_000, "people"),
        ("de", "Es kamen 1.500 Menschen.", "1.500 Menschen", 1500, "Menschen"),
        ("fr", "Il faut 4 millions de personnes.", "4 millions de personnes", 4e6, "personnes"),
    ],
)
def test_a_count_has_its_noun(language, sentence, text, value, unit):
    assert told(sentence, language) == [(text, value, unit)]


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("bg", "12,5%", 12.5),
        ("bg", "5 на сто", 5),
        ("bg", "пет процента", 5),
        ("ru", "14,6 процента", 14.6),
        ("uk", "12,5 відсотка", 12.5),
        ("kk", "20 пайызға", 20),
        ("mk", "5 отсто", 5),
        ("en", "5 per cent", 5),
        ("de", "12,5 Prozent", 12.5),
        ("fr", "5 pour cent", 5),
        ("bg", "0,25 процентни пункта", 0.25),
        ("ru", "0,5 процентного пункта", 0.5),
        ("en", "0.3 percentage points", 0.3),
    ],
)
def test_a_percentage_is_one(language, text, value):
    assert told(f"{text}.", language) == [(text, value, "%")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("bg", "Според чл. 5 ал. 2 от закона той излезе в 18 часа на 12 юни 2025 година."),
        ("bg", "На 12 и 13 септември резултатът беше 2:1, а срещата е в 10:30 часа."),
        ("bg", "45-годишен мъж от стая 12, телефон 0888 123 456, е в 12-и клас."),
        ("bg", "През 2024 компанията спря. Той почина на 45 години преди два дни."),
        ("bg", "Икономиките на двете страни растат от 90-те години."),
        ("ru", "В 10 часов утра 5-го числа, по статье 5 закона, школа № 5 в 2024 году закрылась."),
        ("ru", "Ему 45 лет. Дом построили сто лет назад."),
        ("uk", "О 10 годині 5 листопада 2024 року."),
        ("kk", "2025 жылғы 5 қыркүйек, сағат 10-да, 45 жаста, 5-сынып."),
        ("en", "On June 12 protesters cited Article 5; a 45-year-old won 3-1 at 5pm in the 1980s."),
        ("en", "In 2024 companies left Room 12 on Flight 370, two years ago, aged 45 years."),
        ("de", "Am 12. Juni um 10 Uhr, im Alter von 45 Jahren, nach Artikel 5."),
        ("fr", "Le 12 juin à 10 heures, l'article 5, le 1er janvier, âgé de 45 ans."),
    ],
)
def test_dates_ages_times_and_names_are_no_amounts(language, text):
    assert told(text, language) == []


def test_a_range_is_one_amount_with_both_ends():
    (found,) = find_amounts("Струва между 2 и 3 милиона лева.", "bg")

    assert (found.value, found.value_to, found.currency) == (2e6, 3e6, "BGN")


def test_a_minus_is_part_of_the_amount():
    assert told("Беше минус 18 градуса.", "bg") == [("минус 18 градуса", -18, "градуса")]


def test_the_newsrooms_amounts_are_found_and_few_others():
    right = wrong = missed = 0
    for language, text, article in newsroom_texts():
        found = {(a[1], a[2]): a for a in told(text, language)}
        wanted = {(a.value, a.unit) for a in article.amounts}
        right += len(wanted & found.keys())
        wrong += len(found.keys() - wanted)
        missed += len(wanted - found.keys())

    assert right / (right + wrong) >= 0.95
    assert right / (right + missed) >= 0.95


@pytest.mark.parametrize("hostile", ["1" * 50_000, "1,1" * 20_000, "5 " * 30_000, "сто " * 15_000])
def test_hostile_numbers_take_no_time(hostile):
    begun = time.process_time()

    find_amounts(hostile, "bg")

    assert time.process_time() - begun < 3


def test_thousands_said_once_are_of_both_ends():
    (amount,) = find_amounts("Изнесоха 250-300 000 тона зърно.", "bg")
    assert (amount.value, amount.value_to) == (250_000, 300_000)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("bg", "Двама загинаха, а петнадесет бяха ранени."),
        ("bg", "Около две трети от тях са против."),
        ("ru", "Семью разместили в школе, 17 пострадали."),
        ("en", "It falls under the 2022 CHIPS Act."),
        ("kk", "22 жастағы спортшы жеңді."),
    ],
)
def test_a_number_whose_noun_is_left_out_is_none(language, text):
    assert find_amounts(text, language) == []


def test_people_who_are_called_by_what_they_do_are_counted():
    (amount,) = find_amounts("Наеха 200 нови служители и чакат.", "bg")
    assert amount.text == "200 нови служители"

import pytest

from workers.enrich.mentions import find_mentions

NAMED = {
    "bg": (
        "в Казахстан:KZ от САЩ:US във Великобритания:GB за Украйна:UA към Южна Корея:KR през "
        "Гърция:GR казахстанските:KZ казахстанците:KZ американските:US французите:FR "
        "гърците:GR турската:TR руснаците:RU британският:GB украинци:UA румънката:RO"
    ),
    "ru": (
        "из Казахстана:KZ с Казахстаном:KZ в США:US из Великобритании:GB с Украиной:UA в "
        "Южной Корее:KR из Египта:EG в Соединённых Штатах:US с Саудовской Аравией:SA в "
        "Объединенных Арабских Эмиратах:AE с Израилем:IL из Беларуси:BY в Турции:TR "
        "казахстанскими:KZ россиян:RU французами:FR"
    ),
    "uk": (
        "з Казахстаном:KZ до Німеччини:DE у Сполучених Штатах:US з Росією:RU до Польщі:PL у "
        "Великій Британії:GB в Америці:US з Китаєм:CN українців:UA британських:GB"
    ),
    "kk": (
        "Қазақстанның:KZ Қазақстанда:KZ АҚШ-тың:US Ресейге:RU Қытаймен:CN Түркиядан:TR "
        "Өзбекстанға:UZ Ұлыбританияның:GB Оңтүстік Кореяның:KR Германияда:DE "
        "қазақстандықтар:KZ америкалық:US"
    ),
    "en": (
        "Kazakhstan's:KZ in the United States:US the UK:GB from Germany:DE American:US "
        "Russians:RU South Korean:KR the U.S.:US Kazakh:KZ in South Africa:ZA"
    ),
}


def cases() -> list[tuple[str, str, str]]:
    found = []
    for language, text in NAMED.items():
        words: list[str] = []
        for word in text.split():
            form, mark, code = word.partition(":")
            words.append(form)
            if mark:
                found.append((language, " ".join(words), code))
                words = []
    return found


@pytest.mark.parametrize(("language", "form", "code"), cases())
def test_a_country_is_named_in_any_form(language: str, form: str, code: str) -> None:
    found = find_mentions(f"…, {form}, …", language)
    assert [mention.country for mention in found] == [code]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("bg", "Тя говори на руски език."),
        ("bg", "Индианците живеели тук, а малките деца играели."),
        ("ru", "Того же мнения и остальные."),
        ("ru", "Он учит французский язык."),
        ("bg", "Йорданка дойде с чадър."),
    ],
)
def test_what_only_looks_like_one_is_none(language: str, text: str) -> None:
    assert [m for m in find_mentions(text, language) if m.country] == []


def test_a_word_made_of_its_name_is_said_to_be() -> None:
    adjective, name = find_mentions("Там казахстанският посланик хвали Казахстан.", "bg")
    assert (adjective.is_derived, adjective.name) == (True, "Казахстан")
    assert (name.is_derived, name.key) == (False, adjective.key)

import pytest

from workers.enrich.language import confidence, detect_language

SENTENCES = {
    "bg": [
        "Правителството одобри бюджета на второ четене.",
        "Министърът каза, че пътят ще бъде готов през есента.",
        "Тя не знаеше какво да отговори.",
        "Къде е книгата, която ти дадох вчера?",
    ],
    "mk": [
        "Премиерот вчера пристигна во Брисел.",
        "Не знам што да правам со ова.",
        "Владата го усвои буџетот на втората седница.",
        "Времето денес е убаво, но утре ќе врне.",
    ],
    "ru": [
        "Правительство одобрило бюджет во втором чтении.",
        "Она не знала, что ответить.",
        "Где книга, которую я дал тебе вчера?",
    ],
    "uk": [
        "Уряд схвалив бюджет у другому читанні.",
        "Вона не знала, що відповісти.",
        "Де книжка, яку я дав тобі вчора?",
    ],
    "sr": [
        "Влада је јуче усвојила буџет.",
        "Није знала шта да одговори.",
        "Где је књига коју сам ти дао?",
    ],
    "kk": [
        "Үкімет бюджетті бекітті.",
        "Ол не айтарын білмеді.",
        "Мен саған кеше берген кітап қайда?",
    ],
    "ky": ["Өкмөт бюджетти бекитти.", "Ал эмне деп жооп берерин билген жок."],
    "be": ["Урад ухваліў бюджэт у другім чытанні.", "Яна не ведала, што адказаць."],
    "en": ["The government approved the budget.", "She did not know what to say."],
    "de": ["Die Regierung hat den Haushalt gebilligt."],
    "fr": ["Le gouvernement a adopté le budget."],
    "es": ["El gobierno aprobó el presupuesto ayer."],
    "tr": ["Hükümet bütçeyi dün onayladı."],
}
CASES = [(code, text) for code, texts in SENTENCES.items() for text in texts]


@pytest.mark.parametrize(("code", "text"), CASES)
def test_a_sentence_is_in_its_language(code: str, text: str) -> None:
    assert detect_language(text) == code


@pytest.mark.parametrize("text", ["", "   ", "12:30", "https://example.org/новини", "!"])
def test_what_has_no_words_has_no_language(text: str) -> None:
    assert detect_language(text) is None
    assert confidence(text) == 0.0


def test_the_code_is_a_string_with_its_confidence() -> None:
    found = detect_language("Министърът каза, че пътят ще бъде готов през есента.")
    assert found is not None
    assert found == "bg"
    assert 0.9 < found.confidence <= 1


def test_an_address_in_a_sentence_changes_nothing() -> None:
    assert detect_language("Уряд схвалив бюджет https://example.com/the-government-and-the") == "uk"


def test_a_long_text_takes_no_longer_than_its_beginning() -> None:
    assert detect_language("Правителството одобри бюджета. " * 20_000) == "bg"

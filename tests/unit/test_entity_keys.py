import pytest

from news.entity_keys import entity_key


@pytest.mark.parametrize(
    "names",
    [
        "Токаев Тоқаев Tokayev Tokaev",
        "Зеленски Зеленский Зеленський Zelensky Zelenskyy",
        "Тръмп Трамп Trump",
        "Джонсън Джонсон Johnson",
        "Лутник Лютник Lutnick",
        "Макрон Macron",
        "Шварцман Schwarzman",
        "Вучич Vučić",
        "Ердоган Эрдоган Ердоған Erdoğan",
        "Мирзийоев Мирзиёев Mirziyoyev",
    ],
)
def test_a_name_has_one_key_in_every_script(names: str) -> None:
    assert len({entity_key(name) for name in names.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("Петров", "Петрова Мария"), ("Путин", "Байдън"), ("Радев", "Борисов")]
)
def test_other_names_have_other_keys(one: str, other: str) -> None:
    assert entity_key(one) != entity_key(other)


def test_what_has_no_letters_has_no_key() -> None:
    assert entity_key(" – “ ") == ""

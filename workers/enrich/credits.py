"""Credits: the parts of a text that name who made it, not whom it is about."""

import re

NAME = r"[^\n.,;:|/()]{2,60}"
CREDITS = re.compile(
    rf"(?:(?<=\n)|^|(?<=[\s(/]))(?:Снимк[аи]|Фото(?:графия)?|Видео|Илюстрация|Автор(?:и|ы|ка)?|Редактор|Източник"
    rf"|Текст|Сурет|Коллаж|Колаж|Скриншот|Источник|Джерело|Дереккөз|Photo(?:graph)?(?: by)?|Image|Picture"
    rf"|Credit|By line|Source|Foto|Crédits?)\s*:\s*{NAME}(?:/{NAME})?(?=[\n.,;)/|]|$)"
    rf"|©\s*{NAME}|\([^()\n]{{0,60}}(?:Getty Images|Reuters|AFP|AP Photo|БТА|EPA|БГНЕС)[^()\n]{{0,40}}\)"
    rf"|(?:(?<=\n)|^)(?:By|От|Автор)\s+{NAME}(?=\n)"
    rf"|(?:(?<=\n)|^)[^\n]{{2,60}}\b(?:Автор във|автор в|редактор във|специално за)\s+[^\n]{{2,40}}(?=\n|$)",
    re.IGNORECASE,
)


def credits(text: str) -> list[tuple[int, int]]:
    """The spans of bylines, photo credits and sources named as such."""
    return [match.span() for match in CREDITS.finditer(text)]

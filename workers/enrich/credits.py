"""Credits: the parts of a text that name who made it, not whom it is about."""

import re

NAME = r"[^\n.;:|/()]{2,80}"
COPYRIGHT = re.compile(rf"©\s*{NAME}")
LABELS = re.compile(
    r"\b(?:Снимк[аи]|СНИМКА|Фото(?:графия)?|ФОТО|Видео|Илюстрация|Автор(?:и|ка)?|Редактор"
    r"|Източник|Текст|Сурет(?:ті түсірген)?|Коллаж|Колаж|Скриншот|Источник|Джерело|Дереккөз"
    rf"|Photo(?:graph)?(?: by)?|Image|Picture|Credit|Source|Foto|Crédits?)\s*:\s*{NAME}(?:/{NAME})?"
)
BYLINES = re.compile(
    r"^(?:Reporting|Writing|Additional reporting|Editing) by [^\n]{2,160}$"
    rf"|^(?:By|От|Автор)\s+{NAME}$"
    r"|^[^\n]{2,60}\b(?:Автор във|автор в|редактор във)\s+[^\n]{2,40}$",
    re.M,
)
AGENCIES = re.compile(
    r"\([^()\n]{0,60}(?:Getty Images|Reuters|AFP|AP Photo|БТА|EPA|БГНЕС)[^()\n]{0,40}\)"
)


def credits(text: str) -> list[tuple[int, int]]:
    """The spans of bylines, photo credits and sources named as such."""
    found = [match.span() for match in LABELS.finditer(text)] if ":" in text else []
    found += [match.span() for match in BYLINES.finditer(text)]
    if "(" in text:
        found += [match.span() for match in AGENCIES.finditer(text)]
    if "©" in text:
        found += [match.span() for match in COPYRIGHT.finditer(text)]
    return found

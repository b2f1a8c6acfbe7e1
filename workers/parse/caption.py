"""A caption: what a picture shows, and who took it."""

import re
from collections.abc import Sequence

from news.article import Image

CREDIT = re.compile(
    r"(?:снимк[аи]|фото(?:графи[ияі]|графер|графія)?|photos?|photograph|сурет|foto|bild|credit|crédit"
    r"|fotograf|fuente|quelle|источник|източник|извор)"
    r"(?:(?:\s+credit|\s+by|\s+von)?\s*[:：©]|\s+by\s)\s*(?P<who>[^\n|]{2,80})$"
    r"|©\s*(?P<holder>[^\n|]{2,80})$|[（(，。,.\s](?P<taken>[^\s。，,.（(]{2,12})\s?摄[）)]?$",
    re.IGNORECASE | re.MULTILINE,
)
"""Who took a picture, as a caption's end says it."""
CREDIT_WORD = re.compile(
    r"^\W*(?:снимк[аи]|фото|photos?|сурет|foto|bild|credit|crédit)(?:\s+by)?\s*[:：]\s*", re.I
)
LAST = re.compile(r"(?<=\S)\s*\((?P<who>[^\d\W][^()\n]{1,50})\)\W*$")
"""A credit in parentheses at a caption's end."""
SENTENCE = re.compile(r"[.!?…»”\"]\s*$")


def image_of(link: str, lines: Sequence[str], credit: str | None) -> Image:
    """A picture by the lines beside it and the credit that the page marks among them."""
    caption = "\n".join(lines)
    if credit and caption.endswith(credit):
        caption = caption.removesuffix(credit)
    elif said := CREDIT.search(caption):
        credit = next(filter(None, said.groups()), None)
        caption = caption[: said.start()] + caption[said.end() :]
    elif len(lines) > 1 and _is_credit(lines[-2], lines[-1]):
        credit = lines[-1]
        caption = "\n".join(lines[:-1])
    elif said := LAST.search(caption):
        credit = said.group("who")
        caption = caption[: said.start()]
    else:
        credit = None
    credit = CREDIT_WORD.sub("", credit).strip(" .©:") if credit else None
    if credit and credit.startswith("(") and credit.endswith(")"):
        credit = credit[1:-1]
    elif credit and "(" not in credit:
        credit = credit.rstrip(")")
    rest = " ".join(caption.split()).strip(" .|(–-/;,©")
    return Image(url=link, caption=rest or None, credit=credit or None)


def _is_credit(before: str, last: str) -> bool:
    """Whether a caption's last line names who took the picture: few capitalised words alone."""
    words = [word for word in re.split(r"[\s/,()]+", last) if word]
    names = all(not word[0].islower() for word in words)
    return bool(SENTENCE.search(before)) and len(words) <= 6 and names and not SENTENCE.search(last)

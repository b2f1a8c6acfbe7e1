"""What stands in an article's text and is not of it: captions, bylines, links, calls."""

import re
from dataclasses import dataclass

from workers.parse.byline import is_byline
from workers.parse.text import fold, joined

ADS = frozenset(
    {"реклама", "жарнама", "advertisement", "anzeige", "реклама на сайте", "publicidad"}
)
SHORT = 250
"""Characters below which a text may be a notice beside the article, not the article."""
MAX_AD = 30
MANY = 5
"""Captions in a text above which it is a list of pictures, and they are its text."""
READ_ON = re.compile(
    r"^\W*(?:виж(?:те)?(?: още| и)\b|прочет(?:и|ете)(?: още| и)?:|още по темата"
    r"|читайте (?:также|ещё|еще)"
    r"|(?:смотрите|см\.) также|по теме:|читайте також|читай також|тағы оқыңыз|оқи отырыңыз"
    r"|прочитајте (?:још|и)|read (?:more|also|next):|see also:|related:|lire aussi|à lire aussi"
    r"|lesen sie (?:auch|hier|mehr)|mehr zum thema|lea también|le puede interesar"
    r"|te puede interesar"
    r"|leggi anche|leia também|czytaj też|czytaj także|zobacz też|ayrıca okuyun|اقرأ أيض|相关阅读)",
    re.I,
)
"""What a line begins with that leads to another article."""
CALL = re.compile(
    r"^\W*(?:подпи(?:сывайтесь|шитесь|сывайся|шись)\b.{0,40}\b(?:наш|на |канал)"
    r"|присоединяйтесь к нам"
    r"|последвайте ни|следвайте ни|харесайте (?:ни|страницата)|абонирайте се за"
    r"|(?:нашли|заметили) (?:ошибку|опечатку)|помітили помилку|підпи(?:суйтесь|шіться)\b"
    r"|telegram-арнамызға|біздің .{0,30}жазыл|каналымызға жазыл|қате тапсаңыз"
    r"|follow us on|sign up (?:to|for) our|subscribe to our|get (?:new"
    r"|our) .{0,30} (?:delivered|inbox)"
    r"|folgen sie uns|suivez-nous|abonnez-vous à|síguenos|puedes seguir a|seguici su"
    r"|пратите нас|bizi .{0,40}takip ed|تابعونا|اشترك في)",
    re.I,
)
"""What a line begins with that calls upon the reader to follow, subscribe or report mistakes."""
DATED = re.compile(
    r"^\W*(?:published|posted|updated|publié|mis à jour|публикувано|опубликовано"
    r"|опубліковано|обновено"
    r"|обновлено|жарияланды|објављено|veröffentlicht|aktualisiert|publicado|actualizado|pubblicato"
    r"|yayınlanma|güncelleme|发布时间)\b[^\n]{0,30}\d[^\n]{0,80}$",
    re.I,
)
"""A date line: «Publié le 12 mars 2026 à 18h02»."""
CAPTION = re.compile(
    r"^\W*(?:снимк[аи]|фото|сурет|photos?|foto|bild|crédit photo|photo credit|image credit)"
    r"(?:\s+by|\s+credit)?\s*[:：©]",
    re.I,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What the page shows beside the text: titles and authors folded, captions `joined`."""

    titles: frozenset[str] = frozenset()
    captions: frozenset[str] = frozenset()
    authors: frozenset[str] = frozenset()


def trimmed(body: str, beside: Beside) -> str:
    """A body without what the page shows beside it."""
    lines = body.split("\n\n")
    while len(lines) > 1 and fold(lines[0]) in beside.titles:
        del lines[0]
    captions = {line for line in lines if beside.captions and joined(line) in beside.captions}
    if len(captions) > MANY or 5 * sum(map(len, captions)) > len(body):
        captions = set()
    kept = [
        line for line in lines if line not in captions and not _is_beside(line, beside)
    ] or lines
    while len(kept) > 1 and len(kept[-1]) < SHORT and fold(kept[-1]) in beside.titles:
        del kept[-1]
    return "\n\n".join(kept)


def _is_beside(line: str, beside: Beside) -> bool:
    """Whether a line is a credit, a byline, an ad's mark, a link to read on, or a call."""
    if len(line) >= SHORT:
        return False
    if len(line) < MAX_AD and fold(line) in ADS:
        return True
    return any(pattern.match(line) for pattern in (READ_ON, CALL, CAPTION, DATED)) or is_byline(
        line, beside.authors
    )

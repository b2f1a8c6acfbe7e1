"""Candidates: what of a text may be a quotation, split where a clause stands inside."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from workers.enrich.marks import Stretch, stretches
from workers.enrich.people import NAME
from workers.enrich.sentences import sentence_end
from workers.enrich.speech_verbs import verbs
from workers.enrich.words import WORD

DASH = re.compile(r"[—–-][ \xa0]")
BIG = re.compile(r"[^\W\d_a-zа-яёіїєәғқңөұүһ]")
CUT = re.compile(r"[  ][—–][  ]|(?<=[,.!?…])[—–] ")
DIRECT = {
    "kk": frozenset(["деп", "деді", "дейді", "деген", "дейтін"]),
    "ky": frozenset(["деп", "деди", "деген", "дейт"]),
}
"""Verbs that follow a quote without a comma: «…» деп жазылған."""
VERB_LIKE = {
    "ru": re.compile(
        r"[а-яё]+(?:л|ла|ло|ли|лся|лась|лось|лись|ет|ит|ют|ят|ёт|ется|ится|ётся|ются|ятся)"
    ),
    "uk": re.compile(r"[а-яіїєґ']+(?:в|ла|ло|ли|вся|лася|лися|є|ить|ть|ють|ється|иться)"),
    "bg": re.compile(r"[а-я]{3,}(?:а|и|ва|е|я|ха|ява|ира|л|ла|ли)"),
    "kk": re.compile(r"[а-яәғқңөұүһі]+(?:ды|ді|ты|ті|йды|йді|ады|еді|ған|ген|қан|кен)"),
    "en": re.compile(r"[a-z]{3,}(?:ed|s)"),
    "de": re.compile(r"[a-zäöüß]{3,}(?:te|ten|t)"),
    "fr": re.compile(r"a(?:-t-(?:il|elle|on))?"),
}
COMMAS = re.compile(
    r",[ \xa0](?:a )?([^\W\d_A-ZА-Я][^\W\d_]+)(?:[ \xa0][A-ZА-ЯÀ-Þ][\w'’-]+){1,3},(?=[ \xa0])"
)
"""A verb in small letters and a name, between commas."""
EDGE = " \t\n ,;:—–-"


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words that may be a quotation, and the clause between its parts where it was split."""

    start: int
    end: int
    outer_start: int
    outer_end: int
    """With the marks."""
    opened: bool = True
    closed: bool = True
    clause: tuple[int, int] | None = None
    dashed: bool = False
    goes_on: bool = False
    """The second part of a split quote."""


def candidates_of(text: str, language: str) -> Iterator[Candidate]:
    """Stretches in marks and speech behind dashes, those with a clause inside in parts."""
    dashed = list(_dashed(text, language))
    begins = [c.outer_start for c in dashed]
    yield from dashed
    for stretch in stretches(text):
        at = bisect_right(begins, stretch.start) - 1
        if at >= 0 and stretch.start < dashed[at].outer_end:
            continue
        yield from _parts(text, language, stretch)


def _parts(text: str, language: str, stretch: Stretch) -> Iterator[Candidate]:
    """A stretch, or what a clause inside it leaves: «…, — сказал он. — …»."""
    outer = (max(0, stretch.start - 1), stretch.end + 1 if stretch.closed else stretch.end)
    split = _split(text, language, stretch.start, stretch.end)
    if len(split) == 1:
        yield Candidate(stretch.start, stretch.end, *outer, stretch.opened, stretch.closed)
        return
    for place, (start, end, clause) in enumerate(split):
        yield Candidate(
            start, end, start, end, stretch.opened, stretch.closed, clause, goes_on=place > 0
        )


def _split(
    text: str, language: str, start: int, end: int
) -> list[tuple[int, int, tuple[int, int] | None]]:
    """Speech and clauses by turns: spans of speech, each with the clause behind it."""
    if between := _between_commas(text, language, start, end):
        return between
    cuts = [(m.start(), m.end()) for m in CUT.finditer(text, start, end)]
    parts: list[tuple[int, int, tuple[int, int] | None]] = []
    begin = start
    place = 0
    while place < len(cuts):
        cut_start, cut_end = cuts[place]
        if not _is_clause(text, language, cut_start, cut_end, end):
            place += 1
            continue
        following = cuts[place + 1][0] if place + 1 < len(cuts) else end
        stop = sentence_end(text, cut_end, following)
        parts.append((begin, cut_start, (cut_end, stop)))
        place += 1
        if place >= len(cuts) or stop < following - 1:
            begin = end
            break
        begin = cuts[place][1]
        place += 1
    if begin < end:
        parts.append((begin, end, None))
    return parts


def _between_commas(
    text: str, language: str, start: int, end: int
) -> list[tuple[int, int, tuple[int, int] | None]]:
    """A clause between commas, as in Bulgarian and French: «…, a assuré Marie Dupont, …»."""
    for found in COMMAS.finditer(text, start, end) if language in {"bg", "mk", "fr"} else ():
        if found.group(1).lower() in verbs(language):
            clause = (found.start(1), found.end() - 1)
            return [(start, found.start(), clause), (found.end(), end, None)]
    return []


def _is_clause(text: str, language: str, before: int, start: int, end: int) -> bool:
    """Whether words behind a dash say who speaks: a verb of speech first, in small letters."""
    words = [m.group() for m in WORD.finditer(text, start, min(end, start + 80))][:3]
    if not words or not words[0][0].islower():
        return False
    small = [word.lower() for word in words]
    if small[0] in verbs(language) or (small[0] == "деп" and language in DIRECT):
        return True
    like = VERB_LIKE.get(language)
    if text[before - 1] not in ",.!?…":
        names = like and language == "bg" and NAME.search(text, start, min(end, start + 80))
        return bool(names and like and like.fullmatch(small[0]))
    return any(word in verbs(language) for word in small) or bool(like and like.fullmatch(small[0]))


def _dashed(text: str, language: str) -> Iterator[Candidate]:
    """Speech of paragraphs that begin with a dash and say who speaks."""
    end = -1
    for opening in DASH.finditer(text):
        if opening.start() < end or not _opens(text, opening):
            continue
        limit = text.find("\n", opening.end())
        limit = limit if limit >= 0 else len(text)
        split = _split(text, language, opening.end(), limit)
        if not split or split[0][2] is None:
            continue
        for place, (start, end, clause) in enumerate(split):
            yield Candidate(
                start, end, opening.start(), limit, clause=clause, dashed=True, goes_on=place > 0
            )


def trimmed(text: str, candidate: Candidate) -> Candidate:
    """Without blanks, and without the comma that leads over to the clause."""
    start, end = candidate.start, candidate.end
    while start < end and (text[start].isspace() or text[start] in '„“«"”'):
        start += 1
    while start < end and text[end - 1] in EDGE:
        end -= 1
    return replace(candidate, start=start, end=end)


def _opens(text: str, dash: re.Match[str]) -> bool:
    """Whether a dash begins a paragraph, or a sentence behind another one."""
    before = text[max(0, dash.start() - 4) : dash.start()].rstrip(" \t\xa0")
    if not before or before[-1] == "\n":
        return True
    is_apart = text[dash.start() - 1] == " " and dash.group()[0] != "-"
    return is_apart and before[-1] in ".!?…" and BIG.match(text, dash.end()) is not None

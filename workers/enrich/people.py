"""People a text names: a light finder by capitals for who has no mentions at hand."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from news.annotations import Mention, MentionKind
from news.stopwords import EVERY
from workers.enrich.people_words import (
    CASES,
    COUNTRY,
    FEMALE,
    FIRST_FEMALE,
    GERMAN_ROLE,
    KAZAKH_CASES,
    KAZAKH_PLACE,
    MALE,
    NOT_FEMALE,
    NOT_NAMES,
    PATRONYMIC,
    PLACE,
    TITLED,
    TITLES,
)

UPPER = "A-ZÀ-ÖØ-ÞА-ЯЁІЇЄҐЎӘҒҚҢӨҰҮҺЃЅЈЉЊЌЏĆČŠŽŁŚŹŻŞĞİ"
NAME = re.compile(
    rf"(?<![^\W_])[{UPPER}](?:\.(?=[  ]?[{UPPER}])|[\w'’ʼ]*(?:-[{UPPER}]?[\w'’]+)*)"
    rf"(?:[  ]?(?:(?:von der|van der|van den|фон дер|ван дер|de la|de|la|von|van|bin|al|ibn|el|"
    rf"da|di|du|le|ван|фон|де|аль|ал|ибн|бин)[ "
    rf" ])?"
    rf"(?<=[  .])[{UPPER}](?:\.(?=[  ]?[{UPPER}])|[\w'’ʼ]*(?:-[{UPPER}]?[\w'’]+)*)){{0,5}}"
)
"""A run of words with capitals, initials and particles among them."""
SENTENCE = re.compile(r"(?:^|[.!?…:]\s+|\n\s*|[„“\"«»–—-]\s*|\.[”\"“»]\s+)$")


@dataclass(frozen=True, slots=True)
class Person:
    """One place where a person is named."""

    start: int
    end: int
    name: str
    """The fullest form that the text has, in its base case as far as it is written so."""
    role: str = ""

    @property
    def gender(self) -> str:
        """m, f or nothing, as far as the name tells."""
        first, *_, last = [*self.name.split(), self.name.split()[-1]]
        if FEMALE.fullmatch(last):
            return "f"
        if MALE.fullmatch(last):
            return "m"
        if first != last and FIRST_FEMALE.fullmatch(first) and first.lower() not in NOT_FEMALE:
            return "f"
        return ""


def people_of(text: str, language: str, mentions: Iterable[Mention] | None) -> list[Person]:
    """The persons of the mentions, or those found by capitals; in order."""
    if mentions is None:
        return found_people(text, language)
    persons = (m for m in mentions if m.kind is MentionKind.PERSON)
    return sorted(
        (Person(m.start, m.end, m.name, m.role or "") for m in persons), key=lambda p: p.start
    )


def found_people(text: str, language: str) -> list[Person]:
    """Names of two words and more, then the surnames of these alone."""
    marked = _in_marks(text)
    begins = [start for start, _ in marked]
    spans = [
        span
        for found in NAME.finditer(text)
        if not _is_within(found.start(), marked, begins)
        for span in _spans(text, found)
    ]
    names = _fullest([text[s:e] for s, e in spans if " " in text[s:e] or "." in text[s:e]])
    single: dict[str, str] = {}
    for start, end in spans:
        if " " not in (word := text[start:end]):
            single[_stem(word)] = min(word, single.get(_stem(word), word), key=len)
    based = {name: _based(name, single, language) for name in names}
    by_stems = {_stems(name): name for name in names}
    by_part: dict[str, str] = {}
    for place in (0, -1):
        for name in reversed(names):
            by_part[_stem(name.split()[place])] = name
    people: list[Person] = []
    for start, end in spans:
        name = text[start:end]
        if " " in name or "." in name:
            known = by_stems.get(_stems(name), name)
            other = by_part.get(_stem(name.split()[-1]), known)
            if (
                len(name.split()) == 2
                and other != known
                and SENTENCE.search(text[max(0, start - 4) : start])
            ):
                known = other
            people.append(Person(start, end, based.get(known, known)))
        elif found := by_part.get(_stem(name)):
            people.append(Person(start, end, based.get(found, found)))
        elif _is_titled(text, start, name):
            people.append(Person(start, end, name))
    return people


MARKED = re.compile(r"[„«“\"]([^„«“”»\"\n]{2,60})[”»“\"]")


def _is_titled(text: str, start: int, name: str) -> bool:
    """Whether a title stands before one word that is no country: президент Токаев."""
    told = TITLED.search(text[max(0, start - 24) : start])
    return bool(told) and len(name) > 3 and not COUNTRY.match(name.lower())


def _in_marks(text: str) -> list[tuple[int, int]]:
    """Names of things: a few words in marks that begin with a capital."""
    return [
        (m.start(1), m.end(1))
        for m in MARKED.finditer(text)
        if m.group(1)[0].isupper() and m.group(1).count(" ") < 3 and m.group(1)[-1] not in ".,!?…"
    ]


def _is_within(place: int, spans: Sequence[tuple[int, int]], begins: Sequence[int]) -> bool:
    """Whether a place lies in one of some spans, which are in order."""
    at = bisect_right(begins, place) - 1
    return at >= 0 and place < spans[at][1]


def _spans(text: str, found: re.Match[str]) -> Sequence[tuple[int, int]]:
    """The name in a run of capitals: without a sentence's first word, titles, abbreviations."""
    words = [
        (found.start() + m.start(), found.start() + m.end())
        for m in re.finditer(r"[^\s]+", found.group())
    ]
    at_start = bool(SENTENCE.search(text[max(0, found.start() - 4) : found.start()]))
    if at_start and len(words) > 2 and not PATRONYMIC.fullmatch(text[slice(*words[1])]):
        words = words[1:] if text[slice(*words[1])][0].isupper() else words
    while len(words) > 2 and GERMAN_ROLE.fullmatch(text[slice(*words[0])]):
        words = words[1:]
    if len(words) > 2 and PLACE.search(text[max(0, found.start() - 4) : found.start()]):
        words = words[1:]
    if len(words) > 2 and KAZAKH_PLACE.fullmatch(text[slice(*words[-1])]):
        words = words[:-1]
    runs: list[tuple[int, int]] = []
    begin: int | None = None
    last = 0
    for place, (start, end) in enumerate(words):
        word = text[start:end]
        small = word.lower().rstrip(".")
        is_shout = 1 < len(word) < 7 and word.isupper() and "." not in word
        is_common = at_start and place == 0 and small in EVERY and "." not in word
        is_place = place + 1 < len(words) and bool(COUNTRY.match(small))
        if small in TITLES or is_shout or is_common or is_place or small in NOT_NAMES:
            if begin is not None:
                runs.append((begin, last))
            begin = None
        else:
            begin = start if begin is None else begin
            last = end
    if begin is not None:
        runs.append((begin, last))
    return [(s, e) for s, e in runs if e - s > 2]


@lru_cache(maxsize=16_384)
def _stem(word: str) -> str:
    """A name's part without what its case may change."""
    small = re.sub(r"['’](?:s|ның|нің)?$", "", word.lower().strip("."))
    for endings in (KAZAKH_CASES, CASES):
        found = endings.search(small)
        if found and found.start() >= 3:
            small = small[: found.start()]
            break
    return small


def _stems(name: str) -> tuple[str, ...]:
    """What two cases of a name share."""
    return tuple(_stem(word) for word in name.split())


def _fullest(names: Sequence[str]) -> list[str]:
    """Each name once, in its shortest spelling: of Токаев, Токаевым the first."""
    kept: dict[tuple[str, ...], str] = {}
    for name in names:
        stems = _stems(name)
        kept[stems] = min(kept.get(stems, name), name, key=len)
    return list(kept.values())


def _based(name: str, single: Mapping[str, str], language: str) -> str:
    """A name in its base case, where the text has its surname so: Жасура Тураева → Жасур Тураев."""
    *first, last = name.split()
    base = single.get(_stem(last), last)
    if len(base) >= len(last) or FEMALE.fullmatch(base):
        return name
    if language in {"ru", "uk"}:
        first = [_first_based(word) for word in first]
    return " ".join([*first, base])


def _first_based(word: str) -> str:
    """A man's first name without its case: Жасура → Жасур, Сергея → Сергей."""
    if word.endswith(("я", "ю", "ем")):
        return re.sub(r"(?:я|ю|ем)$", "й", word)
    return re.sub(r"(?:а|у|ом|е)$", "", word)

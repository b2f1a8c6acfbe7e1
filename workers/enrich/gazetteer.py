"""The gazetteer: countries, cities, other places, organisations and persons that are known."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, lru_cache

from news.annotations import MentionKind
from news.entity_keys import entity_key
from workers.enrich.data_files import lines, read_data
from workers.enrich.forms import is_form_of, is_place_form, stems_of
from workers.enrich.lexicon import DOUBTFUL_CITIES, REAL_CITIES
from workers.enrich.tokens import Tokens, tokens_of

PREFIX = 2
"""Letters that no case changes: Київ, у Києві."""
SURNAMES = ("ов", "ев", "ёв", "ский", "ски", "ова", "ева")
DOUBTFUL = ("ин", "ын", "ина", "іна", "їв", "іїв")


PLAIN = re.compile(r"[^\W\d_]+(?:[ -][^\W\d_]+)*")
"""A name of words alone, of which most are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One name of one thing that is known."""

    name: str
    words: tuple[str, ...]
    kind: MentionKind
    key: str
    country: str | None = None
    geonames_id: int | None = None
    latitude: float | None = None
    longitude: float | None = None
    weight: int = 0
    """Inhabitants, of a city."""
    is_sure: bool = True
    """Whether the name needs nothing beside it."""
    is_case_bound: bool = False
    """Whether it counts only as it is written, as abbreviations do."""


@dataclass(slots=True)
class Gazetteer:
    """Names by their first words, and these by what all their forms begin with."""

    entries: dict[str, list[Entry]] = field(default_factory=dict)
    stems: dict[str, list[str]] = field(default_factory=dict)

    def add(self, entry: Entry) -> None:
        """Take in a name."""
        first = entry.words[0]
        if first not in self.entries:
            for stem in stems_of(first):
                self.stems.setdefault(stem, []).append(first)
        self.entries.setdefault(first, []).append(entry)

    def heads(self, low: str, language: str) -> tuple[list[Entry], ...]:
        """The entries whose first word this may be a form of, those of the longest stem first."""
        exact = self.entries.get(low)
        found = [exact] if exact else []
        plain = low.replace("ё", "е")
        firsts: dict[str, None] = {}
        for size in range(len(plain), PREFIX - 1, -1):
            firsts |= dict.fromkeys(self.stems.get(plain[:size], ()))
        for first in firsts:
            entries = self.entries[first]
            if first != low and _is_form(low, first, entries[0].kind, language):
                found.append(entries)
        return tuple(found)


def _is_form(low: str, base: str, kind: MentionKind, language: str) -> bool:
    if kind is MentionKind.PLACE:
        return is_place_form(low, base, language)
    return is_form_of(low, base, language)


@lru_cache(maxsize=32768)
def known_heads(low: str, language: str) -> tuple[list[Entry], ...]:
    """The entries whose first word may be this one; remembered, since news repeat their words."""
    return gazetteer().heads(low, language)


def longest_at(tokens: Tokens, place: int, language: str) -> tuple[Entry, int] | None:
    """The longest known name that begins at a token, with the number of its tokens."""
    best: tuple[Entry, int] | None = None
    for entries in known_heads(tokens.lows[place], language):
        for entry in entries:
            if best and _rank(entry) <= _rank(best[0]):
                continue
            if _fits(tokens, place, entry, language):
                best = entry, len(entry.words)
    return best


def _rank(entry: Entry) -> tuple[int, bool, int]:
    """The longer name first, of equal ones a sure organisation, then the bigger city."""
    is_sure_org = entry.kind is MentionKind.ORGANISATION and entry.is_sure
    return len(entry.words), is_sure_org, entry.weight


def _fits(tokens: Tokens, place: int, entry: Entry, language: str) -> bool:
    if entry.is_case_bound and not tokens.words[place].startswith(entry.name[:2]):
        return False
    for step, wanted in enumerate(entry.words[1:], place + 1):
        word = tokens.low(step) or tokens.mark(step)
        if word != wanted and not _is_form(word, wanted, entry.kind, language):
            return False
    return True


@cache
def gazetteer() -> Gazetteer:
    """All that is known but countries, which have forms of their own; read once."""
    made = Gazetteer()
    for entry in (*_organisations(), *_areas(), *_cities()):
        made.add(entry)
    return made


def words_of(name: str) -> tuple[str, ...]:
    """A name's words as tokens have them."""
    if PLAIN.fullmatch(name):
        return tuple(name.lower().split())
    tokens = tokens_of(name)
    return tuple(low or word for low, word in zip(tokens.lows, tokens.words, strict=True))


def _organisations() -> Iterable[Entry]:
    for line in lines("organisations.txt"):
        key, _, names = line.partition(":")
        for name in names.split(","):
            if plain := name.strip().removeprefix("?"):
                yield Entry(
                    name=plain,
                    words=words_of(plain),
                    kind=MentionKind.ORGANISATION,
                    key=f"org:{key}",
                    is_sure="?" not in name,
                    is_case_bound=plain.isupper(),
                )


def _areas() -> Iterable[Entry]:
    for line in lines("areas.txt"):
        names, _, country = line.partition("|")
        for name in names.split(","):
            plain = name.strip()
            yield Entry(
                name=plain,
                words=words_of(plain),
                kind=MentionKind.PLACE,
                key=entity_key(plain),
                country=country or None,
                weight=500_000,
            )


def _cities() -> Iterable[Entry]:
    text = read_data("cities.json")
    seen: set[str] = set()
    for number, name, country, latitude, longitude, weight, others in json.loads(text):
        short = [name.removesuffix(" City")] if name.endswith(" City") else []
        for other in (name, *short, *others):
            low = other.lower()
            if low in seen or len(low) < 3:
                continue
            seen.add(low)
            yield Entry(
                name=other,
                words=words_of(other),
                kind=MentionKind.PLACE,
                key=f"geonames:{number}",
                country=country,
                geonames_id=number,
                latitude=latitude,
                longitude=longitude,
                weight=weight,
                is_sure=_is_sure(low, weight, country),
            )


def _is_sure(low: str, weight: int, country: str) -> bool:
    """Whether a city's name is told by its capital alone."""
    if low in REAL_CITIES:
        return True
    if low in DOUBTFUL_CITIES or (low.endswith(SURNAMES) and weight < 3_000_000):
        return False
    if low.endswith(DOUBTFUL) and weight < 300_000:
        return False
    return weight >= (8_000 if country in {"BG", "KZ"} else 90_000)

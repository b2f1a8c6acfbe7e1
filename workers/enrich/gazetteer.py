"""The gazetteer: countries, cities, other places, organisations and persons that are known."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files

from news.annotations import MentionKind
from news.entity_keys import entity_key
from workers.enrich.forms import is_form_of, is_place_form
from workers.enrich.tokens import Tokens, tokens_of

PREFIX = 3
SURNAMES = ("ов", "ев", "ёв", "ский", "ски", "ова", "ева")
DOUBTFUL = ("ин", "ын", "ина", "іна", "їв", "іїв")
REAL = frozenset(
    """видин берлин пекин дублин дъблин турин тюрин люблин щецин псков ростов саратов тамбов азов харков
    харків львов лвов львів краков краків киев київ кишинев кишинёв чернигов чернігів николаев миколаїв
    самоков могилев могилёв житомир харьков медельин медельїн тянджин мюнстер абердин бурса константин
    тянцзин котбус минск познан мадрид самарканд бердянск солун дупница ростов-на-дону хасково
    шумен кърджали кюстендил""".split()
)
"""Cities that end as surnames do and are none."""
NO_CITY = frozenset(
    """надежда победа мир слава рай любов вера елена борово левски белене средец априлци раковски
    ботев искър тервел ветрен баня банско вълчи дол роман малина игнатиево чирпан каменар бобов лъки
    сокол верный орел лев рим воля роза пещера своге кула бяла ракитово рила рудозем завет кубрат
    самуил дулово исперих каспичан искра камено каблешково ахелой долни чифлик дол сандански гоце делчев
    бухово нови кричим перущица куклен съединение хисаря калофер карлово стралджа болярово
    ивайловград симеоновград кнежа плиска сан син мали того били сали бари нанси мобил ла льо де ди бо
    вашингтон линкълн мадисън остин хюстън джаксън мейсън тъкър хемилтън хамилтън уилсън ривера
    сан-хосе сантос виктория каролина джонсън лафайет самара шахти мирни киров калинин пушкин жуков
    артем артём королев королёв энгельс химки свободный нижний великий каменка вольск мыски кызыл ухта
    урай славянка береза борисов пинск мост добрич дубна бор балта сумы суми ровно рівне изюм
    умань барс алга шу жем кен ере аса мерке сарань есик турар иргиз кульсары
    март мая маи май мэй он на по до як за из как был все там тут или это что кто чем тем том""".split()
)
"""City names that are words, persons or clubs first; a preposition has to speak for them."""


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
    """Names by the first letters of their first words."""

    index: dict[str, dict[str, list[Entry]]] = field(default_factory=dict)

    def add(self, entry: Entry) -> None:
        """Take in a name."""
        first = entry.words[0]
        self.index.setdefault(first[:PREFIX], {}).setdefault(first, []).append(entry)

    def heads(self, low: str, language: str) -> tuple[list[Entry], ...]:
        """The entries whose first word this may be a form of."""
        bucket = self.index.get(low[:PREFIX])
        if not bucket:
            return ()
        exact = bucket.get(low)
        found = [exact] if exact else []
        for first, entries in bucket.items():
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
            size = len(entry.words)
            if best and (size, entry.weight) <= (best[1], best[0].weight):
                continue
            if _fits(tokens, place, entry, language):
                best = entry, size
    return best


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


def lines(name: str) -> Iterator[str]:
    """The lines of a data file that are no comments."""
    text = (files("workers.enrich") / "data" / name).read_text(encoding="utf-8")
    return (line.strip() for line in text.splitlines() if line.strip() and line[0] != "#")


def words_of(name: str) -> tuple[str, ...]:
    """A name's words as tokens have them."""
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
    text = (files("workers.enrich") / "data" / "cities.json").read_text(encoding="utf-8")
    seen: set[str] = set()
    for number, name, country, latitude, longitude, weight, others in json.loads(text):
        for other in (name, *others):
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
    if low in REAL:
        return True
    if low in NO_CITY or (low.endswith(SURNAMES) and weight < 3_000_000):
        return False
    if low.endswith(DOUBTFUL) and weight < 300_000:
        return False
    return weight >= (8_000 if country in {"BG", "KZ"} else 90_000)

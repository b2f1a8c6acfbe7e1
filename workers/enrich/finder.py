"""The finder: reads a text from left to right and claims the names in it."""

import re

from workers.enrich.claims import ORGANISATION, PERSON, PLACE, Claim, Reading
from workers.enrich.countries import country_at, made_prefixes, word_country
from workers.enrich.forms import TURKIC
from workers.enrich.gazetteer import Entry, longest_at
from workers.enrich.lexicon import (
    BEGINNERS,
    INSIDE,
    KIN_HEADS,
    LEGAL,
    LOCATIVE,
    NEAR,
    NOT_NAMES,
    NOT_ORG,
    PLACE_HEADS,
    SPEECH,
)
from workers.enrich.organisations import acronym, headed, quoted
from workers.enrich.persons import DEFINITE, is_beginning, person, run_end
from workers.enrich.name_words import (
    ADJECTIVE,
    given,
    has_surname_ending,
    is_among,
    is_org_head,
    is_title,
    surname_base,
)

PLACE_NOUNS = frozenset(
    """дворец дворци море океан залив проток полуостров остров острови планина долина пустиня езеро област
    край щат площад булевард мост катедрала нос канал бряг хребет провинция възвишение низина гори
    дворец море океан залив пролив полуостров остров острова горы долина пустыня озеро область края край
    площадь проспект мост собор канал хребет округ
    палац затока протока півострів острів острови гори пустеля озеро область край площа проспект собор
    облысы ауданы теңізі көлі өзені аралы түбегі""".split()
)
COMMON = frozenset("""цялата целия целият нашата нашия всяка съседната съседния друга другата този тази
    первый новый новая весь вся каждый этот эта другой другая своей вся весь вся це цей ця""".split())
LOCAL = re.compile(r".{3,}(?:ск|ьк|цк)\w{1,3}")
OPENING = frozenset("„«“\"”")
HOME = frozenset({"BG", "KZ"})
PLACE_ENDS = ("стан", "ландия", "ландія", "град", "бург", "ово", "ево", "пол", "ия", "ія", "абад", "шир", "таун")


def read(reading: Reading) -> list[Claim]:
    """All names of a text, in order."""
    place = 0
    for place in _interesting(reading):
        if not reading.tokens.taken[place]:
            _step(reading, place)
    _surnames_again(reading)
    _unknown(reading)
    return sorted(reading.claims, key=lambda claim: claim.start)


def _interesting(reading: Reading) -> list[int]:
    """Places of capitals, of quotes, and of words that may be made of a country's name."""
    tokens = reading.tokens
    prefixes = made_prefixes(reading.language)
    return [
        place
        for place, (word, low, capital) in enumerate(
            zip(tokens.words, tokens.lows, tokens.capital, strict=True)
        )
        if capital or (low[:3] in prefixes if low else word in OPENING)
    ]


def _step(reading: Reading, place: int) -> int:
    """Look at one token; where to look next."""
    tokens = reading.tokens
    if not tokens.lows[place]:
        claim = _known_quoted(reading, place) or quoted(reading, place)
        return _quoted(reading, claim) if claim else place + 1
    if not tokens.capital[place]:
        return _small(reading, place)
    if claim := _plain(reading, place):
        return reading.claim(claim)
    for way in (_firm, _known_phrase, _place_headed, headed, _known_abbreviation, person, _known, acronym, _titled):
        if claim := way(reading, place):
            return reading.claim(claim)
    return place + 1


def _plain(reading: Reading, place: int) -> Claim | None:
    """A country in one word, no capital behind it: most of what news name, and nothing else."""
    tokens = reading.tokens
    if place + 1 < len(tokens.words) and tokens.capital[place + 1]:
        return None
    found = reading.country(place)
    if found is None or found.is_derived or found.size > 1:
        return None
    known = reading.known(place)
    return _country(place, found.code, 1, is_derived=False) if not known or known[1] == 1 else None


def _small(reading: Reading, place: int) -> int:
    """A word in small letters: at most made of a country's name."""
    found = reading.country(place)
    if found and found.is_derived:
        return reading.claim(_country(place, found.code, 1, is_derived=True))
    return place + 1


def _known_quoted(reading: Reading, place: int) -> Claim | None:
    """A known name that fills its quotes, whatever it is called by."""
    if not reading.is_free(place + 1):
        return None
    known = reading.known(place + 1)
    if known is None or known[0].kind is PLACE:
        return None
    is_filled = reading.tokens.mark(place + 1 + known[1]) in set("“”\"»")
    return _entry(place + 1, *known) if is_filled else None


def _country(place: int, code: str, size: int, *, is_derived: bool) -> Claim:
    return Claim(
        start=place,
        end=place + size,
        kind=PLACE,
        method="gazetteer",
        confidence=0.9 if is_derived else 0.97,
        country=code,
        is_derived=is_derived,
    )


def _quoted(reading: Reading, claim: Claim) -> int:
    """What stands in quotes: known by name, a person, or what its quotes make of it."""
    tokens, language = reading.tokens, reading.language
    known = reading.known(claim.start)
    if known and known[1] == claim.end - claim.start and known[0].kind is not PLACE:
        return reading.claim(_entry(claim.start, *known))
    found = reading.country(claim.start)
    if found and tokens.mark(claim.start - 1) not in "„«" and found.size == claim.end - claim.start:
        return reading.claim(
            _country(claim.start, found.code, found.size, is_derived=found.is_derived)
        )
    return reading.claim(claim)


def _entry(start: int, entry: Entry, size: int) -> Claim:
    return Claim(
        start=start,
        end=start + size,
        kind=entry.kind,
        method="gazetteer",
        confidence=0.9 if entry.is_sure else 0.75,
        entry=entry,
        country=entry.country,
    )


def _place_headed(reading: Reading, place: int) -> Claim | None:
    """A place that an adjective and a noun name: Бъкингамския дворец, Московской области."""
    tokens, language = reading.tokens, reading.language
    low, noun = tokens.lows[place], tokens.low(place + 1)
    is_capital = place + 1 < len(tokens) and tokens.capital[place + 1]
    if not noun or is_capital or not is_among(noun, PLACE_NOUNS, language):
        return None
    known = reading.known(place)
    is_city = known is not None and known[0].kind is PLACE and language in TURKIC
    if not (ADJECTIVE.fullmatch(low) or is_city) or low in BEGINNERS or low in COMMON:
        return None
    if tokens.is_first(place) and not is_city and not LOCAL.fullmatch(low):
        return None
    country = word_country(low, language)
    return Claim(
        start=place,
        end=place + 2,
        kind=PLACE,
        method="rules",
        confidence=0.75,
        country=country[0] if country else known[0].country if known and is_city else None,
    )


def _firm(reading: Reading, place: int) -> Claim | None:
    """A run of capitalised words that ends in a legal form: Телепорт България ЕАД."""
    tokens = reading.tokens
    end = run_end(reading, place)
    for step in range(place + 1, end):
        word = tokens.words[step]
        if word.isupper() and tokens.lows[step] in LEGAL and tokens.lows[place] not in BEGINNERS:
            return Claim(
                start=place, end=step + 1, kind=ORGANISATION, method="rules", confidence=0.8
            )
    return None


def _known_phrase(reading: Reading, place: int) -> Claim | None:
    """A country, place or organisation known by several words."""
    tokens, language = reading.tokens, reading.language
    known = reading.known(place)
    found = reading.country(place)
    if found and found.is_derived and given(tokens.lows[place], language):
        found = None
    if found and found.size > 1 and (known is None or known[1] <= found.size):
        return _country(place, found.code, found.size, is_derived=found.is_derived)
    if known and known[1] > 1:
        return _entry(place, *known)
    return None


def _known_abbreviation(reading: Reading, place: int) -> Claim | None:
    """A known name in capitals, before anything takes it for a person's."""
    tokens = reading.tokens
    if not tokens.words[place][:2].isupper():
        return None
    found = reading.country(place)
    if found and not found.is_derived:
        return _country(place, found.code, found.size, is_derived=False)
    known = reading.known(place)
    return _entry(place, *known) if known and known[0].kind is ORGANISATION else None


def _known(reading: Reading, place: int) -> Claim | None:
    """A country, city or organisation known by one word."""
    tokens, language = reading.tokens, reading.language
    found = reading.country(place)
    if found and not (found.is_derived and given(tokens.lows[place], language)):
        return _country(place, found.code, found.size, is_derived=found.is_derived)
    known = reading.known(place)
    if known is None:
        return None
    entry, size = known
    if entry.kind is PLACE:
        return _entry(place, entry, size) if _is_city_here(reading, place, entry) else None
    before = tokens.low(place - 1)
    if entry.is_sure or is_among(before, KIN_HEADS, language):
        return _entry(place, entry, size)
    return _entry(place, entry, size) if _is_alone(reading, place) else None


def _is_city_here(reading: Reading, place: int, entry: Entry) -> bool:
    """Whether what stands around lets a city's name be one."""
    tokens, language = reading.tokens, reading.language
    before = tokens.low(place - 1)
    if before in LOCATIVE or is_among(before, PLACE_HEADS, language):
        return True
    if not entry.is_sure or tokens.lows[place] in NOT_NAMES:
        return False
    if tokens.is_first(place) and entry.weight < (40_000 if entry.country in HOME else 250_000):
        return False
    follows = run_end(reading, place)
    if follows > place + 1 and not given(tokens.low(place + 1), language):
        follower = reading.known(place + 1)
        is_known = follower is not None or reading.country(place + 1) is not None
        return is_known or before in NEAR or not has_surname_ending(tokens.low(place + 1), language)
    return given(tokens.lows[place], language) < 1 or before in NEAR


def _is_alone(reading: Reading, place: int) -> bool:
    """Whether a known word in capitals is no sentence's beginning and in no run of them."""
    tokens, language = reading.tokens, reading.language
    if tokens.is_first(place):
        return False
    follows = tokens.low(place + 1)
    return run_end(reading, place) == place + 1 or bool(
        given(follows, language) or reading.country(place + 1)
        or is_org_head(follows, language) or reading.known(place + 1)
    )


def _titled(reading: Reading, place: int) -> Claim | None:
    """A run of capitalised words that its neighbours tell the kind of."""
    tokens, language = reading.tokens, reading.language
    low = tokens.lows[place]
    if low in NOT_NAMES or low in BEGINNERS:
        return None
    before = tokens.low(place - 1)
    end = run_end(reading, place)
    if tokens.low(end) in LEGAL and tokens.capital[end - 1]:
        return Claim(start=place, end=end, kind=ORGANISATION, method="rules", confidence=0.8)
    if tokens.is_first(place) or not before:
        return None
    if is_among(before, KIN_HEADS, language) or is_org_head(before, language):
        return Claim(start=place, end=end, kind=ORGANISATION, method="rules", confidence=0.75)
    if is_among(before, PLACE_HEADS, language):
        return Claim(start=place, end=end, kind=PLACE, method="rules", confidence=0.75)
    return None


def _surnames_again(reading: Reading) -> None:
    """A surname after the full name, at the beginning of a sentence too."""
    tokens = reading.tokens
    known: dict[str, Claim] = {}
    for claim in reading.claims:
        if claim.kind is PERSON:
            for place in range(claim.start, claim.end):
                if tokens.capital[place] and len(tokens.lows[place]) > 2:
                    known.setdefault(tokens.lows[place], claim)
    for place in tokens.capitals():
        if reading.is_free(place) and _is_person_again(reading, place, known):
            end = place + 1
            reading.claim(Claim(start=place, end=end, kind=PERSON, method="rules", confidence=0.8))


def _is_person_again(reading: Reading, place: int, known: dict[str, Claim]) -> bool:
    low = reading.tokens.lows[place]
    if low in known:
        return not (reading.tokens.is_first(place) and low in BEGINNERS)
    if len(low) < 5:
        return False
    return any(low[:4] == other[:4] and _is_case_of(low, other) for other in known)


def _is_case_of(low: str, other: str) -> bool:
    longer, shorter = (low, other) if len(low) >= len(other) else (other, low)
    return longer.startswith(shorter) and len(longer) - len(shorter) <= 2 and longer.isalpha()


def _unknown(reading: Reading) -> None:
    """Capitalised words inside sentences that nothing explains: by their neighbours and ends."""
    tokens = reading.tokens
    kinds: dict[str, Claim] = {}
    seen = 0
    for place in tokens.capitals():
        if place < seen or not reading.is_free(place):
            continue
        end = run_end(reading, place)
        if tokens.is_first(place) and not _is_name_first(reading, place, end):
            continue
        seen = end
        if claim := _guess(reading, place, end):
            reading.claim(claim)
            kinds[" ".join(tokens.lows[claim.start : claim.end])] = claim
    for place in tokens.capitals():
        if reading.is_free(place) and (same := kinds.get(tokens.lows[place])):
            reading.claim(
                Claim(start=place, end=place + 1, kind=same.kind, method="rules", confidence=0.5)
            )


def _is_name_first(reading: Reading, start: int, end: int) -> bool:
    """Whether a sentence begins with two capitalised words, the first of them no common one."""
    low = reading.tokens.lows[start]
    if end - start < 2 or is_beginning(reading, start) or is_org_head(low, reading.language):
        return False
    return not ADJECTIVE.fullmatch(low) and len(low) > 2


def _guess(reading: Reading, start: int, end: int) -> Claim | None:
    """What an unknown run of capitalised words most likely names."""
    tokens, language = reading.tokens, reading.language
    while start < end and (tokens.lows[start] in NOT_NAMES or is_title(tokens.lows[start], language)):
        start += 1
    while end > start and (tokens.lows[end - 1] in NOT_NAMES):
        end -= 1
    if start == end:
        return None
    if end == start + 1 and DEFINITE.fullmatch(tokens.lows[start]) and language in {"bg", "mk"}:
        if tokens.low(end) and tokens.is_close(end):
            return None
    low, before, last = tokens.lows[start], tokens.low(start - 1), tokens.lows[end - 1]
    size = end - start
    if size == 1 and low in NOT_ORG:
        return None
    is_owner = any(claim.start == end and claim.kind is PERSON for claim in reading.claims[-400:])
    if before == "на" and is_owner and tokens.is_close(end):
        return _claim(start, end, ORGANISATION, 0.6)
    if is_org_head(last, language) or tokens.words[start].isupper():
        return _claim(start, end, ORGANISATION, 0.6)
    if before in INSIDE or (before in NEAR and last.endswith(PLACE_ENDS)):
        return _claim(start, end, PLACE, 0.6)
    if last.endswith(PLACE_ENDS[:6]) and not has_surname_ending(last, language):
        return _claim(start, end, PLACE, 0.5)
    if low.isascii() and language not in {"en", "de", "fr", "es", "tr"}:
        return _claim(start, end, ORGANISATION, 0.6)
    if size >= 2 and not ADJECTIVE.fullmatch(low):
        return _claim(start, end, PERSON, 0.55)
    if before in SPEECH or tokens.low(end) in SPEECH:
        return _claim(start, end, PERSON, 0.6)
    if ADJECTIVE.fullmatch(low) and size == 1:
        return None
    return _claim(start, end, PERSON, 0.4) if size == 1 and len(low) > 2 else None


def _claim(start: int, end: int, kind: object, confidence: float) -> Claim:
    return Claim(start=start, end=end, kind=kind, method="rules", confidence=confidence)  # type: ignore[arg-type]


__all__ = ["read", "surname_base"]

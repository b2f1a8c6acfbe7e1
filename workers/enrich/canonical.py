"""Canonical names: the forms of a name in one text become one name with one key."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from news.annotations import Mention
from news.entity_keys import entity_key
from workers.enrich.base_forms import base_name
from workers.enrich.claims import PERSON, Claim, Reading
from workers.enrich.countries import country_name
from workers.enrich.roles import role_before


def mentions_of(reading: Reading, claims: list[Claim], unnamed: tuple[str, ...]) -> list[Mention]:
    """The claims as mentions with their canonical names, without those that are not to be named."""
    tokens = reading.tokens
    people = _people(reading, [claim for claim in claims if claim.kind is PERSON])
    hidden = {entity_key(name) for name in unnamed}
    found = []
    for claim in claims:
        name, key, role = _named(reading, claim, people)
        if key in hidden or entity_key(name) in hidden:
            continue
        entry = claim.entry
        start, end = tokens.starts[claim.start], tokens.ends[claim.end - 1]
        if tokens.lows[claim.end - 1].endswith("'s") and not (entry and "'" in entry.words[-1]):
            end -= 2
        found.append(
            Mention(
                start=start,
                end=end,
                text=tokens.text[start:end],
                method=claim.method,
                confidence=claim.confidence,
                kind=claim.kind,
                name=name,
                key=key,
                role=role,
                country=claim.country,
                geonames_id=entry.geonames_id if entry else None,
                latitude=entry.latitude if entry else None,
                longitude=entry.longitude if entry else None,
                is_derived=claim.is_derived,
            )
        )
    return found


Person = tuple[str, str, str | None]


def _named(reading: Reading, claim: Claim, people: dict[int, Person]) -> Person:
    """Canonical name, key and role of a claim."""
    tokens, language = reading.tokens, reading.language
    if claim.kind is PERSON:
        return people[claim.start]
    if claim.entry:
        return claim.entry.name, claim.entry.key, None
    if claim.country and claim.is_country:
        return country_name(claim.country, language), f"country:{claim.country}", None
    name = " ".join(tokens.span(claim.start, claim.end).split())
    return name, entity_key(name), None


def _people(reading: Reading, claims: list[Claim]) -> dict[int, Person]:
    """By the first token of a claim: the person's fullest name, key and role."""
    names = {claim.start: base_name(reading, claim) for claim in claims}
    full: dict[str, list[str]] = defaultdict(list)
    for name in _best_first(names.values()):
        words = name.split()
        if len(words) > 1:
            for part in {entity_key(words[-1]), entity_key(name)}:
                full[part].append(name)
    first: dict[str, list[str]] = defaultdict(list)
    for name in dict.fromkeys(names.values()):
        if " " in name:
            first[entity_key(name.split()[0])].append(name)
    whole = {name: _whole(name, full, first) for name in set(names.values())}
    wholes = {start: whole[name] for start, name in names.items()}
    roles: dict[str, str] = {}
    for claim in claims:
        role = role_before(reading, claim)
        if role and len(role) > len(roles.get(wholes[claim.start], "")):
            roles[wholes[claim.start]] = role
    return {start: (name, entity_key(name), roles.get(name)) for start, name in wholes.items()}


def _best_first(names: Iterable[str]) -> list[str]:
    """Each name once: the fullest first, of the forms of one that without a case's ending, in small
    letters, then the form that is written most often."""
    count = Counter(names)

    def rank(name: str) -> tuple[int, bool, int, int]:
        words = name.split()
        return -len(words), name.isupper(), len(words[-1]), -count[name]

    return sorted(count, key=rank)


def _whole(name: str, full: dict[str, list[str]], first: dict[str, list[str]]) -> str:
    """The full name that a surname, or another form of it, stands for in this text."""
    words = name.split()
    if len(words) > 1:
        return full[entity_key(name)][0]
    key = entity_key(name)
    found = list(dict.fromkeys(full.get(key, ())))
    if len({entity_key(one) for one in found}) == 1:
        return found[0]
    begun = first.get(key, [])
    return begun[0] if len({entity_key(one) for one in begun}) == 1 and not found else name

"""Merging: a model's spans with what the rules and the gazetteer know of them."""

from dataclasses import replace

from workers.enrich.claims import ORGANISATION, PERSON, PLACE, Claim, Reading
from workers.enrich.models import Span
from workers.enrich.name_words import given, is_title


def merged(reading: Reading, claims: list[Claim], method: str, spans: list[Span]) -> list[Claim]:
    """The model's names; of the rules' those of countries, and what they know of the model's."""
    same = {(claim.start, claim.end): claim for claim in claims}
    found: list[Claim] = []
    for span in spans:
        claim = _claim(reading, span, method, same)
        if claim:
            found.append(claim)
    covered = {place for claim in found for place in range(claim.start, claim.end)}
    within = {
        place
        for claim in found
        if claim.kind is not ORGANISATION
        for place in range(claim.start, claim.end)
    }
    """Tokens that no country is looked for in: of persons and of places."""
    for claim in claims:
        is_known = claim.country is not None and claim.kind is PLACE
        is_inner = claim.is_country and not claim.is_derived
        over = within if is_inner else covered
        if is_known and over.isdisjoint(range(claim.start, claim.end)):
            found.append(claim)
    return sorted(found, key=lambda claim: claim.start)


def _is_title(reading: Reading, place: int) -> bool:
    """Whether a model took a title into a person's name: Вице-министр Нурлан Сагимбаев."""
    low = reading.tokens.lows[place]
    return bool(low) and is_title(low, reading.language) and not given(low, reading.language)


def _claim(
    reading: Reading, span: Span, method: str, same: dict[tuple[int, int], Claim]
) -> Claim | None:
    tokens = reading.tokens
    start, end = tokens.at(span.start), tokens.at(span.end)
    end = next((place for place in range(start, end) if tokens.words[place][0] == "\n"), end)
    while span.kind is PERSON and start < end - 1 and _is_title(reading, start):
        start += 1
    if start >= end or any(tokens.hidden[place] for place in range(start, end)):
        return None
    known = same.get((start, end))
    if known and known.kind is span.kind:
        return replace(known, confidence=max(known.confidence, span.confidence), method=method)
    entry = reading.known(start) if tokens.lows[start] else None
    fits = entry is not None and entry[1] == end - start and entry[0].kind is span.kind
    return Claim(
        start=start,
        end=end,
        kind=span.kind,
        method=method,
        confidence=span.confidence,
        entry=entry[0] if entry and fits else None,
        country=entry[0].country if entry and fits else None,
    )

"""Merging: a model's spans with what the rules and the gazetteer know of them."""

from dataclasses import replace

from workers.enrich.claims import PLACE, Claim, Reading
from workers.enrich.models import Span


def merged(reading: Reading, claims: list[Claim], method: str, spans: list[Span]) -> list[Claim]:
    """The model's names; of the rules' those of countries, and what they know of the model's."""
    same = {(claim.start, claim.end): claim for claim in claims}
    found: list[Claim] = []
    for span in spans:
        claim = _claim(reading, span, method, same)
        if claim:
            found.append(claim)
    covered = {place for claim in found for place in range(claim.start, claim.end)}
    for claim in claims:
        is_known = claim.country is not None and claim.kind is PLACE
        if is_known and covered.isdisjoint(range(claim.start, claim.end)):
            found.append(claim)
    return sorted(found, key=lambda claim: claim.start)


def _claim(
    reading: Reading, span: Span, method: str, same: dict[tuple[int, int], Claim]
) -> Claim | None:
    tokens = reading.tokens
    start, end = tokens.at(span.start), tokens.at(span.end)
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

"""Claims: what was found in a text so far, before names are given their base forms."""

from dataclasses import dataclass, field

from news.annotations import MentionKind
from workers.enrich.countries import Named, country_at
from workers.enrich.gazetteer import Entry, longest_at
from workers.enrich.tokens import Tokens

PERSON, ORGANISATION, PLACE = MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.PLACE


@dataclass(slots=True, kw_only=True)
class Claim:
    """Tokens start to end, the last one left out, taken for a name of this kind."""

    start: int
    end: int
    kind: MentionKind
    method: str
    confidence: float
    entry: Entry | None = None
    country: str | None = None
    is_country: bool = False
    """Whether it names the country itself, not a place in it."""
    is_derived: bool = False
    base: str | None = None


@dataclass(slots=True)
class Reading:
    """A text while it is read: its tokens, its language, what has been claimed."""

    tokens: Tokens
    language: str
    claims: list[Claim] = field(default_factory=list)
    persons: set[int] = field(default_factory=set)
    """Places of tokens that name persons."""
    countries: dict[int, Named | None] = field(default_factory=dict)
    entries: dict[int, tuple[Entry, int] | None] = field(default_factory=dict)
    runs: dict[int, int] = field(default_factory=dict)
    """Where runs of capitals end, as long as nothing more is claimed."""

    def country(self, place: int) -> Named | None:
        """The country named at a token, looked up once."""
        if place >= len(self.tokens):
            return None
        if place not in self.countries:
            self.countries[place] = country_at(self.tokens, place, self.language)
        return self.countries[place]

    def known(self, place: int) -> tuple[Entry, int] | None:
        """The longest known name at a token, looked up once."""
        if place >= len(self.tokens):
            return None
        if place not in self.entries:
            self.entries[place] = longest_at(self.tokens, place, self.language)
        return self.entries[place]

    def claim(self, claim: Claim) -> int:
        """Take in a claim; where the text goes on."""
        self.claims.append(claim)
        self.runs.clear()
        for place in range(claim.start, claim.end):
            self.tokens.taken[place] = True
        if claim.kind is PERSON:
            self.persons.update(range(claim.start, claim.end))
        return claim.end

    def is_free(self, place: int) -> bool:
        """Whether a capitalised word stands there that nothing has claimed."""
        tokens = self.tokens
        if not 0 <= place < len(tokens.words):
            return False
        return tokens.capital[place] and not tokens.taken[place]

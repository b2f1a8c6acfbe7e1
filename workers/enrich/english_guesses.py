"""English names that nothing knows: what all their neighbours in a text say of their kind."""

from collections import defaultdict

from news.annotations import MentionKind
from news.lemmas import is_word
from workers.enrich.claims import ORGANISATION, PERSON, PLACE, Claim, Reading
from workers.enrich.data_files import sections
from workers.enrich.lexicon import BEGINNERS, NOT_NAMES, NOT_ORG, PLACE_HEADS
from workers.enrich.name_words import given, is_org_head, is_title
from workers.enrich.runs import run_end

Run = tuple[int, int]
Votes = dict[MentionKind, float]
LEAST = 1.0
"""What speaks for a kind before a name is taken for it."""
FURTHEST = 7
"""Words of an apposition that are looked at."""
PERSON_PRIOR = 1.0
"""What two and more words say that no dictionary has: most unknown names are persons'."""


def _words(name: str) -> frozenset[str]:
    return frozenset(sections("words.txt")[f"english_{name}"])


CUES: tuple[tuple[str, MentionKind, float, frozenset[str]], ...] = (
    ("before", ORGANISATION, 2.0, _words("org_before")),
    ("before", PERSON, 2.0, _words("person_before")),
    ("before", PLACE, 1.5, _words("place_before")),
    ("before", PLACE, 2.0, PLACE_HEADS),
    ("behind", ORGANISATION, 2.0, _words("org_behind")),
    ("behind", PERSON, 1.5, _words("person_behind")),
    ("behind", PLACE, 1.5, _words("place_behind")),
)
OF_PLACES = _words("place_people")
BASED = _words("based")
PLACE_NOUNS = _words("appositions_place")
ORG_NOUNS = _words("org_before")
SAID = frozenset(
    {"said", "says", "told", "added", "asked", "wrote", "warned", "replied", "insisted"}
)
ITS = frozenset({"it", "its", "they", "their"})
OWNED_BY = frozenset({"in", "of"})
SHARED = frozenset(
    {"shares", "stake", "share", "investor", "investors", "unit", "division", "part"}
)


def guess_all(reading: Reading) -> None:
    """Claim the runs of capitals that are left, where their neighbours tell their kind."""
    runs = _runs(reading)
    votes: dict[str, Votes] = defaultdict(lambda: defaultdict(float))
    _known_kinds(reading, votes)
    for run in runs:
        for kind, weight in _votes(reading, *run):
            votes[_phrase(reading, *run)][kind] += weight
    for start, end in runs:
        told = votes[_phrase(reading, start, end)]
        if (likeliest := _kind(reading, start, end, told)) is not None:
            reading.claim(
                Claim(
                    start=start,
                    end=end,
                    kind=likeliest,
                    method="rules",
                    confidence=0.6 if told.get(likeliest, 0.0) >= 2 * LEAST else 0.5,
                )
            )


def _known_kinds(reading: Reading, votes: dict[str, Votes]) -> None:
    """What was claimed under a name already, and organisations by their first word alone."""
    for claim in reading.claims:
        if claim.method != "rules":
            continue
        votes[_phrase(reading, claim.start, claim.end)][claim.kind] += 2.0
        low = reading.tokens.lows[claim.start]
        if claim.kind is ORGANISATION and claim.end - claim.start > 1 and not is_word(low, "en"):
            votes[low][ORGANISATION] += 2.0


def _phrase(reading: Reading, start: int, end: int) -> str:
    """The words of a run, those of every run of the name alike."""
    return " ".join(reading.tokens.lows[start:end]).removesuffix("'s").removesuffix("s'")


def _runs(reading: Reading) -> list[Run]:
    """The runs of capitals that nothing has claimed, without what only begins a sentence."""
    tokens = reading.tokens
    found: list[Run] = []
    seen = 0
    for place in tokens.capitals():
        if place < seen or not reading.is_free(place):
            continue
        seen = run_end(reading, place)
        if run := _trimmed(reading, place, seen):
            found.append(run)
    return found


def _trimmed(reading: Reading, start: int, end: int) -> Run | None:
    """A run without titles and beginners before the name, or None of what is no name."""
    tokens = reading.tokens
    while start < end and (
        tokens.lows[start] in NOT_NAMES
        or tokens.lows[start] in BEGINNERS
        or is_title(tokens.lows[start], "en")
        or (
            tokens.is_first(start)
            and is_word(tokens.lows[start], "en")
            and not given(tokens.lows[start], "en")
        )
    ):
        start += 1
    while end > start and (
        tokens.lows[end - 1] in NOT_NAMES
        or tokens.lows[end - 1] in BEGINNERS
        or is_title(tokens.lows[end - 1], "en")
    ):
        end -= 1
    if start == end or len(tokens.words[start]) == 1 or tokens.lows[start] in NOT_ORG:
        return None
    is_shouted = tokens.span(start, end).isupper() and len(tokens.span(start, end)) > 6
    return None if is_shouted else (start, end)


def _kind(reading: Reading, start: int, end: int, told: Votes) -> MentionKind | None:
    """What most speaks for, where enough does."""
    tokens = reading.tokens
    lows = [low.removesuffix("'s") for low in tokens.lows[start:end]]
    is_common = all(is_word(low, "en") for low in lows)
    votes = dict(told)
    if 1 < end - start < 4 and not (is_word(lows[0], "en") or is_word(lows[-1], "en")):
        votes[PERSON] = votes.get(PERSON, 0.0) + PERSON_PRIOR
    if not votes:
        return None
    kind = max(votes, key=lambda one: votes[one])
    return kind if votes[kind] >= (2 * LEAST if is_common else LEAST) else None


def _votes(reading: Reading, start: int, end: int) -> list[tuple[MentionKind, float]]:
    """What the neighbours of one run say."""
    tokens = reading.tokens
    before, behind = tokens.low(start - 1), tokens.low(end)
    is_close = end < len(tokens) and tokens.is_close(end)
    found = [
        (kind, weight)
        for side, kind, weight, words in CUES
        if (before if side == "before" else behind if is_close else "") in words
    ]
    if before in OWNED_BY and tokens.low(start - 2) in SHARED:
        found = [(ORGANISATION, 2.0)]
    elif before == "in" and tokens.low(start - 2) in BASED:
        found.append((PLACE, 1.0))
    elif before == "of" and tokens.low(start - 2) in OF_PLACES:
        found.append((PLACE, 2.0))
    if behind in SAID:
        found.append((ORGANISATION if tokens.low(end + 1) in ITS else PERSON, 1.0))
    if before in SAID and is_org_head(behind, "en"):
        found.append((ORGANISATION, 1.0))
    if tokens.mark(end) == ",":
        found += _apposition(reading, end + 1)
    return found


def _apposition(reading: Reading, start: int) -> list[tuple[MentionKind, float]]:
    """What words behind a comma say: an age, «the world's largest producer», «Texas»."""
    tokens = reading.tokens
    mark = tokens.mark(start)
    if mark.isdigit() and len(mark) == 2 and tokens.mark(start + 1) in {",", "."}:
        return [(PERSON, 2.0)]
    if tokens.low(start) in {"who", "whose"}:
        return [(PERSON, 1.5)]
    country, known = reading.country(start), reading.known(start)
    if (country and not country.is_derived) or (known and known[0].kind is PLACE):
        return [(PLACE, 2.0)]
    if tokens.low(start) not in {"the", "a", "an", "its", "his", "her"}:
        return []
    for place in range(start + 1, min(start + FURTHEST, len(tokens))):
        low = tokens.lows[place]
        if not low and tokens.words[place] in ",.;:":
            break
        if low in PLACE_NOUNS:
            return [(PLACE, 2.0)]
        if low in ORG_NOUNS or is_org_head(low, "en"):
            return [(ORGANISATION, 2.0)]
        if low and is_title(low, "en"):
            return [(PERSON, 2.0)]
    return []

"""Quotations: the words of somebody in a text, with who said them and the verb.

A stretch in marks is a quotation where a clause brings it in, where it goes on with one, or where
it is a sentence of its own; names, titles and scare quotes are none.
"""

import re
from collections.abc import Iterable

from news.annotations import Mention, Quotation
from workers.enrich.candidates import Candidate, candidates_of, trimmed
from workers.enrich.clauses import Clauses
from workers.enrich.people import people_of
from workers.enrich.speakers import Speakers
from workers.enrich.speech_clause import Clause, Speaker
from workers.enrich.words import LONGEST

VERSION = 1
FINAL = re.compile(r"[.!?…][)\"»”“]?$")
NEAR = 300
"""Characters from a quotation within which another one is its speaker's too."""
APART = 500
LONG = 6
"""Words of a quote that stands alone."""


def find_quotations(
    text: str, language: str, mentions: Iterable[Mention] | None = None
) -> list[Quotation]:
    """Every quotation of a text in order; speakers from the mentions, else found by capitals."""
    text = text[:LONGEST]
    candidates = sorted(candidates_of(text, language), key=lambda c: c.start)
    if not candidates:
        return []
    reader = _Reader(text, language, mentions, candidates)
    return [found for place in range(len(candidates)) if (found := reader.read(place))]


class _Reader:
    """Judges candidates in order, with what was said before in mind."""

    def __init__(
        self,
        text: str,
        language: str,
        mentions: Iterable[Mention] | None,
        candidates: list[Candidate],
    ) -> None:
        self.text = text
        self.candidates = [trimmed(text, candidate) for candidate in candidates]
        self.speakers = Speakers(text, language, people_of(text, language, mentions))
        self.clauses = Clauses(text, language, self.candidates, self.speakers)
        self.last: Quotation | None = None
        self.last_end = 0
        """Where the last quotation's clause ended."""

    def read(self, place: int) -> Quotation | None:
        """The quotation that a candidate is; None of what is none."""
        candidate = self.candidates[place]
        if candidate.end - candidate.start < 2 or self._is_in_clause(candidate):
            return None
        chained = self._chained(place)
        clause = chained or self.clauses.of(place, candidate)
        if clause and self._is_brought_in(candidate, clause):
            found = self._made(candidate, clause, 0.9)
        elif self._goes_on(candidate):
            found = self._made(candidate, None, 0.8)
        elif self._stands_alone(candidate):
            found = self._made(candidate, None, 0.6)
        else:
            return None
        self.last = found
        is_behind = clause is not None and not chained and candidate.outer_end <= clause.start
        self.last_end = clause.end if clause and is_behind else candidate.outer_end
        return found

    def _is_in_clause(self, candidate: Candidate) -> bool:
        """Whether it is a name in the clause of the last quotation: гидролог «Казгидромета»."""
        is_part = candidate.clause or candidate.goes_on or candidate.dashed
        return not is_part and candidate.outer_start + 1 < self.last_end

    def _chained(self, place: int) -> Clause | None:
        """Of a quote that goes on in the next paragraph, the clause of its last part."""
        end = place
        while not self.candidates[end].closed and end + 1 < len(self.candidates):
            between = self.text[self.candidates[end].end : self.candidates[end + 1].start]
            if between.strip(' \n“„«"—–') or not self.candidates[end + 1].opened:
                return None
            end += 1
        return self.clauses.of(end, self.candidates[end]) if end > place else None

    def _is_brought_in(self, candidate: Candidate, clause: Clause) -> bool:
        words = self.clauses.words(candidate)
        if candidate.dashed or candidate.clause:
            return words >= 1
        if not candidate.opened:
            return words >= 4
        if clause.is_after:
            is_next = clause.verb is not None and clause.verb_start - clause.start < 2
            return words >= 2 or self.text[candidate.end - 1] in "!?…" or is_next
        return True

    def _goes_on(self, candidate: Candidate) -> bool:
        """Whether it follows a quotation, with nothing but that one's clause between them."""
        if not self.last:
            return False
        if candidate.goes_on:
            return candidate.start - self.last.end < APART
        between = self.text[self.last_end : candidate.outer_start]
        if between.strip(" .,;:—–-\n") or self._is_name(candidate):
            return False
        if "\n" in between:
            return self.clauses.is_sentence(candidate, 4) and self._is_paragraph(candidate)
        ended = self.text[self.last_end - 2 : candidate.outer_start].rstrip()[-1:]
        return ended in {",", ".", "!"} or self.clauses.is_sentence(candidate, 3)

    def _is_name(self, candidate: Candidate) -> bool:
        """Whether the sentence runs on right behind it: «Самрук» выделит деньги."""
        behind = self.text[candidate.outer_end : candidate.outer_end + 2]
        runs_on = len(behind) == 2 and behind[0] in " \xa0" and behind[1].islower()
        is_open = self.text[candidate.end - 1] not in ".!?…,"
        return runs_on and is_open and self.clauses.words(candidate) < 6

    def _is_paragraph(self, candidate: Candidate) -> bool:
        """Whether it has a paragraph of its own."""
        begin = self.text.rfind("\n", 0, candidate.outer_start) + 1
        newline = self.text.find("\n", candidate.outer_end)
        finish = newline if newline >= 0 else len(self.text)
        rest = self.text[begin : candidate.outer_start] + self.text[candidate.outer_end : finish]
        return not rest.strip(" .—–-,")

    def _stands_alone(self, candidate: Candidate) -> bool:
        """Whether it is a sentence or more that nothing else is in: “…”, between two others."""
        if not candidate.opened or not candidate.closed or candidate.dashed:
            return False
        before = self.text[: candidate.outer_start].rstrip(" \xa0—–-")[-1:]
        behind = self.text[candidate.outer_end : candidate.outer_end + 2]
        ends = FINAL.search(self.text[candidate.start : candidate.end]) or behind[:1] in "!.?…"
        runs_on = behind[1:].islower() or behind[:1] in ",;"
        is_between = before in {"", "\n", ".", "!", "?", "…", "“", "”", "»"} and not runs_on
        return is_between and bool(ends) and self.clauses.is_sentence(candidate, LONG)

    def _made(self, candidate: Candidate, clause: Clause | None, confidence: float) -> Quotation:
        speaker = self._speaker(candidate, clause)
        return Quotation(
            start=candidate.start,
            end=candidate.end,
            text=self.text[candidate.start : candidate.end],
            method="rules",
            version=VERSION,
            confidence=confidence,
            speaker=speaker.name if speaker else None,
            speaker_by=(speaker.by or None) if speaker else None,
            verb=clause.verb if clause else None,
        )

    def _speaker(self, candidate: Candidate, clause: Clause | None) -> Speaker | None:
        """Whom the clause names; of a quote that goes on, the last one's speaker."""
        if not clause:
            is_near = self.last is not None and candidate.start - self.last_end < NEAR
            if self.last and is_near:
                return Speaker(self.last.speaker, "") if self.last.speaker else None
            named = self.speakers.subject_before(candidate.outer_start)
            return Speaker(named.name, "") if named else None
        speaker = self.speakers.of(clause, candidate.start)
        is_sure = speaker is not None and speaker.by != "role"
        if is_sure or not clause.is_after or candidate.clause or not candidate.opened:
            return speaker
        before = self.clauses.intro(candidate)
        return (self.speakers.of(before, candidate.start) if before else None) or speaker

"""Quotations: the words of somebody in a text, with who said them and the verb.

A stretch in marks is a quotation where a clause brings it in, where it goes on with one, or where
it is a whole paragraph of sentences; names, titles and scare quotes are none.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from news.annotations import Mention, Quotation
from workers.enrich.candidates import DIRECT, VERB_LIKE, Candidate, candidates_of, trimmed
from workers.enrich.people import people_of
from workers.enrich.sentences import sentence_bounds, sentence_end
from workers.enrich.speakers import Clause, Speaker, Speakers
from workers.enrich.speech_verbs import ACCORDING, verbs
from workers.enrich.words import LONGEST, WORD

VERSION = 1
DASHES = "—–-"
LINK = re.compile(r"[”“\"»’]?([,.!?…]*)[  ]*([,]?)[  ]*([—–-]?)[  ]*")
INTRO = re.compile(r"[:,][  ]*[—–-]?[  ]*$")
WORDS_AHEAD = 9
"""Words of a clause in which its verb is looked for."""
CAPITAL = re.compile(r"[^\w]*[^\W\d_a-zа-яёіїєәғқңөұүһß-öø-ÿ]")
FINAL = re.compile(r"[.!?…][)\"»”“]?$")


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
        self.text, self.language = text, language
        self.candidates = candidates
        self.speakers = Speakers(text, language, people_of(text, language, mentions))
        self.verbs = verbs(language)
        self.last: Quotation | None = None
        self.last_end = 0
        """Where the last quotation's clause ended."""

    def read(self, place: int) -> Quotation | None:
        """The quotation that a candidate is; None of what is none."""
        candidate = trimmed(self.text, self.candidates[place])
        if candidate.end - candidate.start < 2 or self._is_in_clause(candidate):
            return None
        clause = self._clause(place, candidate)
        if clause and self._is_brought_in(candidate, clause):
            found = self._made(candidate, clause, 0.9)
        elif self._goes_on(candidate):
            found = self._made(candidate, None, 0.8)
        elif self._is_block(candidate):
            found = self._made(candidate, None, 0.6)
        else:
            return None
        self.last = found
        self.last_end = max(candidate.outer_end, clause.end if clause and clause.is_after else 0)
        return found

    def _is_in_clause(self, candidate: Candidate) -> bool:
        """Whether it is a name in the clause of the last quotation: гидролог «Казгидромета»."""
        is_part = candidate.clause or candidate.goes_on or candidate.dashed
        return not is_part and candidate.outer_start + 1 < self.last_end

    def _words(self, candidate: Candidate) -> int:
        return sum(1 for _ in WORD.finditer(self.text, candidate.start, candidate.end))

    def _clause(self, place: int, candidate: Candidate) -> Clause | None:
        """What brings it in: between its parts, behind it, or before it."""
        if candidate.clause:
            return self._clause_in(*candidate.clause, is_after=True)
        if candidate.goes_on:
            return None
        return self._behind(place, candidate) or self._before(candidate)

    def _clause_in(self, start: int, end: int, *, is_after: bool) -> Clause:
        verb = self._verb(start, end, last=not is_after)
        if not verb:
            first = WORD.search(self.text, start, end)
            like = VERB_LIKE.get(self.language)
            if is_after and first and like and like.fullmatch(first.group()):
                verb = (first.start(), first.end())
        if not verb:
            return Clause(start, end, None, start, start, is_after)
        return Clause(start, end, self.text[slice(*verb)], *verb, is_after)

    def _verb(self, start: int, end: int, *, last: bool) -> tuple[int, int] | None:
        """The first speech verb of a clause, the last one of a clause before the quote."""
        words = [
            (m.start(), m.end(), m.group().lower()) for m in WORD.finditer(self.text, start, end)
        ]
        if last:
            words = words[::-1]
        for place, (begin, stop, word) in enumerate(words[: WORDS_AHEAD if not last else 25]):
            if self.language == "fr":
                begin, stop, word = _bare(begin, word)
            if word in self.verbs:
                if (
                    word in {"деп", "so"}
                    and place + 1 < len(words)
                    and words[place + 1][2] in self.verbs
                ):
                    continue
                return begin, stop
        return None

    def _limit(self, place: int, candidate: Candidate) -> int:
        """The end of the paragraph, or the next stretch in marks."""
        newline = self.text.find("\n", candidate.outer_end)
        limit = newline if newline >= 0 else len(self.text)
        if place + 1 < len(self.candidates):
            limit = min(limit, max(candidate.outer_end, self.candidates[place + 1].outer_start))
        return limit

    def _behind(self, place: int, candidate: Candidate) -> Clause | None:
        """A clause behind the closing mark: “…,” said she."""
        if not candidate.closed:
            return None
        newline = self.text.find("\n", candidate.outer_end)
        paragraph = newline if newline >= 0 else len(self.text)
        link = LINK.match(self.text, candidate.outer_end, paragraph)
        if not link or link.end() >= paragraph:
            return None
        inside = self.text[candidate.outer_end - 2 : candidate.outer_end - 1]
        marked = "," in link.group() or bool(link.group(3)) or inside in ",!?…"
        first = WORD.match(self.text, link.end(), paragraph)
        if "." in link.group(1) or not first:
            return None
        end = sentence_end(self.text, link.end(), paragraph)
        limit = self._limit(place, candidate)
        if limit < end and self.candidates[place + 1].outer_start < end:
            end = self._over_names(place + 1, end)
        word = first.group().lower()
        if word in DIRECT.get(self.language, ()) and self._words(candidate) >= 3:
            return self._clause_in(link.end(), end, is_after=True)
        if not marked and self.language == "fr" and first.group() == "a":
            marked = True
        if not marked:
            return None
        clause = self._clause_in(link.end(), end, is_after=True)
        if inside == "." and first.group()[0].isupper():
            return None
        if clause.verb and clause.verb.lower() in self.verbs:
            is_capital = first.group()[0].isupper() and self.language != "en"
            return None if is_capital and clause.verb_start - link.end() > 60 else clause
        if link.group(3) and first.group()[0].islower() and self._is_sentence(candidate, 2):
            return clause
        if ACCORDING.get(self.language) and ACCORDING[self.language].match(self.text, link.end()):
            return replace(clause, verb=None, verb_start=clause.start, verb_end=clause.start)
        if (
            clause.verb
            and self._is_sentence(candidate, 4)
            and self.speakers.of(clause, candidate.start)
        ):
            return clause
        return None

    def _over_names(self, place: int, end: int) -> int:
        """The clause's end where stretches in it are names, not the next quote."""
        following = self.candidates[place]
        before = self.text[following.outer_start - 2 : following.outer_start]
        is_name = self._words(following) <= 4 and before.strip() not in {",", ".", ":", "—", "–"}
        return end if is_name else max(following.outer_start, 0)

    def _before(self, candidate: Candidate) -> Clause | None:
        """A clause before the opening mark: She said: “…”"""
        if not candidate.opened:
            return None
        start, _ = sentence_bounds(self.text, max(candidate.outer_start, 0))
        if start >= candidate.outer_start:
            return self._block_intro(candidate)
        clause = self._clause_in(start, candidate.outer_start, is_after=False)
        told = self.text[start : candidate.outer_start]
        if intro := INTRO.search(told):
            is_colon = intro.group().startswith(":")
            if not is_colon and self._words(candidate) >= 4 and self._is_told(clause, told):
                return clause
            if clause.verb and (is_colon or len(told) - (clause.verb_end - start) < 60):
                return clause if self._is_sentence(candidate, 2 if is_colon else 3) else None
            if is_colon and self._is_sentence(candidate, 4):
                return clause if self.speakers.of(clause, candidate.start) else None
            return None
        return self._fragment(candidate, clause)

    def _is_told(self, clause: Clause, told: str) -> bool:
        """Whether a sentence begins as one that reports: According to her, “…”"""
        pattern = ACCORDING.get(self.language)
        if pattern and pattern.search(told):
            return True
        return clause.verb is not None and clause.verb_start - clause.start < 20

    def _fragment(self, candidate: Candidate, clause: Clause) -> Clause | None:
        """Words that a sentence with a speech verb takes in: called it “the quietest storm”."""
        words = self._words(candidate)
        first = self.text[candidate.start]
        near = clause.verb is not None and candidate.outer_start - clause.verb_end < 40
        if clause.verb and first.islower() and (words >= 4 or (words == 3 and near)):
            return clause
        if (
            clause.verb
            and self._is_sentence(candidate, 4)
            and candidate.outer_start - clause.verb_end < 4
        ):
            return clause
        pattern = ACCORDING.get(self.language)
        told = self.text[clause.start : clause.end]
        if pattern and pattern.search(told) and first.islower() and words >= 4:
            return replace(clause, verb=None, verb_start=clause.start, verb_end=clause.start)
        return None

    def _block_intro(self, candidate: Candidate) -> Clause | None:
        """A paragraph that ends with a colon before a quote that is one of its own."""
        before = self.text[: max(candidate.outer_start, 0)].rstrip()
        if not before.endswith(":") or not self._is_sentence(candidate, 3):
            return None
        start, _ = sentence_bounds(self.text, len(before) - 1)
        return self._clause_in(start, len(before), is_after=False)

    def _is_sentence(self, candidate: Candidate, least: int) -> bool:
        """Whether it has so many words and begins as a sentence does."""
        if self._words(candidate) >= least:
            return (
                bool(CAPITAL.match(self.text, candidate.start))
                or self.text[candidate.start] in "…."
                or (self.text[candidate.start].isdigit() or not candidate.opened)
            )
        return self._words(candidate) >= 1 and self.text[candidate.end - 1] in "!?…"

    def _is_brought_in(self, candidate: Candidate, clause: Clause) -> bool:
        words = self._words(candidate)
        if candidate.dashed or candidate.clause:
            return words >= 1
        if not candidate.opened:
            return words >= 4
        if clause.is_after:
            is_next = clause.verb is not None and clause.verb_start - clause.start < 2
            return words >= 2 or self.text[candidate.end - 1] in "!?…" or is_next
        return True

    def _goes_on(self, candidate: Candidate) -> bool:
        """Whether it follows a quotation of its paragraph, its clause between them alone."""
        if not self.last:
            return False
        if candidate.goes_on:
            return candidate.start - self.last.end < 500
        between = self.text[self.last_end : candidate.outer_start]
        if "\n" in between.strip(" "):
            return (
                not between.strip()
                and self._is_sentence(candidate, 4)
                and self._whole_paragraph(candidate)
            )
        alone = not between.strip(" .,;:—–-")
        if self._is_name(candidate):
            return False
        if alone and self.text[self.last_end - 1 : candidate.outer_start].strip(" ").startswith(
            (",", ".", "!")
        ):
            return True
        return alone and (self._is_sentence(candidate, 3) or between.strip() in {",", ""})

    def _is_name(self, candidate: Candidate) -> bool:
        """Whether the sentence runs on right behind it: «Самрук» выделит деньги."""
        behind = self.text[candidate.outer_end : candidate.outer_end + 2]
        inside = self.text[candidate.end - 1 : candidate.end]
        runs_on = len(behind) == 2 and behind[0] in "  " and behind[1].islower()
        return runs_on and inside not in ".!?…," and self._words(candidate) < 6

    def _whole_paragraph(self, candidate: Candidate) -> bool:
        begin = self.text.rfind("\n", 0, max(candidate.outer_start, 0)) + 1
        newline = self.text.find("\n", candidate.outer_end)
        finish = newline if newline >= 0 else len(self.text)
        rest = self.text[begin : candidate.outer_start] + self.text[candidate.outer_end : finish]
        return not rest.strip(" .—–-,")

    def _is_block(self, candidate: Candidate) -> bool:
        """Whether a paragraph is nothing but a quote of a sentence or more."""
        if not candidate.opened or not self._whole_paragraph(candidate):
            return False
        ends = FINAL.search(self.text[candidate.start : candidate.outer_end + 1].rstrip('”“»" \n'))
        return self._is_sentence(candidate, 6) and bool(ends)

    def _made(self, candidate: Candidate, clause: Clause | None, confidence: float) -> Quotation:
        speaker: Speaker | None = None
        if clause:
            speaker = self.speakers.of(clause, candidate.start)
            if clause.is_after and (not speaker or speaker.by == "role") and candidate.opened:
                before = self._intro(candidate) if not candidate.clause else None
                speaker = (self.speakers.of(before, candidate.start) if before else None) or speaker
        elif self.last and self._near_last(candidate):
            speaker = Speaker(self.last.speaker, "") if self.last.speaker else None
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

    def _intro(self, candidate: Candidate) -> Clause | None:
        """The words before a colon, where they name who speaks and the clause behind does not."""
        start, _ = sentence_bounds(self.text, max(candidate.outer_start, 0))
        told = self.text[start : candidate.outer_start].rstrip(" —–-")
        if not told.endswith(":"):
            return None
        return self._clause_in(start, candidate.outer_start, is_after=False)

    def _near_last(self, candidate: Candidate) -> bool:
        return bool(self.last) and candidate.start - self.last_end < 300


def _bare(start: int, word: str) -> tuple[int, int, str]:
    """A French verb without what is tied to it: s'indigne, confie-t-elle."""
    head = re.match(r"(?:s|l|m|n|j)['’]", word)
    cut = head.end() if head else 0
    bare = word[cut:].split("-")[0]
    return start + cut, start + cut + len(bare), bare

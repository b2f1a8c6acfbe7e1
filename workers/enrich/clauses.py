"""Clauses: the words that bring a quotation in, behind it or before it."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from workers.enrich.candidates import DIRECT, VERB_LIKE, Candidate
from workers.enrich.lexicon import KIN_HEADS, PLACE_HEADS, WORK_HEADS
from workers.enrich.name_words import is_among
from workers.enrich.sentences import sentence_bounds, sentence_end
from workers.enrich.speakers import Speakers
from workers.enrich.speech_clause import Clause
from workers.enrich.speech_verbs import ACCORDING, verbs
from workers.enrich.words import WORD

LINK = re.compile(r"[”“\"»’]?([,.!?…]*)[ \xa0]*([,]?)[ \xa0]*([—–-]?)[ \xa0]*")
INTRO = re.compile(r"[:,][ \xa0]*[—–-]?[ \xa0]*$")
AHEAD, BACK = 9, 25
"""Words behind and before a quote among which its verb is looked for."""
FURTHER = 24
"""The same behind one whose own comma leads over: “…,” Ann Lee, head of …, said."""
FAR = 60
"""Characters between a clause's verb and its end from which on it brings nothing in."""
NEAR = 40
NAMED = 6
"""Words from which on what something is called is what somebody said of it."""
CAPITAL = re.compile(r"[^\w]*[^\W\d_a-zа-яёіїєәғқңөұүһß-öø-ÿ]")
NAMING = re.compile(
    r"\b(?:нар(?:ече|ича|ичат|екоха|екъл|екла)|назва(?:л|ла|ли|в|ва|ха|на|н)?|назива(?:є|ють|ет)"
    r"|назыв(?:ает|ают|ал|ала|али)|call(?:ed|s|ing)?|dubb(?:ed|ing)|label(?:s|led|ed)|brand(?:ed|s)"
    r"|nicknam(?:ed|es)|нарек(?:ува|оа|ла)?|атады|атаған)\b"
)
"""Verbs that give things a name: what they take in is scare quotes, not speech."""
TAKES_IN = re.compile(r"(?:\b(?:че|что|що|дека|that|as|как|dass|que)|[:,])[ \xa0]*$")
LAST_WORD = re.compile(r"([^\W\d_][\w-]*)[ \xa0]$")
NAMED_THINGS = WORK_HEADS | KIN_HEADS | PLACE_HEADS
TIED = re.compile(r"(?:s|l|m|n|j)['’]")
NEVER = re.compile(r"(?!)")


class Clauses:
    """What brings in the candidates of one text."""

    def __init__(
        self, text: str, language: str, candidates: Sequence[Candidate], speakers: Speakers
    ) -> None:
        self.text, self.language = text, language
        self.candidates, self.speakers = candidates, speakers
        self.verbs = verbs(language)
        self.like = VERB_LIKE.get(language, NEVER)
        self.according = ACCORDING.get(language, NEVER)

    def of(self, place: int, candidate: Candidate) -> Clause | None:
        """The clause of a candidate: between its parts, behind it, or before it."""
        if candidate.clause:
            return self.made(*candidate.clause, is_after=True)
        if candidate.goes_on:
            return None
        return self._behind(place, candidate) or self._before(candidate)

    def intro(self, candidate: Candidate) -> Clause | None:
        """The words before a colon, where the clause behind names nobody."""
        start, _ = sentence_bounds(self.text, candidate.outer_start)
        told = self.text[start : candidate.outer_start].rstrip(" —–-")
        if not told.endswith(":"):
            return None
        return self.made(start, candidate.outer_start, is_after=False)

    def words(self, candidate: Candidate) -> int:
        """How many words a candidate has."""
        return sum(1 for _ in WORD.finditer(self.text, candidate.start, candidate.end))

    def is_sentence(self, candidate: Candidate, least: int) -> bool:
        """Whether it has so many words and begins as a sentence does."""
        first = self.text[candidate.start]
        if self.words(candidate) < least:
            return self.words(candidate) > 0 and self.text[candidate.end - 1] in "!?…"
        begins = CAPITAL.match(self.text, candidate.start) is not None
        return begins or first in "…." or first.isdigit() or not candidate.opened

    def made(self, start: int, end: int, *, is_after: bool) -> Clause:
        """A clause with its verb: the first one behind a quote, the last one before it."""
        verb = self._verb(start, end, is_after=is_after)
        first = WORD.search(self.text, start, end)
        if not verb and is_after and first and self.like.fullmatch(first.group()):
            verb = (first.start(), first.end())
        if not verb:
            return Clause(start, end, None, start, start, is_after)
        return Clause(start, end, self.text[slice(*verb)], *verb, is_after)

    def _verb(self, start: int, end: int, *, is_after: bool) -> tuple[int, int] | None:
        found = WORD.finditer(self.text, start, end)
        leads = self.text[max(0, start - 4) : start].strip(" \xa0”\"“’'")[-1:] == ","
        near = (
            islice(found, FURTHER if leads else AHEAD) if is_after else reversed([*found][-BACK:])
        )
        words = [self._bare(m) for m in near]
        for place, (begin, word) in enumerate(words):
            if word not in self.verbs:
                continue
            following = words[place + 1][1] if place + 1 < len(words) else ""
            if word in {"деп", "so"} and following in self.verbs:
                continue
            return begin, begin + len(word)
        return None

    def _bare(self, found: re.Match[str]) -> tuple[int, str]:
        """A word and where it begins, a French verb without what is tied to it: confie-t-elle."""
        word = found.group().lower()
        if self.language != "fr":
            return found.start(), word
        tied = TIED.match(word)
        cut = tied.end() if tied else 0
        return found.start() + cut, word[cut:].split("-")[0]

    def _behind(self, place: int, candidate: Candidate) -> Clause | None:
        """A clause behind the closing mark: “…,” said she."""
        paragraph = self.text.find("\n", candidate.outer_end)
        paragraph = paragraph if paragraph >= 0 else len(self.text)
        link = LINK.match(self.text, candidate.outer_end, paragraph)
        is_small = self.text[candidate.start].islower() and self.words(candidate) < NAMED
        if is_small and self._is_naming(candidate):
            return None
        first = WORD.match(self.text, link.end(), paragraph) if link else None
        if not candidate.closed or not link or not first or "." in link.group(1):
            return None
        clause = self.made(first.start(), self._end(place, first.start(), paragraph), is_after=True)
        word = first.group()
        if word.lower() in DIRECT.get(self.language, ()) and self.words(candidate) >= 3:
            return clause
        inside = self.text[candidate.outer_end - 2 : candidate.outer_end - 1]
        is_linked = "," in link.group() or link.group(3) != "" or inside in ",!?…"
        if self._is_titled(candidate):
            return None
        if not is_linked and not (self.language == "fr" and word == "a"):
            return None
        return self._told_behind(candidate, clause, word, has_dash=link.group(3) != "")

    def _told_behind(
        self, candidate: Candidate, clause: Clause, first: str, *, has_dash: bool
    ) -> Clause | None:
        """The clause behind a quote, where it tells that something was said."""
        inside = self.text[candidate.outer_end - 2 : candidate.outer_end - 1]
        is_short = self.language == "en" and clause.end - clause.start < NEAR and clause.verb
        if inside == "." and first[0].isupper() and not is_short:
            return None
        if clause.verb and clause.verb.lower() in self.verbs:
            is_apart = first[0].isupper() and self.language != "en"
            return None if is_apart and clause.verb_start - clause.start > FAR else clause
        if has_dash and first[0].islower() and self.is_sentence(candidate, 2):
            return clause
        if self.according.match(self.text, clause.start):
            return replace(clause, verb=None, verb_start=clause.start, verb_end=clause.start)
        if not clause.verb or not self.is_sentence(candidate, 4):
            return None
        return clause if self.speakers.of(clause, candidate.start) else None

    def _end(self, place: int, start: int, paragraph: int) -> int:
        """Where a clause ends: with its sentence, or before the next quote in it."""
        end = sentence_end(self.text, start, paragraph)
        if place + 1 == len(self.candidates) or self.candidates[place + 1].outer_start >= end:
            return end
        following = self.candidates[place + 1]
        before = self.text[max(0, following.outer_start - 2) : following.outer_start].strip()
        is_name = self.words(following) <= 4 and before not in {",", ".", ":", "—", "–"}
        return end if is_name else max(following.outer_start, start)

    def _before(self, candidate: Candidate) -> Clause | None:
        """A clause before the opening mark: She said: “…”"""
        if not candidate.opened:
            return None
        start, _ = sentence_bounds(self.text, candidate.outer_start)
        if start >= candidate.outer_start:
            return self._paragraph_before(candidate)
        clause = self.made(start, candidate.outer_start, is_after=False)
        told = self.text[start : candidate.outer_start]
        if intro := INTRO.search(told):
            return self._introduced(candidate, clause, told, is_colon=intro.group()[0] == ":")
        return self._fragment(candidate, clause, told)

    def _introduced(
        self, candidate: Candidate, clause: Clause, told: str, *, is_colon: bool
    ) -> Clause | None:
        """Words before a colon or a comma, where they tell that something is said."""
        if not is_colon and self.words(candidate) >= 4:
            is_early = clause.verb is not None and clause.verb_start - clause.start < 20
            if is_early or self.according.search(told):
                return clause
        if clause.verb and (is_colon or clause.end - clause.verb_end < FAR):
            return clause if self.is_sentence(candidate, 2 if is_colon else 3) else None
        if is_colon and self.is_sentence(candidate, 4):
            return clause if self.speakers.of(clause, candidate.start) else None
        return None

    def _fragment(self, candidate: Candidate, clause: Clause, told: str) -> Clause | None:
        """Words that a sentence with a speech verb takes in: called it “the quietest storm”."""
        words = self.words(candidate)
        is_small = self.text[candidate.start].islower()
        gap = candidate.outer_start - clause.verb_end
        if words < NAMED and self._is_naming(candidate):
            return None
        if (
            clause.verb
            and is_small
            and (words > 4 or (words > 2 and (gap < 4 or TAKES_IN.search(told))))
        ):
            return clause
        if clause.verb and gap < 4 and self.is_sentence(candidate, 4):
            return clause
        if self.according.search(told) and is_small and words >= 4:
            return replace(clause, verb=None, verb_start=clause.start, verb_end=clause.start)
        return None

    def _is_titled(self, candidate: Candidate) -> bool:
        """Whether a short one is the name of what the word before it says: концерта „…“."""
        if self.words(candidate) >= NAMED or self.text[candidate.end - 1] in ".,!?…":
            return False
        before = LAST_WORD.search(
            self.text, max(0, candidate.outer_start - 40), candidate.outer_start
        )
        return before is not None and is_among(before.group(1).lower(), NAMED_THINGS, self.language)

    def _is_naming(self, candidate: Candidate) -> bool:
        """Whether the words beside give something a name: called it “…”, „…“, както го нарече."""
        start, end = sentence_bounds(self.text, candidate.outer_start)
        return any(
            NAMING.search(self.text, *span)
            for span in ((start, candidate.outer_start), (candidate.outer_end, end))
        )

    def _paragraph_before(self, candidate: Candidate) -> Clause | None:
        """A paragraph that ends with a colon before a quote that is one of its own."""
        before = self.text[: candidate.outer_start].rstrip()
        if not before.endswith(":") or not self.is_sentence(candidate, 3):
            return None
        start, _ = sentence_bounds(self.text, len(before) - 1)
        return self.made(start, len(before), is_after=False)

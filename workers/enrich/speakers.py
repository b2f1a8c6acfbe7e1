"""Who said it: the speaker of a quote, by the clause that brings it in."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from news.stopwords import stopwords
from workers.enrich.people import NAME, Person
from workers.enrich.people_words import COUNTRY
from workers.enrich.sentences import sentence_bounds
from workers.enrich.speaker_roles import (
    ARTICLES,
    KAZAKH_VERB,
    NEAR,
    REFLEXIVE,
    ROLE_LENGTH,
    ROLE_WORD,
    gender_of,
    role_stem,
)
from workers.enrich.speaker_words import IMPERSONAL, OFFICE, PREPOSITION, REMEMBERED
from workers.enrich.speech_clause import Clause, Speaker
from workers.enrich.speech_verbs import ACCORDING, PRONOUNS, verbs
from workers.enrich.words import WORD


class Speakers:
    """The people of one text, and who of them a clause speaks of."""

    def __init__(self, text: str, language: str, people: Sequence[Person]) -> None:
        self.text, self.language = text, language
        self.people = people
        self.begins = [person.start for person in people]
        self.pronouns = PRONOUNS.get(language, {})

    def of(self, clause: Clause, quote_start: int) -> Speaker | None:
        """Whom this clause names as the speaker; None where it names nobody."""
        told = self.text[clause.start : clause.end]
        if IMPERSONAL.search(told):
            return None
        return (
            self._by_according(clause)
            or self._by_pronoun(clause, quote_start)
            or self._by_name(clause)
            or self._by_role(clause, quote_start)
        )

    def subject_before(self, place: int) -> Person | None:
        """Whom the sentence right before a place tells of."""
        start, _ = sentence_bounds(self.text, max(0, len(self.text[:place].rstrip()) - 1))
        named = self._last(place, "", None)
        return named if named and named.start >= start else None

    def _between(self, start: int, end: int) -> Sequence[Person]:
        """The people named in a stretch."""
        return self.people[bisect_left(self.begins, start) : bisect_left(self.begins, end)]

    def _before(self, place: int) -> Sequence[Person]:
        """The people last named before a place."""
        at = bisect_left(self.begins, place)
        return self.people[max(0, at - REMEMBERED) : at]

    def _by_according(self, clause: Clause) -> Speaker | None:
        """«По думите на …», according to …: the name right behind."""
        pattern = ACCORDING.get(self.language)
        if clause.verb or not pattern:
            return None
        found = pattern.search(self.text, clause.start, clause.end)
        if not found:
            return None
        person = next(iter(self._between(found.end(), clause.end)), None)
        return Speaker(person.name, "name") if person else None

    def _by_pronoun(self, clause: Clause, quote_start: int) -> Speaker | None:
        """He said: the last person that it may mean."""
        if not clause.verb:
            return None
        ahead = [w.group().lower() for w in WORD.finditer(self.text, clause.verb_end, clause.end)][
            :3
        ]
        behind = [
            w.group().lower() for w in WORD.finditer(self.text, clause.start, clause.verb_start)
        ]
        near = (
            [*behind[-2:][::-1], *ahead[:2]]
            if not clause.is_after
            else [*ahead[:2], *behind[-2:][::-1]]
        )
        for word in near:
            if word in self.pronouns:
                named = self._last(quote_start, self.pronouns[word], clause)
                return Speaker(named.name, "pronoun") if named else None
        if self.language == "fr" and (
            found := re.search(r"-(?:t-)?(il|elle)\b", self.text[clause.start : clause.end])
        ):
            named = self._last(quote_start, "m" if found.group(1) == "il" else "f", clause)
            return Speaker(named.name, "pronoun") if named else None
        return None

    def _last(self, before: int, gender: str, clause: Clause | None) -> Person | None:
        """Of the nearest sentence with somebody who fits, the first: its subject."""
        if gender == "p":
            return None
        fitting = [
            p
            for p in self._before(before)
            if (not gender or p.gender in {"", gender})
            and not (clause and clause.start <= p.start < clause.end)
        ]
        if not fitting:
            return None
        start, _ = sentence_bounds(self.text, fitting[-1].start)
        same = [p for p in fitting if p.start >= start]
        free = [
            p for p in same if not PREPOSITION.search(self.text[max(0, p.start - 12) : p.start])
        ]
        return (free or same)[0]

    def _by_name(self, clause: Clause) -> Speaker | None:
        """A person in the clause: behind the verb, else before it."""
        inside = self._between(clause.start, clause.end)
        ahead = [p for p in inside if p.start >= clause.verb_end and self._is_subject(p, clause)]
        behind = [p for p in inside if p.end <= clause.verb_start]
        free = [
            p for p in behind if not PREPOSITION.search(self.text[max(0, p.start - 12) : p.start])
        ]
        behind = free or behind
        if clause.verb is None:
            return Speaker((ahead or inside)[0].name, "name") if inside else None
        first = ahead[0] if ahead else None
        if clause.is_after and not self.text[clause.start : clause.verb_start].strip(" ,—–-"):
            chosen = first
        else:
            chosen = (
                behind[-1]
                if behind and self._no_break(behind[-1].end, clause.verb_start)
                else first
            )
            chosen = chosen or (behind[0] if behind else None)
        if chosen:
            return Speaker(chosen.name, "name")
        return self._by_single_word(clause)

    def _no_break(self, start: int, end: int) -> bool:
        return end - start < 120

    def _is_subject(self, person: Person, clause: Clause) -> bool:
        """Whether no preposition stands before a name behind the verb."""
        before = self.text[clause.verb_end : person.start]
        if before.count(",") > 1:
            return False
        return not PREPOSITION.search(before)

    def _by_single_word(self, clause: Clause) -> Speaker | None:
        """One word with a capital right behind the verb or a role: казва Жанибек."""
        found = re.compile(
            rf"(?:[  ](?:се|си|ми|тогда|then))?((?:[  ][a-zа-яёіїєәғқңөұүһ’'-]+){{0,3}}?)[  "
            rf"]({NAME.pattern})"
        ).match(self.text, clause.verb_end, clause.end)
        if not found or len(found.group(2)) < 3 or found.group(2).isupper():
            return None
        between = found.group(1).split()
        if any(len(w) < 4 and w in stopwords(self.language) for w in between):
            return None
        name = found.group(2)
        if self.language in {"ru", "uk"} and (name[-1] in "ую" or (between and name[-1] in "иыії")):
            return None
        if COUNTRY.match(name.lower()):
            return None
        if self.text[found.start(2) - 1] == " " and PREPOSITION.search(
            self.text[clause.verb_end : found.start(2)]
        ):
            return None
        following = self.text[found.end(2) : found.end(2) + 1]
        return Speaker(name, "name") if following != "’" else None

    def _by_role(self, clause: Clause, quote_start: int) -> Speaker | None:
        """The noun at the verb: the person whose role it is, else the noun itself."""
        role = self._role_words(clause)
        if not role:
            return None
        if role[0].isupper() and role.isalpha() and self.language not in {"de", "kk", "ky"}:
            is_first = self.text[clause.start : clause.verb_start].strip() == role
            if is_first and role.lower() not in stopwords(self.language):
                return Speaker(role, "name")
        if OFFICE.search(role):
            return Speaker(role, "role")
        stem = role_stem(role.split()[-1] if self.language == "en" else role.split()[0])
        before_it = self._before(quote_start)
        for person, before in zip(before_it[::-1], [*before_it[-2::-1], None], strict=False):
            begin = max(person.start - NEAR, before.end if before else 0, 0)
            context = person.role or self.text[begin : person.start]
            context = re.split(r"[.!?\n]\s", context)[-1]
            behind = self.text[person.end : person.end + 60].split(".")[0]
            near = f"{context} {behind if behind.startswith(',') else ''}".lower()
            if any(word.startswith(stem) for word in ROLE_WORD.findall(near)):
                return Speaker(person.name, "role")
        gender = gender_of(self._first_word(clause), self.language)
        named = self._last(quote_start, gender, clause) if gender else None
        if named:
            return Speaker(named.name, "role")
        return Speaker(role, "role")

    def _first_word(self, clause: Clause) -> str:
        """The words right behind the verb, or before it: каза певицата, the singer said."""
        if ahead := self.text[clause.verb_end : clause.end].split(",")[0].split():
            ahead = [w for w in ahead if w.lower() not in REFLEXIVE]
            return " ".join(ahead[:2]) if ahead else ""
        return self.text[clause.start : clause.verb_start]

    def _role_words(self, clause: Clause) -> str:
        """The noun phrase behind the verb, else before it, as written."""
        stop = stopwords(self.language)
        words: list[str] = []
        end = clause.verb_end
        for found in WORD.finditer(self.text, clause.verb_end, clause.end):
            word = found.group()
            gap = self.text[end : found.start()]
            small = word.lower()
            if words and ("," in gap or "—" in gap or "–" in gap or small in stop):
                break
            if small in REFLEXIVE or (self.language in {"en", "de", "fr"} and small in ARTICLES):
                end = found.end()
                continue
            if small in stop or small in verbs(self.language) or "," in gap:
                if self.language in {"kk", "ky"} and small in verbs(self.language):
                    end = found.end()
                    continue
                break
            if self.language in {"kk", "ky"} and KAZAKH_VERB.fullmatch(small):
                end = found.end()
                continue
            words.append(word)
            end = found.end()
            if len(words) == ROLE_LENGTH:
                break
        if words:
            return " ".join(
                words
                if self.language in {"en", "de", "kk", "ky"}
                else words[:1]
                if self.language == "bg"
                else words[:3]
            )
        behind = self.text[clause.start : clause.verb_start].strip(" ,—–-")
        behind = re.sub(
            r"^(?:the|a|an|der|die|das|ein|eine|le|la|les|un|une)\s+", "", behind, flags=re.I
        )
        picked = behind.split()
        if 0 < len(picked) <= 4 and not any(w.lower() in stop for w in picked):
            return behind
        return ""
